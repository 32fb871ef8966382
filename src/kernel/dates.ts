import { kept } from './kept.ts'

/**
 * Civil dates are text, YYYY-MM-DD, and compare as text. Moments are RFC 3339 text in UTC. `Date` appears in this file only.
 */
export type IsoDate = string & { readonly __unit: 'date' }
export type Instant = string & { readonly __unit: 'instant' }
export type Month = string & { readonly __unit: 'month' }
export type Clock = () => Instant

/** No day that can be recorded lies before the one, or after the other: what is asked of all time is asked between them. */
export const FIRST_DAY = '0000-01-01' as IsoDate
export const LAST_DAY = '9999-12-31' as IsoDate

const DAY = 86_400_000
const utc = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day))
const iso = (date: Date) => date.toISOString().slice(0, 10) as IsoDate
const split = (date: string) => date.split('-').map(Number) as [number, number, number]

const SHORTEST_MONTH = 28

/** Is this text a day that exists, from 1800 to 2199, written YYYY-MM-DD? */
export const isDate = (text: string): text is IsoDate => {
  if (!/^(18|19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)) return false
  const [year, month, day] = split(text)
  return day <= SHORTEST_MONTH || iso(utc(year, month, day)) === text
}

/** The same as a value; throws when the text is no day, which is our mistake by the time it is called. */
export const date = (text: string): IsoDate => {
  if (!isDate(text)) throw new RangeError(`${text} is not a date like 2026-04-01`)
  return text
}

export const isMonth = (text: string): text is Month => isDate(`${text}-01`)

/** Reads an RFC 3339 instant, or undefined; the answer is in UTC with milliseconds, so that instants compare as text. */
export const parseInstant = (text: string): Instant | undefined => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined
  if (!isDate(text.slice(0, 10))) return undefined
  const moment = new Date(text)
  return Number.isNaN(moment.getTime()) ? undefined : (moment.toISOString() as Instant)
}

export const systemClock: Clock = () => new Date().toISOString() as Instant

/** A clock that stands at an instant when it is made, and goes on from there. */
export const clockFrom = (start: Instant): Clock => {
  const begun = Date.now()
  return () => new Date(Date.parse(start) + Date.now() - begun).toISOString() as Instant
}

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
})
const HOUR = 3_600_000

interface LondonHour {
  date: IsoDate
  hour: string
  /** "22 November 2026 at 09:", to be followed by the minutes. */
  words: string
}
const hours = new Map<number, LondonHour>()

/** London is whole hours from UTC and changes on the hour, so the calendar is asked once for all moments of an hour. */
const londonHour = (moment: number): LondonHour => {
  const number = Math.floor(moment / HOUR)
  const kept = hours.get(number)
  if (kept) return kept
  if (hours.size > 10_000) hours.clear()
  const parts = london.formatToParts(new Date(number * HOUR)).map(({ type, value }) => [type, value])
  const { year, month, day, hour } = Object.fromEntries(parts) as Record<'year' | 'month' | 'day' | 'hour', string>
  const date = `${year}-${month}-${day}` as IsoDate
  const found = { date, hour, words: `${longDate(date)} at ${hour}:` }
  hours.set(number, found)
  return found
}

const minuteOf = (moment: number): string => String(new Date(moment).getUTCMinutes()).padStart(2, '0')

/** An instant as a Date, for a library that wants one. */
export const asDate = (instant: Instant): Date => new Date(instant)

/** The civil date in London at an instant: "today" of every rule and page. */
export const londonDate = (instant: string): IsoDate => londonHour(Date.parse(instant)).date

/** "22 November 2026 at 09:14", London time. */
export const longInstant = kept((instant) => {
  const moment = Date.parse(instant)
  return londonHour(moment).words + minuteOf(moment)
})

/** A local London time without zone ("2024-09-02T10:00") as an instant; undefined when it is none. */
export const fromLondon = (text: string): Instant | undefined => {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)$/.exec(text)
  if (!match) return undefined
  for (const zone of ['+01:00', 'Z']) {
    const instant = parseInstant(`${match[1]}T${match[2]}${zone}`)
    if (!instant) return undefined
    const { date, hour } = londonHour(Date.parse(instant))
    if (date === match[1] && `${hour}:${minuteOf(Date.parse(instant))}` === match[2]?.slice(0, 5)) return instant
  }
  return undefined
}

/** The last instant of a day in London, so that "known on 30 September" holds everything recorded that day. */
export const endOfLondonDay = (day: IsoDate): Instant =>
  fromLondon(`${day}T23:59:59`)!.replace('.000Z', '.999Z') as Instant

