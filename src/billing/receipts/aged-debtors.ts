import { loadDirectory, organisationName } from '../../directory/index.ts'
import { addDays, type IsoDate } from '../../kernel/dates.ts'
import { money, type Pence, pence, ZERO } from '../../kernel/money.ts'
import { by } from '../../kernel/order.ts'
import { CODES } from '../../ledger/index.ts'
import { known, type Reader } from '../../platform/reader.ts'
import { documentsWhere } from '../documents/documents.ts'
import { type OtherPosting, otherPostings } from '../sources.ts'
import { allocationsTo, settledBy } from './open-invoices.ts'
import { takenBackBy, turnsOfReceipts } from './taken-back.ts'

/** The bands in which overdue money is shown: days after the due date. */
type Band = 'current' | 'days30' | 'days60' | 'days90'

const bandOf = (dueOn: IsoDate, on: IsoDate): Band => {
  if (dueOn >= on) return 'current'
  if (addDays(dueOn, 30) >= on) return 'days30'
  return addDays(dueOn, 60) >= on ? 'days60' : 'days90'
}

/** What a legal person owes on a day by how long it is overdue; money not set against an invoice stands below nothing. */
export interface Debtor extends Record<Band, Pence> {
  customer: string
  unallocated: Pence
  total: Pence
}

/** By the due date of each invoice; entries of the journal on debtors by their own day. */
export const debtorsOn = async (reader: Reader, on: IsoDate): Promise<Debtor[]> => {
  const debtors = new Map<string, Debtor>()
  const add = (customer: string, where: Band | 'unallocated', amount: number) => {
    if (amount === 0) return
    const debtor = debtors.get(customer) ?? newDebtor(customer)
    debtors.set(customer, { ...debtor, [where]: debtor[where] + amount, total: pence(debtor.total + amount) })
  }
  const allocations = (await allocationsTo(reader)).filter(({ date }) => date <= on)
  for (const { invoice, open } of settledBy(await documentsWhere(reader, { to: on }), allocations, on)) {
    add(invoice.customer, open > 0 ? bandOf(invoice.due_on, on) : 'unallocated', open)
  }
  const used = new Map<string, number>()
  for (const { receipt, amount } of allocations) used.set(receipt, (used.get(receipt) ?? 0) + amount)
  const turns = await turnsOfReceipts(reader)
  for (const receipt of await receiptsBy(reader, on)) {
    if (takenBackBy(turns.get(receipt.ref), on) !== null) continue
    add(receipt.customer, 'unallocated', (used.get(receipt.ref) ?? 0) - receipt.amount)
  }
  const ofReceipts = new Set([...turns.values()].flat().map(({ entry }) => entry))
  const ofJournal = (await otherPostings(reader, DEBTORS, on)).filter(({ entry }) => !ofReceipts.has(entry))
  for (const { customer, date, open } of journalStanding(ofJournal)) {
    add(customer, open > 0 ? bandOf(date, on) : 'unallocated', open)
  }
  return [...debtors.values()].filter((debtor) => MONEY.some((column) => debtor[column] !== 0)).sort(by('customer'))
}

interface Standing {
  customer: string
  date: IsoDate
  /** Owed to us when positive, held for the customer when negative. */
  open: number
}

/** What the journal left open on debtors: a credit clears the oldest debits of its customer first, as money in the bank does. */
export const journalStanding = (postings: readonly OtherPosting[]): Standing[] => {
  const standing: Standing[] = []
  const inOrder = [...postings].sort(by('date'))
  for (const { customer, date, debit, credit } of inOrder) {
    let left = debit - credit
    for (const other of standing) {
      if (left === 0) break
      if (other.customer !== (customer ?? '') || other.open === 0 || other.open > 0 === left > 0) continue
      const cleared = Math.min(Math.abs(left), Math.abs(other.open)) * Math.sign(other.open)
      other.open -= cleared
      left += cleared
    }
    if (left !== 0) standing.push({ customer: customer ?? '', date, open: left })
  }
  return standing.filter(({ open }) => open !== 0)
}

const MONEY = ['current', 'days30', 'days60', 'days90', 'unallocated', 'total'] as const
const DEBTORS = [CODES.tradeDebtors, CODES.councilDebtor]

const newDebtor = (customer: string): Debtor => ({
  customer,
  current: ZERO,
  days30: ZERO,
  days60: ZERO,
  days90: ZERO,
  unallocated: ZERO,
  total: ZERO,
})

const receiptsBy = async (reader: Reader, on: IsoDate) =>
  (await known(reader, 'receipt').where('date', '<=', on).select('ref', 'customer', 'amount')) as unknown as {
    ref: string
    customer: string
    amount: number
  }[]

/** The rows and totals of the report `aged-debtors`, each customer with its name of that day. */
export const agedDebtors = async (reader: Reader, on: IsoDate) => {
  const [debtors, directory] = [await debtorsOn(reader, on), await loadDirectory(reader)]
  const said = (amounts: Record<(typeof MONEY)[number], number>) =>
    Object.fromEntries(MONEY.map((column) => [column, money(amounts[column])])) as Record<
      (typeof MONEY)[number],
      string
    >
  const totals = Object.fromEntries(
    MONEY.map((column) => [column, debtors.reduce((sum, debtor) => sum + debtor[column], 0)]),
  ) as Record<(typeof MONEY)[number], number>
  return {
    rows: debtors.map((debtor) => ({
      customer: debtor.customer,
      name: organisationName(directory, debtor.customer, on),
      ...said(debtor),
    })),
    totals: said(totals),
  }
}
