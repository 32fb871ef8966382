import { type IsoDate, longDate } from '../../../kernel/dates.ts'
import { conflict, invalid } from '../../../kernel/errors.ts'
import { Choice, DateText, ListOf, Optional, Ref } from '../../../kernel/fields.ts'
import { commandSchema } from '../../../kernel/schema.ts'
import { plural } from '../../../kernel/text.ts'
import { defineAct, refuseAhead, type Tx } from '../../../platform/acts/index.ts'
import { conflictsOf } from '../../decisions/conflicts.ts'
import { refusedChoice, refusedPanel, votesDecide } from '../../decisions/contested.ts'
import {
  isChosen,
  loadNominations,
  NOMINATION_OUTCOMES,
  type Nomination,
  type NominationOutcome,
  recordNominationRow,
} from '../../decisions/nominations.ts'
import { type Round, roundsOn } from '../../decisions/rounds.ts'
import { nominationNotices } from '../../seats/kept-words.ts'
import { loadBoardFacts, loadInterests } from '../../store.ts'
import type { BoardFacts, Notice } from '../../types.ts'

export interface DecideNomination {
  nomination: string
  outcome: NominationOutcome
  decidedOn: IsoDate
  /** Who interviewed. */
  panel?: string[]
}

const DecideNominationBody = commandSchema<DecideNomination>({
  nomination: Ref('nomination', 'nominations'),
  outcome: Choice('outcome', NOMINATION_OUTCOMES),
  decidedOn: DateText('day of the decision'),
  panel: Optional(ListOf('panel', Ref('person', 'people'))),
})

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
const decideNomination = async (tx: Tx, command: DecideNomination): Promise<Decided> => {
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
  const { outcome, decidedOn: on, panel = [] } = command
  const evades = outcome === 'uncontested' || (outcome === 'elected' && votesDecide(facts.company))
  if (evades && round.state === 'contested') throw refusedChoice(facts, round, on)
  if (outcome !== 'interviewed') return
  const unknown = panel.flatMap((person, i) =>
    facts.directory.people.has(person)
      ? []
      : [{ pointer: `/panel/${i}`, detail: `There is no person “${person}”. Record the person first` }],
  )
  if (unknown.length > 0) throw invalid(unknown)
  const refused = refusedPanel(facts, round, { panel, on })
  if (refused) throw refused
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
