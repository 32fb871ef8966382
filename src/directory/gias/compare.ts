import type { IsoDate } from '../../kernel/dates.ts'
import { ESTABLISHMENT_FIELDS, type EstablishmentFacts, type EstablishmentField } from '../types.ts'
import type { SaidFacts } from './download/rows.ts'

/** A field of an establishment that a download changed. */
export interface Difference {
  urn: string
  field: EstablishmentField | 'left_on'
  from: string | null
  to: string | null
}

/**
 * What is known once a row has spoken: its blanks blank, and what its file has no column for stays. Where the file has no status,
 * a school is closed from its close date on, else open.
 */
export const after = (before: EstablishmentFacts | undefined, said: SaidFacts, asOf: IsoDate): EstablishmentFacts => {
  const now = (field: EstablishmentField) => (said[field] === undefined ? before?.[field] : said[field]) ?? undefined
  const status = typeof said.status === 'string' ? said.status : statusByDate(before, now('closed_on'), asOf)
  const facts: EstablishmentFacts = {}
  for (const field of ESTABLISHMENT_FIELDS) {
    const value = field === 'status' ? status : now(field)
    if (value !== undefined) facts[field] = value
  }
  return facts
}

const statusByDate = (before: EstablishmentFacts | undefined, closedOn: string | undefined, asOf: IsoDate): string => {
  if (closedOn && closedOn <= asOf) return 'closed'
  const closedWithoutDate = before?.status === 'closed' && !before.closed_on
  if (closedWithoutDate || before?.status === 'open-proposed-to-close') return before.status ?? 'open'
  return 'open'
}

export const differencesOf = (urn: string, before: EstablishmentFacts, now: EstablishmentFacts): Difference[] =>
  ESTABLISHMENT_FIELDS.filter((field) => before[field] !== now[field]).map((field) => ({
    urn,
    field,
    from: before[field] ?? null,
    to: now[field] ?? null,
  }))

/** Facts as they are stored: fields in one order, blanks left out, so that equal facts have equal text. */
export const storedFacts = (facts: EstablishmentFacts): string => JSON.stringify(facts)

/** Is it open here as at the day of a download: by its status, and not past its close date? */
export const isOpenAsOf = (facts: EstablishmentFacts, asOf: IsoDate): boolean =>
  facts.status !== 'closed' && facts.status !== 'proposed-to-open' && !(facts.closed_on && facts.closed_on <= asOf)
