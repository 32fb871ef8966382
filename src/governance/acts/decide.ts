import { articlesOn, type Company } from '../../company/index.ts'
import { nameOf } from '../../directory/index.ts'
import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { conflict, type FieldError, invalid } from '../../kernel/errors.ts'
import { Choice, DateText, Fields, ListOf, Optional, Ref } from '../../kernel/fields.ts'
import { type Schema, schema } from '../../kernel/schema.ts'
import { listed, plural } from '../../kernel/text.ts'
import { defineAct, type Tx } from '../../platform/act.ts'
import { refuseAhead } from '../../platform/happened.ts'
import { nominationNotices } from '../board/kept-words.ts'
import { conflictsOf } from '../decisions/conflicts.ts'
import {
  isChosen,
  loadNominations,
  NOMINATION_OUTCOMES,
  type Nomination,
  type NominationOutcome,
  recordNominationRow,
} from '../decisions/nominations.ts'
import { anyOfPeople, chairsText, officersKnown, panelOf } from '../decisions/panel.ts'
import { type Round, roundsOn } from '../decisions/rounds.ts'
import { loadBoardFacts, loadInterests } from '../store.ts'
import type { BoardFacts, Notice } from '../types.ts'

export interface DecideNomination {
  nomination: string
  outcome: NominationOutcome
  decidedOn: IsoDate
  /** Who interviewed. */
  panel?: string[]
}

const DecideNominationBody = schema(
  Fields({
    nomination: Ref('nomination', 'nominations'),
    outcome: Choice('outcome', NOMINATION_OUTCOMES),
    decidedOn: DateText('day of the decision'),
    panel: Optional(ListOf('panel', Ref('person', 'people'))),
  }),
) as unknown as Schema<DecideNomination>

export interface Decided {
  nomination: Nomination
  /** What remains of the round: its state, and how many places nobody has been chosen for. */
  round: { state: Round['state']; left: number } | null
  /** That the place is kept for the other sector. */
  notices: Notice[]
  /** Of those who interviewed, who has something in common with the nominee: said, and for the body to weigh. */
  conflicts: string[]
}

/**
 * Decides a nomination. Nobody is chosen before the last day for nominations; as many candidates as places are uncontested; of more,
 * some are interviewed or elected; and no more are chosen than there are places.
 */
export const decideNomination = async (tx: Tx, command: DecideNomination): Promise<Decided> => {
  refuseAhead(tx, '/decidedOn', command.decidedOn)
  const facts = await loadBoardFacts(tx)
  const all = await loadNominations(tx)
  const before = all.find(({ ref, person }) => ref === command.nomination && person !== null)
  if (!before) throw invalid(`There is no nomination “${command.nomination}”. Record it first`, '/nomination')
  if (before.outcome !== null) {
    const day = before.decidedOn === null ? 'before' : `on ${longDate(before.decidedOn)}`
    throw conflict('already-decided', `This nomination was decided ${day}: ${before.outcome}`)
  }
  if (before.receivedOn !== null && command.decidedOn < before.receivedOn) {
    throw invalid(`The nomination was received later, on ${longDate(before.receivedOn)}`, '/decidedOn')
  }
  const roundOf = (rows: readonly Nomination[]) =>
    roundsOn(rows, facts.seats, command.decidedOn).find(({ candidates, late, withdrawn }) =>
      [...candidates, ...late, ...withdrawn].some(({ ref }) => ref === before.ref),
    )
  if (isChosen(command)) refuseChoice(facts, command, before, roundOf(all))
  const nomination = { ...before, outcome: command.outcome, decidedOn: command.decidedOn }
  await recordNominationRow(tx, nomination)
  const round = roundOf(all.map((one) => (one === before ? nomination : one)))
  return {
    nomination,
    round: round ? { state: round.state, left: round.left } : null,
    conflicts: conflictsOf(facts, await loadInterests(tx), command, before.person ?? ''),
    notices: isChosen(nomination) ? nominationNotices(facts, nomination) : [],
  }
}

