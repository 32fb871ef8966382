import { createRequire } from 'node:module'
import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import { type IsoDate, isDate, isMonth, parseInstant } from './dates.ts'
import { type FieldError, invalid } from './errors.ts'
import { Fields } from './fields.ts'
import { isMoney } from './money.ts'
import { capitalised, listed, spaced } from './text.ts'
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

type Node = {
  [key: string]: unknown
  properties?: Record<string, Node>
  required?: readonly string[]
  items?: Node
  anyOf?: readonly Node[]
  format?: string
  'x-label'?: string
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

const labelOf = (node: Node | undefined, name: string) => node?.['x-label'] ?? spaced(name)

const messages = (errors: ErrorObject[]): FieldError[] => {
  const seen = new Map<string, FieldError>()
  for (const error of errors) {
    const field = message(error)
    // What a union says of itself is clearer than what each of its forms misses.
    const saysIt = error.keyword === 'anyOf' && (error.parentSchema as Node)['x-hint'] !== undefined
    if (field && (saysIt || !seen.has(field.pointer))) seen.set(field.pointer, field)
  }
  return [...seen.values()]
}

const message = (error: ErrorObject): FieldError | undefined => {
  const parent = error.parentSchema as Node | undefined
  const name = error.instancePath.split('/').at(-1) ?? ''
  const label = labelOf(parent, /^\d+$/.test(name) ? 'value' : name)
  const at = (detail: string, pointer = error.instancePath) => ({ pointer, detail })
  switch (error.keyword) {
    case 'required': {
      const missing = String(error.params.missingProperty)
      return at(`Enter the ${labelOf(parent?.properties?.[missing], missing)}`, `${error.instancePath}/${missing}`)
    }
    case 'additionalProperties': {
      const extra = String(error.params.additionalProperty)
      const known = Object.keys(parent?.properties ?? {})
      return at(`There is no field “${extra}”. The fields are ${known.join(', ')}`, `${error.instancePath}/${extra}`)
    }
    case 'enum':
      return at(`${capitalised(label)} must be one of ${(error.params.allowedValues as string[]).join(', ')}`)
    case 'const':
      return at(`${capitalised(label)} must be ${String(error.params.allowedValue)}`)
    case 'anyOf':
    case 'oneOf':
      return at(
        parent?.['x-hint'] ? String(parent['x-hint']) : `${capitalised(label)} is not of a form that is known here`,
      )
    case 'type':
      if (error.params.type === 'object') return at(objectWanted(error, parent, label))
      return at(
        `${capitalised(label)} must be ${WORD_FOR_TYPE[String(error.params.type)] ?? String(error.params.type)}`,
      )
    case 'format':
      return at(
        `${capitalised(label)} ${WORD_FOR_FORMAT[String(error.params.format)] ?? `must be a ${error.params.format}`}`,
      )
    case 'minLength':
    case 'pattern':
      return at(`Enter the ${label}`)
    case 'maxLength':
      return at(`${capitalised(label)} must be ${error.params.limit} characters or fewer`)
    case 'minItems':
      return at(`${capitalised(label)} needs at least ${error.params.limit}`)
    case 'minimum':
      return at(`${capitalised(label)} must be ${error.params.limit} or more`)
    case 'maximum':
      return at(`${capitalised(label)} must be ${error.params.limit} or fewer`)
    case 'if':
      return undefined
    default:
      return at(`${capitalised(label)} ${error.message ?? 'is wrong'}`)
  }
}

/** "A command is an object with named fields, and this is a list. It needs person and seat, and may have termEndsOn" */
const objectWanted = ({ instancePath, data }: ErrorObject, node: Node | undefined, label: string): string => {
  const names = Object.keys(node?.properties ?? {})
  const needed = names.filter((name) => node?.required?.includes(name))
  const others = names.filter((name) => !needed.includes(name))
  const given = data === null ? 'nothing' : Array.isArray(data) ? 'a list' : (WORD_FOR_TYPE[typeof data] ?? typeof data)
  return [
    instancePath === ''
      ? `A command is an object with named fields, and this is ${given}`
      : `${capitalised(label)} must be an object with named fields, not ${given}`,
    ...(needed.length > 0
      ? [`It needs ${listed(needed)}${others.length > 0 ? `, and may have ${listed(others)}` : ''}`]
      : others.length > 0
        ? [`It may have ${listed(others)}`]
        : []),
  ].join('. ')
}

/** The fields of a value that hold a day, or a month, after another day: each with its place, its name for people and what it holds. */
export const daysAfter = (
  json: TSchema,
  value: unknown,
  last: IsoDate,
): { pointer: string; label: string; day: string }[] => later(json as Node, value, last, '', '')

const later = (
  node: Node,
  value: unknown,
  last: IsoDate,
  pointer: string,
  name: string,
): { pointer: string; label: string; day: string }[] => {
  const inner = (of: Node, one: unknown, field: string | number) =>
    later(of, one, last, `${pointer}/${field}`, typeof field === 'number' ? name : field)
  if (node.anyOf) {
    const found = node.anyOf.flatMap((form) => later(form, value, last, pointer, name))
    return found.filter((one, i) => found.findIndex((other) => other.pointer === one.pointer) === i)
  }
  if (typeof value === 'string') {
    const isDay = (node.format === 'date' && isDate(value)) || (node.format === 'month' && isMonth(value))
    return isDay && value > last.slice(0, value.length) ? [{ pointer, label: labelOf(node, name), day: value }] : []
  }
  if (Array.isArray(value)) return node.items ? value.flatMap((one, i) => inner(node.items as Node, one, i)) : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(node.properties ?? {}).flatMap(([field, of]) =>
    Object.hasOwn(value, field) ? inner(of, (value as Record<string, unknown>)[field], field) : [],
  )
}

const WORD_FOR_TYPE: Record<string, string> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  object: 'an object with named fields',
  array: 'a list',
  boolean: 'true or false',
}
const WORD_FOR_FORMAT: Record<string, string> = {
  date: 'must be a real date, like 2026-04-01',
  month: 'must be a month, like 2026-04',
  money: 'must be an amount with two decimals, like 1250.00',
  decimal: 'must be a number, like 2.5',
  instant: 'must be an instant with its zone, like 2026-04-01T09:30:00Z',
  email: 'must be an e-mail address, like name@example.org',
  share: 'must be a share written as two whole numbers, like 190/1000',
}
