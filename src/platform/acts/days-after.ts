import { type IsoDate, isDate, isMonth } from '../../kernel/dates.ts'
import { labelOf, type SchemaNode } from '../../kernel/schema-node.ts'

/** The fields of a value that hold a day, or a month, after another day: each with its place, its name for people and what it holds. */
export const daysAfter = (
  node: SchemaNode,
  value: unknown,
  last: IsoDate,
): { pointer: string; label: string; day: string }[] => later(node, value, last, '', '')

const later = (
  node: SchemaNode,
  value: unknown,
  last: IsoDate,
  pointer: string,
  name: string,
): { pointer: string; label: string; day: string }[] => {
  const inner = (of: SchemaNode, one: unknown, field: string | number) =>
    later(of, one, last, `${pointer}/${field}`, typeof field === 'number' ? name : field)
  if (node.anyOf) {
    const found = node.anyOf.flatMap((form) => later(form, value, last, pointer, name))
    return found.filter((one, i) => found.findIndex((other) => other.pointer === one.pointer) === i)
  }
  if (typeof value === 'string') {
    const isDay = (node.format === 'date' && isDate(value)) || (node.format === 'month' && isMonth(value))
    return isDay && value > last.slice(0, value.length) ? [{ pointer, label: labelOf(node, name), day: value }] : []
  }
  if (Array.isArray(value)) return node.items ? value.flatMap((one, i) => inner(node.items as SchemaNode, one, i)) : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(node.properties ?? {}).flatMap(([field, of]) =>
    Object.hasOwn(value, field) ? inner(of, (value as Record<string, unknown>)[field], field) : [],
  )
}
