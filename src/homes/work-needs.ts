import { nameOf } from '../directory/index.ts'
import {
  type BoardFacts,
  type Body,
  boardOn,
  type Calendar,
  calendarText,
  datesToPublish,
  loadNominations,
  type Meeting,
  nextStep,
  type Round,
  roundsOn,
  type SchoolTerm,
  SHARED_ADVICE,
  type SharedSeat,
  seatTitleOf,
  sharedSeats,
  sharedSince,
  sharedTag,
  sharedText,
  termsRunningOut,
} from '../governance/index.ts'
import { addDays, daysBetween, type IsoDate, longDate } from '../kernel/dates.ts'
import { plural } from '../kernel/text.ts'
import type { Reader } from '../platform/reader.ts'
import { loadMilestones, type Step, stepOn } from '../setting-up/index.ts'
import type { Need } from './needs.ts'

type Link = (path: string) => string

/**
 * Milestones that are late, rounds of nominations that wait for a decision or for somebody to come forward, seats that hold two people,
 * dates that are not published, and meetings that are not planned or not recorded.
 */
export const workNeeds = async (reader: Reader, facts: BoardFacts, today: IsoDate, link: Link): Promise<Need[]> => {
  const steps = (await loadMilestones(reader)).map((one) => stepOn(one, today))
  const rounds = roundsOn(await loadNominations(reader), facts.seats, today)
  return [
    ...steps.filter(({ state }) => state === 'late').map((step) => lateNeed(facts, step, link)),
    ...rounds
      .filter(({ state, closesOn }) => state !== 'open' && state !== 'filled' && closesOn !== null)
      .map((round) => roundNeed(facts, round, link)),
    ...facts.bodies
      .flatMap(({ ref }) => sharedSeats(boardOn(facts, ref, today)))
      .map((shared) => sharedNeed(facts, shared, link)),
    ...datesToPublish(facts, today).map((dates) => datesNeed(dates, today, link)),
    ...termsRunningOut(facts, today).map(({ body, term }) => termNeed(body, term, today, link)),
    ...unrecordedMeetings(facts, today).map((meeting) => unrecordedNeed(facts, meeting, link)),
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

const termNeed = (body: Body, { name, to }: SchoolTerm, today: IsoDate, link: Link): Need => ({
  on: to,
  left: plural(daysBetween(today, to), 'day'),
  text: `Plan a meeting: ${body.name}`,
  href: link(`/meetings/new?body=${encodeURIComponent(body.ref)}`),
  why: `It is to meet in every term. In the ${name}, which ends on ${longDate(to)}, it has not met, and nothing is planned.`,
  tag: { kind: 'warn', text: 'No date yet' },
})

const datesNeed = ({ body, calendar }: { body: Body; calendar: Calendar }, today: IsoDate, link: Link): Need => {
  const { year, dueBy, meetings } = calendar
  return {
    on: dueBy,
    left: dueBy < today ? `${plural(daysBetween(dueBy, today), 'day')} late` : plural(daysBetween(today, dueBy), 'day'),
    text: `Publish the dates of ${year}: ${body.name}`,
    href: link(`/meetings/${meetings === 0 ? 'new' : 'published/new'}?body=${encodeURIComponent(body.ref)}`),
    why: calendarText(calendar, today).replaceAll('**', ''),
    tag: dueBy < today ? { kind: 'bad', text: 'Late' } : { kind: 'warn', text: 'Due' },
  }
}

const sharedNeed = (facts: BoardFacts, shared: SharedSeat, link: Link): Need => ({
  on: sharedSince(shared),
  text: `Say who sits in it: ${seatTitleOf(facts, shared.seat.ref)}`,
  href: link(`/board/seats/${encodeURIComponent(shared.seat.ref)}`),
  why: `${sharedText(facts, shared)} ${SHARED_ADVICE}`,
  tag: sharedTag(shared.sittings.length),
})

const unrecordedMeetings = ({ meetings }: BoardFacts, today: IsoDate): Meeting[] =>
  meetings.filter(({ status, heldOn }) => status === 'planned' && heldOn < today)

const unrecordedNeed = (facts: BoardFacts, { ref, body, heldOn }: Meeting, link: Link): Need => ({
  on: heldOn,
  text: `Record what became of a meeting: ${facts.bodies.find((one) => one.ref === body)?.name ?? body}`,
  href: link(`/meetings/${encodeURIComponent(ref)}/outcome/new`),
  why: `It was planned for ${longDate(heldOn)}. Until it is recorded as held, it counts for nobody.`,
  tag: { kind: 'warn', text: 'To do' },
})
