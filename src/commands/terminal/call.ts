import { type Instant, type IsoDate, isDate, parseInstant } from '../../kernel/dates.ts'
import { invalid } from '../../kernel/errors.ts'

/** How a command was called: its options, and how it is asked to answer. */
export interface Call {
  json: boolean
  data?: string | undefined
  options: Record<string, string | string[] | boolean | undefined>
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

/** A day that must be there. */
export const neededDate = (call: Call, name: string, example: string): IsoDate => {
  needed(call, name, example)
  return dateOption(call, name) as IsoDate
}

const kebab = (name: string) => name.replace(/([A-Z])/g, '-$1').toLowerCase()
