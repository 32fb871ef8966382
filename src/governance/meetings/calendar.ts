import { articlesOn } from '../../company/index.ts'
import { addDays, addMonths, addYears, earlier, type IsoDate, inForce, longDate } from '../../kernel/dates.ts'
import type { Status } from '../../kernel/finding.ts'
import { plural } from '../../kernel/text.ts'
import type { BoardFacts, Body, Meeting, Notice } from '../types.ts'
import { meetingsIn, schoolYear, schoolYearText } from './attendance.ts'

/** How the dates of a school year stand: published before it began, as they should be, late, or not at all. */
export interface Calendar {
  year: string
  /** The last day on which they are published in time. */
  dueBy: IsoDate
  meetings: number
  /** Of those, the ones that were published by then. */
  inTime: number
  /** Of those, the ones still to come of which nobody has been told. */
  unpublished: number
}

/**
 * The dates of the school year that holds a day, as they stood on another: what was published after that was not published yet. A
 * meeting that was called off was published or not all the same.
 */
export const calendarOf = (facts: BoardFacts, body: string, day: IsoDate, on: IsoDate): Calendar => {
  const year = schoolYear(day)
  const meetings = meetingsIn(facts, body, year)
  const dueBy = addDays(year.from, -1)
  return {
    year: schoolYearText(day),
    dueBy,
    meetings: meetings.length,
    inTime: meetings.filter((one) => isPublished(one, earlier(on, dueBy))).length,
    unpublished: meetings.filter((one) => isToPublish(one, on)).length,
  }
}

const isPublished = ({ publishedOn }: Meeting, by: IsoDate): boolean => publishedOn !== null && publishedOn <= by

const isToPublish = (one: Meeting, on: IsoDate): boolean =>
  one.status === 'planned' && one.heldOn >= on && !isPublished(one, on)

/** The meetings of a body that are to come, and of which nobody has been told. */
export const unpublishedMeetings = ({ meetings }: BoardFacts, body: string, on: IsoDate): Meeting[] =>
  meetings.filter((one) => one.body === body && isToPublish(one, on))

/** Next year's dates are published before this one ends: the rule as a sentence about one body. */
export const calendarText = ({ year, dueBy, meetings, inTime }: Calendar, today: IsoDate): string => {
  const due = longDate(dueBy)
  if (meetings === 0) {
    return today <= dueBy
      ? `No dates of ${year} are planned yet. They are to be published by **${due}**.`
      : `No dates of ${year} were published by ${due}, when they were due.`
  }
  if (inTime === meetings) {
    return `The dates of ${year}, ${plural(meetings, 'meeting')}, were **published in time**, by ${due}.`
  }
  return today <= dueBy
    ? `${inTime} of ${plural(meetings, 'meeting')} of ${year} ${inTime === 1 ? 'is' : 'are'} published. The others are to be by **${due}**.`
    : `${inTime} of ${plural(meetings, 'meeting')} of ${year} ${inTime === 1 ? 'was' : 'were'} published by ${due}, when they were due.`
}

/** The calendars of this school year and the next of a body whose dates are to be published before the year. */
export const calendarsOf = (facts: BoardFacts, body: Body, on: IsoDate): Calendar[] =>
  [on, addYears(on, 1)]
    .map((day) => calendarOf(facts, body.ref, day, on))
    .filter(({ dueBy }) => isAsked(facts, body, earlier(on, dueBy)) && isThrough(body, dueBy))

const isAsked = ({ company }: BoardFacts, { kind }: Body, day: IsoDate): boolean =>
  articlesOn(company, day).datesAhead.value.includes(kind)

/** In being when the dates were due, and when their year began. */
const isThrough = (body: Body, dueBy: IsoDate): boolean => inForce(body, dueBy) && inForce(body, addDays(dueBy, 1))

/** So long before they are due, the dates of the next school year are thought of. */
const MONTHS_BEFORE = 3

const isNear = ({ dueBy }: Calendar, on: IsoDate): boolean => dueBy <= addMonths(on, MONTHS_BEFORE)
const isInTime = ({ meetings, inTime }: Calendar): boolean => meetings > 0 && inTime === meetings

/** What is said of each body whose dates are to be published before the year, or of one of them. */
export const datesNotices = (facts: BoardFacts, on: IsoDate, only?: string): Notice[] =>
  facts.bodies
    .filter(({ ref }) => only === undefined || ref === only)
    .flatMap((body): Notice[] => {
      const calendars = calendarsOf(facts, body, on)
      if (calendars.length === 0) return []
      const texts = calendars.map((one) => calendarText(one, on).replaceAll('**', ''))
      const source = articlesOn(facts.company, on).datesAhead.clause
      const explanation = `${body.name}: ${texts.join(' ')}`
      return [{ notice: 'dates-ahead', body: body.ref, status: statusOf(calendars, on), explanation, source }]
    })

const statusOf = (calendars: readonly Calendar[], on: IsoDate): Status => {
  const open = calendars.filter((one) => !isInTime(one))
  if (open.some(({ dueBy }) => dueBy < on)) return 'fail'
  return open.some((one) => isNear(one, on)) ? 'warn' : 'pass'
}

/** The bodies that have dates to publish: of this school year, late, or of the next one, soon. */
export const datesToPublish = (facts: BoardFacts, today: IsoDate): { body: Body; calendar: Calendar }[] =>
  facts.bodies.flatMap((body) =>
    calendarsOf(facts, body, today)
      .filter((one) => isNear(one, today) && (one.meetings === 0 || one.unpublished > 0))
      .map((calendar) => ({ body, calendar })),
  )
