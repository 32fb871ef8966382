import { isDate } from '../../kernel/dates.ts'
import type { FieldError } from '../../kernel/errors.ts'
import { pounds, sum } from '../../kernel/money.ts'
import { plural } from '../../kernel/text.ts'
import type { Books } from '../books.ts'
import { CODES, STREAMS } from '../chart.ts'
import type { Line, NewEntry } from '../entries/entry.ts'
import { closedOn } from '../periods/periods.ts'

/** What is wrong with an entry, everything at once, with pointers into the entry; nothing when it can be posted. */
export const faultsOf = (books: Books, entry: NewEntry): FieldError[] => [
  ...faultsOfHead(books, entry),
  ...faultsOfLines(entry, (code) => books.chart.has(code)),
  ...faultsOfAmounts(entry),
]

/** What is wrong with an entry's lines by the chart of accounts: an account that is none, or one that asks whose line it is. */
export const faultsOfLines = (entry: NewEntry, isAccount: IsAccount): FieldError[] =>
  eachLine(entry, (line) => faultsOfLine(line, isAccount))

type IsAccount = (code: string) => boolean

/** What is wrong with an entry's amounts, whatever the chart: a side too many or too few, and debits unlike credits. */
export const faultsOfAmounts = (entry: NewEntry): FieldError[] => [
  ...eachLine(entry, (line) => faultOfAmount(line) ?? []),
  ...faultsOfSum(entry),
]

const eachLine = ({ lines }: NewEntry, faults: (line: Line) => FieldError | FieldError[]): FieldError[] =>
  lines.flatMap((line, i) =>
    [faults(line)].flat().map(({ pointer, detail }) => ({ pointer: `/lines/${i}${pointer}`, detail })),
  )

const faultsOfHead = (books: Books, { date, memo }: NewEntry): FieldError[] => {
  const faults: FieldError[] = []
  if (!isDate(date)) faults.push({ pointer: '/date', detail: `“${date}” must be a real date, like 2026-04-01` })
  const closed = isDate(date) ? closedOn(books.periods, date) : undefined
  if (closed) faults.push({ pointer: '/date', detail: closed })
  if (memo.trim() === '') faults.push({ pointer: '/memo', detail: 'Say in the memo what the entry is for' })
  return faults
}

const faultsOfLine = (line: Line, isAccount: IsAccount): FieldError[] => {
  const faults: FieldError[] = []
  if (!isAccount(line.account)) {
    faults.push({
      pointer: '/account',
      detail: `There is no account ${line.account}. Use one of the chart of accounts`,
    })
  }
  if (NAMES_CUSTOMER.has(line.account) && !line.customer) {
    faults.push({ pointer: '/customer', detail: `A line on ${line.account} must name its customer` })
  }
  if (line.account === CODES.reinvestmentFund && !line.programme) {
    faults.push({ pointer: '/programme', detail: `A line on ${line.account} must name its programme` })
  }
  if (line.stream && !STREAMS.includes(line.stream)) {
    faults.push({ pointer: '/stream', detail: `Stream must be one of ${STREAMS.join(', ')}` })
  }
  return faults
}

/** Their balances are kept by customer in the subledgers, so a line that names none could not be found again. */
const NAMES_CUSTOMER = new Set<string>([CODES.tradeDebtors, CODES.councilDebtor, CODES.deferredIncome])

const faultOfAmount = ({ debit = 0 as never, credit = 0 as never }: Line): FieldError | undefined => {
  for (const [pointer, amount] of [
    ['/debit', debit],
    ['/credit', credit],
  ] as const) {
    if (!Number.isSafeInteger(amount)) return { pointer, detail: 'An amount must be in whole pence' }
    if (amount < 0) return { pointer, detail: 'An amount must not be negative. Enter it on the other side' }
  }
  if (debit > 0 && credit > 0) return { pointer: '/debit', detail: 'Enter a debit or a credit, not both' }
  if (debit === 0 && credit === 0) return { pointer: '/debit', detail: 'Enter a debit or a credit above nothing' }
  return undefined
}

const faultsOfSum = ({ lines }: NewEntry): FieldError[] => {
  if (lines.length < 2)
    return [{ pointer: '/lines', detail: `An entry needs two lines; this has ${plural(lines.length, 'line')}` }]
  const debit = total(lines.map((line) => line.debit ?? 0))
  const credit = total(lines.map((line) => line.credit ?? 0))
  if (debit === undefined || credit === undefined || debit === credit) return []
  const [more, less] = debit > credit ? ['debits', 'credits'] : ['credits', 'debits']
  const difference = pounds(Math.abs(debit - credit))
  return [
    {
      pointer: '/lines',
      detail: `The entry does not balance: debits are ${pounds(debit)}, credits ${pounds(credit)}. The ${more} are ${difference} more than the ${less}`,
    },
  ]
}

/** Undefined where an amount is no whole number, which is said at its line. */
const total = (amounts: number[]) => (amounts.every(Number.isSafeInteger) ? sum(amounts) : undefined)
