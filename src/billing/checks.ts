import { type Check, type CheckFailure, checkOf } from '../kernel/check.ts'
import { money } from '../kernel/money.ts'
import { CODES } from '../ledger/index.ts'
import type { Reader } from '../platform/reader.ts'
import { loadProgress, noProgress, standingOf } from './due/progress.ts'
import { accruedOf, deferredOf } from './income/deferral.ts'
import { loadPlans } from './plans/store.ts'

/** What `verify` derives again of billing: each paper against its postings, and the numbers of the papers. */
export const billingChecks = async (reader: Reader): Promise<Check[]> => [
  await debtors(reader),
  await deferred(reader),
  await gapless(reader),
]

interface Paper {
  table: 'invoice' | 'receipt'
  id: string
  source: string
  ref: string
  entry: number
  owed: number
}

interface PostedRow {
  source: string
  ref: string
  posting: string
  entry: number
  total: number
}

/** Invoices less credit notes less receipts are what the debtors' accounts hold of them, paper by paper. */
const debtors = async (reader: Reader): Promise<Check> => {
  const papers = await allPapers(reader)
  const posted = await postedOnDebtors(reader)
  const failures: CheckFailure[] = []
  const seen = new Set<string>()
  for (const paper of papers) {
    const key = `${paper.source} ${paper.ref}`
    seen.add(key)
    const total = posted.get(key)?.total ?? 0
    if (total !== paper.owed) {
      const message = `${paper.ref} stands for ${money(paper.owed)} on debtors, its postings for ${money(total)}`
      failures.push({ table: paper.table, id: paper.id, entry: String(paper.entry), message })
    }
  }
  for (const [key, row] of posted) {
    if (seen.has(key) || row.total === 0) continue
    const message = `entry ${row.entry} stands for ${row.ref}, which is not there`
    failures.push({ table: 'posting', id: row.posting, entry: String(row.entry), message })
  }
  failures.push(...(await linesAddUp(reader)), ...(await overAllocated(reader)))
  return checkOf('subledger.debtors', papers.length, failures)
}

const allPapers = async ({ db, company }: Reader): Promise<Paper[]> => {
  const documents: { id: string; number: string; kind: string; gross: number; entry: number }[] = await db('invoice')
    .where({ company })
    .select('id', 'number', 'kind', 'gross', 'entry')
  const receipts: { id: string; ref: string; amount: number; entry: number }[] = await db('receipt')
    .where({ company })
    .whereNull('superseded_act')
    .select('id', 'ref', 'amount', 'entry')
  return [
    ...documents.map(({ id, number, kind, gross, entry }): Paper => {
      const credit = kind === 'credit_note'
      const source = credit ? 'credit-note' : 'invoice'
      return { table: 'invoice', id, source, ref: number, entry, owed: credit ? -gross : gross }
    }),
    ...receipts.map(
      ({ id, ref, amount, entry }): Paper => ({ table: 'receipt', id, source: 'receipt', ref, entry, owed: -amount }),
    ),
  ]
}

const postedOnDebtors = async ({ db, company }: Reader): Promise<Map<string, PostedRow>> => {
  const rows = (await db('posting')
    .join('entry', (both) => both.on('entry.company', 'posting.company').andOn('entry.number', 'posting.entry'))
    .where('posting.company', company)
    .whereIn('posting.account', [CODES.tradeDebtors, CODES.councilDebtor])
    .whereIn('entry.source', ['invoice', 'credit-note', 'receipt'])
    .groupBy('entry.source', 'entry.source_ref')
    .select('entry.source', 'entry.source_ref as ref')
    .min({ posting: 'posting.id', entry: 'posting.entry' })
    .select(db.raw('sum(posting.debit - posting.credit) as total'))) as unknown as PostedRow[]
  return new Map(rows.map((row) => [`${row.source} ${row.ref}`, row]))
}

/** Lines add up to their document. */
const linesAddUp = async ({ db, company }: Reader): Promise<CheckFailure[]> => {
  const rows = (await db('invoice')
    .leftJoin('invoice_line as line', (both) =>
      both.on('line.company', 'invoice.company').andOn('line.invoice', 'invoice.number'),
    )
    .where('invoice.company', company)
    .groupBy('invoice.id', 'invoice.number', 'invoice.net', 'invoice.vat', 'invoice.gross')
    .havingRaw(
      'coalesce(sum(line.net), 0) <> invoice.net or coalesce(sum(line.vat), 0) <> invoice.vat or invoice.net + invoice.vat <> invoice.gross',
    )
    .select('invoice.id', 'invoice.number')) as { id: string; number: string }[]
  return rows.map(({ id, number }) => ({
    table: 'invoice',
    id,
    message: `the lines of ${number} do not add up to its net amount, VAT and total`,
  }))
}

