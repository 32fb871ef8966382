import { isDate } from '../../kernel/dates.ts'
import { money } from '../../kernel/money.ts'
import type { FileAnswer, PageContext } from '../../platform/http/index.ts'
import { writeCsv } from '../../reporting/writers/csv.ts'
import { catalogueFor, type Offer } from '../../trading/index.ts'
import { customerOf } from '../customer.ts'
import { unitOf } from '../price-words.ts'

const COLUMNS = [
  'urn',
  'school',
  'service_code',
  'service',
  'standing',
  'period_from',
  'period_to',
  'quantity',
  'unit',
  'net',
  'vat_code',
  'vat',
  'gross',
  'member_net',
  'paid_by',
  'reason',
  'held',
]

/** Every service with this school's own price, for its budget. */
export const priceList = async (context: PageContext): Promise<FileAnswer> => {
  const { on, query, company } = context
  const { facts, ref, on: school } = await customerOf(context)
  const from = query.from && isDate(query.from) ? query.from : on
  const rows = (catalogueFor(facts, ref, on, from) ?? []).map((offer) => ({
    urn: school.urn,
    school: school.name,
    ...offerCells(offer),
  }))
  return {
    file: `${company}-services-${ref}-${from}.csv`,
    type: 'text/csv; charset=utf-8',
    body: writeCsv(COLUMNS, rows),
  }
}

const offerCells = ({ service, standing, quote, memberQuote, paidByName, reason, held }: Offer) => ({
  service_code: service.code,
  service: service.name,
  standing,
  ...(quote
    ? {
        period_from: quote.from,
        period_to: quote.to,
        quantity: quote.quantity,
        unit: unitOf(quote) ?? 'year',
        net: money(quote.netPence),
        vat_code: quote.vatCode,
        vat: money(quote.vatPence),
        gross: money(quote.grossPence),
      }
    : {}),
  member_net: memberQuote && money(memberQuote.netPence),
  paid_by: paidByName,
  reason,
  held: held.map((agreement) => agreement.ref).join(' '),
})
