import { nameOf, type OrganisationOn, sectorOf } from '../../directory/index.ts'
import { addDays, type IsoDate, longDate } from '../../kernel/dates.ts'
import type { WayOut } from '../../kernel/errors.ts'
import { listed } from '../../kernel/text.ts'
import { withAppointment, withOffice, withoutDirectors } from '../board/after.ts'
import { boardOn, lastDayOf, sittingsOn } from '../board/board.ts'
import { seatSector, stateSchoolsOfArea } from '../rules/body/sector-balance.ts'
import { situationOn } from '../rules/rule.ts'
import type { BoardFacts } from '../types.ts'
import { withNewcomers } from './shares.ts'
import { broken, fromLaterDay, inWords, possible, type Refused, resultOf } from './trial.ts'

/** These people leave whatever seat of the body they hold, on the day before. */
const leaveFirst = ({ facts, appointment }: Refused, people: readonly string[]): WayOut | undefined => {
  const before = withoutDirectors(facts, people, appointment.body, addDays(appointment.appointedOn, -1))
  const then = possible(before, appointment)
  if (!then) return undefined
  const names = listed(people.map((person) => nameOf(facts.directory, person)))
  return {
    text: `${names} ${people.length === 1 ? 'leaves' : 'leave'} first${then.term}`,
    result: 'the appointment can be recorded',
  }
}

/** Somebody in a seat of the same kind leaves, the last to arrive where that will do. */
export const holderLeavesFirst = (refused: Refused): WayOut | undefined => {
  const { facts, appointment } = refused
  const category = facts.seats.find(({ ref }) => ref === appointment.seat)?.category
  const holders = sittingsOn(facts, appointment.body, addDays(appointment.appointedOn, -1)).filter(
    ({ seat }) => seat.category === category,
  )
  return holders
    .reverse()
    .map((sitting) => leaveFirst(refused, [sitting.appointment.person]))
    .find((way) => way !== undefined)
}

const ONE = 'body.one-per-group'

/** The leaders of the same trust or school leave first, or their terms are waited out. */
export const leadersMakeWay = (refused: Refused): WayOut[] => {
  const { facts, appointment, worsened } = refused
  const sharing = worsened.find(({ finding }) => finding.rule === ONE)?.finding.people ?? []
  const others = sittingsOn(facts, appointment.body, appointment.appointedOn)
    .map((sitting) => sitting.appointment)
    .filter(({ person }) => sharing.includes(person) && person !== appointment.person)
  const ends = others.map((one) => lastDayOf(facts, one)).filter((end) => end !== null)
  const last = ends.length === others.length ? ends.sort().at(-1) : undefined
  return [
    leaveFirst(refused, [...new Set(others.map(({ person }) => person))]),
    last && appointAfter(refused, last),
  ].filter((way) => way !== undefined)
}

const appointAfter = ({ facts, appointment }: Refused, last: IsoDate): WayOut | undefined => {
  const appointedOn = addDays(last, 1)
  const later = fromLaterDay(facts, appointment, appointedOn)
  if (broken(facts, later).length > 0) return undefined
  const name = nameOf(facts.directory, appointment.person)
  return {
    text: `Appoint ${name} on or after ${longDate(appointedOn)}, when nobody of the same trust or school sits any more`,
    result: 'the appointment can be recorded',
  }
}

const BALANCE = 'body.sector-balance'

/** Leaders of the sector that has too many seats leave first, or leaders of the other join first: as few as will do. */
export const sectorsBalanceFirst = (refused: Refused): WayOut[] => {
  const { facts, appointment } = refused
  const { body, person, appointedOn } = appointment
  const sectorOn = (some: BoardFacts, who: string) => seatSector(situationOn(some, body, appointedOn), who)
  const sector = sectorOn(withAppointment(facts, appointment), person)
  const [latest] = boardOn(facts, body, addDays(appointedOn, -1))
    .directors.filter((director) => director.person !== person && sectorOn(facts, director.person) === sector)
    .reverse()
  return [
    latest && leaveFirst(refused, [latest.person]),
    othersJoin(refused, sector === 'academy' ? 'maintained' : 'academy'),
  ].filter((way) => way !== undefined)
}

/** Heads of so many schools of the other sector. */
const othersJoin = ({ facts, appointment }: Refused, sector: 'academy' | 'maintained'): WayOut | undefined => {
  const { body, appointedOn } = appointment
  const dayBefore = addDays(appointedOn, -1)
  const schools = stateSchoolsOfArea(facts, dayBefore).filter((school) => sectorOf(school) === sector)
  for (let joining = 1; joining <= Math.min(schools.length, MOST_LEADERS); joining += 1) {
    const before = withLeaders(facts, body, schools.slice(0, joining), dayBefore)
    const then = possible(before, appointment)
    if (!then) continue
    const [one, many] = SCHOOLS[sector]
    return {
      text: `${joining === 1 ? `A leader of ${one} joins` : `${inWords(joining)} leaders of ${many} join`} first${then.term}`,
      result: resultOf(before, then.appointment, BALANCE),
    }
  }
  return undefined
}

const MOST_LEADERS = 12
const SCHOOLS = {
  academy: ['an academy', 'academies'],
  maintained: ['a maintained school', 'maintained schools'],
} as const

const withLeaders = (
  facts: BoardFacts,
  body: string,
  schools: readonly OrganisationOn[],
  from: IsoDate,
): BoardFacts => {
  const joined = withNewcomers(facts, body, schools.length, from, { category: 'school_leader' })
  return schools.reduce(
    (so, { ref }, i) => withOffice(so, { person: `\u0000${i}`, organisation: ref, office: 'head_teacher', from }),
    joined,
  )
}
