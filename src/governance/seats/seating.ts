import { addDays, addMonths, type IsoDate, inForce, later } from '../../kernel/dates.ts'
import { grouped } from '../../kernel/grouped.ts'
import { lastDayWithin } from '../../kernel/year-or-month.ts'
import { lastDayOf, makesWayOn } from '../board/board.ts'
import type { Appointment, BoardFacts, Seat } from '../types.ts'

/** A stretch of a seat's time: somebody sat in it, or nobody did. From null: since before anything is known. To null: no end is known. */
export interface SeatStretch {
  from: IsoDate | null
  to: IsoDate | null
  /** None: the seat was vacant. */
  appointment?: Appointment
}

/** The last day in a seat as far as is known: who is held over makes way for the next to be appointed to it. */
export const lastDayInSeat = (facts: BoardFacts, appointment: Appointment): IsoDate | null => {
  const last = lastDayOf(facts, appointment)
  const from = makesWayOn(facts, appointment)
  const before = from === null ? null : addDays(from, -1)
  return before !== null && (last === null || before < last) ? before : last
}

/**
 * The history of a seat, the oldest first: who sat in it and when nobody did, without a gap from its first day on. Where two sat in it
 * at once, their stretches overlap, and it is vacant when the last of them has left.
 */
export const seatHistory = (facts: BoardFacts, seat: Seat): SeatStretch[] => {
  const stretches: SeatStretch[] = []
  let free: IsoDate | null | undefined = seat.from
  for (const appointment of facts.appointments.filter(({ seat: ref }) => ref === seat.ref)) {
    const { appointedOn } = appointment
    if (free && free < appointedOn) stretches.push({ from: free, to: addDays(appointedOn, -1) })
    const to = lastDayInSeat(facts, appointment)
    stretches.push({ from: appointedOn, to, appointment })
    if (to === null) free = undefined
    else if (free !== undefined) free = free === null ? addDays(to, 1) : later(free, addDays(to, 1))
  }
  const isOver = free && seat.to && free > seat.to
  return free === undefined || isOver ? stretches : [...stretches, { from: free, to: seat.to }]
}

/** Who sits in a seat on a day, one stretch for each, in order of appointment; or one that says since when nobody does. */
export const seatOn = (facts: BoardFacts, seat: Seat, day: IsoDate): [SeatStretch, ...SeatStretch[]] => {
  const now = seatHistory(facts, seat).filter((stretch) => inForce(stretch, day))
  const [first, ...others] = grouped(now, ({ appointment }) => appointment?.person ?? '').values()
  // Whoever was appointed anew before the term was over sits by the last appointment.
  const last = (own: SeatStretch[]) => own.at(-1) as SeatStretch
  return first ? [last(first), ...others.map(last)] : [{ from: null, to: null }]
}

/** The seats of a body that exist on a day, each with who sits in it or since when it is vacant. */
export const seatingOn = (
  facts: BoardFacts,
  body: string,
  day: IsoDate,
): { seat: Seat; now: [SeatStretch, ...SeatStretch[]] }[] =>
  facts.seats
    .filter((seat) => seat.body === body && inForce(seat, day))
    .map((seat) => ({ seat, now: seatOn(facts, seat, day) }))

/** Whose time in a seat ended on the eve of a day. */
export const leaverBefore = (facts: BoardFacts, seat: Seat, day: IsoDate): Appointment | undefined =>
  seatHistory(facts, seat).findLast(({ to }) => to !== null && addDays(to, 1) === day)?.appointment

/** The time in which a seat is vacant, or the next that is known to come, with the appointment that ended before it. */
export interface Vacancy {
  seat: Seat
  from: IsoDate | null
  leaver?: Appointment
}

/** Beyond this a vacancy that is known to come is not advertised yet. */
const MONTHS_AHEAD = 6

export const vacancyOf = (facts: BoardFacts, seat: Seat, day: IsoDate): Vacancy | undefined => {
  const history = seatHistory(facts, seat)
  const at = history.findIndex(({ appointment, to }) => !appointment && (to === null || to >= day))
  const vacant = history[at]
  if (!vacant || (vacant.from !== null && vacant.from > addMonths(day, MONTHS_AHEAD))) return undefined
  const leaver = vacant.from === null ? undefined : leaverBefore(facts, seat, vacant.from)
  return { seat, from: vacant.from, ...(leaver ? { leaver } : {}) }
}

/** Appointments that are dated before their seat, or its body, exists, each with the first day of both. */
export const beforeSeats = (facts: BoardFacts): { appointment: Appointment; from: IsoDate }[] =>
  facts.appointments.flatMap((appointment) => {
    const seat = facts.seats.find(({ ref }) => ref === appointment.seat)
    const body = facts.bodies.find(({ ref }) => ref === appointment.body)
    const [from] = [seat?.from, body?.from]
      .filter((day) => day != null)
      .sort()
      .reverse()
    const latest = appointment.appointedWithin ? lastDayWithin(appointment.appointedWithin) : appointment.appointedOn
    return from && latest < from ? [{ appointment, from }] : []
  })
