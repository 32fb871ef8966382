import { nameOf, people } from '../../../directory/index.ts'
import { type IsoDate, longDate } from '../../../kernel/dates.ts'
import { conflict, invalid } from '../../../kernel/errors.ts'
import { Choice, DateText, Optional, Ref } from '../../../kernel/fields.ts'
import { freshRef } from '../../../kernel/refs.ts'
import { commandSchema } from '../../../kernel/schema.ts'
import { type AnyAct, defineAct, refuseAhead, type Tx } from '../../../platform/acts/index.ts'
import { recordRow, rowOfCommand, withKnownRefs } from '../../../platform/registers/index.ts'
import { type HeadOf, headsOn } from '../../board/heads.ts'
import {
  loadNominations,
  NOMINATION_KINDS,
  type Nomination,
  type NominationKind,
  nominationFaults,
  nominationOf,
  nominations,
} from '../../decisions/nominations.ts'
import { isLate } from '../../decisions/rounds.ts'
import { bodies, seats } from '../../registers.ts'
import { nominationNotices } from '../../seats/kept-words.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts, Notice, Seat } from '../../types.ts'

export interface AdvertiseVacancy {
  seat: string
  advertisedOn: IsoDate
  closesOn: IsoDate
}

const AdvertiseVacancyBody = commandSchema<AdvertiseVacancy>({
  seat: Ref('seat', 'seats'),
  advertisedOn: DateText('day of the advertisement'),
  closesOn: DateText('last day for nominations'),
})

export interface Advertised {
  vacancy: Nomination
  /** Whom the advertisement goes to: the heads of every school of the area. */
  sentTo: HeadOf[]
}

/** A vacancy, or a place that falls vacant, is advertised to every head; nominations are received until a day. */
const advertiseVacancy = async (tx: Tx, command: AdvertiseVacancy): Promise<Advertised> => {
  const facts = await loadBoardFacts(tx)
  const seat = seatIn(facts, command.seat)
  const before = await loadNominations(tx)
  const running = before.find(
    (one) =>
      one.seat === seat.ref &&
      one.person === null &&
      one.closesOn !== null &&
      one.closesOn >= command.advertisedOn &&
      (one.advertisedOn ?? '') <= command.closesOn,
  )
  if (running?.closesOn) {
    throw conflict('already-there', `The seat is advertised already, until ${longDate(running.closesOn)}`)
  }
  const vacancy = await kept(tx, { ...command, ref: freshRef('nomination', before), body: seat.body })
  return { vacancy, sentTo: headsOn(facts.directory, command.advertisedOn) }
}

const seatIn = ({ seats: all }: BoardFacts, ref: string): Seat => {
  const seat = all.find((one) => one.ref === ref)
  if (!seat) throw invalid(`There is no seat “${ref}”. Record it first`, '/seat')
  return seat
}

const kept = async (tx: Tx, command: object): Promise<Nomination> => {
  const row = await withKnownRefs(tx, nominations, rowOfCommand(nominations, command), [bodies, seats, people])
  await recordRow(tx, nominations, row)
  return nominationOf(row)
}

export interface RecordNomination {
  ref?: string
  body: string
  seat?: string
  person: string
  kind: NominationKind
  advertisedOn?: IsoDate
  closesOn?: IsoDate
  receivedOn: IsoDate
}

const RecordNominationBody = commandSchema<RecordNomination>({
  ref: Optional(Ref('reference')),
  body: Ref('body', 'bodies'),
  seat: Optional(Ref('seat', 'seats')),
  person: Ref('person', 'people'),
  kind: Choice('kind of nomination', NOMINATION_KINDS),
  advertisedOn: Optional(DateText('day of the advertisement')),
  closesOn: Optional(DateText('last day for nominations')),
  receivedOn: DateText('day on which it was received'),
})

export interface Nominated {
  nomination: Nomination
  late: boolean
  /** That the place is kept for the other sector. */
  notices: Notice[]
}

/**
 * Somebody comes forward, or is put forward, for a seat; without a seat, as a standing interest in the body. Where the seat is
 * advertised, the nomination belongs to that advertisement. One that comes too late is recorded, and not counted.
 */
const recordNomination = async (tx: Tx, command: RecordNomination): Promise<Nominated> => {
  refuseAhead(tx, '/receivedOn', command.receivedOn)
  if (command.seat === undefined && command.kind !== 'standing') {
    throw invalid('Name the seat: only a standing interest is in the body as a whole', '/seat')
  }
  const before = await loadNominations(tx)
  const facts = await loadBoardFacts(tx)
  refuseTwice(facts, before, command)
  const advert = advertFor(before, command)
  const nomination = await kept(tx, { ...advert, ...command, ref: command.ref ?? freshRef('nomination', before) })
  const [fault] = nominationFaults([nomination], facts.seats)
  if (fault) throw invalid(fault.message, `/${fault.column}`)
  const late = isLate(nomination, nomination.closesOn)
  return { nomination, late, notices: nominationNotices(facts, nomination) }
}

const refuseTwice = (
  { directory }: BoardFacts,
  before: readonly Nomination[],
  { ref, person, seat, body }: RecordNomination,
): void => {
  if (ref !== undefined && before.some((one) => one.ref === ref)) {
    throw conflict('already-there', `There is a nomination “${ref}” already`)
  }
  const open = before.find(
    (one) => one.person === person && one.outcome === null && one.body === body && one.seat === (seat ?? null),
  )
  if (open) {
    throw conflict(
      'already-there',
      `${nameOf(directory, person)} is nominated already, by “${open.ref}”. Decide that nomination first`,
    )
  }
}

/** The latest advertisement of the seat that was out by the day on which the nomination came. */
const advertFor = (before: readonly Nomination[], { seat, receivedOn }: RecordNomination) => {
  const found = before.findLast(
    (one) => one.seat === seat && one.person === null && (one.advertisedOn ?? receivedOn) <= receivedOn,
  )
  return found ? { advertisedOn: found.advertisedOn, ...(found.closesOn ? { closesOn: found.closesOn } : {}) } : {}
}

export const advertiseVacancyAct = defineAct<AdvertiseVacancy, Advertised>({
  name: 'advertiseVacancy',
  title: 'Advertise a vacancy',
  permission: 'board:write',
  path: '/nominations/advertisements',
  body: AdvertiseVacancyBody,
  example: { seat: 'ar-west-1', advertisedOn: '2026-11-02' as IsoDate, closesOn: '2026-11-16' as IsoDate },
  run: advertiseVacancy,
})

export const recordNominationAct = defineAct<RecordNomination, Nominated>({
  name: 'recordNomination',
  title: 'Record a nomination',
  permission: 'board:write',
  path: '/nominations',
  body: RecordNominationBody,
  example: {
    ref: 'west-member-1',
    body: 'west',
    seat: 'ar-west-1',
    person: 'basil-underhay',
    kind: 'self',
    receivedOn: '2026-11-10' as IsoDate,
  },
  run: recordNomination,
})

export const nominateActs: AnyAct[] = [advertiseVacancyAct, recordNominationAct]
