import { type FieldError, invalid } from '../../kernel/errors.ts'
import type { Reader } from '../reader.ts'
import { fieldError, fieldOf } from './command.ts'
import { type Register, registerRows, type Values } from './register.ts'

/**
 * A row with everything that it names looked up: an organisation's URN becomes its ref. What the company does not know is
 * refused, each at its field. `known` are the registers that the row may name something of.
 */
export const withKnownRefs = async (
  reader: Reader,
  register: Register,
  row: Values,
  known: readonly Register[],
): Promise<Values> => {
  const errors: FieldError[] = []
  const found: Values = {}
  for (const [name, { refers }] of Object.entries(register.columns)) {
    const written = row[name]
    if (refers === undefined || written === null || written === undefined) continue
    const among = [refers].flat().flatMap((file) => known.filter((one) => one.file === file))
    const ref = await firstKnown(reader, among, String(written))
    if (ref !== undefined) found[name] = ref
    else {
      const kinds = among.map(({ table }) => table).join(' or ')
      errors.push({ pointer: `/${fieldOf(name)}`, detail: `There is no ${kinds} “${written}”. Record it first` })
    }
  }
  const whole = { ...row, ...found }
  // Only now does a URN show that two cells name the same.
  if (errors.length === 0) errors.push(...(register.check?.(whole) ?? []).map((fault) => fieldError(register, fault)))
  if (errors.length > 0) throw invalid(errors)
  return whole
}

const firstKnown = async (reader: Reader, among: readonly Register[], written: string): Promise<string | undefined> => {
  for (const register of among) {
    const rows = await registerRows(reader, register)
    const row = rows.find(({ ref }) => ref === written) ?? rows.find(({ urn }) => urn === written)
    if (row) return String(row.ref)
  }
  return undefined
}
