import { articlesOn } from '../../company/index.ts'
import { loadBoardFacts } from '../../governance/index.ts'
import { FIRST_DAY, type IsoDate } from '../../kernel/dates.ts'
import { money } from '../../kernel/money.ts'
import type { Tx } from '../../platform/acts/index.ts'
import { type Reader, recorded } from '../../platform/reader.ts'
import { documentsWhere } from '../documents/documents.ts'
import { allocationsTo, settledBy } from '../receipts/open-invoices.ts'

/** Something that wants somebody's attention: an invoice that has become overdue. */
export interface Reminder {
  number: string
  agreement: string
  customer: string
  dueOn: IsoDate
  open: string
}

export interface Notices {
  termsEnded: string[]
  reminders: Reminder[]
  /** Is this a later day than any run before? Then it is kept, so that nothing is told twice. */
  later: boolean
}

/** What has come to its day since the last run: terms that ended, and invoices that were not paid in time. */
export const noticesSince = async (reader: Reader, until: IsoDate): Promise<Notices> => {
  const last = await lastRun(reader)
  if (last !== undefined && until <= last) return { termsEnded: [], reminders: [], later: false }
  const since = last ?? FIRST_DAY
  return {
    termsEnded: await termsEnded(reader, since, until),
    reminders: await overdueSince(reader, since, until),
    later: true,
  }
}

const lastRun = async (reader: Reader): Promise<IsoDate | undefined> => {
  const row = (await recorded(reader, 'billing_run').max({ until: 'until' }).first()) as unknown as
    | { until: IsoDate | null }
    | undefined
  return row?.until ?? undefined
}

export const keepRun = async (tx: Tx, until: IsoDate): Promise<void> => {
  await tx.insert('billing_run', [{ until }])
}

/** Terms whose last day lies behind; who holds over until a successor comes has not left. */
const termsEnded = async (reader: Reader, since: IsoDate, until: IsoDate): Promise<string[]> => {
  const { appointments, company } = await loadBoardFacts(reader)
  if (articlesOn(company, until).holdingOver.value) return []
  return appointments
    .filter(({ termEndsOn, ceasedOn }) => termEndsOn && (!ceasedOn || ceasedOn > termEndsOn))
    .filter(({ termEndsOn }) => since <= (termEndsOn as IsoDate) && (termEndsOn as IsoDate) < until)
    .map(({ ref }) => ref)
    .sort()
}

const overdueSince = async (reader: Reader, since: IsoDate, until: IsoDate): Promise<Reminder[]> =>
  settledBy(await documentsWhere(reader, { to: until }), await allocationsTo(reader), until)
    .filter(({ invoice, open }) => open > 0 && since <= invoice.due_on && invoice.due_on < until)
    .map(({ invoice, open }) => ({
      number: invoice.number,
      agreement: invoice.contract,
      customer: invoice.customer,
      dueOn: invoice.due_on,
      open: money(open),
    }))
