import { creditNotes, receipts } from '../billing/index.ts'
import { commissions } from '../commissioning/index.ts'
import type { Reader } from '../platform/reader.ts'
import { keyOf, type Register, registerRows, type Values } from '../platform/registers/index.ts'
import { agreements } from '../trading/index.ts'
import type { Contents } from './contents.ts'
import type { Remark } from './csv.ts'
import { type PackRow, saidAgain } from './sheet-rows.ts'

/** Every ref that a file of the pack may name: from the pack itself and from what the company keeps already. */
class Refs {
  readonly #known = new Map<string, Map<string, string>>()

  add(kind: string, ref: string, alias = ref): void {
    if (!this.#known.has(kind)) this.#known.set(kind, new Map())
    this.#known.get(kind)?.set(alias, ref)
  }

  /** The ref itself for a ref or, of an organisation, its URN. */
  find(kind: string, text: string): string | undefined {
    return this.#known.get(kind)?.get(text)
  }
}

const kindOf = (file: string) => (file === 'organisations.csv' ? 'organisation' : file.replace(/\.csv$/, ''))

export const collectRefs = async (
  reader: Reader,
  registers: readonly Register[],
  contents: Contents,
  council: string | undefined,
): Promise<Refs> => {
  const refs = new Refs()
  if (council) refs.add('organisation', council)
  for (const register of registers) {
    const name = register.columns.ref ? 'ref' : register.columns.code ? 'code' : undefined
    if (!name) continue
    const kept: Values[] = await registerRows(reader, register)
    const said = (contents.rows.get(register.file) ?? []).map((row) => row.values)
    for (const values of [...kept, ...said]) {
      const ref = String(values[name])
      refs.add(kindOf(register.file), ref)
      if (register.file === 'organisations.csv' && values.urn) refs.add('organisation', ref, String(values.urn))
    }
  }
  return refs
}

/** Puts the ref in place of a URN, tells every ref that leads nowhere, and sets the row that holds it aside, as one said twice. */
export const resolveRefs = (registers: readonly Register[], contents: Contents, refs: Refs): Remark[] => {
  const errors: Remark[] = []
  for (const register of registers) {
    const lost = (row: PackRow) => followRefs(register, row, contents, refs)
    // A row that was set aside for another fault is no reason to hide where it leads nowhere.
    for (const row of contents.setAside.get(register.file)?.rows ?? []) errors.push(...lost(row).errors)
    const seen = new Map<string, number>()
    const sound = (contents.rows.get(register.file) ?? []).filter((row) => {
      const before = errors.length
      const { waits, errors: strays } = lost(row)
      errors.push(...strays)
      // Only now does a URN show that two cells name the same.
      for (const { column, message } of waits || errors.length > before ? [] : (register.check?.(row.values) ?? [])) {
        errors.push({ file: register.file, line: row.line, column, message })
      }
      const first = seen.get(keyOf(register, row.values))
      if (first === undefined) seen.set(keyOf(register, row.values), row.line)
      else if (register.key.length > 0) errors.push(saidAgain(register, row.line, first))
      const isSound = !waits && errors.length === before
      if (!isSound && row.values.entry) contents.setAside.get(register.file)?.names.add(String(row.values.entry))
      return isSound
    })
    contents.rows.set(register.file, sound)
  }
  return errors
}

/** Follows what a row refers to. It waits where it leads to a row that was set aside, whose own fault is told where it stands. */
const followRefs = (
  register: Register,
  { line, values }: PackRow,
  contents: Contents,
  refs: Refs,
): { waits: boolean; errors: Remark[] } => {
  const errors: Remark[] = []
  let waits = false
  for (const [column, { refers }] of Object.entries(register.columns)) {
    const written = values[column]
    if (!refers || written === null || written === undefined) continue
    const files = [refers].flat()
    const found = files.map((file) => refs.find(kindOf(file), String(written))).find((ref) => ref !== undefined)
    if (found !== undefined) values[column] = found
    else if (files.some((file) => isSetAside(contents, file, String(written)))) waits = true
    else errors.push({ file: register.file, line, column, message: nowhere(files, String(written)) })
  }
  const invoice = strayInvoice(register, values, contents, refs)
  if (invoice) errors.push({ file: register.file, line, ...invoice })
  return { waits, errors }
}

/** The spreadsheets whose rows name invoices, and those that say what is invoiced. */
const NAMING = [receipts, creditNotes]
const CONTRACTS = [agreements, commissions].map(({ file }) => file)

/**
 * An invoice that no run could issue: the Nth of what is no agreement and no commission. Whether there are so many of one is only
 * known when what was due has been invoiced.
 */
const strayInvoice = (register: Register, { invoice }: Values, contents: Contents, refs: Refs) => {
  const ref = NAMING.includes(register) ? /^(.+)\/[1-9]\d{0,3}$/.exec(String(invoice ?? ''))?.[1] : undefined
  if (ref === undefined) return undefined
  if (CONTRACTS.some((file) => refs.find(kindOf(file), ref) !== undefined || isSetAside(contents, file, ref)))
    return undefined
  const message = `There is no agreement and no commission “${ref}”, so there is no invoice “${invoice}”. Correct it, or add the row to ${CONTRACTS.join(' or ')}`
  return { column: 'invoice', message }
}

const isSetAside = (contents: Contents, file: string, name: string): boolean => {
  const setAside = contents.setAside.get(file)
  return setAside !== undefined && (setAside.unread || setAside.names.has(name))
}

const nowhere = (files: readonly string[], written: string): string =>
  `“${written}” is not in ${files.join(' or ')}. Add it there, or correct it here`
