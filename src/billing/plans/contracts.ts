import { Decimal } from 'decimal.js'
import type { Service } from '../../catalogue/index.ts'
import { type Commission, commissionVatCode } from '../../commissioning/index.ts'
import { addDays, addMonths, addYears, daysBetween, type IsoDate, later } from '../../kernel/dates.ts'
import { type Pence, pence, roundPence, ZERO } from '../../kernel/money.ts'
import { CODES } from '../../ledger/index.ts'
import type { Agreement, Quote } from '../../trading/index.ts'
import type { Plan } from './plan.ts'

/** The plan of an agreement at the price that was quoted for it. */
export const planOfAgreement = (agreement: Agreement, quote: Quote, service: Service): Plan => ({
  contract: agreement.ref,
  kind: 'agreement',
  customer: agreement.customer,
  payer: agreement.payer ?? agreement.customer,
  service: service.code,
  description: service.name,
  from: quote.from,
  to: quote.to,
  net: quote.netPence,
  pricedTo: quote.to,
  pricedNet: quote.netPence,
  providerShare: service.role === 'agent' ? (quote.providerShare ?? ZERO) : ZERO,
  ...inWholeNumbers(quote.yearPence, quote.part.of),
  quantity: quote.quantity,
  unitPrice: unitPriceOf(quote),
  schedule: agreement.invoiceSchedule,
  arrears: 'no',
  proration: quote.proration,
  earning: service.recognition,
  deliveredOn: service.recognition === 'on_delivery' ? (agreement.endsOn ?? agreement.startsOn) : null,
  vatCode: quote.vatCode,
  incomeAccount: quote.incomeAccount,
  deferredAccount: CODES.deferredIncome,
  debtorAccount: CODES.tradeDebtors,
  stream: 'traded',
  purchaseOrder: agreement.purchaseOrder,
})

/**
 * A year's price may end in a part of a penny: both are taken ten times until it does not, so that what is left of it is exact,
 * and at most ten thousand times, which whole numbers of a database still hold.
 */
const inWholeNumbers = (year: Decimal, parts: number): Pick<Plan, 'yearPrice' | 'yearParts'> => {
  const kept = year.toDecimalPlaces(4)
  const times = 10 ** kept.decimalPlaces()
  return { yearPrice: pence(kept.times(times).toNumber()), yearParts: parts * times }
}

/** What one unit costs, where whole pence a unit make up the price; else the price itself. */
const unitPriceOf = ({ netPence, quantity }: Quote): Pence => {
  const unit = roundPence(new Decimal(netPence).div(quantity))
  return new Decimal(unit).times(quantity).eq(netPence) ? unit : netPence
}

/**
 * The plan of a commission, up to its end, or where it has none to the end of its year that holds `until`. Income is earned by
 * month; a grant is a claim: it goes to grants, or to deferred grants while conditions stand.
 */
export const planOfCommission = (
  commission: Commission,
  service: Service | undefined,
  council: string,
  until: IsoDate,
): Plan => {
  const from = commission.startsOn
  const to = commission.endsOn ?? endOfCommissionYear(from, later(from, until))
  const value = commissionValue(commission.annualValue, from, to)
  const grant = commission.basis === 'grant'
  const payer = commission.payer ?? council
  const incomeAccount = grant ? CODES.grants : (service?.incomeAccount ?? CODES.commissioned)
  return {
    contract: commission.ref,
    kind: 'commission',
    customer: payer,
    payer,
    service: commission.service ?? '',
    description: commission.title ?? service?.name ?? commission.ref,
    from,
    to,
    net: value,
    pricedTo: to,
    pricedNet: value,
    providerShare: ZERO,
    yearPrice: commission.annualValue,
    yearParts: 12,
    quantity: '1',
    unitPrice: value,
    schedule: commission.schedule,
    arrears: commission.schedule === 'monthly' || commission.schedule === 'quarterly' ? 'yes' : 'no',
    proration: 'months_inclusive',
    earning: grant ? 'on_claim' : 'over_time',
    deliveredOn: null,
    vatCode: commissionVatCode(commission, service),
    incomeAccount,
    deferredAccount: grant ? (commission.conditions ? CODES.deferredGrants : CODES.grants) : CODES.deferredIncome,
    debtorAccount: CODES.councilDebtor,
    stream: 'commissioned',
    purchaseOrder: null,
  }
}

const endOfCommissionYear = (from: IsoDate, day: IsoDate): IsoDate => {
  let years = 1
  while (addDays(addYears(from, years), -1) < day) years += 1
  return addDays(addYears(from, years), -1)
}

/** A twelfth of the annual value for each whole month, and a month's share by days for what is over. */
export const commissionValue = (annual: Pence, from: IsoDate, to: IsoDate): Pence => {
  const after = addDays(to, 1)
  let months = 0
  while (addMonths(from, months + 1) <= after) months += 1
  const rest = daysBetween(addMonths(from, months), after)
  const monthDays = daysBetween(addMonths(from, months), addMonths(from, months + 1))
  // Divided once and last: a quotient that does not end would lose the half penny that rounds up.
  return roundPence(new Decimal(annual).times(months * monthDays + rest).div(12 * monthDays))
}
