import { invoicesWithStanding } from '../../billing/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { pounds, sum } from '../../kernel/money.ts'
import { actNamed } from '../../platform/acts/index.ts'
import { defineForm, type PageContext } from '../../platform/http/index.ts'
import { acts, type CancelAgreement, type Cancelled, loadTrading, partyName } from '../../trading/index.ts'
import { priced } from '../agreements.ts'

const agreementIn = async ({ reader, params }: PageContext) => {
  const facts = await loadTrading(reader)
  const agreement = facts.agreements.find(({ ref }) => ref === params.agreement)
  if (!agreement) throw notFound(`There is no agreement “${params.agreement}”`)
  return { facts, agreement }
}

/** Ends an agreement before its time, on notice. */
export const cancelForm = defineForm<CancelAgreement, Cancelled>({
  path: '/agreements/:agreement/cancellation',
  section: '/services',
  cancel: '/agreements/:agreement',
  act: actNamed(acts, 'cancelAgreement'),
  title: 'End an agreement early',
  subject: ({ params }) => `agreement ${params.agreement}`,
  intro: async (context) => {
    const { facts, agreement } = await agreementIn(context)
    const { service, to } = priced(facts, agreement)
    return [
      `Agreement ${agreement.ref}: **${service}** for ${partyName(facts, agreement.customer, context.today)}. It runs from ${longDate(agreement.startsOn)} to ${longDate(to)}.`,
    ]
  },
  steps: [
    {
      fields: async (context) => {
        await agreementIn(context)
        return [
          {
            name: 'endsOn',
            label: 'Last day',
            kind: 'date',
            hint: 'With the notice that was agreed. The day before the first day cancels all of it',
          },
          { name: 'reason', label: 'Reason', kind: 'long', hint: 'Who gave notice, when, and why' },
        ]
      },
    },
  ],
  check: async (context, { outcome }) => {
    const { facts, agreement } = await agreementIn(context)
    const before = priced(facts, agreement)
    const { endsOn, status } = outcome.result
    const after = priced(facts, status === 'cancelled' ? agreement : { ...agreement, endsOn })
    const net = status === 'cancelled' ? 0 : (after.quote?.netPence ?? 0)
    const invoiced = (await invoicesWithStanding(context.reader, { customer: agreement.customer, on: context.today }))
      .filter(({ invoice }) => invoice.contract === agreement.ref)
      .flatMap(({ invoice, creditNotes }) => [invoice.net, ...creditNotes.map((note) => -note.net)])
    return {
      heading: `Check before you end agreement ${agreement.ref}`,
      button: 'End the agreement',
      beforeAfter: {
        rows: [
          {
            text: 'Last day',
            before: longDate(before.to),
            after: status === 'cancelled' ? 'Never begins' : longDate(endsOn),
          },
          { text: 'Price before VAT', before: pounds(before.quote?.netPence ?? 0), after: pounds(net) },
          { text: 'Invoiced so far', before: pounds(sum(invoiced)), after: pounds(sum(invoiced)) },
        ],
      },
      effects: [
        sum(invoiced) > net
          ? `**${pounds(sum(invoiced) - net)}** more is invoiced than the service will have cost. Give it back with a credit note, which is an act of its own.`
          : 'Nothing has to be given back: no more is invoiced than the service will have cost.',
      ],
    }
  },
  recorded: async (context, { outcome }) => {
    const { agreement, endsOn, status } = outcome.result
    return {
      title: `Agreement ${agreement} is ${status === 'cancelled' ? 'cancelled' : 'ended early'}`,
      next: [{ on: endsOn, text: status === 'cancelled' ? 'It never begins.' : 'Its last day.' }],
      links: [
        { text: `Agreement ${agreement}`, href: `${context.base}/agreements/${encodeURIComponent(agreement)}` },
        { text: 'Agreements', href: `${context.base}/agreements` },
      ],
    }
  },
})