const refuseChoice = (
  facts: BoardFacts,
  command: DecideNomination,
  nomination: Nomination,
  round: Round | undefined,
): void => {
  if (!round) throw invalid('A standing interest names no seat. Record a nomination for a seat first', '/nomination')
  if (round.state === 'open' && round.closesOn) {
    throw invalid(`Nominations are received until ${longDate(round.closesOn)}. Decide after that day`, '/decidedOn')
  }
  if (round.late.some(({ ref }) => ref === nomination.ref)) {
    throw invalid('It came after the last day for nominations. Advertise the place again', '/nomination')
  }
  const places = plural(round.places.length, 'place')
  if (round.left <= 0) throw invalid(`Somebody has been chosen for each of the ${places}`, '/outcome')
  if (command.outcome === 'uncontested' && round.state === 'contested') {
    const many = plural(round.undecided.length, 'candidate')
    throw invalid(
      `${many} stand for ${plural(round.left, 'place')}: ${howContested(facts.company, command.decidedOn)}`,
      '/outcome',
    )
  }
  if (command.outcome === 'elected' && round.state === 'contested' && votesDecide(facts.company)) {
    throw invalid(
      'Members vote on it. Record the election with the votes of each candidate (recordElection)',
      '/outcome',
    )
  }
  if (command.outcome === 'interviewed') refusePanel(facts, command, nomination, round)
}

/** Do the members vote where more come forward than there are places? Elsewhere a panel interviews. */
export const votesDecide = ({ preset }: Pick<Company, 'preset'>): boolean => preset === 'district-partnership'

/** What is done where more come forward than there are places. */
export const howContested = (company: Company, on: IsoDate): string => {
  if (!votesDecide(company)) return 'they are interviewed by a co-chair and an officer of the authority'
  const perSchool = articlesOn(company, on).electionVotes.value === 'per_school'
  return `the members vote, each ${perSchool ? 'school' : 'member'} with one vote`
}

/**
 * In a strategic partnership a co-chair and an officer of the authority interview, and whoever else they ask; no candidate is on the
 * panel.
 */
const refusePanel = (facts: BoardFacts, command: DecideNomination, nomination: Nomination, round: Round): void => {
  const panel = command.panel ?? []
  const errors: FieldError[] = panel.flatMap((person, i) => {
    const pointer = `/panel/${i}`
    if (!facts.directory.people.has(person)) return [{ pointer, detail: `There is no person “${person}”` }]
    return round.candidates.some((one) => one.person === person)
      ? [{ pointer, detail: `${nameOf(facts.directory, person)} is a candidate and cannot be on the panel` }]
      : []
  })
  if (facts.company.preset === 'strategic-partnership')
    errors.push(...missingFrom(facts, command, nomination.body, round))
  if (errors.length > 0) throw invalid(errors)
}

/** Which half of the panel is missing, and who could be it. */
const missingFrom = (
  facts: BoardFacts,
  { panel = [], decidedOn }: DecideNomination,
  body: string,
  { candidates }: Round,
): FieldError[] => {
  const { chairs, missing } = panelOf(facts, body, decidedOn, panel)
  const officers = officersKnown(facts, decidedOn, [...candidates.map(({ person }) => person), ...chairs])
  const known = officers.length > 0 ? `: ${anyOfPeople(facts, officers)}` : ''
  const beside = chairs.length > 0 ? ` beside ${listed(chairs.map((one) => nameOf(facts.directory, one)))}` : ''
  return missing.map((half) => ({
    pointer: '/panel',
    detail:
      half === 'chair'
        ? `No chair is on the panel. Name one: ${chairsText(facts, body, decidedOn)}`
        : `No officer of the authority is on the panel${beside}. Name one${known}`,
  }))
}

export const decideNominationAct = defineAct<DecideNomination, Decided>({
  name: 'decideNomination',
  title: 'Decide a nomination',
  permission: 'board:write',
  path: '/nominations/decisions',
  body: DecideNominationBody,
  example: { nomination: 'west-member-1', outcome: 'uncontested', decidedOn: '2026-11-18' as IsoDate },
  run: decideNomination,
})
