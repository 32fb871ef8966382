import { addDays, earlier, type IsoDate, longDate } from '../../kernel/dates.ts'
import { plural } from '../../kernel/text.ts'
import type { BoardFacts } from '../types.ts'
import { meetingsIn, schoolYear, schoolYearText } from './attendance.ts'

/** How the dates of a school year stand: published before it began, as they should be, late, or not at all. */
export interface Calendar {
  year: string
  /** The last day on which they are published in time. */
  dueBy: IsoDate
  meetings: number
  /** Of those, the ones that were published by then. */
  inTime: number
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
    inTime: meetings.filter(({ publishedOn }) => publishedOn !== null && publishedOn <= earlier(on, dueBy)).length,
  }
}

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
