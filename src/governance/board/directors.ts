import type { SeatCategory } from '../../company/index.ts'
import { type Association, nameOf, type Office } from '../../directory/index.ts'
import { type IsoDate, inForce } from '../../kernel/dates.ts'
import { by } from '../../kernel/order.ts'
import type { Appointment, BoardFacts, Seat } from '../types.ts'
import { boardOn, type Director, seatedIn } from './board.ts'

/** A director as people ask about one: the seats held, and whether he or she counts as the council's, and why. */
export interface DirectorView {
  person: string
  name: string
  seats: { seat: string; title: string | null; category: SeatCategory; appointment: string }[]
  votes: number
  isChair: boolean
  nominee: boolean
  association: Association | null
  /** An office in a school whose staff the council employs, or on its committees: counted under another reading only. */
  openQuestion: Office | null
  appointedOn: IsoDate
  /** "2015" or "2015-09", where no more is known of it. */
  appointedWithin: string | null
  termEndsOn: IsoDate | null
  ceasedOn: IsoDate | null
  ceasedWithin: string | null
  verifiedOn: IsoDate | null
}

/** Everybody in office on a day, those of the council first, then in order of appointment. */
export const directorsOn = (facts: BoardFacts, body: string, day: IsoDate): DirectorView[] =>
  boardOn(facts, body, day)
    .directors.map((director) => viewOf(facts, director))
    .sort((a, b) => Number(isOfCouncil(b)) - Number(isOfCouncil(a)))

const isOfCouncil = (director: DirectorView): boolean => director.nominee || director.association !== null

const viewOf = (facts: BoardFacts, director: Director): DirectorView => {
  const appointments = director.sittings.map(({ appointment }) => appointment)
  return {
    person: director.person,
    name: nameOf(facts.directory, director.person),
    seats: director.sittings.map(({ seat, appointment }) => ({
      seat: seat.ref,
      title: seat.title,
      category: seat.category,
      appointment: appointment.ref,
    })),
    votes: director.votes,
    isChair: director.isChair,
    nominee: director.nominee,
    association: director.association ?? null,
    openQuestion: director.openQuestion ?? null,
    appointedOn: earliest(appointments).appointedOn,
    appointedWithin: earliest(appointments).appointedWithin,
    termEndsOn: appointments[0]?.termEndsOn ?? null,
    ceasedOn: appointments[0]?.ceasedOn ?? null,
    ceasedWithin: appointments[0]?.ceasedWithin ?? null,
    verifiedOn: appointments.find(({ verifiedOn }) => verifiedOn !== null)?.verifiedOn ?? null,
  }
}

const earliest = (appointments: readonly Appointment[]): Appointment =>
  [...appointments].sort(by('appointedOn'))[0] as Appointment

/** A person's appointments in every body, the latest first. */
export const appointmentsOf = (facts: BoardFacts, person: string): Appointment[] =>
  [...facts.appointments].reverse().filter((one) => one.person === person)

/** The seats of a body on a day with who holds each: nobody, somebody, or more people than should. */
export const seatsOn = (facts: BoardFacts, body: string, day: IsoDate): { seat: Seat; holders: string[] }[] => {
  const board = boardOn(facts, body, day)
  return facts.seats
    .filter((seat) => seat.body === body && inForce(seat, day))
    .map((seat) => ({ seat, holders: seatedIn(board, seat.ref) }))
}
