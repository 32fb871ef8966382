import type { Static, TSchema, Type as TypeBox } from 'typebox'

export type { Static, TSchema }

type Used =
  | 'String'
  | 'Integer'
  | 'Number'
  | 'Boolean'
  | 'Null'
  | 'Unknown'
  | 'Unsafe'
  | 'Array'
  | 'Record'
  | 'Union'
  | 'Optional'
  | 'Object'

type Json = Record<string, unknown>

/** Properties that may be left out. It is a fact about the object, so the schema of the property does not show it. */
const optional = new WeakSet<object>()

/**
 * The builders of TypeBox that we use, with its static types, writing the same JSON Schema. A TypeBox schema is plain JSON Schema,
 * but its own builders come in 373 modules, and loading those took longer than all of knex at each start.
 */
export const Type = {
  String: (options: Json = {}) => ({ type: 'string', ...options }),
  Integer: (options: Json = {}) => ({ type: 'integer', ...options }),
  Number: (options: Json = {}) => ({ type: 'number', ...options }),
  Boolean: () => ({ type: 'boolean' }),
  Null: () => ({ type: 'null' }),
  Unknown: () => ({}),
  Unsafe: (json: Json) => json,
  Array: (items: object, options: Json = {}) => ({ type: 'array', items, ...options }),
  Record: (_key: object, value: object) => ({ type: 'object', patternProperties: { '^.*$': value } }),
  Union: (anyOf: readonly object[], options: Json = {}) => ({ anyOf, ...options }),
  Optional: (json: object) => {
    const marked = { ...json }
    optional.add(marked)
    return marked
  },
  Object: (properties: Record<string, object>, options: Json = {}) => {
    const required = Object.keys(properties).filter((name) => !optional.has(properties[name] as object))
    return { type: 'object', ...(required.length > 0 ? { required } : {}), properties, ...options }
  },
} as unknown as Pick<typeof TypeBox, Used>
