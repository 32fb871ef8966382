import { cancellations, creditNotes, receipts } from '../billing/index.ts'
import { commissions } from '../commissioning/index.ts'
import { offices, people } from '../directory/index.ts'
import { registers as governance } from '../governance/index.ts'
import { journalSheet, programmeRegister } from '../ledger/index.ts'
import { registers as partnerships } from '../partnerships/index.ts'
import { designationRegister, outcomeRegister } from '../reserves/index.ts'
import { registers as settingUp } from '../setting-up/index.ts'
import { agreements } from '../trading/index.ts'
import type { Contents } from './contents.ts'
import type { Remark } from './csv.ts'
import type { PackEvent } from './events.ts'
import { isSetAside, kindOf, type Refs } from './refs.ts'

/** The spreadsheets whose rows name an invoice, and those that say what is invoiced. */
const NAMING = [receipts, creditNotes].map(({ file }) => file)
const CONTRACTS = [agreements, commissions].map(({ file }) => file)

/**
 * Invoices that no run could issue: the Nth of what is no agreement and no commission. They are told with everything else that is
 * wrong, and their rows set aside; whether there are so many of one is only known when what was due has been invoiced.
 */
export const strayInvoices = (contents: Contents, refs: Refs): Remark[] => {
  const errors: Remark[] = []
  for (const file of NAMING) {
    const sound = (contents.rows.get(file) ?? []).filter(({ line, values }) => {
      const message = values.invoice ? strayOf(String(values.invoice), contents, refs) : undefined
      if (message) errors.push({ file, line, column: 'invoice', message })
      return message === undefined
    })
    contents.rows.set(file, sound)
  }
  return errors
}

const strayOf = (named: string, contents: Contents, refs: Refs): string | undefined => {
  const ref = /^(.+)\/[1-9]\d{0,3}$/.exec(named)?.[1]
  if (ref === undefined) return undefined
  const isKnown = CONTRACTS.some(
    (file) => refs.find(kindOf(file), ref) !== undefined || isSetAside(contents, file, ref),
  )
  if (isKnown) return undefined
  return `There is no agreement and no commission “${ref}”, so there is no invoice “${named}”. Correct it, or add the row to ${CONTRACTS.join(' or ')}`
}

/** The spreadsheets on which no invoice rests. */
const BESIDE = new Set(
  [
    people,
    offices,
    ...governance,
    ...settingUp,
    ...partnerships,
    programmeRegister,
    outcomeRegister,
    journalSheet,
    receipts,
    designationRegister,
  ].map(({ file }) => file),
)

/** Is everything in order on which invoices rest? Then what money and credit notes say of them is known, whatever else is wrong. */
export const areInvoicesKnown = (errors: readonly Remark[]): boolean => errors.every(({ file }) => BESIDE.has(file))

/** Events that name invoices, or change which there are. */
export const isAboutInvoices = ({ file }: PackEvent): boolean => [...NAMING, cancellations.file].includes(file)
