import {
  ACCOUNT_NUMBER_ADVICE,
  type BankAccount,
  isAccountNumber,
  loadAccounts,
  recordAccounts,
  SORT_CODE_ADVICE,
  sortCodeOf,
} from '../company/index.ts'
import { type IsoDate, longDate } from '../kernel/dates.ts'
import { conflict, type FieldError, invalid } from '../kernel/errors.ts'
import type { Tx } from '../platform/acts/index.ts'

export interface ChangeBankDetails {
  accountName: string
  sortCode: string
  accountNumber: string
  /** Today where it is not said. */
  from?: string
}

export interface BankDetailsChanged {
  account: BankAccount
  /** Into which customers paid before. */
  formerly: BankAccount | null
}

/**
 * Asks customers to pay into another account from a day on, today or later. Invoices of earlier days stay as they are, and the
 * act keeps who changed it and when: a false account is how invoices are robbed.
 */
export const changeBankDetails = async (tx: Tx, command: ChangeBankDetails): Promise<BankDetailsChanged> => {
  const from = (command.from ?? tx.today) as IsoDate
  const sortCode = sortCodeOf(command.sortCode)
  const faults: FieldError[] = [
    ...(sortCode ? [] : [{ pointer: '/sortCode', detail: `The sort code ${SORT_CODE_ADVICE}` }]),
    ...(isAccountNumber(command.accountNumber)
      ? []
      : [{ pointer: '/accountNumber', detail: `The account number ${ACCOUNT_NUMBER_ADVICE}` }]),
    ...(from < tx.today
      ? [{ pointer: '/from', detail: `An account is paid into from today, ${longDate(tx.today)}, or from a later day` }]
      : []),
  ]
  if (!sortCode || faults.length > 0) throw invalid(faults)
  const account = { from, accountName: command.accountName, sortCode, accountNumber: command.accountNumber }
  const accounts = await loadAccounts(tx)
  const formerly = accounts.at(-1) ?? null
  if (formerly?.from && formerly.from > from) {
    const message = `Another account is paid into from ${longDate(formerly.from)} already. Give that day, or a later one`
    throw conflict('later-account', message)
  }
  await recordAccounts(tx, [account])
  return { account, formerly: formerly && withoutAct(formerly) }
}

const withoutAct = ({ from, accountName, sortCode, accountNumber }: BankAccount): BankAccount => ({
  from,
  accountName,
  sortCode,
  accountNumber,
})
