import { nameOf, officesOn } from '../../../directory/index.ts'
import { inForce } from '../../../kernel/dates.ts'
import { seatedIn } from '../../board/board.ts'
import { qualifies } from '../../board/ex-officio.ts'
import { nominatingOrganisation } from '../../board/nominator.ts'
import type { Seat } from '../../types.ts'
import { type Basis, basisOf, officeGiven } from '../chosen.ts'
import { judged, type Rule, type Situation } from '../rule.ts'
import { holdsOfficeAt } from './association-seats.ts'
import { type Place, placesRule, type Wanted } from './places.ts'

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
    holder: seat && seatedIn(situation.board, seat.ref)[0],
    fits: (person) => seat !== undefined && mayFollow(situation, person, seat),
    schools: () => [],
    ...(seat?.nominatedBy ? { nominator: seat.nominatedBy } : {}),
  })
  return seats.length > 0 ? seats.map(place) : [place(undefined)]
}

/** Who holds the office that the qualification names, or an office at the organisation that nominates. */
const mayFollow = (situation: Situation, person: string, seat: Seat): boolean => {
  const { directory } = situation.facts
  const offices = officesOn(directory, person, situation.day)
  if (offices.some((office) => qualifies(directory, seat.qualification, office))) return true
  const nominator = nominatingOrganisation(directory, seat.nominatedBy)
  return nominator !== undefined && holdsOfficeAt(situation, person, nominator)
}

/** A seat that is the members’ to give, who sits in it, and how he or she came to it. */
interface Given {
  of: string
  office: string
  person: string
  basis: Basis
}

/**
 * The titled seats are filled, and whoever holds an office beside the chair that the articles leave to the members was chosen by
 * them. An office of which the articles ask only that may be vacant.
 */
export const requiredSeatsRule: Rule = (situation) => {
  const filled = placesRule(requiredSeats)(situation)
  const given = givenSeats(situation)
  if (given.length === 0) return filled
  const { finding, distance } = filled
  const asked = finding.status !== 'not-applicable'
  const places = new Set(requiredSeats.places(situation).map(({ of }) => of))
  const wrong = given.filter(({ basis }) => basis.state !== 'chosen')
  const more = given.filter(({ of }) => !places.has(of)).length
  const isRefused = wrong.some(({ basis }) => basis.state === 'refused')
  const { clause } = situation.articles.officersChosenByMembers
  return judged({
    rule: requiredSeats.rule,
    body: situation.body,
    status: finding.status === 'fail' || isRefused ? 'fail' : wrong.length > 0 ? 'warn' : 'pass',
    numerator: Number(finding.numerator ?? 0) + more - wrong.length,
    denominator: Number(finding.denominator ?? 0) + more,
    limit: asked ? `${requiredSeats.limit}, and officers whom the members chose` : 'officers whom the members chose',
    people: (wrong.length > 0 ? wrong : given).map(({ person }) => person),
    explanation: [
      ...(asked ? [finding.explanation] : []),
      ...(wrong.length > 0 ? wrong : given).map(wordsOf(situation)),
    ].join(' '),
    source: asked && clause !== finding.source ? `${finding.source}; ${clause}` : clause,
    // Where the seat has to be filled too, who was not chosen has to make way and another to come: that is further than a vacancy.
    distance: wrong.reduce((sum, { of }) => sum + (places.has(of) ? 2 : 1), distance),
  })
}

/** Offices beside the chair, which is a matter of its own rule. */
const givenSeats = (situation: Situation): Given[] =>
  [...situation.board.directors, ...situation.board.observers].flatMap(({ person, sittings }) =>
    sittings.flatMap(({ appointment, seat }): Given[] => {
      const office = seat.category === 'chair' ? undefined : officeGiven(situation, seat)
      return office === undefined
        ? []
        : [{ of: seat.ref, office, person, basis: basisOf(situation.facts, appointment, office) }]
    }),
  )

const wordsOf =
  ({ facts }: Situation) =>
  ({ person, office, basis: { state, words } }: Given): string =>
    `${nameOf(facts.directory, person)} ${state === 'unknown' ? '' : `is ${office} and `}${words}.`
