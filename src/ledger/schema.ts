import { VAT_CODES } from '../catalogue/index.ts'
import { Choice, DateText, Fields, ListOf, MoneyText, MonthText, Optional, Ref, Text } from '../kernel/fields.ts'
import { schema } from '../kernel/schema.ts'
import { type Static, Type } from '../kernel/type.ts'
import { STREAMS } from './chart.ts'

const JournalLine = Fields({
  account: Ref('account', 'account'),
  debit: Optional(MoneyText('debit')),
  credit: Optional(MoneyText('credit')),
  service: Optional(Ref('service', 'services')),
  customer: Optional(Ref('customer', 'organisations')),
  programme: Optional(Ref('programme', 'programmes')),
  stream: Optional(Choice('stream', STREAMS)),
  vatCode: Optional(Choice('VAT code', VAT_CODES)),
})

const PostJournal = Fields({
  date: DateText('date'),
  memo: Text('memo', 500),
  lines: ListOf('lines', JournalLine, 2),
})
export type PostJournal = Static<typeof PostJournal>
export const postJournalBody = schema(PostJournal)

const EntryLabel = Type.Union([Type.Integer({ minimum: 1 }), Type.String({ minLength: 1, maxLength: 100 })], {
  'x-label': 'entry',
  'x-hint': 'Enter the number of the entry, or the ref that it had in the journal',
})

const ReverseEntry = Fields({ entry: EntryLabel, date: DateText('date'), reason: Text('reason', 500) })
export type ReverseEntry = Static<typeof ReverseEntry>
export const reverseEntryBody = schema(ReverseEntry)

const ClosePeriod = Fields({ period: MonthText('month') })
export type ClosePeriod = Static<typeof ClosePeriod>
export const closePeriodBody = schema(ClosePeriod)

const ReopenPeriod = Fields({ period: MonthText('month'), reason: Text('reason', 500) })
export type ReopenPeriod = Static<typeof ReopenPeriod>
export const reopenPeriodBody = schema(ReopenPeriod)
