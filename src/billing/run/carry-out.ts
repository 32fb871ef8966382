import { type IsoDate, longDate, type Month } from '../../kernel/dates.ts'
import { type Pence, pence, sum } from '../../kernel/money.ts'
import { closedOn, type Line, type NewEntry, postAll } from '../../ledger/index.ts'
import type { Tx } from '../../platform/acts/index.ts'
import type { Reader } from '../../platform/reader.ts'
import { type Document, keepDocuments, type Numbering, numberingOf } from '../documents/documents.ts'
import { entryOfInvoice, invoiceFor, type Unposted } from '../documents/invoice.ts'
import { type Due, dueBy } from '../due/due.ts'
import { addIncome, loadProgress, type Progress, progressIn, reach, standingOf } from '../due/progress.ts'
import { entryOfIncome, incomeLines, type Recognition, recognitionRow } from '../income/entries.ts'
import { putOnTheRightSide } from '../income/late.ts'
import { type BillingFacts, type Failure, loadBilling, plansToBill } from '../plans/facts.ts'
import type { Plan } from '../plans/plan.ts'
import { keepPlans } from '../plans/store.ts'
import { settleWaiting } from '../receipts/waiting.ts'

/** What is to be done, in order, with the facts that it follows from. */
export interface Agenda {
  facts: BillingFacts
  progress: Map<string, Progress>
  dues: Due[]
  failures: Failure[]
  horizon: IsoDate
}

export const agendaUntil = async (reader: Reader, until: IsoDate): Promise<Agenda> => {
  const facts = await loadBilling(reader)
  const progress = await loadProgress(reader)
  const { plans, failures } = plansToBill(facts, until)
  return { facts, progress, dues: dueBy(plans, progress, until, facts.books.periods), failures, horizon: until }
}

/** What has been done. */
export interface Done {
  documents: Document[]
  recognised: Pence
}

/** Why a due cannot be done: its month is closed. */
export const closedReason = ({ facts }: Pick<Agenda, 'facts'>, due: Due): string | undefined => {
  const closed = closedOn(facts.books.periods, due.on)
  if (!closed) return undefined
  const what = due.kind === 'invoice' ? 'An invoice' : 'Income'
  return `${what} falls on ${longDate(due.on)}. ${closed}`
}

interface Batch {
  entries: NewEntry[]
  invoices: { invoice: Unposted; entry: number }[]
  incomes: { recognition: Recognition; entry: number }[]
  /** Contracts under which something comes late: after what is posted for a later day. */
  late: Set<Plan>
}

/** Does what is due, in order: posts, numbers and keeps it, and sets waiting money against new invoices. */
export const carryOut = async (
  tx: Tx,
  facts: BillingFacts,
  dues: readonly Due[],
  progress: Map<string, Progress>,
): Promise<Done> => {
  const { entries, invoices, incomes, late } = batchOf(facts, dues, progress, await numberingOf(tx))
  await keepPlans(tx, [...new Map(dues.map(({ plan }) => [plan.contract, plan])).values()])
  const { numbers } = await postAll(tx, entries)
  const entryNumber = (index: number) => numbers[index] as number
  const issued = invoices.map(({ invoice, entry }) => ({ ...invoice, entry: entryNumber(entry) }))
  await keepDocuments(tx, issued)
  if (incomes.length > 0) {
    await tx.insert(
      'recognition',
      incomes.map(({ recognition, entry }) => recognitionRow(recognition, entryNumber(entry))),
    )
  }
  await putOnTheRightSide(tx, facts, [...late], facts.books.periods)
  await settleWaiting(tx, [...new Set(issued.map(({ customer }) => customer))])
  return { documents: issued, recognised: sum(incomes.map(({ recognition }) => recognition.amount)) }
}

/** Entries and documents in the order of what is due; the income of one month goes into one entry. */
const batchOf = (
  facts: BillingFacts,
  dues: readonly Due[],
  progress: Map<string, Progress>,
  numbering: Numbering,
): Batch => {
  const batch: Batch = { entries: [], invoices: [], incomes: [], late: new Set() }
  let income: { on: IsoDate; month: Month; lines: Line[] } | undefined
  for (const due of dues) {
    const own = progressIn(progress, due.plan.contract)
    if (reach(own, due.on)) batch.late.add(due.plan)
    if (due.kind === 'income') {
      if (income?.on !== due.on || income.month !== due.month) {
        income = { on: due.on, month: due.month, lines: [] }
        batch.entries.push(entryOfIncome(due, income.lines))
      }
      income.lines.push(...incomeLines(facts, due.plan, due.on, due.amount, standingOf(own)))
      const recognition = { contract: due.plan.contract, month: due.month, date: due.on, amount: due.amount }
      batch.incomes.push({ recognition, entry: batch.entries.length - 1 })
      addIncome(own, due.month, due.amount)
    } else {
      income = undefined
      const invoice = invoiceFor(facts, due, own.net, numbering)
      batch.entries.push(entryOfInvoice(facts, due.plan, invoice, standingOf(own)))
      batch.invoices.push({ invoice, entry: batch.entries.length - 1 })
      own.instalments.add(due.part.nth)
      own.net = pence(own.net + invoice.net)
      own.own = pence(own.own + (invoice.lines[0]?.own_net ?? 0))
    }
  }
  return batch
}
