import { articlesOn, type SeatCategory } from '../../company/index.ts'
import { type OfficeName, type OrganisationOn, type Sector, sectorOf } from '../../directory/index.ts'
import { type IsoDate, later } from '../../kernel/dates.ts'
import { GOVERNORS, LEADERS, schoolsStoodFor } from '../board/schools.ts'
import type { Nomination } from '../decisions/nominations.ts'
import type { BoardFacts, Seat } from '../types.ts'
import { vacancyOf } from './seating.ts'
import { type EarlyLeaver, leftEarly } from './terms.ts'

export type StateSector = Exclude<Sector, 'other'>

/** A place that was left before the term was over, and that stays with the sector of the leaver's school until then. */
export interface KeptPlace {
  leaver: EarlyLeaver
  /** For which the leaver stood on the day of leaving. */
  school: OrganisationOn
  sector: StateSector
  /** The last day of the term that was not served out. */
  until: IsoDate
  clause: string
}

/** In these seats people stand for a school, by one of these offices. */
const OFFICES_BY_SEAT: Partial<Record<SeatCategory, ReadonlySet<OfficeName>>> = {
  school_leader: LEADERS,
  governor: GOVERNORS,
}

/**
 * For which sector a seat is kept on a day, by the articles of that day: that of the last to leave it early, for the rest of his or
 * her term. A replacement who came and went within that rest ends nothing, and one from the other sector who leaves early leaves the
 * place as it was. Undefined where nobody left early, where the term has run out, or where the leaver stood for no state-funded school.
 */
export const keptPlace = (facts: BoardFacts, seat: Seat, day: IsoDate): KeptPlace | undefined => {
  const { value, clause } = articlesOn(facts.company, day).earlyLeaverPlaceStays
  if (!value) return undefined
  const leaver = facts.appointments
    .filter((one) => one.seat === seat.ref)
    .filter(leftEarly)
    .filter(
      (one) => one.ceasedOn < day && day <= one.termEndsOn && !outsiderIn(facts, seat, one.person, one.appointedOn),
    )
    .reduce<EarlyLeaver | undefined>((last, one) => (last && last.ceasedOn > one.ceasedOn ? last : one), undefined)
  const school = leaver && schoolLeft(facts, seat, leaver)
  return leaver && school ? { leaver, ...school, until: leaver.termEndsOn, clause } : undefined
}

/** The same of a seat that is vacant on a day or is known to fall vacant: as it will be on the first day of the vacancy. */
export const keptVacancy = (facts: BoardFacts, seat: Seat, day: IsoDate): KeptPlace | undefined => {
  const vacancy = vacancyOf(facts, seat, day)
  return vacancy && keptPlace(facts, seat, vacancy.from === null ? day : later(vacancy.from, day))
}

/**
 * The school for which somebody stood when leaving a seat. Who had lost the office before stood for the school of the last day in
 * it; who stands for schools of both sectors, for the one that he or she came to first.
 */
const schoolLeft = (facts: BoardFacts, seat: Seat, leaver: EarlyLeaver) => {
  const { person, appointedOn, ceasedOn } = leaver
  const offices = OFFICES_BY_SEAT[seat.category]
  if (!offices) return undefined
  const lastDays = (facts.directory.officesOf.get(person) ?? [])
    .filter(
      ({ office, from, to }) => offices.has(office) && from <= ceasedOn && (to === undefined || to >= appointedOn),
    )
    .map(({ to }) => (to === undefined || to > ceasedOn ? ceasedOn : to))
  return lastDays
    .sort()
    .reverse()
    .flatMap((day) => sectorsOf(facts, seat, person, day))[0]
}

/** The state-funded schools for which somebody stands in a seat on a day, each with its sector. */
const sectorsOf = (facts: BoardFacts, { category }: Seat, person: string, day: IsoDate) =>
  schoolsStoodFor(facts.directory, person, day, OFFICES_BY_SEAT[category] ?? LEADERS).flatMap((school) => {
    const sector = sectorOf(school)
    return sector === 'other' ? [] : [{ school, sector }]
  })

/** Somebody in a place, or asking for it, that is kept for the other sector. */
export interface Outsider {
  person: string
  place: KeptPlace
  /** For which the person stands; undefined: for none. */
  school?: OrganisationOn
  sector?: StateSector
}

/** Does somebody who takes a seat on a day find it kept for a sector, and stand for no school of it? One school of it is enough. */
export const outsiderIn = (facts: BoardFacts, seat: Seat, person: string, day: IsoDate): Outsider | undefined =>
  outsideOf(facts, seat, person, day, keptPlace(facts, seat, day))

const outsideOf = (
  facts: BoardFacts,
  seat: Seat,
  person: string,
  day: IsoDate,
  place: KeptPlace | undefined,
): Outsider | undefined => {
  if (!place) return undefined
  const stoodFor = sectorsOf(facts, seat, person, day)
  return stoodFor.some(({ sector }) => sector === place.sector) ? undefined : { person, place, ...stoodFor[0] }
}

/** Who comes forward for a place that is or will be vacant, and is kept for the other sector. */
export const nominatedOutsider = (
  facts: BoardFacts,
  { seat: ref, person, receivedOn }: Pick<Nomination, 'seat' | 'person' | 'receivedOn'>,
): Outsider | undefined => {
  const seat = facts.seats.find((one) => one.ref === ref)
  if (!seat || person === null || receivedOn === null) return undefined
  return outsideOf(facts, seat, person, receivedOn, keptVacancy(facts, seat, receivedOn))
}
