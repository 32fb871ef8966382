import {
  type Clock,
  endOfLondonDay,
  fromLondon,
  type Instant,
  type IsoDate,
  isDate,
  londonDate,
  parseInstant,
} from '../../../kernel/dates.ts'
import { type FieldError, invalid } from '../../../kernel/errors.ts'
import { DateText, Fields, Optional, Text } from '../../../kernel/fields.ts'
import { schema } from '../../../kernel/schema.ts'

/** The day and the instant that a read or a page is asked about. */
export interface AsAt {
  on: IsoDate
  today: IsoDate
  /** True when a date was asked for. */
  dated: boolean
  known?: Instant
}

/** What every read of registers takes: the day it is asked about, and the instant up to which records count. */
export const AS_AT = { on: Optional(DateText('as at')), known: Optional(Text('as known at')) }

/** The query of a read that takes no more than that. */
export const asAtQuery = schema(Fields(AS_AT))

type Query = Record<string, unknown>

/** Reads ?on= and ?known=. An instant is RFC 3339, a local London time without zone, or a day, which means its end. */
export const asAt = (query: Query, clock: Clock): AsAt => {
  const today = londonDate(clock())
  const errors: FieldError[] = []
  const on = single(query.on)
  if (on && !isDate(on)) errors.push({ pointer: '/on', detail: `“${on}” must be a real date, like 2026-04-01` })
  const text = single(query.known)
  const known = text ? readInstant(text) : undefined
  if (text && !known) {
    errors.push({
      pointer: '/known',
      detail: `“${text}” must be an instant, like 2026-04-01T09:30:00Z, a London time, like 2026-04-01T10:30, or a day`,
    })
  }
  if (errors.length > 0) throw invalid(errors)
  return {
    on: on && isDate(on) ? on : today,
    today,
    dated: Boolean(on || known),
    ...(known ? { known } : {}),
  }
}

// A plus sign in a query arrives as a blank unless it was encoded; "2026-04-01T09:30:00 01:00" can only mean one thing.
const readInstant = (text: string): Instant | undefined =>
  parseInstant(text.replace(/ (?=\d\d:\d\d$)/, '+')) ??
  fromLondon(text) ??
  (isDate(text) ? endOfLondonDay(text) : undefined)

/** A name given twice counts once, by its last value, as in the rest of a query. */
const single = (value: unknown): string | undefined => {
  const last: unknown = Array.isArray(value) ? value.at(-1) : value
  return typeof last === 'string' && last !== '' ? last : undefined
}

/** A day that an address asks for by another name than `on`; undefined where it asks for none. */
export const askedDay = (text: string | undefined, name: string): IsoDate | undefined => {
  if (!text) return undefined
  if (!isDate(text)) throw invalid(`“${text}” must be a real date, like 2026-04-01`, `/${name}`)
  return text
}

/**
 * A date control sends day, month and year apart; this is the same address with one date in their place. Undefined when
 * there was none to put together.
 */
export const joinedDates = (path: string, query: Query): string | undefined => {
  if (!Object.keys(query).some((name) => /-(day|month|year)$/.test(name))) return undefined
  const joined = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string' && value !== '' && !/-(day|month|year)$/.test(name)) joined.set(name, value)
  }
  const dates = Object.keys(query).flatMap((name) => /^(.+)-(?:day|month|year)$/.exec(name)?.[1] ?? [])
  for (const name of new Set(dates)) {
    const date = dateFromParts(query, name)
    if (date !== '') joined.set(name, date)
  }
  const text = joined.toString()
  return text ? `${path}?${text}` : path
}

/** The three fields of a date control as one text; an impossible date stays as it was typed, so that a check can say so. */
export const dateFromParts = (values: Query, name: string): string => {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => String(values[`${name}-${part}`] ?? '').trim())
  if (!day && !month && !year) return ''
  const two = (part = '') => (part === '' ? '' : part.padStart(2, '0'))
  return `${year}-${two(month)}-${two(day)}`
}
