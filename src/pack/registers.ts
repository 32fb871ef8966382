import { cancellations, creditNotes, receipts } from '../billing/index.ts'
import { registers as catalogue } from '../catalogue/index.ts'
import { registers as commissioning } from '../commissioning/index.ts'
import { registers as directory } from '../directory/index.ts'
import { registers as governance } from '../governance/index.ts'
import { accountRegister, journalSheet, programmeRegister } from '../ledger/index.ts'
import { registers as membership } from '../membership/index.ts'
import { registers as partnerships } from '../partnerships/index.ts'
import type { Register } from '../platform/registers/index.ts'
import { designationRegister, outcomeRegister } from '../reserves/index.ts'
import { registers as settingUp } from '../setting-up/index.ts'
import { registers as trading } from '../trading/index.ts'

/** The spreadsheets whose rows are true from a day to a day, in the order in which they are read in. */
export const REGISTERS: readonly Register[] = [
  ...directory,
  ...membership,
  ...governance,
  ...settingUp,
  ...partnerships,
  ...catalogue,
  ...trading,
  ...commissioning,
  accountRegister,
  programmeRegister,
  outcomeRegister,
]

/** The spreadsheets whose rows happened on a day; an import plays them in the order of their dates. */
export const EVENT_SHEETS: readonly Register[] = [
  journalSheet,
  receipts,
  designationRegister,
  cancellations,
  creditNotes,
]

export const SHEETS: readonly Register[] = [...REGISTERS, ...EVENT_SHEETS]
