import { articlesOn } from '../../company/index.ts'
import { addDays, earlier, type IsoDate, inForce, longDate } from '../../kernel/dates.ts'
import type { Status } from '../../kernel/finding.ts'
import { alphabetical, listed } from '../../kernel/text.ts'
import type { BoardFacts, Body, Notice } from '../types.ts'
import { meetingsIn, schoolYear } from './attendance.ts'

export interface SchoolTerm {
  /** "autumn term 2026" */
  name: string
  from: IsoDate
  to: IsoDate
}

/** The terms of the school year that holds a day: they begin on 1 September, 1 January and 1 April, as termly invoices do. */
export const schoolTerms = (day: IsoDate): SchoolTerm[] => {
  const { from, to } = schoolYear(day)
  const year = to.slice(0, 4)
  return [
    { name: `autumn term ${from.slice(0, 4)}`, from, to: `${from.slice(0, 4)}-12-31` as IsoDate },
    { name: `spring term ${year}`, from: `${year}-01-01` as IsoDate, to: `${year}-03-31` as IsoDate },
    { name: `summer term ${year}`, from: `${year}-04-01` as IsoDate, to },
  ]
}

/**
 * `met`: a meeting was held; `planned`: one is to come, or its day has passed and nobody has recorded what became of it; `open`: the
 * term still runs, or is to come, and none is planned; `missed`: it is over and none was held.
 */
export type TermState = 'met' | 'planned' | 'open' | 'missed'

export interface TermMeetings {
  term: SchoolTerm
  state: TermState
  /** The days of the meetings that make it so. */
  days: IsoDate[]
}

/**
 * Whether a body met in each term of a school year, or is to, as it stood on a day. A term is asked for where the articles of its last
 * day, or of the day of asking, want bodies of this kind to meet in every term, and the body was in being throughout it. The year is
 * that which holds the day, or `inYearOf` another.
 */
export const termMeetings = (facts: BoardFacts, body: Body, on: IsoDate, inYearOf = on): TermMeetings[] =>
  schoolTerms(inYearOf)
    .filter((term) => isAsked(facts, body, term, on))
    .map((term) => {
      const own = meetingsIn(facts, body.ref, term)
      const held = own.filter(({ status, heldOn }) => status === 'held' && heldOn <= on)
      if (held.length > 0) return { term, state: 'met', days: held.map(({ heldOn }) => heldOn) }
      // What was held after the day of asking was still to come on it.
      const planned = own.filter(({ status }) => status === 'planned' || status === 'held')
      if (planned.length > 0) return { term, state: 'planned', days: planned.map(({ heldOn }) => heldOn) }
      return { term, state: term.to < on ? 'missed' : 'open', days: [] }
    })

const isAsked = ({ company }: BoardFacts, body: Body, term: SchoolTerm, on: IsoDate): boolean =>
  articlesOn(company, earlier(on, term.to)).termlyMeetings.value.includes(body.kind) &&
  inForce(body, term.from) &&
  inForce(body, term.to)

/** The bodies that are to meet in every term, with how each stands. */
export const termlyBodies = (facts: BoardFacts, on: IsoDate, inYearOf = on): { body: Body; terms: TermMeetings[] }[] =>
  facts.bodies
    .map((body) => ({ body, terms: termMeetings(facts, body, on, inYearOf) }))
    .filter(({ terms }) => terms.length > 0)
    .sort((a, b) => alphabetical(a.body.name, b.body.name))

/** What is said of each body that is to meet in every term, or of one of them. */
export const termlyNotices = (facts: BoardFacts, on: IsoDate, only?: string): Notice[] =>
  termlyBodies(facts, on)
    .filter(({ body }) => only === undefined || body.ref === only)
    .map(({ body, terms }) => ({
      notice: 'termly-meetings',
      body: body.ref,
      status: statusOf(terms, on),
      explanation: `${body.name}: ${terms.map((one) => termText(one, on)).join('; ')}.`,
      source: articlesOn(facts.company, on).termlyMeetings.clause,
    }))

const statusOf = (terms: readonly TermMeetings[], on: IsoDate): Status => {
  if (terms.some(({ state }) => state === 'missed')) return 'fail'
  return terms.some((one) => one.state === 'open' || isUnrecorded(one, on)) ? 'warn' : 'pass'
}

/** Its days have passed, and nobody has said what became of any of them. */
export const isUnrecorded = ({ state, days }: TermMeetings, on: IsoDate): boolean =>
  state === 'planned' && days.every((day) => day < on)

/** "spring term 2027, planned for 4 March 2027" */
const termText = (one: TermMeetings, on: IsoDate): string => `${one.term.name}, ${stateText(one, on)}`

export const stateText = (one: TermMeetings, on: IsoDate): string => {
  const days = listed(one.days.map(longDate))
  switch (one.state) {
    case 'met':
      return `met on ${days}`
    case 'planned':
      return isUnrecorded(one, on)
        ? `planned for ${days}, and what became of it is not recorded`
        : `planned for ${days}`
    case 'open':
      return `no meeting planned before it ends on ${longDate(one.term.to)}`
    case 'missed':
      return `no meeting before it ended on ${longDate(one.term.to)}`
  }
}

/** So long before a term ends, a meeting of it has to be planned for people to come. */
const DAYS_OF_NOTICE = 42

/** The bodies for which nothing is planned in a term that is about to end. */
export const termsRunningOut = (facts: BoardFacts, today: IsoDate): { body: Body; term: SchoolTerm }[] =>
  termlyBodies(facts, today).flatMap(({ body, terms }) =>
    terms
      .filter(
        ({ term, state }) => state === 'open' && inForce(term, today) && addDays(term.to, -DAYS_OF_NOTICE) <= today,
      )
      .map(({ term }) => ({ body, term })),
  )
