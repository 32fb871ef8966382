import { planOfAgreement, scheduleOf } from '../../billing/index.ts'
import { vatOf } from '../../catalogue/index.ts'
import { articlesOn } from '../../company/index.ts'
import { addDays, type IsoDate, longDate } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { type Pence, pence, pounds, sum } from '../../kernel/money.ts'
import { actNamed } from '../../platform/acts/index.ts'
import { type CheckAnswer, defineForm, type FormField, filled, type PageContext } from '../../platform/http/index.ts'
import {
  type AcceptAgreement,
  type Accepted,
  type Agreement,
  acts,
  buyerOf,
  heldOn,
  offerOf,
  type Quote,
  quote,
  termsOn,
} from '../../trading/index.ts'
import { priced, SCHEDULES, scheduleText } from '../agreements.ts'
import { type Customer, customerOf, servicesTitle } from '../customer.ts'
import { asWhom, periodWords, unitOf, workingOf } from '../price-words.ts'

const orderOf = async (context: PageContext) => {
  const customer = await customerOf(context)
  const service = customer.facts.catalogue.services.get(context.params.service ?? '')
  if (!service) throw notFound(`There is no service “${context.params.service}”`)
  return { customer, service }
}

/** What is asked of a service that is sold by number differs from one that is sold by the year. */
const questions = async (context: PageContext): Promise<FormField[]> => {
  const { customer, service } = await orderOf(context)
  const buyer = buyerOf(customer.facts, customer.ref, context.today, context.today)
  const offer = buyer && offerOf(customer.facts, service, buyer, context.today, context.today)
  const unit = offer?.quote && unitOf(offer.quote)
  return [
    { name: 'startsOn', label: 'First day', kind: 'date', value: context.today },
    {
      name: 'endsOn',
      label: 'Last day (optional)',
      kind: 'date',
      hint: 'If you leave this blank, the service runs to the end of its year',
    },
    ...(unit
      ? [{ name: 'quantity', label: 'How many', hint: `Each is one ${unit}`, value: '1', width: 5 } as const]
      : []),
    {
      name: 'purchaseOrder',
      label: 'Your purchase-order number (optional)',
      hint: 'It is printed on every invoice',
      width: 20,
    },
    { name: 'invoiceSchedule', label: 'When to be invoiced', kind: 'radios', options: SCHEDULES, value: 'upfront' },
  ]
}

const intro = async (context: PageContext): Promise<string[]> => {
  const { customer, service } = await orderOf(context)
  const held = heldOn(customer.facts, customer.ref, context.today).filter((each) => each.service === service.code)
  return [
    `**${service.name}** for ${customer.on.name}.`,
    ...held.map(
      (each) => `You have this already until ${longDate(priced(customer.facts, each).to)}, by order ${each.ref}.`,
    ),
  ]
}

const checkOrder = async (context: PageContext, command: AcceptAgreement, accepted: Accepted): Promise<CheckAnswer> => {
  const { customer, service } = await orderOf(context)
  const price = quoteOf(customer, command, accepted)
  const parts = instalmentsOf(context, customer, command, accepted, price)
  const vat = sum(parts.map((part) => part.vat))
  return {
    heading: `Check before you order ${service.name}`,
    button: 'Place the order',
    effects: [
      `${[`${customer.on.name} has **${service.name}** for ${periodWords(price)}`, asWhom(customer.facts.company, price)].filter(Boolean).join(', ')}.`,
      `It costs **${pounds(price.netPence)}** and ${pounds(vat)} VAT, **${pounds(price.netPence + vat)}** in all. This price stays as it is.`,
      ...(vat === price.vatPence ? [] : [VAT_APART]),
    ],
    tables: [
      {
        heading: 'How the price was worked out',
        caption: 'How the price was worked out',
        columns: [{ label: 'Step' }, { label: 'Amount', number: true }],
        rows: workingOf(customer.facts.company, price, service.name).rows.map(({ text, note, amount, sum: total }) => ({
          cells: [{ text, sub: note }, amount],
          ...(total ? { total } : {}),
        })),
      },
      {
        heading: 'When you pay',
        caption: 'Invoices of this order',
        columns: [
          { label: 'Invoiced on' },
          { label: 'Pay by' },
          { label: 'Net', number: true },
          { label: 'VAT', number: true },
          { label: 'Total', number: true },
        ],
        rows: [
          ...parts.map(({ on, due, net, vat }) => ({
            cells: [longDate(on), longDate(due), pounds(net), pounds(vat), pounds(net + vat)],
          })),
          {
            cells: ['Total', '', pounds(price.netPence), pounds(vat), pounds(price.netPence + vat)],
            total: true,
          },
        ],
      },
    ],
  }
}

