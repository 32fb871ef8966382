import { isStateFunded, type OrganisationOn, openSchoolsOn, type Sector, sectorOf } from '../../../directory/index.ts'
import type { IsoDate } from '../../../kernel/dates.ts'
import { percent, plural } from '../../../kernel/text.ts'
import type { Director } from '../../board/board.ts'
import { LEADERS, schoolsStoodFor } from '../../board/schools.ts'
import type { BoardFacts } from '../../types.ts'
import { judged, notApplicable, type Rule, type Situation } from '../rule.ts'
import type { Place } from './places.ts'

const RULE = 'body.sector-balance'

/** Seats of school leaders, and schools of the area, by sector: what is weighed against each other. */
interface Balance {
  seats: number
  academySeats: number
  schools: number
  academies: number
}

/**
 * The seats of school leaders reflect the schools of the area: the share of academies among the seats differs from that among the
 * open state-funded schools by no more than so many seats. Both sides are multiplied out, so that nothing is rounded.
 */
export const sectorBalance: Rule = (situation) => {
  const { articles, body } = situation
  const { value, clause } = articles.sectorBalance
  if (value === null) return notApplicable(RULE, 'none', 'The articles ask for no balance of sectors', clause, body)
  const tolerance = value.toleranceSeats
  const limit = `within ${plural(tolerance, 'seat')} of the share of academies among schools`
  const { academics, ...balance } = balanceIn(situation)
  if (balance.seats === 0 || balance.schools === 0) {
    const nobody =
      balance.seats === 0
        ? 'Nobody is in office in a seat of school leaders'
        : 'No state-funded school of the area is open'
    return notApplicable(RULE, limit, nobody, clause, body)
  }
  const out = isOut(balance, tolerance)
  return judged({
    rule: RULE,
    body,
    status: out ? 'fail' : 'pass',
    numerator: balance.academySeats,
    denominator: balance.seats,
    limit,
    people: academics.map(({ person }) => person),
    explanation: explain(balance, tolerance, out),
    source: clause,
    distance: fewestToLeave(balance, tolerance),
  })
}

/** The two sides on a day, and who leads an academy. */
const balanceIn = (situation: Situation): Balance & { academics: Director[] } => {
  const leaders = leadersSeated(situation)
  const academics = leaders.filter((leader) => seatSector(situation, leader.person) === 'academy')
  const state = stateSchoolsOfArea(situation.facts, situation.day)
  const academies = state.filter((school) => sectorOf(school) === 'academy').length
  return { seats: leaders.length, academySeats: academics.length, schools: state.length, academies, academics }
}

/** Whom a board that is out of balance wants: a leader of the sector that has too few seats, and how far it is from its share. */
export const leaderWanted = (situation: Situation): { place: Place; short: number } | undefined => {
  const { value } = situation.articles.sectorBalance
  const balance = balanceIn(situation)
  if (value === null || balance.seats === 0 || !isOut(balance, value.toleranceSeats)) return undefined
  const sector = difference(balance) > 0 ? 'maintained' : 'academy'
  return {
    short: Math.abs(difference(balance)),
    place: {
      of: sector,
      words: `the place of a leader of ${sector === 'academy' ? 'an academy' : 'a maintained school'}`,
      holder: undefined,
      fits: (person) => seatSector(situation, person) === sector,
      schools: () => stateSchoolsOfArea(situation.facts, situation.day).filter((school) => sectorOf(school) === sector),
      office: 'head_teacher',
      kind: 'school_leader',
    },
  }
}

const leadersSeated = ({ board }: Situation): Director[] =>
  board.directors.filter(({ sittings }) => sittings.some(({ seat }) => seat.category === 'school_leader'))

/**
 * The sector for which a leader sits: that of the school led on the day, and of the chief executive of a trust, of its academies.
 * Who leads schools of both sectors stands for the one that he or she came to first; who leads none any more stands for none.
 */
export const seatSector = ({ facts, day }: Situation, person: string): Sector | undefined =>
  schoolsStoodFor(facts.directory, person, day, LEADERS)
    .map(sectorOf)
    .find((sector) => sector !== 'other')

/** Open state-funded schools of the council's area; one of which the authority is not known is the company's own. */
export const stateSchoolsOfArea = ({ company, directory }: BoardFacts, day: IsoDate): OrganisationOn[] =>
  openSchoolsOn(directory, day).filter(
    (school) => isStateFunded(school) && (school.laCode ?? company.councilLaCode) === company.councilLaCode,
  )

const difference = ({ seats, academySeats, schools, academies }: Balance): number =>
  academySeats * schools - seats * academies

const isOut = (balance: Balance, tolerance: number): boolean =>
  Math.abs(difference(balance)) > tolerance * balance.schools

/** How few would have to leave, each from the sector that then has too many seats. */
const fewestToLeave = (balance: Balance, tolerance: number): number => {
  let left = balance
  let gone = 0
  while (isOut(left, tolerance)) {
    left = { ...left, seats: left.seats - 1, academySeats: left.academySeats - (difference(left) > 0 ? 1 : 0) }
    gone += 1
  }
  return gone
}

const explain = (balance: Balance, tolerance: number, out: boolean): string => {
  const { seats, academySeats, schools, academies } = balance
  const shares = `Leaders of academies hold ${academySeats} of ${plural(seats, 'seat')} of school leaders (${percent(academySeats, seats)}%), and ${academies} of ${plural(schools, 'open state-funded school')} are academies (${percent(academies, schools)}%)`
  const working = `${academySeats} × ${schools} and ${seats} × ${academies} differ by ${Math.abs(difference(balance))}, and ${tolerance} × ${schools} is ${tolerance * schools}`
  if (!out) return `${shares}: ${working}.`
  const sector = difference(balance) > 0 ? 'academies' : 'maintained schools'
  return `${shares}: ${working}. Leaders of ${sector} hold too many.`
}
