import { loadCompany } from '../company/index.ts'
import { loadDirectory, organisationByRefOrUrn } from '../directory/index.ts'
import { type IsoDate, longDate, type Month } from '../kernel/dates.ts'
import { conflict, type FieldError, invalid, notFound } from '../kernel/errors.ts'
import { money, type Pence, parseMoney, pence, pounds } from '../kernel/money.ts'
import { loadPeriods, type Periods } from '../ledger/index.ts'
import { loadMembers } from '../membership/index.ts'
import type { Tx } from '../platform/act.ts'
import type { Reader } from '../platform/reader.ts'
import type { Values } from '../platform/register.ts'
import { cancelAgreement, endOf, loadTrading } from '../trading/index.ts'
import { type Credit, creditsUpTo, issueCredit, type LineLeft, linesLeft } from './documents/credit-note.ts'
import { type Document, documentsWhere } from './documents/documents.ts'
import type { Parties } from './documents/parties.ts'
import { endedOn } from './plans/early-end.ts'
import { plansAsAgreed } from './plans/facts.ts'
import type { Plan } from './plans/plan.ts'
import { keepPlans } from './plans/store.ts'
import { nextReceiptRef, type ReceiptResult, receive } from './receipts/receipts.ts'
import { loadProgress, progressIn } from './run/progress.ts'

const loadParties = async (reader: Reader): Promise<Parties> => ({
  company: await loadCompany(reader),
  directory: await loadDirectory(reader),
  members: await loadMembers(reader),
})

export interface RecordReceipt {
  date: string
  payer: string
  amount: string
  invoice?: string
  reference?: string
  ref?: string
}

export interface ReceiptRecorded {
  receipt: string
  entry: number
  settled: { invoice: string; amount: string }[]
  unallocated: string
}

/** Records money that came in, and what it settles. */
export const recordReceipt = async (tx: Tx, command: RecordReceipt): Promise<ReceiptRecorded> => {
  const parties = await loadParties(tx)
  const payer = organisationByRefOrUrn(parties.directory, command.payer)?.ref ?? command.payer
  const ref = command.ref ?? (await nextReceiptRef(tx, command.date as IsoDate))
  if (command.ref && (await tx.db('receipt').where({ company: tx.company, ref }).first('id'))) {
    throw conflict('duplicate', `There is a receipt “${ref}” already. Give this one another reference`)
  }
  const result = await receive(tx, parties, {
    ref,
    date: command.date as IsoDate,
    payer,
    amount: parseMoney(command.amount) as Pence,
    invoice: command.invoice ?? null,
    reference: command.reference ?? null,
  })
  return {
    receipt: ref,
    entry: result.entry,
    settled: result.settled.map(({ invoice, amount }) => ({ invoice, amount: money(amount) })),
    unallocated: money(result.unallocated),
  }
}

/** One row of a pack's receipts. */
export const settleReceipt = async (tx: Tx, row: Values): Promise<ReceiptResult> =>
  receive(tx, await partiesOf(tx), {
    ref: String(row.ref),
    date: row.date as IsoDate,
    payer: String(row.payer),
    amount: Number(row.amount) as Pence,
    invoice: row.invoice === null ? null : String(row.invoice),
    reference: row.reference === null ? null : String(row.reference),
  })

/** An import records hundreds of receipts in one act, in which names and trusts stand still: they are loaded once an act. */
const partiesInAct = new WeakMap<Tx, Promise<Parties>>()
const partiesOf = (tx: Tx): Promise<Parties> => {
  const parties = partiesInAct.get(tx) ?? loadParties(tx)
  partiesInAct.set(tx, parties)
  return parties
}

export interface IssueCreditNote {
  invoice: string
  date: string
  reason: string
  /** The service ended on that day; the rest is worked out as it was priced. */
  endsOn?: string
  lines?: { line: number; net: string }[]
}

export interface CreditNoteIssued {
  number: string
  invoice: string
  date: IsoDate
  net: string
  vat: string
  gross: string
  entry: number
  /** Invoiced beyond the price of the service, on other invoices: what further credit notes have to give back. */
  leftToCredit: string
  /** Months whose income was recognised before this was known: by how much it changes, and on which day that is posted. */
  incomePutRight: { month: Month; on: IsoDate; amount: string }[]
}

/**
 * Issues a credit note for a service that ended early, or for stated amounts of an invoice's lines. `periods`: which months were
 * closed then, where that was not now.
 */
