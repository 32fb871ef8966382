import type { VatRounding } from '../../catalogue/index.ts'
import { addDays, earlier, type IsoDate, later, longDate, monthOf } from '../../kernel/dates.ts'
import { invalid } from '../../kernel/errors.ts'
import { type Pence, pence, ZERO } from '../../kernel/money.ts'
import { CODES, type NewEntry, type Periods, postAll } from '../../ledger/index.ts'
import type { Tx } from '../../platform/acts/index.ts'
import type { Reader } from '../../platform/reader.ts'
import {
  type Document,
  type DocumentLine,
  keepDocuments,
  linesOf,
  numberingOf,
  totalsOf,
} from '../documents/documents.ts'
import type { Unposted } from '../documents/invoice.ts'
import { addIncome, type Progress, reach, standingOf } from '../due/progress.ts'
import { onCredit, type Split } from '../income/deferral.ts'
import { aboutPlan, incomeLines, monthName, recognitionRow, withAmounts } from '../income/entries.ts'
import { putOnTheRightSide } from '../income/late.ts'
import { type MonthOfIncome, ownShare, providerShareOf, putRight } from '../income/recognition.ts'
import { NO_PAYMENT, type Parties, supplierOf, termsOn } from '../plans/parties.ts'
import type { Plan } from '../plans/plan.ts'
import { vatOfCredit } from './vat.ts'

/** A line of an invoice with what of it has not been credited. */
export interface LineLeft {
  line: DocumentLine
  net: Pence
  vat: Pence
}

/** What is left to credit on invoices, by invoice number. */
export const linesLeft = async (reader: Reader, documents: readonly Document[]): Promise<Map<string, LineLeft[]>> => {
  const lines = await linesOf(
    reader,
    documents.map(({ number }) => number),
  )
  const left = new Map<string, LineLeft[]>()
  for (const invoice of documents.filter(({ kind }) => kind === 'invoice')) {
    const notes = new Set(documents.filter(({ credits }) => credits === invoice.number).map(({ number }) => number))
    const credited = lines.filter((line) => notes.has(line.invoice))
    left.set(
      invoice.number,
      lines
        .filter((line) => line.invoice === invoice.number)
        .map((line) => {
          const taken = credited.filter((each) => each.credits_line === line.line)
          return {
            line,
            net: pence(taken.reduce((rest, each) => rest - each.net, line.net as number)),
            vat: pence(taken.reduce((rest, each) => rest - each.vat, line.vat as number)),
          }
        }),
    )
  }
  return left
}

export interface Credit {
  left: LineLeft
  net: Pence
}

/** Everything that one credit note says and does. */
export interface CreditNote {
  invoice: Document
  date: IsoDate
  reason: string
  credits: readonly Credit[]
  plan: Plan
  /** The last day of a service that ended before its time, and the one before that; null where stated amounts are credited. */
  ended: { on: IsoDate; formerly: IsoDate } | null
}

/** A credit note as it was issued, and the income of months that it put right. */
export interface IssuedCredit {
  document: Document
  putRight: MonthOfIncome[]
}

/**
 * Issues a credit note: Dr what was deferred, else accrued or income, Dr output VAT and an agent's provider, Cr the debtor. Months whose
 * income was recognised before it was known are put right first, each on its own last day or, where it is closed, on the first
 * open day after it: all from the end of a service that ended early, else those from the note's own on. The progress given is
 * brought up to date.
 */
export const issueCredit = async (
  tx: Tx,
  parties: Parties,
  note: CreditNote,
  progress: Progress,
  periods: Periods,
): Promise<IssuedCredit> => {
  const { invoice, date, plan } = note
  if (date < invoice.date) {
    throw invalid(`A credit note cannot be dated before its invoice, ${longDate(invoice.date)}`, '/date')
  }
  const numbering = await numberingOf(tx)
  const unposted = creditNoteFor(parties, note, progress, numbering('credit_note', date))
  const own = ownOf(unposted.lines)
  const from = monthOf(note.ended ? later(plan.to, plan.from) : date)
  const months = plan.earning === 'on_claim' ? [] : putRight(plan, progress.recognised, from, periods)
  const corrections = months.map((income) => correctionOf(parties, plan, unposted.number, income, progress))
  const split = plan.earning === 'on_claim' ? undefined : onCredit(standingOf(progress), own, ownShare(plan, plan.net))
  const takenBack = takenBackAt(date, split?.income ?? ZERO, progress)
  const { numbers } = await postAll(tx, [entryOfCredit(parties, plan, unposted, split), ...corrections], () => '')
  const [entry = 0, ...entries] = numbers
  await keepDocuments(tx, [{ ...unposted, entry }])
  const rows = [
    ...(takenBack ? [recognitionRow({ contract: plan.contract, date, ...takenBack }, entry)] : []),
    ...months.map(({ month, on, amount }, i) =>
      recognitionRow({ contract: plan.contract, month, date: on, amount }, entries[i] ?? 0),
    ),
  ]
  if (rows.length > 0) await tx.insert('recognition', rows)
  progress.net = pence(progress.net - unposted.net)
  progress.own = pence(progress.own - own)
  const late = [date, ...months.map(({ on }) => on)].filter((day) => reach(progress, day))
  if (late.length > 0) await putOnTheRightSide(tx, parties, [plan], periods)
  return { document: { ...unposted, entry }, putRight: months }
}

