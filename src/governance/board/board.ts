import { articlesOn, type Company } from '../../company/index.ts'
import {
  type Association,
  association,
  councilEmployedHead,
  type Directory,
  isAuthority,
  type Office,
} from '../../directory/index.ts'
import { addDays, type IsoDate, inForce } from '../../kernel/dates.ts'
import { grouped } from '../../kernel/grouped.ts'
import { kept } from '../../kernel/kept.ts'
import type { Appointment, BoardFacts, Body, Seat } from '../types.ts'
import { lastSpell } from './ex-officio.ts'
import { nominatorOf, organisationNamed } from './nominator.ts'

/** One seat that somebody holds on a day. */
export interface Sitting {
  appointment: Appointment
  seat: Seat
}

/** A person in office on a day, with all that the rules ask about. One person counts once, whatever the number of seats. */
export interface Director {
  person: string
  sittings: Sitting[]
  /** The highest of the votes of the seats held. */
  votes: number
  isChair: boolean
  /** In a seat of the council, or nominated by it. */
  nominee: boolean
  /** Associated with an authority on the day by office held: Local Government and Housing Act 1989, s.69(5). */
  association?: Association
  /** The open question: an office in a school whose staff the council employs, or in a committee of the council. */
  openQuestion?: Office
}

export interface Board {
  body: string
  on: IsoDate
  /** In order of appointment; observers are not among them. */
  directors: Director[]
  observers: Director[]
}

/** The body whose composition is judged where none is named: the board of directors, else the project board, else the only one. */
export const mainBody = (facts: Pick<BoardFacts, 'bodies'>, day: IsoDate): Body | undefined => {
  const inTime = facts.bodies.filter((body) => inForce(body, day))
  for (const kind of ['board', 'project_board']) {
    const found = inTime.filter((body) => body.kind === kind)
    const one = found.find((body) => !body.parent) ?? found[0]
    if (one) return one
  }
  const ever = facts.bodies.find((body) => body.kind === 'board') ?? facts.bodies[0]
  return inTime.length === 1 ? inTime[0] : ever
}

/** By its ref. Where there is no body at all it is called as most are, and the rules find nobody in it. */
export const mainBodyRef = (facts: Pick<BoardFacts, 'bodies'>, day: IsoDate): string =>
  mainBody(facts, day)?.ref ?? 'board'

/**
 * The last day in office as far as is known: the day of leaving, the last day of the term and of any holding over after it, or of
 * the office that an `ex_officio` seat follows, whichever comes first.
 */
export const lastDayOf = (facts: BoardFacts, appointment: Appointment): IsoDate | null => {
  const { ceasedOn, termEndsOn } = appointment
  const lapses = termEndsOn === null ? null : lastHeldOver(facts.company, termEndsOn)
  const left = officeLeft(facts, appointment)?.to ?? null
  return [ceasedOn, lapses, left].filter((day) => day !== null).sort()[0] ?? null
}

/** The office with whose last day an `ex_officio` seat is left, as far as one is known to end. */
export const officeLeft = (facts: BoardFacts, appointment: Appointment): (Office & { to: IsoDate }) | undefined => {
  const seat = seatOf(facts, appointment.seat)
  const office = seat && lastSpell(facts.directory, appointment, seat)
  return office?.to === undefined ? undefined : { ...office, to: office.to }
}

/** Seats and appointments never change once they are loaded, and every day asks for each of them. */
const seatsByRef = new WeakMap<readonly Seat[], ReadonlyMap<string, Seat>>()
const appointmentsByBody = new WeakMap<readonly Appointment[], ReadonlyMap<string, Appointment[]>>()

const seatOf = ({ seats }: BoardFacts, ref: string): Seat | undefined => {
  const known = seatsByRef.get(seats) ?? new Map(seats.map((seat) => [seat.ref, seat]))
  seatsByRef.set(seats, known)
  return known.get(ref)
}

/** The last day of what somebody was appointed for, holding over left aside. */
export const lastDayOfTerm = ({ ceasedOn, termEndsOn }: Appointment): IsoDate | null =>
  ceasedOn !== null && (termEndsOn === null || ceasedOn < termEndsOn) ? ceasedOn : termEndsOn

/**
 * A term that ends empties the seat the next day, unless the articles of that day let directors hold over: then the day on which
 * articles first no longer do. Later articles fill no seat again that was empty. Null: held over without an end.
 */
const lastDayHeldOver = (company: Company, termEndsOn: IsoDate): IsoDate | null => {
  const next = addDays(termEndsOn, 1)
  const later = company.articles.flatMap(({ from }) => (from !== null && from > next ? [from] : []))
  const emptied = [next, ...later].find((day) => !articlesOn(company, day).holdingOver.value)
  return emptied === undefined ? null : addDays(emptied, -1)
}

/** By company: its articles never change once they are loaded, and every day asks for each term. */
const heldOver = new WeakMap<Company, (termEndsOn: string) => IsoDate | null>()

const lastHeldOver = (company: Company, termEndsOn: IsoDate): IsoDate | null => {
  const known = heldOver.get(company) ?? kept((day) => lastDayHeldOver(company, day as IsoDate))
  heldOver.set(company, known)
  return known(termEndsOn)
}

