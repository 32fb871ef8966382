import { type FieldError, invalid } from '../kernel/errors.ts'
import { parseCell, type Register, type Values } from './register.ts'

/** moves_on → movesOn: a column of a spreadsheet as a field of a command. */
export const fieldOf = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** A command read as a row of its register, by the same rules as a spreadsheet; every error at once. */
export const rowOfCommand = (register: Register, command: object): Values => {
  const given = command as Record<string, string | undefined>
  const errors: FieldError[] = []
  const row: Values = {}
  for (const [name, column] of Object.entries(register.columns)) {
    const cell = parseCell(column, given[fieldOf(name)] ?? '')
    if ('error' in cell) errors.push({ pointer: `/${fieldOf(name)}`, detail: `${name} ${cell.error}` })
    else row[name] = cell.value
  }
  if (errors.length === 0) {
    for (const { column, message } of register.check?.(row) ?? []) {
      errors.push({ pointer: `/${fieldOf(column)}`, detail: `${column} ${message}` })
    }
  }
  if (errors.length > 0) throw invalid(errors)
  return row
}
