import { cancellations, creditNotes, receipts } from '../billing/index.ts'
import { offices, people } from '../directory/index.ts'
import { registers as governance } from '../governance/index.ts'
import { journalSheet, programmeRegister } from '../ledger/index.ts'
import { registers as partnerships } from '../partnerships/index.ts'
import { designationRegister, outcomeRegister } from '../reserves/index.ts'
import { registers as settingUp } from '../setting-up/index.ts'
import type { Remark } from './csv.ts'
import type { PackEvent } from './events.ts'

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

const ABOUT_INVOICES = new Set([receipts, creditNotes, cancellations].map(({ file }) => file))

/** Events that name invoices, or change which there are. */
export const isAboutInvoices = ({ file }: PackEvent): boolean => ABOUT_INVOICES.has(file)
