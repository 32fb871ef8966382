import {
  type Document,
  type DocumentLine,
  documentsWhere,
  type Earning,
  earningsOf,
  linesOf,
} from '../../billing/index.ts'
import { earlier, financialYear, type IsoDate, monthOf } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { money, type Pence, pence, penceOf, sum } from '../../kernel/money.ts'
import { by } from '../../kernel/order.ts'
import { accountOf, linesByEntry, loadChart, yearEndOf } from '../../ledger/index.ts'
import type { Reader } from '../../platform/reader.ts'
import { type SharedYear, sharedYear } from './year.ts'

/**
 * One invoice from its price to its outcome: what was posted for it, the income month by month, its share of the surplus of each
 * year, what of that was set aside and spent, and what that has changed; as it stands on a day, with money as text. A credit note
 * is traced with its invoice. Throws `not-found` where there is none by that day.
 */
export const traceOf = async (reader: Reader, asked: string, on: IsoDate) => {
  const { invoice, notes, siblings } = await papersOf(reader, asked.trim(), on)
  const numbers = [invoice, ...notes].map(({ number }) => number)
  const [{ earnings }, lines, yearEnd] = await Promise.all([
    earningsOf(reader, [invoice.contract], on),
    linesOf(reader, numbers),
    yearEndOf(reader),
  ])
  const ownOf = (number: string) => sum(lines.filter((line) => line.invoice === number).map((line) => line.own_net))
  const credited = sum(notes.map(({ net }) => net))
  const keeps = pence(ownOf(invoice.number) - sum(notes.map(({ number }) => ownOf(number))))
  const own = earnings.filter((earning) => earning.invoice === invoice.number)
  const earned = sum(own.map(({ amount }) => amount))
  const years = await Promise.all(
    yearsOf(own, yearEnd, on).map(async ({ from, to, endsOn }) =>
      yearJson(await sharedYear(reader, from, to, on), invoice.number, endsOn),
    ),
  )
  const total = (name: 'share' | 'setAside' | 'spent' | 'returned' | 'left') =>
    money(sum(years.map((year) => penceOf(year[name]))))
  return {
    invoice: invoiceJson(invoice, siblings, lines),
    creditNotes: notes.map(({ number, date, net, reason, entry }) => ({
      number,
      date,
      net: money(net),
      reason,
      entry,
    })),
    postings: await postingsJson(
      reader,
      [invoice, ...notes].map(({ entry }) => entry),
    ),
    rows: own.map(({ date, entry, amount }) => ({ month: monthOf(date), date, entry, amount: money(amount) })),
    years,
    totals: {
      net: money(invoice.net),
      credited: money(credited),
      providers: money(invoice.net - credited - keeps),
      keeps: money(keeps),
      earned: money(earned),
      notYetEarned: money(keeps - earned),
      share: total('share'),
      setAside: total('setAside'),
      spent: total('spent'),
      returned: total('returned'),
      left: total('left'),
    },
  }
}

export type InvoiceTrace = Awaited<ReturnType<typeof traceOf>>

/** The invoice, its credit notes, and all invoices of its agreement in the order of issue. */
const papersOf = async (reader: Reader, number: string, on: IsoDate) => {
  const [asked] = (await documentsWhere(reader, { numbers: [number], to: on })).filter((each) => each.number === number)
  if (!asked) throw notFound(`There is no invoice “${number}”. Give a number as it stands on the invoice`)
  const papers = await documentsWhere(reader, { contract: asked.contract, to: on })
  const siblings = papers.filter(({ kind }) => kind === 'invoice')
  const invoice = siblings.find((each) => each.number === (asked.credits ?? asked.number)) as Document
  return { invoice, notes: papers.filter(({ credits }) => credits === invoice.number), siblings }
}

const invoiceJson = (invoice: Document, siblings: readonly Document[], lines: readonly DocumentLine[]) => ({
  number: invoice.number,
  date: invoice.date,
  entry: invoice.entry,
  agreement: invoice.contract,
  customer: invoice.customer,
  customerName: invoice.school_name ?? invoice.customer_name,
  description: lines.find((line) => line.invoice === invoice.number)?.description ?? '',
  net: money(invoice.net),
  vat: money(invoice.vat),
  gross: money(invoice.gross),
  // Which it is of the invoices of its agreement, in the order of issue.
  nth: siblings.findIndex(({ number }) => number === invoice.number) + 1,
  of: siblings.length,
})

/** The accounting years in which something was earned; of one that runs, the days so far. */
const yearsOf = (earnings: readonly Earning[], yearEnd: string, on: IsoDate) => {
  const years = new Map(
    earnings.map(({ date }) => {
      const { from, to } = financialYear(date, yearEnd)
      return [to, { from, to: earlier(to, on), endsOn: to }]
    }),
  )
  return [...years.values()].sort(by('to'))
}

const yearJson = ({ from, to, facts, shared, sources }: SharedYear, number: string, endsOn: IsoDate) => {
  const own = sources.filter(({ kind, ref }) => kind === 'invoice' && ref === number)
  const stream = own[0]?.stream ?? 'other'
  const at = facts.streams.findIndex((row) => row.stream === stream)
  const add = (of: (source: (typeof own)[number]) => Pence) => money(sum(own.map(of)))
  return {
    from,
    to,
    endsOn,
    stream,
    income: add((source) => source.income),
    streamIncome: facts.streams[at]?.income ?? money(0),
    streamSurplus: facts.streams[at]?.surplus ?? money(0),
    // What the streams together had left that covered their own costs: of these the surplus is shared.
    streamsLeft: money(sum(facts.streams.map((row) => Math.max(0, penceOf(row.surplus))))),
    streamPart: money(shared.streams[at] ?? 0),
    surplus: facts.totals.surplus,
    share: add((source) => source.surplus),
    setAside: add((source) => source.setAside),
    spent: add((source) => source.spent),
    returned: add((source) => source.returned),
    left: add((source) => source.left),
    until: facts.since.until,
    programmes: facts.since.programmes.map(({ programme, name, resolution, outcomeMeasure, outcome }, i) => {
      const part = (key: 'setAside' | 'spent' | 'returned' | 'left') =>
        money(sum(own.map((source) => source.programmes[i]?.[key] ?? 0)))
      return {
        programme,
        name,
        resolution,
        setAside: part('setAside'),
        spent: part('spent'),
        returned: part('returned'),
        left: part('left'),
        outcomeMeasure,
        outcome,
      }
    }),
  }
}

export type TraceYear = InvoiceTrace['years'][number]

const postingsJson = async (reader: Reader, entries: readonly number[]) => {
  const [chart, lines] = await Promise.all([loadChart(reader), linesByEntry(reader, entries)])
  return entries.flatMap((entry) =>
    (lines.get(entry) ?? []).map(({ account, date, debit, credit }) => ({
      entry,
      date,
      account,
      name: accountOf(chart, account).name,
      debit: money(debit),
      credit: money(credit),
    })),
  )
}
