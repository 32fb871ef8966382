import { type VatCode, type VatRounding, vatOfLines, vatRateOn } from '../../catalogue/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { pence, ZERO } from '../../kernel/money.ts'
import { CODES, type Line, type NewEntry } from '../../ledger/index.ts'
import type { Due } from '../due/due.ts'
import { onInvoice, type Standing } from '../income/deferral.ts'
import { aboutPlan, withAmounts } from '../income/entries.ts'
import { providerShareOf } from '../income/recognition.ts'
import { type Parties, particularsOn, payInto, termsOn } from '../plans/parties.ts'
import type { Plan } from '../plans/plan.ts'
import { type DocumentLine, type Numbering, totalsOf, type WithLines } from './documents.ts'

/** An invoice ready to be posted: it gets the number of its entry then. */
export type Unposted = Omit<WithLines, 'entry'>

type DueInvoice = Extract<Due, { kind: 'invoice' }>

/** The invoice for one instalment, as it will stand for ever. */
export const invoiceFor = (
  parties: Parties,
  { plan, part, on }: DueInvoice,
  invoicedBefore: number,
  numbering: Numbering,
): Unposted => {
  const given = numbering('invoice', on)
  const { dueOn, vatRounding } = termsOn(parties, on)
  const line = lineFor({ plan, part, on }, invoicedBefore, given.number, vatRounding)
  return {
    ...given,
    kind: 'invoice',
    date: on,
    tax_point: on,
    due_on: dueOn,
    ...particularsOn(parties, plan.payer, plan.customer, on),
    ...payInto(parties, on),
    contract: plan.contract,
    contract_kind: plan.kind,
    purchase_order: plan.purchaseOrder,
    debtor_account: plan.debtorAccount,
    ...totalsOf([line]),
    credits: null,
    reason: null,
    service_ended_on: null,
    lines: [line],
  }
}

const lineFor = (
  { plan, part, on }: Pick<DueInvoice, 'plan' | 'part' | 'on'>,
  invoicedBefore: number,
  number: string,
  vatRounding: VatRounding,
): DocumentLine => {
  const vatRate = vatRateOn(plan.vatCode as VatCode, on).percent
  const provider =
    providerShareOf(plan, pence(invoicedBefore + part.net)) - providerShareOf(plan, pence(invoicedBefore))
  const [vat = ZERO] = vatOfLines([{ net: part.net, vatCode: plan.vatCode, vatRate }], vatRounding)
  return {
    invoice: number,
    line: 1,
    date: on,
    contract: plan.contract,
    instalment: part.nth,
    service: plan.service,
    description: plan.description,
    starts_on: part.from,
    ends_on: part.to,
    ...quantityAndRate(plan, part.net),
    net: part.net,
    own_net: pence(part.net - provider),
    vat_code: plan.vatCode,
    vat_rate: vatRate,
    vat,
    credits_line: null,
  }
}

/** An invoice for the whole price says how many at how much; one for a part of it is for one part. */
const quantityAndRate = (plan: Plan, net: DocumentLine['net']): Pick<DocumentLine, 'quantity' | 'rate'> =>
  net === plan.pricedNet && plan.unitPrice !== plan.pricedNet
    ? { quantity: plan.quantity, rate: plan.unitPrice }
    : { quantity: '1', rate: net }

/** Dr debtors with VAT; Cr output VAT, an agent's provider, and what was accrued, then deferred income for the rest. */
export const entryOfInvoice = (parties: Parties, plan: Plan, invoice: Unposted, standing: Standing): NewEntry => {
  const { net, vat, gross, date, number, customer } = invoice
  const own = pence(invoice.lines.reduce((total, line) => total + line.own_net, 0))
  const provider = pence(net - own)
  const { accrued, deferred } =
    plan.earning === 'on_claim' ? { accrued: ZERO, deferred: own } : onInvoice(standing, own)
  const about = aboutPlan(parties, plan, date)
  const lines: Line[] = [
    { account: plan.debtorAccount, debit: gross, ...about, customer },
    { account: CODES.outputVat, credit: vat, ...about, vatCode: plan.vatCode },
    { account: CODES.tradeCreditors, credit: provider, ...about },
    { account: CODES.accruedIncome, credit: accrued, ...about },
    { account: plan.deferredAccount, credit: deferred, ...about },
  ]
  return {
    date,
    memo: `${number}, ${plan.description}, ${longDate(invoice.lines[0]?.starts_on ?? date)} to ${longDate(invoice.lines[0]?.ends_on ?? date)}`,
    source: 'invoice',
    sourceRef: number,
    lines: withAmounts(lines),
  }
}
