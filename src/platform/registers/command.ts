import { type FieldError, invalid } from '../../kernel/errors.ts'
import { parseCell, type Register, type RowFault, type Values } from './register.ts'

/** moves_on → movesOn: a column of a spreadsheet as a field of a command. */
export const fieldOf = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** What is wrong with a row, at the field of the command that said it, and in the names that its fields have there. */
export const fieldError = (register: Register, { column, message }: RowFault, named = fieldOf): FieldError => {
  const detail = Object.keys(register.columns).reduce(
    (said, one) => said.replace(new RegExp(`\\b${one}\\b`, 'g'), named(one)),
    message,
  )
  return { pointer: `/${named(column)}`, detail: `${named(column)} ${detail}` }
}

/** A command read as a row of its register, by the same rules as a spreadsheet; every error at once. */
export const rowOfCommand = (register: Register, command: object): Values => {
  const given = command as Record<string, string | undefined>
  const errors: FieldError[] = []
  const row: Values = {}
  for (const [name, column] of Object.entries(register.columns)) {
    const cell = parseCell(column, given[fieldOf(name)] ?? '')
    if ('error' in cell) errors.push(fieldError(register, { column: name, message: cell.error }))
    else row[name] = cell.value
  }
  if (errors.length === 0) errors.push(...(register.check?.(row) ?? []).map((fault) => fieldError(register, fault)))
  if (errors.length > 0) throw invalid(errors)
  return row
}
