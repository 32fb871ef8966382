import { articlesOn, type Company, PRESETS } from '../../company/index.ts'
import { nameOf } from '../../directory/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { type Refusal, ruleBroken, type WayOut } from '../../kernel/errors.ts'
import type { Finding } from '../../kernel/finding.ts'
import { agreeing, listed, plural } from '../../kernel/text.ts'
import type { BoardFacts } from '../types.ts'
import { anyOfPeople, chairsText, officersKnown, panelOf } from './panel.ts'
import type { Round } from './rounds.ts'

/** What the rules of a decision are called as a heading. They judge an act, not a day, and stand in no verdict. */
export const DECISION_RULES: Readonly<Record<string, string>> = {
  'nominations.contested': 'Who is chosen where more come forward than there are places',
  'nominations.panel': 'Who interviews candidates',
}

/** Do the members vote where more come forward than there are places? Elsewhere they are interviewed. */
export const votesDecide = ({ preset }: Pick<Company, 'preset'>): boolean => PRESETS[preset].contested.value === 'vote'

/** What is done where more come forward than there are places. */
export const howContested = (company: Company, on: IsoDate): string => {
  switch (PRESETS[company.preset].contested.value) {
    case 'panel':
      return 'they are interviewed by a co-chair and an officer of the authority'
    case 'interview':
      return 'they are interviewed'
    case 'vote': {
      const perSchool = articlesOn(company, on).electionVotes.value === 'per_school'
      return `the members vote, each ${perSchool ? 'school' : 'member'} with one vote`
    }
  }
}

/** The clause that says so: of a vote, the one on votes that is in force. */
const clauseOn = (company: Company, on: IsoDate): string =>
  votesDecide(company) ? articlesOn(company, on).electionVotes.clause : PRESETS[company.preset].contested.clause

/** Of more candidates than places none is chosen without the interview or the vote that the articles ask for. */
export const refusedChoice = (facts: BoardFacts, round: Round, on: IsoDate): Refusal => {
  const { company } = facts
  const [many, places] = [plural(round.undecided.length, 'candidate'), plural(round.left, 'place')]
  const who = round.undecided.flatMap(({ person }) => person ?? [])
  const over = round.undecided.length - round.left
  const decided: WayOut = votesDecide(company)
    ? {
        text: 'Hold the vote, and record it with the votes of each candidate (recordElection)',
        result: `the members give the ${places}`,
      }
    : {
        text: `Interview the candidates, and record who is chosen as interviewed${asksForPanel(company) ? ', with the panel' : ''}`,
        result: `${places} of ${many} ${agreeing(round.left, round.left, 'is', 'are')} given`,
      }
  const finding: Finding = {
    rule: 'nominations.contested',
    body: round.body,
    status: 'fail',
    numerator: round.undecided.length,
    denominator: round.left,
    limit: 'no more candidates than places',
    headroom: null,
    people: [...who].sort(),
    explanation: `${many} stand for ${places}: ${listed(who.map((one) => nameOf(facts.directory, one)))}. Where there are too many, ${howContested(company, on)}.`,
    source: clauseOn(company, on),
  }
  return ruleBroken(
    `${many} stand for ${places}: ${howContested(company, on)}. Nothing has been recorded`,
    [finding],
    [
      decided,
      {
        text: `Record first that ${over === 1 ? 'one of them withdrew' : `${over} of them withdrew`}`,
        result: `as many candidates as places: uncontested`,
      },
    ],
  )
}

const asksForPanel = ({ preset }: Company): boolean => PRESETS[preset].contested.value === 'panel'

/** A panel on which a candidate sits, or that lacks a chair or an officer where the articles ask for both; nothing where it is in order. */
export const refusedPanel = (
  facts: BoardFacts,
  round: Round,
  { panel, on }: { panel: readonly string[]; on: IsoDate },
): Refusal | undefined => {
  const { company } = facts
  const standing = round.candidates.flatMap(({ person }) => person ?? [])
  const candidates = panel.filter((person) => standing.includes(person))
  const others = panel.filter((person) => !candidates.includes(person))
  const asks = asksForPanel(company)
  const { chairs, missing } = asks ? panelOf(facts, round.body, on, others) : { chairs: [], missing: [] }
  if (candidates.length === 0 && missing.length === 0) return undefined
  const named = (people: readonly string[]) => listed(people.map((one) => nameOf(facts.directory, one)))
  const beside = chairs.length > 0 ? ` beside ${named(chairs)}` : ''
  const wrong = [
    ...(candidates.length > 0
      ? [
          `${named(candidates)} ${agreeing(candidates.length, candidates.length, 'is a candidate', 'are candidates')} and cannot be on the panel`,
        ]
      : []),
    ...missing.map((half) =>
      half === 'chair' ? 'No chair is on the panel' : `No officer of the authority is on the panel${beside}`,
    ),
  ].join('. ')
  const officers = officersKnown(facts, on, [...standing, ...chairs])
  const ways: WayOut[] = [
    ...(candidates.length > 0
      ? [{ text: `Take ${named(candidates)} off the panel`, result: 'no candidate interviews' }]
      : []),
    ...missing.map((half) =>
      half === 'chair'
        ? { text: `Name a chair: ${chairsText(facts, round.body, on)}`, result: 'a chair interviews' }
        : wayToOfficer(facts, officers, beside),
    ),
  ]
  const finding: Finding = {
    rule: 'nominations.panel',
    body: round.body,
    status: 'fail',
    numerator: asks ? 2 - missing.length : others.length,
    denominator: asks ? 2 : panel.length,
    limit: asks ? 'a chair and an officer of the authority, and no candidate' : 'no candidate',
    headroom: null,
    people: [...panel].sort(),
    explanation: `${panel.length === 0 ? 'Nobody is named as the panel' : `The panel is ${named(panel)}`}. ${wrong}.`,
    source: clauseOn(company, on),
  }
  return ruleBroken(`${wrong}. Nothing has been recorded`, [finding], ways)
}

const wayToOfficer = (facts: BoardFacts, officers: readonly string[], beside: string): WayOut => ({
  text:
    officers.length > 0
      ? `Name an officer of the authority${beside}: ${anyOfPeople(facts, officers)}`
      : 'Record who is an officer of the authority (recordOffice), and name him or her',
  result: 'an officer of the authority interviews',
})
