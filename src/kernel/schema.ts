import { createRequire } from 'node:module'
import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js'
import { isDate, isMonth, parseInstant } from './dates.ts'
import { type FieldError, invalid } from './errors.ts'
import { Fields } from './fields.ts'
import { isMoney } from './money.ts'
import { messages } from './schema-messages.ts'
import type { Static, TSchema } from './type.ts'

/**
 * One TypeBox object is the check, the static type, the OpenAPI description and the words of the messages.
 * A property carries its name for people in `x-label` ("date of appointment").
 */
export interface Schema<T> {
  json: TSchema
  /** The value with its static type; throws `invalid` with every field error at once. */
  check(value: unknown): T
  errors(value: unknown): FieldError[]
}

/** The static type of what a schema checks: `Of<typeof AcceptBody>`. */
export type Of<S> = S extends Schema<infer T> ? T : never

type Told = 'every' | 'first'
const loaded: Partial<Record<Told, Ajv2020>> = {}

/** Ajv is loaded with the first check: a server answers, and most commands end, without one. It tells every error, or stops at the first. */
const ajv = (told: Told): Ajv2020 => {
  const ready = loaded[told]
  if (ready) return ready
  const load = createRequire(import.meta.url)
  const { Ajv2020 } = load('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js')
  const formats = load('ajv-formats') as (on: Ajv2020) => void
  const made = new Ajv2020({ allErrors: told === 'every', strict: true, verbose: true, strictRequired: false })
  made.addVocabulary(['x-label', 'x-options', 'x-hint', 'x-refers'])
  formats(made)
  made.addFormat('date', isDate)
  made.addFormat('month', isMonth)
  made.addFormat('money', isMoney)
  made.addFormat('instant', (text: string) => parseInstant(text) !== undefined)
  made.addFormat('decimal', /^-?\d{1,12}(\.\d{1,6})?$/)
  made.addFormat('share', /^\d{1,6}\/[1-9]\d{0,5}$/)
  loaded[told] = made
  return made
}

/** Compiled when first used: most commands need a few of the many schemas. */
export const schema = <T extends TSchema>(json: T): Schema<Static<T>> => {
  const compiled: Partial<Record<Told, ValidateFunction>> = {}
  const errors = (value: unknown) => {
    const told = isVast(value) ? 'first' : 'every'
    compiled[told] ??= ajv(told).compile(json)
    const validate = compiled[told]
    const found = [...(validate(value) ? [] : messages(validate.errors ?? [])), ...unstorable(value, told)]
    return told === 'first' ? found.slice(0, 1) : found
  }
  return {
    json,
    errors,
    check: (value) => {
      const found = errors(value)
      if (found.length > 0) throw invalid(found)
      return value as Static<T>
    },
  }
}

/**
 * The schema of a command whose type is told apart, because its days and its amounts are of kinds of their own, which no schema knows.
 * It has a field for each of the type's, and no other.
 */
export const commandSchema = <Command>(fields: Record<keyof Command & string, TSchema>): Schema<Command> =>
  schema(Fields(fields)) as unknown as Schema<Command>

/** No form of ours is half as deep; what is far deeper was made to exhaust those who walk through it. */
const DEEPEST = 20

/**
 * So many values nobody corrects one by one. To list what is wrong with each would take longer than everybody else can wait, and
 * make an answer many times as long as the command; so only the first error is told.
 */
const VAST = 20_000

const isVast = (value: unknown): boolean => {
  let left = VAST
  const walk = (inner: unknown, depth: number): void => {
    if (typeof inner !== 'object' || inner === null || depth === DEEPEST) return
    for (const name in inner) {
      left -= 1
      if (left < 0) return
      walk((inner as Record<string, unknown>)[name], depth + 1)
    }
  }
  walk(value, 0)
  return left < 0
}

/**
 * A value without the blanks around its texts. A spreadsheet keeps none, so a name that was stored with them would come back from an
 * export as another name.
 */
export const trimmed = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return value.trim()
  if (typeof value !== 'object' || value === null || depth === DEEPEST) return value
  if (Array.isArray(value)) return value.map((one) => trimmed(one, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, trimmed(one, depth + 1)]))
}

/** Text that no database keeps as it was given: with U+0000, or with half of a character of two halves. */
const unstorable = (value: unknown, told: Told): FieldError[] => {
  const found: FieldError[] = []
  const walk = (inner: unknown, pointer: string, depth: number): void => {
    if (told === 'first' && found.length > 0) return
    if (typeof inner === 'string') {
      if (/[\0\p{Surrogate}]/u.test(inner))
        found.push({ pointer, detail: 'This text holds a character that no text may hold. Take it out' })
      return
    }
    if (typeof inner !== 'object' || inner === null) return
    if (depth === DEEPEST) {
      found.push({ pointer, detail: 'This goes too deep. Leave out what is inside it' })
      return
    }
    for (const [name, one] of Object.entries(inner)) walk(one, `${pointer}/${name}`, depth + 1)
  }
  walk(value, '', 0)
  return found
}
