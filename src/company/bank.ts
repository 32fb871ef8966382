import { type IsoDate, isDate } from '../kernel/dates.ts'
import type { Tx } from '../platform/acts/index.ts'
import { known, type Reader, type Row } from '../platform/reader.ts'
import { type Compared, day, type Register, recordRows, required, text } from '../platform/registers/index.ts'
import { isObject, type JsonError, unknownKeys } from './read-articles.ts'
import type { BankAccount } from './types.ts'

/** One row a day from which an account is paid into. */
const bankRegister: Register = {
  file: 'company.json',
  table: 'bank_account',
  key: ['from'],
  columns: { from: day(), account_name: text(required), sort_code: text(required), account_number: text(required) },
}

/** Six digits, with or without hyphens or spaces, as three pairs; undefined for anything else. */
export const sortCodeOf = (written: string): string | undefined => {
  const digits = written.replace(/[- ]/g, '')
  return /^\d{6}$/.test(digits) ? digits.replace(/^(..)(..)(..)$/, '$1-$2-$3') : undefined
}

/** An account number of the United Kingdom has eight digits; a shorter one is written with noughts before it. */
export const isAccountNumber = (written: string): boolean => /^\d{8}$/.test(written)

/** Confirmation of payee compares at most so many letters. */
export const MOST_LETTERS = 70

export const SORT_CODE_ADVICE = 'must be six digits, like 12-34-56'
export const ACCOUNT_NUMBER_ADVICE = 'must be eight digits; put noughts before a shorter number'

/**
 * The account of an invoice of a day. Before the first day known it is the first account: that is the only one anybody could
 * have paid into.
 */
export const accountOn = (accounts: readonly BankAccount[], on: IsoDate): BankAccount | undefined =>
  accounts.findLast(({ from }) => from === null || from <= on) ?? accounts[0]

/** The company's accounts as known, oldest first. */
export const loadAccounts = async (reader: Reader): Promise<(BankAccount & { recordedAct: number })[]> =>
  inOrder(
    ((await known(reader, 'bank_account')) as Row[]).map((row) => ({
      from: row.from as IsoDate | null,
      accountName: String(row.account_name),
      sortCode: String(row.sort_code),
      accountNumber: String(row.account_number),
      recordedAct: Number(row.recorded_act),
    })),
  )

export const recordAccounts = (tx: Tx, accounts: readonly BankAccount[]): Promise<Compared> =>
  recordRows(
    tx,
    bankRegister,
    accounts.map(({ from, accountName, sortCode, accountNumber }) => ({
      from,
      account_name: accountName,
      sort_code: sortCode,
      account_number: accountNumber,
    })),
  )

const inOrder = <T extends BankAccount>(accounts: T[]): T[] =>
  accounts.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))

/** `bank` of company.json: one account, or a list of them with the day from which each is paid into. */
export const readAccounts = (written: unknown, errors: JsonError[]): BankAccount[] => {
  if (written === undefined || written === null) return []
  const list = Array.isArray(written) ? written : [written]
  const accounts = list.map((each, i) => readAccount(each, Array.isArray(written) ? `/bank/${i}` : '/bank', errors))
  const days = accounts.map(({ from }) => from ?? 'the beginning')
  const twice = days.find((each, i) => days.indexOf(each) !== i)
  if (twice) errors.push({ path: '/bank', message: `two accounts are paid into from ${twice}` })
  return inOrder(accounts)
}

const readAccount = (written: unknown, path: string, errors: JsonError[]): BankAccount => {
  const account = isObject(written) ? written : {}
  if (!isObject(written))
    errors.push({ path, message: 'must be an object {"accountName", "sortCode", "accountNumber"}' })
  errors.push(...unknownKeys(account, ['from', 'accountName', 'sortCode', 'accountNumber'], path))
  const read = (key: string, good: (value: string) => string | undefined, advice: string): string => {
    const value = account[key]
    const found = typeof value === 'string' ? good(value.trim()) : undefined
    if (found === undefined && isObject(written)) errors.push({ path: `${path}/${key}`, message: advice })
    return found ?? ''
  }
  const fits = (test: (value: string) => boolean) => (value: string) => (test(value) ? value : undefined)
  return {
    from:
      account.from === undefined
        ? null
        : (read('from', fits(isDate), 'must be a real date, like 2026-04-01') as IsoDate),
    accountName: read(
      'accountName',
      fits((value) => value !== '' && value.length <= MOST_LETTERS),
      `must be the name of the account, at most ${MOST_LETTERS} letters`,
    ),
    sortCode: read('sortCode', sortCodeOf, SORT_CODE_ADVICE),
    accountNumber: read('accountNumber', fits(isAccountNumber), ACCOUNT_NUMBER_ADVICE),
  }
}

/** `bank` as company.json says it: one account where there was never another. */
export const accountsJson = (accounts: readonly BankAccount[]): unknown => {
  const written = accounts.map(({ from, accountName, sortCode, accountNumber }) => ({
    ...(from === null ? {} : { from }),
    accountName,
    sortCode,
    accountNumber,
  }))
  return written.length === 1 ? written[0] : written
}