export const addDays = (day: IsoDate, days: number): IsoDate => {
  // Rules ask for the next day, or the one before, thousands of times: within a month it is the next number.
  const within = Number(day.slice(8)) + days
  if (within >= 1 && within <= SHORTEST_MONTH) return `${day.slice(0, 8)}${String(within).padStart(2, '0')}` as IsoDate
  const [y, m, d] = split(day)
  return iso(new Date(Date.UTC(y, m - 1, d) + days * DAY))
}

/** The same day some months on; the last day of the month where that month is shorter (31 January + 1 → 28 February). */
export const addMonths = (day: IsoDate, months: number): IsoDate => {
  const [y, m, d] = split(day)
  const last = utc(y, m + months + 1, 0).getUTCDate()
  return iso(utc(y, m + months, Math.min(d, last)))
}

export const addYears = (day: IsoDate, years: number): IsoDate => addMonths(day, years * 12)

/** The first day of the years that end with a day: of one to 31 March 2027, 1 April 2026. */
export const yearsTo = (day: IsoDate, years: number): IsoDate => addDays(addYears(day, -years), 1)

/** Days from one date to another, the first not counted: from 1 to 3 April is 2. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => {
  const [y, m, d] = split(from)
  const [yy, mm, dd] = split(to)
  return Math.round((Date.UTC(yy, mm - 1, dd) - Date.UTC(y, m - 1, d)) / DAY)
}

/** Days of a span with both ends counted. */
export const daysInclusive = (from: IsoDate, to: IsoDate): number => daysBetween(from, to) + 1

export const monthOf = (day: IsoDate): Month => day.slice(0, 7) as Month
export const monthStart = (month: Month): IsoDate => `${month}-01` as IsoDate
export const monthEnd = (month: Month): IsoDate => addDays(addMonths(monthStart(month), 1), -1)
export const nextMonth = (month: Month): Month => monthOf(addMonths(monthStart(month), 1))
export const isMonthEnd = (day: IsoDate): boolean => monthEnd(monthOf(day)) === day

/** Months touched by a span, both ends counted: 10 November to 31 March is 5. */
export const monthsTouched = (from: IsoDate, to: IsoDate): number => {
  const [y, m] = split(from)
  const [yy, mm] = split(to)
  return (yy - y) * 12 + (mm - m) + 1
}

/** The accounting year that holds a day, for a year end like "03-31" (29 February counts as the 28th in other years). */
export const financialYear = (day: IsoDate, yearEnd: string): { from: IsoDate; to: IsoDate } => {
  const endIn = (year: number) => {
    const [month = 3, dayOfMonth = 31] = yearEnd.split('-').map(Number)
    return iso(utc(year, month, Math.min(dayOfMonth, utc(year, month + 1, 0).getUTCDate())))
  }
  const year = Number(day.slice(0, 4))
  const to = day <= endIn(year) ? endIn(year) : endIn(year + 1)
  return { from: addDays(endIn(Number(to.slice(0, 4)) - 1), 1), to }
}

/** The same day a year earlier; a month end stays a month end. */
export const yearEarlier = (day: IsoDate): IsoDate =>
  isMonthEnd(day) ? monthEnd(monthOf(addYears(monthStart(monthOf(day)), -1))) : addYears(day, -1)

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** "22 November 2026" */
export const longDate = (day: string): string => {
  const [year, month, dayOfMonth] = split(day)
  return `${dayOfMonth} ${MONTHS[month - 1]} ${year}`
}

/** "November 2026" */
export const longMonth = (month: string): string => `${MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`

/** "27 Nov" */
export const shortDate = (day: string): string => {
  const [, month, dayOfMonth] = split(day)
  return `${dayOfMonth} ${MONTHS[month - 1]?.slice(0, 3)}`
}

/** "Tuesday 24 November 2026" */
export const dayAndDate = (day: IsoDate): string => {
  const [y, m, d] = split(day)
  const weekday = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')[utc(y, m, d).getUTCDay()]
  return `${weekday} ${longDate(day)}`
}

/** Is a span with inclusive ends in force on a day? An open end is null or undefined. */
export const inForce = (span: { from?: string | null; to?: string | null }, day: string): boolean =>
  (!span.from || span.from <= day) && (!span.to || day <= span.to)

/** The earlier, and the later, of two days. */
export const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b)
export const later = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? b : a)

/** The instant some hours later. */
export const hoursLater = (instant: Instant, hours: number): Instant =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString() as Instant
