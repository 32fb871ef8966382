import { nameOf } from '../../directory/index.ts'
import { earlier, type IsoDate, later } from '../../kernel/dates.ts'
import { grouped } from '../../kernel/grouped.ts'
import { listed } from '../../kernel/text.ts'
import { asFarAsKnown, firstDayWithin, lastDayWithin } from '../../kernel/year-or-month.ts'
import { type Board, boardOn, type Sitting } from '../board/board.ts'
import { seatCalled } from '../board/called.ts'
import type { Appointment, BoardFacts, Notice, Seat } from '../types.ts'
import { lastDayInSeat } from './seating.ts'

/**
 * A seat in which more people sit than one, each with his or her first appointment to it. Nobody leaves because another comes: all of
 * them are in office until they have ceased, and every rule counts them.
 */
export interface SharedSeat {
  seat: Seat
  /** In order of appointment. */
  sittings: Sitting[]
}

/** The seats of a body that hold more people than one; whoever is held over has made way, and is not among them. */
export const sharedSeats = ({ directors, observers }: Pick<Board, 'directors' | 'observers'>): SharedSeat[] => {
  const all = [...directors, ...observers].flatMap(({ sittings }) => sittings)
  return [...grouped(all, ({ seat }) => seat.ref).values()].flatMap((inOne) => {
    const each = [...grouped(inOne, ({ appointment }) => appointment.person).values()].map(
      ([first]) => first as Sitting,
    )
    return each.length < 2 ? [] : [{ seat: (each[0] as Sitting).seat, sittings: each.sort(byDay) }]
  })
}

const byDay = (a: Sitting, b: Sitting): number => (a.appointment.appointedOn < b.appointment.appointedOn ? -1 : 1)

/** The appointment from which two sat in it. */
const second = ({ sittings }: SharedSeat): Appointment => (sittings[1] as Sitting).appointment

/** The day from which two sat in it. */
export const sharedSince = (shared: SharedSeat): IsoDate => second(shared).appointedOn

/** "2 people hold the seat “Governor” (g1), P Pred and P Next, and both are counted." */
export const sharedText = (facts: BoardFacts, { seat, sittings }: SharedSeat): string => {
  const who = listed(sittings.map(({ appointment }) => nameOf(facts.directory, appointment.person)))
  return `${sittings.length} people hold ${seatCalled(facts, seat.ref)}, ${who}, and ${allOf(sittings)} are counted.`
}

const allOf = ({ length }: readonly unknown[]): string => (length === 2 ? 'both' : 'all')

/** What to do about it, for whoever keeps the register. */
export const SHARED_ADVICE = 'Record when one of them left, or give one another seat.'

/** Every seat that holds more people than one on a day, of one body or of all. */
export const sharedSeatNotices = (facts: BoardFacts, on: IsoDate, only?: string): Notice[] =>
  facts.bodies
    .filter(({ ref }) => only === undefined || ref === only)
    .flatMap(({ ref }) => sharedSeats(boardOn(facts, ref, on)))
    .map((shared) => ({
      notice: 'shared-seat',
      body: shared.seat.body,
      status: 'warn',
      explanation: `${sharedText(facts, shared)} Since ${asFarAsKnown(sharedSince(shared), second(shared).appointedWithin)}: each is in office until he or she has ceased. ${SHARED_ADVICE}`,
      source: 'Register of appointments',
    }))

/** Two people who are recorded as sitting in one seat at the same time. To null: no end is known. */
export interface Overlap {
  seat: string
  earlier: Appointment
  later: Appointment
  from: IsoDate
  to: IsoDate | null
}

/**
 * Every time in which two people are recorded in one seat, past and to come. Where only the year or the month of an old change is
 * known, the one is counted to its last day and the other from its first: that both were there is then not said by anybody, and such a
 * time is told of only if it has not passed by a day.
 */
export const overlaps = (facts: BoardFacts, today: IsoDate): Overlap[] =>
  [...grouped(facts.appointments, ({ seat }) => seat).values()].flatMap((inOne) =>
    inOne.flatMap((one, i) =>
      inOne
        .slice(i + 1)
        .filter(({ person }) => person !== one.person)
        .flatMap((next) => overlapOf(facts, one, next, today) ?? []),
    ),
  )

/** Of two appointments to a seat in their order. */
const overlapOf = (facts: BoardFacts, one: Appointment, next: Appointment, today: IsoDate): Overlap | undefined => {
  const [lastOfOne, lastOfNext] = [lastDayInSeat(facts, one), lastDayInSeat(facts, next)]
  const from = later(one.appointedOn, next.appointedOn)
  const to = lastOfOne === null || lastOfNext === null ? (lastOfOne ?? lastOfNext) : earlier(lastOfOne, lastOfNext)
  if (to !== null && to < from) return undefined
  if (to !== null && to < today && mayHaveFollowed(one, next, to)) return undefined
  return { seat: one.seat, earlier: one, later: next, from, to }
}

const mayHaveFollowed = (one: Appointment, next: Appointment, to: IsoDate): boolean => {
  const leftFrom = one.ceasedWithin === null ? to : firstDayWithin(one.ceasedWithin)
  const cameBy = next.appointedWithin === null ? next.appointedOn : lastDayWithin(next.appointedWithin)
  return leftFrom < cameBy
}