/** The entry that puts the income of one month right. */
const correctionOf = (
  parties: Parties,
  plan: Plan,
  number: string,
  income: MonthOfIncome,
  progress: Progress,
): NewEntry => {
  const { month, on, amount } = income
  const lines = incomeLines(parties, plan, on, amount, standingOf(progress))
  addIncome(progress, month, amount)
  return {
    date: on,
    memo: `${number}, income for ${monthName(income)}`,
    source: 'credit-note',
    sourceRef: number,
    lines,
  }
}

/** What the note itself takes back from income was recognised last; the months to come are earned as before. */
const takenBackAt = (date: IsoDate, amount: Pence, progress: Progress) => {
  if (amount === 0) return undefined
  const month = [...progress.recognised.keys()].sort().at(-1) ?? monthOf(date)
  addIncome(progress, month, pence(-amount))
  return { month, amount: pence(-amount) }
}

const ownOf = (lines: readonly DocumentLine[]): Pence => pence(lines.reduce((total, line) => total + line.own_net, 0))

const creditNoteFor = (
  parties: Parties,
  note: CreditNote,
  progress: Progress,
  given: Pick<Document, 'number' | 'series' | 'sequence'>,
): Unposted => {
  const { invoice, date, reason, ended } = note
  const lines = creditLines(note, progress, given.number, termsOn(parties, date).vatRounding)
  return {
    ...said(invoice),
    ...supplierOf(parties),
    ...NO_PAYMENT,
    ...given,
    kind: 'credit_note',
    date,
    tax_point: date,
    due_on: date,
    ...totalsOf(lines),
    credits: invoice.number,
    reason,
    service_ended_on: ended?.on ?? null,
    lines,
  }
}

/** What is credited is the last that was invoiced, so the provider gives back the share of that. */
const creditLines = (
  { date, credits, plan, ended }: CreditNote,
  progress: Progress,
  number: string,
  vatRounding: VatRounding,
): DocumentLine[] => {
  const vat = vatOfCredit(
    credits.map(({ net, left }) => ({
      net,
      left: { net: left.net, vat: left.vat, vatCode: left.line.vat_code, vatRate: left.line.vat_rate },
    })),
    vatRounding,
  )
  let invoiced: number = progress.net
  return credits.map(({ left, net }, i) => {
    const provider = providerShareOf(plan, pence(invoiced)) - providerShareOf(plan, pence(invoiced - net))
    invoiced -= net
    return {
      ...withoutRecord(left.line),
      invoice: number,
      line: i + 1,
      date,
      ...creditedSpan(left.line, ended),
      instalment: null,
      quantity: '1',
      rate: net,
      net,
      own_net: pence(net - provider),
      vat: vat[i] ?? ZERO,
      credits_line: left.line.line,
    }
  })
}

/** A service that ended early is credited from the day after to its former end; stated amounts for the whole span of their line. */
const creditedSpan = ({ starts_on, ends_on }: DocumentLine, ended: CreditNote['ended']) => {
  if (ended === null || ended.on < starts_on || ends_on <= ended.on) return { starts_on, ends_on }
  return {
    starts_on: addDays(ended.on, 1),
    ends_on: ended.formerly > ended.on ? earlier(ends_on, ended.formerly) : ends_on,
  }
}

/** What a credit note says as its invoice said it: what was sold to whom. */
const said = (invoice: Document): Omit<Document, 'number' | 'series' | 'sequence' | 'entry'> => {
  const { number: _, series: __, sequence: ___, entry: ____, ...rest } = withoutRecord(invoice)
  return rest
}

const withoutRecord = <T extends object>(row: T): T => {
  const { company: _, id: __, recorded_act: ___, recorded_at: ____, ...rest } = row as Record<string, unknown>
  return rest as T
}

const entryOfCredit = (
  parties: Parties,
  plan: Plan,
  note: Unposted,
  split: (Split & { income: Pence }) | undefined,
): NewEntry => {
  const about = aboutPlan(parties, plan, note.date)
  const own = ownOf(note.lines)
  return {
    date: note.date,
    memo: `${note.number} for ${note.credits}: ${note.reason}`,
    source: 'credit-note',
    sourceRef: note.number,
    lines: withAmounts([
      { account: plan.deferredAccount, debit: split ? split.deferred : own, ...about },
      { account: CODES.accruedIncome, debit: split ? split.accrued : ZERO, ...about },
      { account: plan.incomeAccount, debit: split ? split.income : ZERO, ...about, vatCode: plan.vatCode },
      { account: CODES.outputVat, debit: note.vat, ...about, vatCode: plan.vatCode },
      { account: CODES.tradeCreditors, debit: pence(note.net - own), ...about },
      { account: note.debtor_account, credit: note.gross, ...about, customer: note.customer },
    ]),
  }
}

/** Takes a net amount off an invoice's lines, the last line first, as far as they go. */
export const creditsUpTo = (left: readonly LineLeft[], net: Pence): Credit[] => {
  const credits: Credit[] = []
  let rest: number = net
  for (const each of [...left].reverse()) {
    const share = pence(Math.min(rest, each.net))
    if (share > 0) credits.unshift({ left: each, net: share })
    rest -= share
  }
  return credits
}
