import { articlesOn } from '../../company/index.ts'
import { association, nameOf } from '../../directory/index.ts'
import { addDays, addYears, date, daysBetween, type IsoDate } from '../../kernel/dates.ts'
import { lawOn } from '../../kernel/law.ts'
import { by } from '../../kernel/order.ts'
import { alphabetical } from '../../kernel/text.ts'
import { boardOn } from '../board/board.ts'
import type { Appointment, BoardFacts } from '../types.ts'
import { lastDayInSeat } from './seating.ts'

/** A stretch of somebody's time in a seat: a term, or what is held over after it. To null: no end is known. */
export interface TermSpan {
  appointment: Appointment
  from: IsoDate
  to: IsoDate | null
  heldOver: boolean
}

/** The terms of one person from a day on, and until when he or she counts as a former councillor. */
export interface PersonsTerms {
  person: string
  spans: TermSpan[]
  countsUntil?: IsoDate
}

export const YEARS_AHEAD = 5

/**
 * Everybody who sits in a body on a day or is to sit in it within five years, in order of the first end; after them those who are
 * known to the company, sit in no seat of the body, and count as former councillors for a time yet.
 */
export const termsAhead = (facts: BoardFacts, body: string, on: IsoDate): PersonsTerms[] => {
  const to = addYears(on, YEARS_AHEAD)
  const which = { authorities: articlesOn(facts.company, on).authorities.value }
  const observed = new Set(facts.seats.flatMap(({ ref, category }) => (category === 'observer' ? [ref] : [])))
  const spans = facts.appointments
    .filter((one) => one.body === body && !observed.has(one.seat))
    .flatMap((one) => spansOf(facts, one))
    .filter((span) => span.from <= to && (span.to === null || span.to >= on))
  const sitters = [...new Set(spans.map(({ appointment }) => appointment.person))]
  const countsUntil = (person: string) => {
    const found = association(facts.directory, person, on, which)
    return found?.limb === 'd' && found.until ? { countsUntil: found.until } : {}
  }
  const terms = sitters.map((person) => ({
    person,
    spans: spans.filter(({ appointment }) => appointment.person === person),
    ...countsUntil(person),
  }))
  const others = [...facts.directory.people.keys()]
    .filter((person) => !sitters.includes(person))
    .map((person): PersonsTerms => ({ person, spans: [], ...countsUntil(person) }))
    .filter((one) => one.countsUntil !== undefined)
  const endOf = ({ spans: some }: PersonsTerms) => some.at(-1)?.to ?? '9999'
  const byEnd = (a: PersonsTerms, b: PersonsTerms) => (endOf(a) < endOf(b) ? -1 : endOf(a) > endOf(b) ? 1 : 0)
  const byName = (a: PersonsTerms, b: PersonsTerms) =>
    alphabetical(nameOf(facts.directory, a.person), nameOf(facts.directory, b.person))
  return [...terms.sort(byEnd), ...others.sort(byName)]
}

const spansOf = (facts: BoardFacts, appointment: Appointment): TermSpan[] => {
  const { appointedOn, termEndsOn } = appointment
  const last = lastDayInSeat(facts, appointment)
  const goesOn = termEndsOn !== null && (last === null || last > termEndsOn)
  return [
    { appointment, from: appointedOn, to: goesOn ? termEndsOn : last, heldOver: false },
    ...(goesOn ? [{ appointment, from: addDays(termEndsOn, 1), to: last, heldOver: true }] : []),
  ]
}

/** Does somebody sit on past the end of a term on a day, because the articles let directors hold over? */
export const isHeldOver = ({ termEndsOn }: Pick<Appointment, 'termEndsOn'>, day: IsoDate): boolean =>
  termEndsOn !== null && termEndsOn < day

const A_THURSDAY = date('2026-05-07')

/**
 * The ordinary day of election of councillors is the first Thursday in May (Representation of the People Act 1983, s.37). In which
 * years a council elects differs from council to council, so every year has one here.
 */
export const ordinaryElections = (from: IsoDate, to: IsoDate): { on: IsoDate; retire: IsoDate }[] => {
  const years = Array.from({ length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 }, (_, i) => i)
  return years
    .map((i) => {
      const first = date(`${Number(from.slice(0, 4)) + i}-05-01`)
      const on = addDays(first, ((daysBetween(first, A_THURSDAY) % 7) + 7) % 7)
      return { on, retire: addDays(on, lawOn('councillorsRetire', on).value) }
    })
    .filter(({ on }) => from <= on && on <= to)
}

/** Does anybody in office count because he or she is a member of an authority now, and may cease to be one at an election? */
export const dependsOnElections = (facts: BoardFacts, body: string, on: IsoDate): boolean =>
  boardOn(facts, body, on).directors.some(({ association: found }) => found?.limb === 'a')

/** The days of twelve months in which more terms end than a third of the board, as practice has it. */
export interface Bunching {
  from: IsoDate
  to: IsoDate
  ends: { person: string; on: IsoDate }[]
  most: number
}

/**
 * Terms are staggered where no twelve months see more than a third of them end, rounded up. This is good practice and no rule of
 * the articles: the twelve months with the most ends beyond that, or undefined where there are none.
 */
export const bunchedTerms = (facts: BoardFacts, body: string, on: IsoDate): Bunching | undefined => {
  const directors = boardOn(facts, body, on).directors
  const most = Math.ceil(directors.length / 3)
  const ends = directors
    .flatMap(({ person, sittings }) =>
      sittings.flatMap(({ appointment, seat }) => {
        const last = seat.category === 'observer' ? null : (appointment.termEndsOn ?? null)
        return last !== null && last >= on ? [{ person, on: last }] : []
      }),
    )
    .sort(by('on'))
  const windows = ends.map(({ on: from }) => {
    const to = addDays(addYears(from, 1), -1)
    return { from, to, ends: ends.filter((end) => from <= end.on && end.on <= to), most }
  })
  const fullest = windows.reduce<Bunching | undefined>(
    (best, window) => (window.ends.length > (best?.ends.length ?? most) ? window : best),
    undefined,
  )
  return fullest
}
