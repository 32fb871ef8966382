import { readConfig } from '../config.ts'
import { type Instant, isDate, parseInstant, systemClock } from '../kernel/dates.ts'
import { invalid } from '../kernel/errors.ts'
import type { ActDeps } from '../platform/act.ts'
import { migrate, openDatabase } from '../platform/database.ts'
import { type Reader, readerOf } from '../platform/reader.ts'
import type { Call } from './call.ts'
import { writing } from './output.ts'

export interface Opened extends ActDeps {
  reader(company: string, known?: Instant): Reader
}

/** Opens this installation's database, brings it up to date, does the work, and closes it whatever happens. */
export const opened = async <T>(call: Call, work: (open: Opened) => Promise<T>): Promise<T> => {
  const config = readConfig(process.env, { data: call.data })
  const database = await writing(() => openDatabase(config.database))
  try {
    await migrate(database)
    return await work({ database, clock: systemClock, reader: (company, known) => readerOf(database, company, known) })
  } finally {
    await database.close()
  }
}

/** An option that must be there. */
export const needed = (call: Call, name: string, example: string): string => {
  const value = call.options[name]
  if (typeof value !== 'string' || value === '') throw invalid(`Give --${kebab(name)}, like ${example}`, `/${name}`)
  return value
}

export const optional = (call: Call, name: string): string | undefined => {
  const value = call.options[name]
  return typeof value === 'string' ? value : undefined
}

export const dateOption = (call: Call, name: string) => {
  const value = optional(call, name)
  if (value !== undefined && !isDate(value))
    throw invalid(`--${kebab(name)} must be a real date, like 2026-04-01`, `/${name}`)
  return value
}

export const instantOption = (call: Call, name: string): Instant | undefined => {
  const value = optional(call, name)
  if (value === undefined) return undefined
  const instant = parseInstant(value)
  if (!instant)
    throw invalid(`--${kebab(name)} must be an instant with its zone, like 2026-04-01T09:30:00Z`, `/${name}`)
  return instant
}

const kebab = (name: string) => name.replace(/([A-Z])/g, '-$1').toLowerCase()