/** The appointments to a body, in order. */
const appointedTo = ({ appointments }: BoardFacts, body: string): readonly Appointment[] => {
  const known = appointmentsByBody.get(appointments) ?? grouped(appointments, (one) => one.body)
  appointmentsByBody.set(appointments, known)
  return known.get(body) ?? []
}

/** Who sits in a body on a day; in one that has not begun, or has ended, nobody does. */
export const sittingsOn = (facts: BoardFacts, body: string, day: IsoDate): Sitting[] => {
  const itself = facts.bodies.find(({ ref }) => ref === body)
  if (itself && !inForce(itself, day)) return []
  const sittings: Sitting[] = []
  for (const appointment of appointedTo(facts, body)) {
    if (!inForce({ from: appointment.appointedOn, to: lastDayOf(facts, appointment) }, day)) continue
    const seat = seatOf(facts, appointment.seat)
    if (seat && inForce(seat, day) && !hasMadeWay(facts, appointment, day)) sittings.push({ appointment, seat })
  }
  return sittings
}

const hasMadeWay = (facts: BoardFacts, appointment: Appointment, day: IsoDate): boolean => {
  const { termEndsOn } = appointment
  if (termEndsOn === null || day <= termEndsOn) return false
  const from = makesWayOn(facts, appointment)
  return from !== null && from <= day
}

/**
 * Who is held over stays until somebody is appointed to the seat: the day from which that is so, if one is known. A successor who came
 * before the term was over, to be handed the work, sits alone from the day after it.
 */
export const makesWayOn = (facts: BoardFacts, { seat, appointedOn, termEndsOn }: Appointment): IsoDate | null => {
  if (termEndsOn === null) return null
  const next = addDays(termEndsOn, 1)
  const days = facts.appointments.flatMap((one) => {
    const follows = one.seat === seat && one.appointedOn > appointedOn && (lastDayOfTerm(one) ?? next) >= next
    return follows ? [one.appointedOn > next ? one.appointedOn : next] : []
  })
  return days.sort()[0] ?? null
}

/**
 * A body as it is composed on a day: who is in office, with how many votes, and who is of the council, and why. Who watches from one
 * seat and directs from another is among both, each time with the seats of that kind only: what the seat of an observer says of
 * votes, terms and nomination is not asked of a director.
 */
export const boardOn = (facts: BoardFacts, body: string, day: IsoDate): Board => {
  const seated = sittingsOn(facts, body, day)
  const watches = ({ seat }: Sitting) => seat.category === 'observer'
  return {
    body,
    on: day,
    directors: peopleOf(
      facts,
      seated.filter((one) => !watches(one)),
      day,
    ),
    observers: peopleOf(facts, seated.filter(watches), day),
  }
}

const peopleOf = (facts: BoardFacts, sittings: readonly Sitting[], day: IsoDate): Director[] =>
  [...grouped(sittings, ({ appointment }) => appointment.person)].map(([person, own]) =>
    directorOf(facts, person, own, day),
  )

/** The first appointment to any of the seats that somebody holds. */
export const inOfficeSince = ({ sittings }: Pick<Director, 'sittings'>): IsoDate =>
  sittings.map(({ appointment }) => appointment.appointedOn).sort()[0] as IsoDate

/** Who holds a seat of a body, with a vote or without: nobody, one, or more people than should. */
export const seatedIn = ({ directors, observers }: Board, seat: string): string[] =>
  [...directors, ...observers]
    .filter(({ sittings }) => sittings.some((sitting) => sitting.seat.ref === seat))
    .map(({ person }) => person)

const directorOf = (facts: BoardFacts, person: string, sittings: Sitting[], day: IsoDate): Director => {
  const which = { authorities: articlesOn(facts.company, day).authorities.value }
  const associated = association(facts.directory, person, day, which)
  const openQuestion = associated ? undefined : councilEmployedHead(facts.directory, person, day, which)
  return {
    person,
    sittings,
    votes: Math.max(...sittings.map(({ seat }) => seat.votes)),
    isChair: sittings.some(({ seat }) => seat.category === 'chair'),
    nominee: sittings.some((sitting) => isCouncilNominee(facts.directory, sitting, which.authorities)),
    ...(associated ? { association: associated } : {}),
    ...(openQuestion ? { openQuestion } : {}),
  }
}

/** In a seat of the council, or nominated by it. */
const isCouncilNominee = (directory: Directory, { appointment, seat }: Sitting, authorities: 'all' | 'own'): boolean =>
  isCouncilSeat(directory, { ...seat, nominatedBy: nominatorOf(appointment, seat) }, authorities)

/** A seat that the council fills: one of its category, or one to which it nominates. */
export const isCouncilSeat = (
  directory: Directory,
  { category, nominatedBy }: Pick<Seat, 'category' | 'nominatedBy'>,
  authorities: 'all' | 'own',
): boolean => category === 'council' || (nominatedBy !== null && isCouncil(directory, nominatedBy, authorities))

/** Does a text name the council (or, where all authorities count together, any)? */
const isCouncil = (directory: Directory, text: string, authorities: 'all' | 'own'): boolean => {
  const named = organisationNamed(directory, text)
  return named ? isAuthority(directory, named.ref, { authorities }) : text.trim() === directory.council
}
