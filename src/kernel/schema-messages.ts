import type { ErrorObject } from 'ajv/dist/2020.js'
import type { FieldError } from './errors.ts'
import { labelOf, type SchemaNode } from './schema-node.ts'
import { capitalised, listed } from './text.ts'

/** What is wrong with a value, told once for each place, in the words of its schema. */
export const messages = (errors: ErrorObject[]): FieldError[] => {
  const seen = new Map<string, FieldError>()
  for (const error of errors) {
    const field = message(error)
    // What a union says of itself is clearer than what each of its forms misses.
    const saysIt = error.keyword === 'anyOf' && (error.parentSchema as SchemaNode)['x-hint'] !== undefined
    if (field && (saysIt || !seen.has(field.pointer))) seen.set(field.pointer, field)
  }
  return [...seen.values()]
}

const message = (error: ErrorObject): FieldError | undefined => {
  const parent = error.parentSchema as SchemaNode | undefined
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
      return at(parent?.['x-hint'] ? parent['x-hint'] : `${capitalised(label)} is not of a form that is known here`)
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
const objectWanted = ({ instancePath, data }: ErrorObject, node: SchemaNode | undefined, label: string): string => {
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
