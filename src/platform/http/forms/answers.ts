import { isDate, longDate } from '../../../kernel/dates.ts'
import type { FieldError } from '../../../kernel/errors.ts'
import { money, parseMoney, pounds } from '../../../kernel/money.ts'
import type { SchemaNode } from '../../../kernel/schema-node.ts'
import { listed } from '../../../kernel/text.ts'
import { dateFromParts } from '../request/as-at.ts'
import type { Answers, FormField } from './form.ts'

/** What was typed, by field: trimmed, dates put together, amounts in their one spelling. */
export const answersFrom = (fields: readonly FormField[], body: Record<string, unknown>): Answers => {
  const answers: Answers = {}
  for (const field of fields) {
    const typed = typeof body[field.name] === 'string' ? (body[field.name] as string).trim() : ''
    const value = field.kind === 'date' ? dateFromParts(body, field.name) || typed : typed
    answers[field.name] = field.kind === 'money' ? asAmount(value) : value.replaceAll('\r\n', '\n')
  }
  return answers
}

const asAmount = (typed: string): string => {
  const amount = parseMoney(typed)
  return amount === undefined ? typed : money(amount)
}

/** What is wrong with single fields before the act's schema looks at them: dates with a part missing, unreal dates. */
export const dateErrors = (fields: readonly FormField[], answers: Answers): FieldError[] =>
  fields
    .filter(({ kind, name }) => kind === 'date' && answers[name] && !isDate(answers[name] ?? ''))
    .map(({ name, label }) => ({ pointer: `/${name}`, detail: dateMessage(label, answers[name] ?? '') }))

const dateMessage = (label: string, typed: string): string => {
  const [year, month, day] = typed.split('-')
  const missing = [!day && 'a day', !month && 'a month', !year && 'a year'].filter((part): part is string =>
    Boolean(part),
  )
  // "Last day (optional)", "Up to which day?"
  const [named = label] = label.split(' (')
  const which = named.endsWith('?') ? 'The date' : named
  return missing.length > 0 ? `${which} must include ${listed(missing)}` : `${which} must be a real date`
}

/** The command as the act's schema has it: blanks left out, whole numbers as numbers. */
export const commandFrom = ({ properties = {} }: SchemaNode, answers: Answers): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answers)
      .filter(([name, value]) => value !== '' && name in properties)
      .map(([name, value]) => [
        name,
        properties[name]?.type === 'integer' && /^-?\d{1,12}$/.test(value) ? Number(value) : value,
      ]),
  )

/** Errors beside their fields, in the order of the fields, each once and in the words of its label. */
export const errorsByField = (fields: readonly FormField[], errors: readonly FieldError[], answers: Answers) => {
  const shown = fields.flatMap((field) => {
    const error = errors.find(({ pointer }) => nameOf(pointer) === field.name)
    if (!error) return []
    const detail = answers[field.name] === '' && field.missing ? field.missing : error.detail
    return [{ name: field.name, detail, href: `#${field.kind === 'date' ? `${field.name}-day` : field.name}` }]
  })
  const elsewhere = errors.filter(({ pointer }) => !fields.some(({ name }) => name === nameOf(pointer)))
  return [...shown, ...elsewhere.map(({ detail }) => ({ name: '', detail }))]
}

const nameOf = (pointer: string) => pointer.split('/')[1] ?? ''

/** The fields as a form shows them again: typed values and errors in place. */
export const filledIn = (
  fields: readonly FormField[],
  answers: Answers,
  errors: { name: string; detail: string }[] = [],
) =>
  fields.map((field) => ({
    ...field,
    value: answers[field.name] || (answers[field.name] === undefined ? field.value : ''),
    error: errors.find(({ name }) => name === field.name)?.detail,
  }))

/** An answer as the summary list says it. */
export const spoken = (field: FormField, value: string): string => {
  if (value === '') return 'Not given'
  if (field.options) return field.options.find((option) => option.value === value)?.text ?? value
  if (field.kind === 'date' && isDate(value)) return longDate(value)
  const amount = field.kind === 'money' ? parseMoney(value) : undefined
  return amount === undefined ? value : pounds(amount)
}
