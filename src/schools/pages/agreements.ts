import { type Deferred, deferredOn } from '../../billing/index.ts'
import { pounds, sum } from '../../kernel/money.ts'
import { type PageContext, shownPage } from '../../platform/http/index.ts'
import { loadTrading, partyName } from '../../trading/index.ts'
import { type Priced, priced, type State, stateOn, stateTag } from '../agreements.ts'
import { periodWords } from '../price-words.ts'

/** The row of links over services, agreements and customers. */
export const officeLinks = ({ link }: PageContext, current: string) =>
  [
    { text: 'Services', path: '/services' },
    { text: 'Agreements', path: '/agreements' },
    { text: 'Schools', path: '/schools' },
  ].map(({ text, path }) => ({ text, href: link(path), current: path === current }))

const FILTERS: readonly { state: State; text: string }[] = [
  { state: 'running', text: 'Running' },
  { state: 'to-come', text: 'To come' },
  { state: 'over', text: 'Over' },
  { state: 'cancelled', text: 'Cancelled' },
]

/** What runs, what of it is invoiced, and what is earned? */
export const agreements = async (context: PageContext) => {
  const { reader, on, link, query } = context
  const facts = await loadTrading(reader)
  const standing = new Map((await deferredOn(reader, on)).map((row) => [row.agreement, row]))
  const state = FILTERS.find((filter) => filter.state === query.state)?.state ?? 'running'
  const all = facts.agreements
    .filter(({ service }) => !query.service || service === query.service)
    .map((agreement) => priced(facts, agreement))
  const found = all.filter((each) => stateOn(each, on) === state).reverse()
  const address = (more: Record<string, string>) => {
    const kept = { state, ...(query.service ? { service: query.service } : {}), ...more }
    return link(`/agreements?${new URLSearchParams(kept)}`)
  }
  const { rows: shown, pages } = shownPage(found, query.page, (page) => address({ page: String(page) }))
  return {
    view: 'schools/views/agreements.njk',
    title: 'Agreements',
    model: {
      links: officeLinks(context, '/agreements'),
      caption: query.service ? facts.catalogue.services.get(query.service)?.name : undefined,
      sentence: sentenceOf(all, standing, on),
      deferred: context.may('reports:read')
        ? { text: 'Deferred income, agreement by agreement', href: link('/reports/deferred-income') }
        : undefined,
      filters: FILTERS.map((filter) => ({
        text: filter.text,
        href: address({ state: filter.state }),
        current: filter.state === state,
      })),
      rows: shown.map((each) => rowOf(context, each, partyName(facts, each.agreement.customer, on), standing, state)),
      pages,
    },
  }
}

type Standing = ReadonlyMap<string | null, Deferred>

const sentenceOf = (all: Priced[], standing: Standing, on: PageContext['on']): string => {
  const running = all.filter((each) => stateOn(each, on) === 'running')
  const net = sum(running.map(({ quote }) => quote?.netPence ?? 0))
  const deferred = sum(all.map(({ agreement }) => standing.get(agreement.ref)?.deferred ?? 0))
  const verb = running.length === 1 ? 'agreement runs' : 'agreements run'
  return `**${running.length}** ${verb} on this day, for **${pounds(net)}** before VAT. ${pounds(deferred)} is invoiced and not yet earned.`
}

const rowOf = ({ link }: PageContext, each: Priced, customer: string, standing: Standing, state: State) => {
  const { agreement, quote, service, problem } = each
  const row = standing.get(agreement.ref)
  return {
    cells: [
      { text: agreement.ref, href: link(`/agreements/${encodeURIComponent(agreement.ref)}`), sub: customer },
      { text: service, sub: periodWords({ from: agreement.startsOn, to: each.to }) },
      quote ? pounds(quote.netPence) : { text: 'No price', sub: problem },
      row ? pounds(row.invoiced) : '',
      row ? pounds(row.recognised) : '',
      row ? pounds(row.deferred) : state === 'running' ? { tag: stateTag(state) } : '',
    ],
  }
}
