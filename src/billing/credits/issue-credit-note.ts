import { addDays, type IsoDate, longDate, type Month, monthOf, monthStart } from '../../kernel/dates.ts'
import { conflict, type FieldError, invalid, notFound } from '../../kernel/errors.ts'
import { money, type Pence, pence, penceOf, pounds } from '../../kernel/money.ts'
import { loadPeriods, type Periods } from '../../ledger/index.ts'
import type { Tx } from '../../platform/acts/index.ts'
import { cancelAgreement, endOf, loadTrading } from '../../trading/index.ts'
import { type Document, documentsWhere } from '../documents/documents.ts'
import { loadProgress, progressIn } from '../due/progress.ts'
import { endedOn } from '../plans/early-end.ts'
import { plansAsAgreed } from '../plans/facts.ts'
import { loadParties } from '../plans/parties.ts'
import type { Plan } from '../plans/plan.ts'
import { keepPlans } from '../plans/store.ts'
import { type MoneySettled, moneySettled, type Settlement, settleWaiting } from '../receipts/waiting.ts'
import { agendaUntil, carryOut, closedReason } from '../run/carry-out.ts'
import { type Credit, creditsUpTo, type IssuedCredit, issueCredit, type LineLeft, linesLeft } from './credit-note.ts'

export interface IssueCreditNote {
  invoice: string
  date: string
  reason: string
  /** The service ended on that day; the rest is worked out as it was priced. */
  endsOn?: string
  lines?: { line: number; net: string }[]
}

export interface CreditNoteIssued extends MoneySettled {
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
  if (command.lines) await earnBefore(tx, invoice.contract, command.date as IsoDate)
  const plan = (await plansAsAgreed(tx, [invoice.contract])).get(invoice.contract)
  if (!plan) throw new Error(`${invoice.number} has no plan`)
  const progress = progressIn(await loadProgress(tx, [invoice.contract]), invoice.contract)
  const left = (await linesLeft(tx, documents)).get(invoice.number) ?? []
  if (left.every(({ net }) => net === 0)) {
    throw conflict('credited', `All of ${invoice.number} has been credited already`)
  }
  const { credits, after } = command.endsOn
    ? await creditOfEnd(tx, { command, plan, left, invoiced: progress.net })
    : creditOfLines(command, plan, left, invoice)
  const ended = command.endsOn
    ? { on: command.endsOn as IsoDate, formerly: (await creditedFrom(tx, plan)) ?? plan.pricedTo }
    : null
  await keepPlans(tx, [after])
  const note = { invoice, date: command.date as IsoDate, reason: command.reason, credits, plan: after, ended }
  const open = periods ?? (await loadPeriods(tx))
  const issued = await issueCredit(tx, await loadParties(tx), note, progress, open)
  const settlement = await settleWaiting(tx, [invoice.customer])
  return creditNoteIssued(issued, invoice.number, pence(progress.net - after.net), settlement)
}

/** A lower price is that of the note's month on: what was earned in the months before is recognised at the price of then. */
const earnBefore = async (tx: Tx, contract: string, date: IsoDate): Promise<void> => {
  const agenda = await agendaUntil(tx, addDays(monthStart(monthOf(date)), -1))
  const dues = agenda.dues.filter(
    (due) => due.kind === 'income' && due.plan.contract === contract && !closedReason(agenda, due),
  )
  if (dues.length > 0) await carryOut(tx, agenda.facts, dues, agenda.progress)
}

const creditNoteIssued = (
  { document, putRight }: IssuedCredit,
  invoice: string,
  beyond: Pence,
  settlement: Settlement,
): CreditNoteIssued => ({
  number: document.number,
  invoice,
  date: document.date,
  net: money(document.net),
  vat: money(document.vat),
  gross: money(document.gross),
  entry: document.entry,
  leftToCredit: money(Math.max(0, beyond)),
  incomePutRight: putRight.map(({ month, on, amount }) => ({ month, on, amount: money(amount) })),
  ...moneySettled(settlement),
})

/** The last day of the service for which it has been credited already: from the day after on, nothing is left to give back. */
const creditedFrom = async (tx: Tx, { contract }: Plan): Promise<IsoDate | undefined> =>
  (await documentsWhere(tx, { contract })).flatMap((document) => document.service_ended_on ?? []).sort()[0]

interface EndOfService {
  command: IssueCreditNote
  plan: Plan
  left: LineLeft[]
  invoiced: Pence
}

/** Ends the service on its last day and credits what was invoiced beyond, as far as this invoice goes. */
const creditOfEnd = async (tx: Tx, { command, plan, left, invoiced }: EndOfService) => {
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
  return { credits: creditsUpTo(left, excess), after }
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
    const amount = penceOf(net)
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