/** No more of a receipt is set against invoices than came in. */
const overAllocated = async ({ db, company }: Reader): Promise<CheckFailure[]> => {
  const rows = (await db('allocation')
    .leftJoin('receipt', (both) =>
      both
        .on('receipt.company', 'allocation.company')
        .andOn('receipt.ref', 'allocation.receipt')
        .andOnNull('receipt.superseded_act'),
    )
    .where('allocation.company', company)
    .groupBy('allocation.receipt', 'receipt.amount')
    .havingRaw('sum(allocation.amount) > coalesce(receipt.amount, 0)')
    .min({ id: 'allocation.id' })
    .select('allocation.receipt as receipt')) as unknown as { id: string; receipt: string }[]
  return rows.map(({ id, receipt }) => ({
    table: 'allocation',
    id,
    message: `more of receipt ${receipt} is set against invoices than came in`,
  }))
}

/** What is invoiced and not earned stands on 2400, what is earned and not invoiced on 1300, for every contract. */
const deferred = async (reader: Reader): Promise<Check> => {
  const [plans, progress, posted] = [
    await loadPlans({ db: reader.db, company: reader.company }),
    await loadProgress({ db: reader.db, company: reader.company }),
    await postedByContract(reader),
  ]
  const failures: CheckFailure[] = []
  for (const plan of plans.values()) {
    if (plan.earning === 'on_claim') continue
    const standing = standingOf(progress.get(plan.contract) ?? noProgress())
    const ledger = posted.get(plan.contract) ?? { deferred: 0, accrued: 0, entry: undefined }
    for (const [account, expected, found] of [
      [CODES.deferredIncome, deferredOf(standing), ledger.deferred],
      [CODES.accruedIncome, accruedOf(standing), ledger.accrued],
    ] as const) {
      if (expected === found) continue
      failures.push({
        table: 'billing_plan',
        id: plan.id,
        ...(ledger.entry === undefined ? {} : { entry: String(ledger.entry) }),
        message: `${plan.contract} should have ${money(expected)} on ${account} by what is invoiced and earned; the ledger has ${money(found)}`,
      })
    }
  }
  return checkOf('subledger.deferred-income', plans.size, failures)
}

const postedByContract = async ({ db, company }: Reader) => {
  const rows = (await db('posting')
    .join('entry', (both) => both.on('entry.company', 'posting.company').andOn('entry.number', 'posting.entry'))
    .where('posting.company', company)
    .whereIn('posting.account', [CODES.deferredIncome, CODES.accruedIncome])
    .whereIn('entry.source', ['invoice', 'credit-note', 'recognition'])
    .groupBy('posting.agreement', 'posting.account')
    .select('posting.agreement as contract', 'posting.account as account')
    .max({ entry: 'posting.entry' })
    .select(db.raw('sum(posting.debit - posting.credit) as total'))) as unknown as {
    contract: string
    account: string
    entry: number
    total: number
  }[]
  const found = new Map<string, { deferred: number; accrued: number; entry: number }>()
  for (const { contract, account, entry, total } of rows) {
    const sum = found.get(contract) ?? { deferred: 0, accrued: 0, entry }
    if (account === CODES.deferredIncome) sum.deferred = total === 0 ? 0 : -total
    else sum.accrued = total
    found.set(contract, { ...sum, entry: Math.max(sum.entry, entry) })
  }
  return found
}

/** Numbers run from 1 without a gap in each series, and say their series and year. */
const gapless = async ({ db, company }: Reader): Promise<Check> => {
  const rows: { id: string; number: string; series: string; sequence: number; date: string }[] = await db('invoice')
    .where({ company })
    .orderBy(['series', 'sequence'])
    .select('id', 'number', 'series', 'sequence', 'date')
  const failures: CheckFailure[] = []
  const next = new Map<string, number>()
  for (const { id, number, series, sequence, date } of rows) {
    const expected = next.get(series) ?? 1
    if (sequence !== expected) {
      const missing = `${series}-${String(expected).padStart(4, '0')}`
      failures.push({ table: 'invoice', id: missing, message: `${missing} is missing; the next is ${number}` })
    }
    if (number !== `${series}-${String(sequence).padStart(4, '0')}` || !series.endsWith(`-${date.slice(0, 4)}`)) {
      failures.push({ table: 'invoice', id, message: `${number} does not bear the number ${sequence} of ${series}` })
    }
    next.set(series, sequence + 1)
  }
  return checkOf('invoices.gapless', rows.length, failures)
}
