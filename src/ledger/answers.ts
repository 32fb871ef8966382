import { Fields, Optional } from '../kernel/fields.ts'
import {
  arrayOf,
  ChoiceOut,
  DateOut,
  InstantOut,
  listOf,
  MoneyOut,
  MonthOut,
  OrNull,
  TextOut,
  WholeOut,
  YesOrNoOut,
} from '../platform/http/index.ts'
import { ACCOUNT_TYPES, STREAMS } from './chart.ts'

/** What the reads and reports of the ledger answer. */

const account = { account: TextOut, name: TextOut, type: ChoiceOut(ACCOUNT_TYPES) }
const stream = ChoiceOut(STREAMS)

const entry = {
  number: WholeOut,
  entry: TextOut,
  date: DateOut,
  memo: TextOut,
  source: TextOut,
  sourceRef: OrNull(TextOut),
  reverses: OrNull(WholeOut),
  recordedAt: InstantOut,
}

const line = {
  line: WholeOut,
  account: TextOut,
  debit: MoneyOut,
  credit: MoneyOut,
  stream: OrNull(stream),
  service: OrNull(TextOut),
  customer: OrNull(TextOut),
  programme: OrNull(TextOut),
  agreement: OrNull(TextOut),
  member: OrNull(ChoiceOut(['yes', 'no'])),
  laCode: OrNull(TextOut),
  vatCode: OrNull(TextOut),
  automatic: YesOrNoOut,
}

/** As the read and the report have it. */
export const trialBalanceAnswer = {
  rows: listOf({ ...account, debit: MoneyOut, credit: MoneyOut }),
  totals: Fields({ debit: MoneyOut, credit: MoneyOut }),
}

export const incomeAndExpenditureAnswer = {
  rows: listOf({ ...account, stream: Optional(stream), amount: MoneyOut, previous: MoneyOut }),
  totals: Fields({
    income: MoneyOut,
    expenditure: MoneyOut,
    surplusBeforeTax: MoneyOut,
    tax: MoneyOut,
    surplus: MoneyOut,
  }),
}

/** A row without an account is the sum of what stands above it. */
export const balanceSheetAnswer = {
  rows: listOf({
    heading: TextOut,
    account: Optional(TextOut),
    name: Optional(TextOut),
    amount: MoneyOut,
    previous: MoneyOut,
  }),
  totals: Fields({ netAssets: MoneyOut, reserves: MoneyOut }),
}

const { memo, number, date } = entry
const { debit, credit, service, customer, programme } = line

export const journalAnswer = {
  rows: arrayOf(
    Fields({
      entry: TextOut,
      number,
      date,
      account: TextOut,
      debit,
      credit,
      memo,
      stream: OrNull(stream),
      service,
      customer,
      programme,
    }),
  ),
  totals: Fields({ debit: MoneyOut, credit: MoneyOut, entries: WholeOut }),
}

export const answers = {
  accounts: Fields({ on: DateOut, rows: listOf({ ...account, balance: MoneyOut }) }),
  account: Fields({
    ...account,
    from: OrNull(DateOut),
    to: DateOut,
    opening: MoneyOut,
    debit: MoneyOut,
    credit: MoneyOut,
    closing: MoneyOut,
    count: WholeOut,
    rows: arrayOf(
      Fields({
        entry: WholeOut,
        date: DateOut,
        memo: TextOut,
        source: TextOut,
        sourceRef: OrNull(TextOut),
        ...line,
        balance: MoneyOut,
      }),
    ),
    next: OrNull(TextOut),
  }),
  entries: Fields({ rows: arrayOf(Fields(entry)), next: OrNull(TextOut) }),
  entry: Fields({ ...entry, reversedBy: OrNull(WholeOut), lines: arrayOf(Fields(line)) }),
  trialBalance: Fields({ on: DateOut, ...trialBalanceAnswer }),
  periods: Fields({ rows: listOf({ period: MonthOut, status: ChoiceOut(['open', 'closed']), entries: WholeOut }) }),
}
