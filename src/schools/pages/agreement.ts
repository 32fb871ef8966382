import { contractStatement, type Deferred, deferredOn } from '../../billing/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { pounds, sum } from '../../kernel/money.ts'
import { CODES } from '../../ledger/index.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { type Agreement, loadTrading, partyName, type TradingFacts } from '../../trading/index.ts'
import { type Priced, priced, scheduleText, stateOn, stateTag } from '../agreements.ts'
import { signed } from '../bills.ts'
import { customerOf, mayOrder, ownRefs, sectionLinks } from '../customer.ts'
import { periodWords, workingOf } from '../price-words.ts'

/** One order, as the school sees it. */
export const order = async (context: PageContext) => {
  const customer = await customerOf(context)
  const found = agreementOf(context, customer.facts)
  if (!ownRefs(customer).includes(found.agreement.customer)) throw noSuch(context)
  const body = await bodyOf(context, customer.facts, found, customer.path)
  return {
    view: 'schools/views/agreement.njk',
    title: found.service,
    subject: customer.subject,
    back: { href: context.link(`${customer.path}/orders`), text: 'Orders and invoices' },
    model: {
      caption: `${customer.caption}, order ${found.agreement.ref}`,
      links: sectionLinks(context, customer, '/orders'),
      ...body,
    },
  }
}

/** One agreement, as the company's office sees it: invoiced, earned, and what is left to earn. */
export const agreement = async (context: PageContext) => {
  const { reader, on, base, link } = context
  const facts = await loadTrading(reader)
  const found = agreementOf(context, facts)
  const { agreement } = found
  const path = `/schools/${encodeURIComponent(agreement.customer)}`
  const body = await bodyOf(context, facts, found, path)
  const [standing] = (await deferredOn(reader, on)).filter((row) => row.agreement === agreement.ref)
  const endable = agreement.status === 'accepted' && !context.dates.isPast && found.to > context.today
  return {
    view: 'schools/views/agreement.njk',
    title: `Agreement ${agreement.ref}`,
    back: { href: link('/agreements'), text: 'Agreements' },
    model: {
      caption: `${partyName(facts, agreement.customer, on)}, ${found.service}`,
      school: { text: `${partyName(facts, agreement.customer, on)}: services, orders and invoices`, href: link(path) },
      ...body,
      figures: standing ? figuresOf(context, standing, found) : undefined,
      over: !standing && body.invoices.length > 0 ? 'All that was invoiced has been earned.' : undefined,
      start: [
        ...body.start,
        ...(endable && context.may('orders:write')
          ? [
              {
                text: 'End this agreement early',
                href: `${base}/agreements/${encodeURIComponent(agreement.ref)}/cancellation/new`,
              },
            ]
          : []),
      ],
    },
  }
}

const noSuch = ({ params }: PageContext) => notFound(`There is no agreement “${params.agreement}” that you can see`)

const agreementOf = (context: PageContext, facts: TradingFacts): Priced => {
  const found = facts.agreements.find(({ ref }) => ref === context.params.agreement)
  if (!found) throw noSuch(context)
  return priced(facts, found)
}

/** Every role that sees agreements sees this report, which has a row for each. */
const DEFERRED = '/reports/deferred-income'

/** What an agreement has brought by a day; who may see the ledger is led to its lines. */
const figuresOf = (
  { link, may, on }: PageContext,
  { invoiced, recognised, deferred, accrued }: Deferred,
  { agreement, quote }: Priced,
) => {
  const lines = (account: string | undefined, amount: number) => {
    const asked = new URLSearchParams({ from: agreement.startsOn, to: on, agreement: agreement.ref })
    return link(account && amount !== 0 && may('ledger:read') ? `/ledger/accounts/${account}?${asked}` : DEFERRED)
  }
  const [account, left, label, note] =
    accrued > 0
      ? ([CODES.accruedIncome, accrued, 'Earned, not invoiced', 'Accrued income'] as const)
      : ([CODES.deferredIncome, deferred, 'Invoiced, not earned', 'Deferred income'] as const)
  return [
    { label: 'Invoiced', value: pounds(invoiced), href: '#invoices', note: 'Before VAT, less credit notes' },
    {
      label: 'Earned',
      value: pounds(recognised),
      href: lines(quote?.incomeAccount, recognised),
      note: 'Recognised as income so far',
    },
    { label, value: pounds(left), href: lines(account, left), note },
  ]
}

const bodyOf = async (context: PageContext, facts: TradingFacts, each: Priced, path: string) => {
  const { reader, link, on } = context
  const { agreement, service, quote, problem } = each
  const statement = await contractStatement(reader, agreement.ref)
  const toCome = statement?.toCome ?? []
  const documents = (statement?.documents ?? []).filter(({ date }) => date <= on)
  const total = (of: 'net' | 'vat' | 'gross') => pounds(sum(documents.map((document) => signed(document)[of])))
  return {
    sentence: quote
      ? `**${service}** for ${periodWords(quote)} costs **${pounds(quote.netPence)}** before VAT, ${pounds(quote.grossPence)} with VAT.`
      : `**${service}** has no price: ${problem}.`,
    state: stateTag(stateOn(each, on)),
    facts: [
      { key: 'For', value: partyName(facts, agreement.customer, on) },
      { key: 'Period', value: periodWords({ from: agreement.startsOn, to: each.to }) },
      { key: 'Quantity', value: agreement.quantity ?? '1' },
      { key: 'Ordered', value: agreement.orderedOn ? longDate(agreement.orderedOn) : 'On its first day' },
      { key: 'School’s order number', value: agreement.purchaseOrder ?? 'None given' },
      { key: 'Invoiced', value: scheduleText(agreement.invoiceSchedule) },
      ...(agreement.payer ? [{ key: 'Invoiced to', value: partyName(facts, agreement.payer, on) }] : []),
    ],
    why: quote && workingOf(facts.company, quote, service),
    invoices: documents.length
      ? [
          ...documents.map((document) => {
            const { net, vat, gross } = signed(document)
            return {
              cells: [
                { text: document.number, href: link(`${path}/invoices/${document.number}`) },
                longDate(document.date),
                pounds(net),
                pounds(vat),
                pounds(gross),
              ],
            }
          }),
          { cells: ['Total', '', total('net'), total('vat'), total('gross')], total: true },
        ]
      : [],
    start:
      toCome.length > 0 && agreement.status === 'accepted' && mayOrder(context) ? [numberLink(context, agreement)] : [],
    toCome: toCome.map((part) => ({
      cells: [longDate(part.on), periodWords(part), pounds(part.net)],
    })),
  }
}

const numberLink = ({ base }: PageContext, { customer, ref, purchaseOrder }: Agreement) => ({
  text: purchaseOrder ? 'Change the order number' : 'Give an order number',
  href: `${base}/schools/${encodeURIComponent(customer)}/orders/${encodeURIComponent(ref)}/purchase-order/new`,
})
