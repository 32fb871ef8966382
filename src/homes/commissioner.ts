import { type Deferred, deferredOn, type InvoiceStanding, invoicesWithStanding } from '../billing/index.ts'
import { type Commission, loadCommissions } from '../commissioning/index.ts'
import { wholeWord } from '../company/index.ts'
import { dayAndDate, type IsoDate, inForce, longDate } from '../kernel/dates.ts'
import { bracketed, pounds, sum, wholePounds } from '../kernel/money.ts'
import { plural } from '../kernel/text.ts'
import { definePage, type PageContext } from '../platform/http/index.ts'
import { waysFrom } from './links.ts'
import { byDate, daysLeft, type Need, NOTHING_BREAKS, standingLines } from './needs.ts'
import { shareFigures, standingOf } from './standing.ts'

/** "What do we get for it, what do we owe, and are we inside the lines?": the council as it commissions and pays. */
export const commissionerHome = definePage({
  path: '',
  section: '',
  permission: 'board:read',
  roles: ['commissioner'],
  run: async (context: PageContext) => {
    const { reader, today, link, base } = context
    const { facts, document, sentence } = await standingOf(context)
    const { council } = facts.company
    const [commissions, contracts, invoices] = await Promise.all([
      loadCommissions(reader),
      deferredOn(reader, today),
      invoicesWithStanding(reader, { customer: council, on: today }),
    ])
    const running = commissions.filter(
      ({ payer, startsOn, endsOn }) =>
        (payer === null || payer === council) && inForce({ from: startsOn, to: endsOn }, today),
    )
    const open = invoices.filter((invoice) => invoice.open > 0)
    const rows = running.map((commission) => rowOf(commission, contracts))
    return {
      view: 'homes/views/reader.njk',
      title: `The ${wholeWord(facts.company)} the council commissions`,
      model: {
        caption: dayAndDate(today),
        sentence: `${commissionedWords(running)} ${sentence}`,
        figures: [
          ...(running.length === 0
            ? []
            : [
                {
                  label: 'Invoiced so far',
                  value: wholePounds(sum(rows.map(({ invoiced }) => invoiced))),
                  note: 'For what runs today, before VAT',
                },
              ]),
          owedFigure(open),
          ...shareFigures(document.findings, link),
        ],
        lists: [
          {
            title: 'To pay, by date',
            items: open.map((invoice) => payNeed(invoice, today)).sort(byDate),
            empty: 'Every invoice to the council is paid.',
          },
          {
            title: 'What is broken, and what will be',
            items: standingLines(facts, document, today, link),
            empty: NOTHING_BREAKS,
          },
        ],
        ...(running.length === 0 ? {} : { commissions: commissionTable(rows) }),
        items: waysFrom(base, facts.company, [
          ['Board composition', '/board', 'is the council inside the lines?'],
          ['Register of members', '/members', 'who owns the company with the council'],
          ['Services', '/services', 'what is commissioned, what is sold'],
          ['Reports', '/reports', 'certificates and statements'],
        ]),
      },
    }
  },
})

const commissionedWords = (running: readonly Commission[]): string =>
  running.length === 0
    ? 'The council commissions nothing today.'
    : `The council commissions **${plural(running.length, 'service')}** for **${wholePounds(yearly(running))} a year** before VAT.`

const yearly = (running: readonly Commission[]) => sum(running.map(({ annualValue }) => annualValue))

const owedFigure = (open: readonly InvoiceStanding[]) => {
  const overdue = open.filter(({ status }) => status === 'overdue').length
  return {
    label: 'To pay',
    value: wholePounds(sum(open.map((invoice) => invoice.open))),
    note: open.length === 0 ? 'Every invoice is paid' : `On ${plural(open.length, 'invoice')}, with VAT`,
    ...(open.length === 0
      ? {}
      : { tag: overdue > 0 ? { kind: 'bad', text: `${overdue} overdue` } : { kind: 'ok', text: 'None overdue' } }),
  }
}

const payNeed = ({ invoice, open, status }: InvoiceStanding, today: IsoDate): Need => ({
  on: invoice.due_on,
  left: daysLeft(today, invoice.due_on),
  text: `Invoice ${invoice.number}`,
  why: `${pounds(open)} with VAT, issued on ${longDate(invoice.date)}.`,
  tag: status === 'overdue' ? { kind: 'bad', text: 'Overdue' } : { kind: 'info', text: 'To pay' },
})

/** A commission with what has been invoiced and earned under it since its first day. */
const rowOf = (commission: Commission, contracts: readonly Deferred[]) => {
  const contract = contracts.find(({ agreement }) => agreement === commission.ref)
  return { commission, invoiced: contract?.invoiced ?? 0, earned: contract?.recognised ?? 0 }
}

const commissionTable = (rows: readonly ReturnType<typeof rowOf>[]) => {
  const total = (of: (row: ReturnType<typeof rowOf>) => number) => bracketed(sum(rows.map(of)))
  return {
    caption: 'Commissions that run today, before VAT',
    columns: [
      { label: 'Commission' },
      { label: 'A year, £', number: true },
      { label: 'Invoiced so far, £', number: true },
      { label: 'Earned so far, £', number: true },
    ],
    rows: [
      ...rows.map(({ commission, invoiced, earned }) => ({
        cells: [
          { text: commission.title ?? commission.service ?? commission.ref, sub: spanWords(commission) },
          bracketed(commission.annualValue),
          bracketed(invoiced),
          bracketed(earned),
        ],
      })),
      {
        cells: [
          'Total',
          total(({ commission }) => commission.annualValue),
          total(({ invoiced }) => invoiced),
          total(({ earned }) => earned),
        ],
        total: true,
      },
    ],
  }
}

const spanWords = ({ startsOn, endsOn }: Commission): string =>
  endsOn === null ? `From ${longDate(startsOn)}` : `${longDate(startsOn)} to ${longDate(endsOn)}`
