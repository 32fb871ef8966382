import { inForce } from '../../../kernel/dates.ts'
import { seatedIn } from '../../board/board.ts'
import { qualifies } from '../../board/ex-officio.ts'
import { nominatingOrganisation } from '../../board/nominator.ts'
import type { Seat } from '../../types.ts'
import type { Situation } from '../rule.ts'
import { holdsOfficeAt } from './association-seats.ts'
import type { Place, Wanted } from './places.ts'

/**
 * Every seat with one of the titles that the articles name is filled, a seat without a vote too: they want the person there. Who
 * leaves the office that an `ex_officio` seat follows leaves the seat empty that day.
 */
export const requiredSeats: Wanted = {
  rule: 'body.required-seats',
  limit: 'every titled seat filled',
  none: 'The articles require no titled seats',
  inOrder: 'titled seats are filled',
  source: ({ articles }) => articles.requiredSeats.clause,
  places: (situation) => situation.articles.requiredSeats.value.flatMap((title) => titledPlaces(situation, title)),
}

/** A place for each seat of the title in time on the day; one that nobody has created yet is empty. */
const titledPlaces = (situation: Situation, title: string): Place[] => {
  const { facts, body, day } = situation
  const wanted = title.trim().toLowerCase()
  const seats = facts.seats.filter(
    (seat) => seat.body === body && seat.title?.trim().toLowerCase() === wanted && inForce(seat, day),
  )
  const place = (seat: Seat | undefined): Place => ({
    of: seat?.ref ?? title,
    words: title,
    holder: seat && seatedIn(situation.board, seat.ref),
    fits: (person) => seat !== undefined && mayFollow(situation, person, seat),
    schools: () => [],
    ...(seat?.nominatedBy ? { nominator: seat.nominatedBy } : {}),
  })
  return seats.length > 0 ? seats.map(place) : [place(undefined)]
}

/** Who holds the office that the qualification names, or an office at the organisation that nominates. */
const mayFollow = (situation: Situation, person: string, seat: Seat): boolean => {
  const { directory } = situation.facts
  const offices = (directory.officesOf.get(person) ?? []).filter((office) => inForce(office, situation.day))
  if (offices.some((office) => qualifies(directory, seat.qualification, office))) return true
  const nominator = nominatingOrganisation(directory, seat.nominatedBy)
  return nominator !== undefined && holdsOfficeAt(situation, person, nominator)
}