/** VAT Notice 700, paragraph 17.5: the VAT of a document is worked out on that document. */
const VAT_APART =
  'VAT is worked out on each invoice apart, and so differs by a penny or two from VAT on the whole price.'

const quoteOf = ({ facts, ref }: Customer, command: AcceptAgreement, accepted: Accepted): Quote =>
  quote(facts, {
    customer: ref,
    service: command.service,
    from: accepted.startsOn,
    to: command.endsOn as IsoDate | undefined,
    quantity: command.quantity,
    on: accepted.price.on,
  })

interface Part {
  on: IsoDate
  due: IsoDate
  net: Pence
  vat: Pence
}

/** When the order will be invoiced and how much each time; what would fall on a day that is past is invoiced by the next run. */
const instalmentsOf = (
  { today }: PageContext,
  { facts }: Customer,
  command: AcceptAgreement,
  accepted: Accepted,
  price: Quote,
): Part[] => {
  const service = facts.catalogue.services.get(command.service)
  if (!service) return []
  const agreement: Agreement = {
    ref: accepted.agreement,
    customer: accepted.customer,
    payer: null,
    service: command.service,
    quantity: price.quantity,
    orderedOn: price.on,
    startsOn: accepted.startsOn,
    endsOn: (command.endsOn as IsoDate | undefined) ?? null,
    purchaseOrder: accepted.purchaseOrder,
    invoiceSchedule: accepted.invoiceSchedule,
    status: 'accepted',
  }
  return scheduleOf(planOfAgreement(agreement, price, service)).map((part) => {
    const on = part.on < today ? today : part.on
    const due = addDays(on, articlesOn(facts.company, on).paymentDays.value)
    const { total } = vatOf([{ net: part.net, vatCode: price.vatCode }], on, termsOn(facts, on).vatRounding)
    return { on, due, net: part.net, vat: pence(total) }
  })
}

export const orderForm = defineForm<AcceptAgreement, Accepted>({
  path: '/schools/:school/services/:service/orders',
  section: '',
  act: actNamed(acts, 'acceptAgreement'),
  title: 'Order a service',
  subject: async (context) => (await orderOf(context)).service.name,
  cancel: '/schools/:school/services/:service',
  intro,
  steps: [{ fields: questions }],
  command: async (context, answers) => {
    const { customer, service } = await orderOf(context)
    return { ...filled(answers), customer: customer.ref, service: service.code }
  },
  check: (context, { command, outcome }) => checkOrder(context, command, outcome.result),
  recorded: async (context, { command, outcome }) => {
    const { customer, service } = await orderOf(context)
    const accepted = outcome.result
    const parts = instalmentsOf(context, customer, command, accepted, quoteOf(customer, command, accepted))
    const address = `${context.base}${customer.path}`
    return {
      title: `Ordered: ${service.name}`,
      next: [
        { label: 'Your reference', text: `**${accepted.agreement}**` },
        { on: accepted.startsOn, text: `The service begins. It runs to ${longDate(accepted.endsOn)}.` },
        ...parts.map(({ on, due, net, vat }) => ({
          on,
          text: `Invoice for **${pounds(net + vat)}** with VAT, to be paid by ${longDate(due)}.`,
        })),
        {
          label: 'Invoiced',
          text: `${scheduleText(accepted.invoiceSchedule)}. Every invoice is on your page of orders and invoices.`,
        },
      ],
      links: [
        { text: `Order ${accepted.agreement}`, href: `${address}/orders/${encodeURIComponent(accepted.agreement)}` },
        { text: servicesTitle(context), href: address },
      ],
    }
  },
})
