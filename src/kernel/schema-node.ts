import { spaced } from './text.ts'

/** A schema as it is read: what it says of a value, and of each of its fields. */
export interface SchemaNode {
  type?: string
  format?: string
  enum?: readonly unknown[]
  required?: readonly string[]
  properties?: Readonly<Record<string, SchemaNode>>
  items?: SchemaNode
  anyOf?: readonly SchemaNode[]
  'x-label'?: string
  'x-hint'?: string
  /** Among which a field names one by its ref: `people`, or several, `bodies organisations`. */
  'x-refers'?: string
}

/** What a field is called for people. */
export const labelOf = (node: SchemaNode | undefined, name: string): string => node?.['x-label'] ?? spaced(name)
