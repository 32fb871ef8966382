import { nameOf } from '../directory/index.ts'
import { type BoardFacts, loadNominations, nextStep, type Round, roundsOn } from '../governance/index.ts'
import { addDays, type IsoDate, longDate } from '../kernel/dates.ts'
import { plural } from '../kernel/text.ts'
import type { Reader } from '../platform/reader.ts'
import { loadMilestones, type Step, stepOn } from '../setting-up/index.ts'
import type { Need } from './needs.ts'

type Link = (path: string) => string

/** Milestones that are late, and rounds of nominations that wait for a decision or for somebody to come forward. */
export const workNeeds = async (reader: Reader, facts: BoardFacts, today: IsoDate, link: Link): Promise<Need[]> => {
  const steps = (await loadMilestones(reader)).map((one) => stepOn(one, today))
  const rounds = roundsOn(await loadNominations(reader), facts.seats, today)
  return [
    ...steps.filter(({ state }) => state === 'late').map((step) => lateNeed(facts, step, link)),
    ...rounds
      .filter(({ state, closesOn }) => state !== 'open' && state !== 'filled' && closesOn !== null)
      .map((round) => roundNeed(facts, round, link)),
  ]
}

const lateNeed = (facts: BoardFacts, { ref, title, dueOn, daysLate, owner }: Step, link: Link): Need => ({
  ...(dueOn ? { on: dueOn } : {}),
  left: `${plural(daysLate, 'day')} late`,
  text: `Late in the plan: ${title}`,
  href: `${link('/plan')}#${encodeURIComponent(ref)}`,
  why: `It was due by ${longDate(dueOn ?? '')}${owner ? `; its owner is ${nameOf(facts.directory, owner)}` : ''}. Record it as done, or give it another date.`,
  tag: { kind: 'bad', text: 'Late' },
})

const roundNeed = (facts: BoardFacts, round: Round, link: Link): Need => ({
  ...(round.closesOn ? { on: addDays(round.closesOn, 1) } : {}),
  text: `Nominations have closed: ${round.title}`,
  href: link('/nominations'),
  why: nextStep(facts, round),
  tag: round.state === 'uncontested' ? { kind: 'info', text: 'To decide' } : { kind: 'warn', text: 'To do' },
})