export const issueCreditNote = async (
  tx: Tx,
  command: IssueCreditNote,
  periods?: Periods,
): Promise<CreditNoteIssued> => {
  if ((command.endsOn === undefined) === (command.lines === undefined)) {
    const detail = 'Give either the last day of the service (endsOn) or the lines to credit with their net amounts'
    throw invalid(detail, command.lines ? '/lines' : '/endsOn')
  }
  const documents = await documentsWhere(tx, { numbers: [command.invoice] })
  const invoice = documents.find(({ number }) => number === command.invoice)
  if (!invoice) throw notFound(`There is no invoice “${command.invoice}”`)
  if (invoice.kind !== 'invoice') throw invalid(`${invoice.number} is a credit note. Name the invoice`, '/invoice')
  const plan = (await plansAsAgreed(tx, [invoice.contract])).get(invoice.contract)
  if (!plan) throw new Error(`${invoice.number} has no plan`)
  const progress = progressIn(await loadProgress(tx, [invoice.contract]), invoice.contract)
  const left = (await linesLeft(tx, documents)).get(invoice.number) ?? []
  if (left.every(({ net }) => net === 0)) {
    throw conflict('credited', `All of ${invoice.number} has been credited already`)
  }
  const { credits, after } = command.endsOn
    ? await creditOfEnd(tx, { command, plan, left, invoice, invoiced: progress.net })
    : creditOfLines(command, plan, left, invoice)
  const ended = command.endsOn
    ? { on: command.endsOn as IsoDate, formerly: (await creditedFrom(tx, plan)) ?? plan.pricedTo }
    : null
  await keepPlans(tx, [after])
  const note = {
    invoice,
    date: command.date as IsoDate,
    reason: command.reason,
    credits,
    plan: after,
    ended,
  }
  const { document: issued, putRight } = await issueCredit(
    tx,
    await loadParties(tx),
    note,
    progress,
    periods ?? (await loadPeriods(tx)),
  )
  return {
    number: issued.number,
    invoice: invoice.number,
    date: issued.date,
    net: money(issued.net),
    vat: money(issued.vat),
    gross: money(issued.gross),
    entry: issued.entry,
    leftToCredit: money(Math.max(0, progress.net - after.net)),
    incomePutRight: putRight.map(({ month, on, amount }) => ({ month, on, amount: money(amount) })),
  }
}

/** The last day of the service for which it has been credited already: from the day after on, nothing is left to give back. */
const creditedFrom = async (tx: Tx, { contract }: Plan): Promise<IsoDate | undefined> =>
  (await documentsWhere(tx, { contract })).flatMap((document) => document.service_ended_on ?? []).sort()[0]

interface EndOfService {
  command: IssueCreditNote
  plan: Plan
  left: LineLeft[]
  invoice: Document
  invoiced: Pence
}

/** Ends the service on its last day and credits what was invoiced beyond, as far as this invoice goes. */
const creditOfEnd = async (tx: Tx, { command, plan, left, invoice, invoiced }: EndOfService) => {
  const endsOn = command.endsOn as IsoDate
  if (endsOn > plan.pricedTo) {
    throw invalid(`${plan.contract} ends on ${longDate(plan.pricedTo)}. Give an earlier last day`, '/endsOn')
  }
  if (endsOn > plan.to) {
    throw invalid(
      `${plan.contract} has ended on ${longDate(plan.to)} already. Give that day or an earlier one`,
      '/endsOn',
    )
  }
  const after = endedOn(plan, endsOn)
  const excess = pence(Math.max(0, invoiced - after.net))
  if (excess === 0) {
    const detail = `Nothing is left to give back: ${pounds(invoiced)} is invoiced, and the service until ${longDate(endsOn)} costs ${pounds(after.net)}`
    throw invalid(detail, '/endsOn')
  }
  await endAgreement(tx, after, endsOn, command.reason)
  return { credits: creditsUpTo(left, excess), after, invoice }
}

/** The agreement ends too, unless it was ended before. */
const endAgreement = async (tx: Tx, plan: Plan, endsOn: IsoDate, reason: string): Promise<void> => {
  if (plan.kind !== 'agreement') return
  const facts = await loadTrading(tx)
  const agreement = facts.agreements.find(({ ref }) => ref === plan.contract)
  if (agreement?.status !== 'accepted' || endOf(facts, agreement) <= endsOn) return
  await cancelAgreement(tx, { agreement: agreement.ref, endsOn: plan.to, reason })
}

/** Stated amounts of lines; the price of the whole falls by them. */
const creditOfLines = (command: IssueCreditNote, plan: Plan, left: readonly LineLeft[], invoice: Document) => {
  const errors: FieldError[] = []
  const credits: Credit[] = []
  command.lines?.forEach(({ line, net }, i) => {
    const found = left.find((each) => each.line.line === line)
    const amount = parseMoney(net) as Pence
    if (!found) errors.push({ pointer: `/lines/${i}/line`, detail: `${invoice.number} has no line ${line}` })
    else if (credits.some((each) => each.left === found)) {
      errors.push({ pointer: `/lines/${i}/line`, detail: `Line ${line} is named twice. Give one amount for it` })
    } else if (amount <= 0) {
      errors.push({ pointer: `/lines/${i}/net`, detail: 'Enter a net amount above nothing' })
    } else if (amount > found.net) {
      const detail = `Only ${pounds(found.net)} of line ${line} of ${invoice.number} is left to credit`
      errors.push({ pointer: `/lines/${i}/net`, detail })
    } else credits.push({ left: found, net: amount })
  })
  if (errors.length > 0) throw invalid(errors)
  const total = credits.reduce((all, { net }) => all + net, 0)
  return { credits, after: { ...plan, net: pence(Math.max(0, plan.net - total)) } }
}
