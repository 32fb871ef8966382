import { isDate, isMonth, longDate, longInstant, longMonth, parseInstant } from '../../kernel/dates.ts'
import { parseMoney, pounds } from '../../kernel/money.ts'
import { labelOf, type SchemaNode } from '../../kernel/schema-node.ts'
import { capitalised, spaced } from '../../kernel/text.ts'
import type { AnyAct } from '../../platform/acts/index.ts'
import { ROLE_NAMES, ROLES, type Role } from '../../platform/permission.ts'
import type { Asked, Namer } from './names.ts'

/** What no form asks for under this name: the commands that set a company up and that let somebody in. */
const WITHOUT_FORM: Readonly<Record<string, string>> = {
  importPack: 'Import a pack of spreadsheets',
  importGias: 'Import a list of schools',
  addUser: 'Add somebody who signs in',
}

/** What an act is called, as its heading and button say it: "Appoint somebody". */
export const actTitle = (acts: ReadonlyMap<string, Pick<AnyAct, 'title'>>, name: string): string =>
  acts.get(name)?.title ?? WITHOUT_FORM[name] ?? capitalised(spaced(name))

/** A command in the words of the form that asks for it. */
export interface ToldCommand {
  facts: { key: string; value: string }[]
  /** What has several fields itself: the lines of a journal, the votes of an election. */
  lists: { caption: string; columns: { label: string; number?: boolean }[]; rows: { cells: string[] }[] }[]
}

type Values = Readonly<Record<string, unknown>>

/** What was asked for, field by field in the order of the schema; of a field that has gone from it, by its name. */
export const toldCommand = (command: unknown, schema: SchemaNode | undefined, named: Namer): ToldCommand => {
  const told: ToldCommand = { facts: [], lists: [] }
  if (!isValues(command)) return told
  for (const [name, node] of fieldsOf([command], schema)) {
    const value = command[name]
    const caption = capitalised(labelOf(node, name))
    if (Array.isArray(value) && value.some(isValues)) told.lists.push(listOf(caption, value, node.items, named))
    else if (isValues(value)) told.lists.push(listOf(caption, namedRows(value, node), undefined, named))
    else if (!isBlank(value)) told.facts.push({ key: caption, value: wordsOf(value, node, named) })
  }
  return told
}

/** The refs that a command holds. */
export const refsIn = (command: unknown, schema: SchemaNode | undefined): Asked[] => {
  const refs: Asked[] = []
  toldCommand(command, schema, (refers, ref) => {
    refs.push([refers, ref])
    return ref
  })
  return refs
}

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === ''

/** The fields that any of these have: those of the schema first. */
const fieldsOf = (rows: readonly Values[], schema: SchemaNode | undefined): [string, SchemaNode][] => {
  const described = schema?.properties ?? {}
  const there = new Set(rows.flatMap((row) => Object.keys(row).filter((name) => !isBlank(row[name]))))
  const known = Object.keys(described).filter((name) => there.has(name))
  return [...new Set([...known, ...there])].map((name) => [name, described[name] ?? {}])
}

/** What is kept by name, as a row each: the changes of articles. */
const namedRows = (values: Values, { properties = {} }: SchemaNode): Values[] =>
  Object.entries(values).map(([name, value]) => ({
    field: capitalised(labelOf(properties[name], name)),
    ...(isValues(value) ? value : { value }),
  }))

const listOf = (
  caption: string,
  items: readonly unknown[],
  schema: SchemaNode | undefined,
  named: Namer,
): ToldCommand['lists'][number] => {
  const rows = items.map((item) => (isValues(item) ? item : { value: item }))
  const fields = fieldsOf(rows, schema)
  return {
    caption,
    columns: fields.map(([name, node]) => ({
      label: capitalised(labelOf(node, name)),
      number: node.format === 'money',
    })),
    rows: rows.map((row) => ({ cells: fields.map(([name, node]) => wordsOf(row[name], node, named)) })),
  }
}

const wordsOf = (value: unknown, node: SchemaNode, named: Namer): string => {
  if (isBlank(value)) return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (Array.isArray(value)) return value.map((item) => wordsOf(item, node.items ?? {}, named)).join(', ')
  if (isValues(value)) {
    const fields = fieldsOf([value], node)
    return fields
      .map(([name, inner]) => `${capitalised(labelOf(inner, name))}: ${wordsOf(value[name], inner, named)}`)
      .join('; ')
  }
  const text = String(value)
  if (node['x-refers']) return named(node['x-refers'], text)
  // A choice is written "per_pupil"; a text that somebody typed is left as it is.
  if (node.enum?.every((value) => ROLES.includes(value as Role))) return capitalised(ROLE_NAMES[text as Role] ?? text)
  if (node.enum) return capitalised(text.replaceAll('_', ' '))
  if (node.format === 'money') return pounds(parseMoney(text) ?? 0)
  const isTyped = node['x-label'] !== undefined && node.format === undefined
  return isTyped ? text : dated(text)
}

const dated = (text: string): string => {
  if (isDate(text)) return longDate(text)
  if (isMonth(text)) return longMonth(text)
  const moment = parseInstant(text)
  return moment ? longInstant(moment) : text
}
