import { Fields } from '../../kernel/fields.ts'
import { STREAMS } from '../../ledger/index.ts'
import {
  arrayOf,
  ChoiceOut,
  DateOut,
  listOf,
  MoneyOut,
  MonthOut,
  OrNull,
  TextOut,
  WholeOut,
} from '../../platform/http/index.ts'
import { outcome } from '../answers.ts'
import { SOURCE_KINDS } from './sources.ts'

/** What the two reports that follow a surplus to its invoices, and an invoice to its outcome, answer. */

const STREAM = ChoiceOut(STREAMS)
const became = { setAside: MoneyOut, spent: MoneyOut, returned: MoneyOut, left: MoneyOut }

/** Where the income of some days came from, and what of their surplus is the share of each. */
export const surplusSourcesAnswer = {
  rows: listOf({
    kind: ChoiceOut(SOURCE_KINDS),
    ref: TextOut,
    date: OrNull(DateOut),
    about: TextOut,
    stream: STREAM,
    income: MoneyOut,
    surplus: MoneyOut,
    ...became,
  }),
  totals: Fields({ income: MoneyOut, surplus: MoneyOut, ...became, expenditure: MoneyOut, tax: MoneyOut }),
  streams: listOf({ stream: STREAM, income: MoneyOut, expenditure: MoneyOut, surplus: MoneyOut, part: MoneyOut }),
  until: DateOut,
}

/** One invoice from its price to its outcome. */
export const invoiceTraceAnswer = {
  rows: listOf({ month: MonthOut, date: DateOut, entry: WholeOut, amount: MoneyOut }),
  totals: Fields({
    net: MoneyOut,
    credited: MoneyOut,
    providers: MoneyOut,
    keeps: MoneyOut,
    earned: MoneyOut,
    notYetEarned: MoneyOut,
    share: MoneyOut,
    ...became,
  }),
  invoice: Fields({
    number: TextOut,
    date: DateOut,
    entry: WholeOut,
    agreement: TextOut,
    customer: TextOut,
    customerName: TextOut,
    description: TextOut,
    net: MoneyOut,
    vat: MoneyOut,
    gross: MoneyOut,
    nth: WholeOut,
    of: WholeOut,
  }),
  creditNotes: listOf({ number: TextOut, date: DateOut, net: MoneyOut, reason: OrNull(TextOut), entry: WholeOut }),
  postings: listOf({
    entry: WholeOut,
    date: DateOut,
    account: TextOut,
    name: TextOut,
    debit: MoneyOut,
    credit: MoneyOut,
  }),
  years: arrayOf(
    Fields({
      from: DateOut,
      to: DateOut,
      endsOn: DateOut,
      stream: STREAM,
      income: MoneyOut,
      streamIncome: MoneyOut,
      streamSurplus: MoneyOut,
      streamsLeft: MoneyOut,
      streamPart: MoneyOut,
      surplus: MoneyOut,
      share: MoneyOut,
      ...became,
      until: DateOut,
      programmes: listOf({
        programme: TextOut,
        name: TextOut,
        resolution: OrNull(TextOut),
        ...became,
        outcomeMeasure: OrNull(TextOut),
        outcome,
      }),
    }),
  ),
}
