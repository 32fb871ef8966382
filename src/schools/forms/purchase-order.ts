import { type PurchaseOrderRecorded, purchaseOrderAct, type RecordPurchaseOrder } from '../../billing/index.ts'
import { notFound } from '../../kernel/errors.ts'
import { pounds } from '../../kernel/money.ts'
import { plural } from '../../kernel/text.ts'
import { defineForm, type PageContext } from '../../platform/http/index.ts'
import { priced } from '../agreements.ts'
import { customerOf, ownRefs } from '../customer.ts'
import { periodWords } from '../price-words.ts'

const orderOf = async (context: PageContext) => {
  const customer = await customerOf(context)
  const { agreement: ref } = context.params
  const agreement = customer.facts.agreements.find((each) => each.ref === ref)
  if (!agreement || !ownRefs(customer).includes(agreement.customer)) {
    throw notFound(`There is no order “${ref}” that you can see`)
  }
  return { customer, order: priced(customer.facts, agreement) }
}

/** Gives an order the number under which the school's office pays it. */
export const purchaseOrderForm = defineForm<RecordPurchaseOrder, PurchaseOrderRecorded>({
  path: '/schools/:school/orders/:agreement/purchase-order',
  section: '/schools/:school/orders',
  act: purchaseOrderAct,
  title: 'Record a purchase-order number',
  subject: ({ params }) => `order ${params.agreement}`,
  cancel: '/schools/:school/orders/:agreement',
  intro: async (context) => {
    const { customer, order } = await orderOf(context)
    const { agreement, service, to } = order
    return [
      `Order ${agreement.ref}: **${service}** for ${customer.on.name}, ${periodWords({ from: agreement.startsOn, to })}.`,
    ]
  },
  steps: [
    {
      fields: async (context) => {
        const { order } = await orderOf(context)
        return [
          {
            name: 'purchaseOrder',
            label: 'Purchase-order number',
            hint: 'It is printed on every invoice still to come',
            width: 20,
            ...(order.agreement.purchaseOrder ? { value: order.agreement.purchaseOrder } : {}),
          },
        ]
      },
    },
  ],
  check: (_context, { command, outcome: { result } }) => ({
    heading: `Check before you record ${command.purchaseOrder}`,
    button: 'Record the number',
    beforeAfter: {
      rows: [{ text: 'Purchase-order number', before: result.formerly ?? 'None given', after: command.purchaseOrder }],
    },
    effects: [
      `**${plural(result.toCome.length, 'invoice')}** still to come will print it. Invoices that are issued stay as they are.`,
    ],
  }),
  recorded: async (context, { command, outcome: { result } }) => {
    const { customer } = await orderOf(context)
    return {
      title: `Order ${command.agreement} has the number ${command.purchaseOrder}`,
      next: result.toCome.slice(0, 3).map(({ on, net }) => ({
        on,
        text: `${pounds(net)} before VAT is invoiced with it${on < context.today ? ', by the next run' : ''}.`,
      })),
      links: [
        {
          text: `Order ${command.agreement}`,
          href: `${context.base}${customer.path}/orders/${encodeURIComponent(command.agreement)}`,
        },
        { text: 'Orders and invoices', href: `${context.base}${customer.path}/orders` },
      ],
    }
  },
})
