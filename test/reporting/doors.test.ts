import { expect } from 'chai'
import { renderReport } from '../../src/reporting/index.ts'
import { type Desk, deskOf, words } from '../support/desk.ts'
import { act, TODAY } from '../support/wexmere.ts'

/** "Every figure is a door": a figure of a report's page leads to lines that add up to the same. */
describe('the figures of a report', () => {
  let desk: Desk
  before(async () => {
    desk = await deskOf('finance')
  })
  after(() => desk.drop())

  /** Each link of a cell with its amount: "(1,850.00)" and where it leads. */
  const doorsOn = (html: string) =>
    [...html.matchAll(/<td[^>]*><span class="cell"><a href="\/companies\/wexmere([^"]+)">(\(?[\d,]+\.\d\d\)?)/g)].map(
      ([, href = '', amount = '']) => ({ href: href.replaceAll('&amp;', '&'), amount: amount.replace(/[()]/g, '') }),
    )

  const reports: [path: string, atLeast: number][] = [
    ['/reports/balance-sheet', 30],
    ['/reports/balance-sheet?on=2026-03-31', 25],
    ['/reports/trial-balance', 41],
    ['/reports/income-and-expenditure', 40],
    ['/reports/income-and-expenditure?from=2025-04-01&to=2026-03-31', 40],
    ['/reports/deferred-income', 30],
    ['/reports/deferred-income?page=3', 30],
  ]
  for (const [path, atLeast] of reports) {
    it(`lead to lines of the same sum: ${path}`, async function () {
      this.timeout(120_000)
      const doors = doorsOn(await desk.page(path))
      expect(doors.length).to.be.at.least(atLeast)
      // Of hundreds of agreements some stand for all.
      const some = doors.filter((_, i) => i % Math.ceil(doors.length / 90) === 0)
      for (const { href, amount } of some) {
        expect(words(await desk.page(href)), href).to.match(new RegExp(`(?<![\\d,])£${amount.replace('.', '\\.')} on `))
      }
    })
  }

  const others: [path: string, leads: string[]][] = [
    [
      '/reports/vat-return?from=2026-07-01&to=2026-09-30',
      ['195,349.48 /ledger/accounts/2300', '25,054.14 /ledger/accounts/1320'],
    ],
    [
      '/reports/surplus-and-reinvestment?from=2025-04-01&to=2026-03-31',
      [
        '550,000.00 /ledger/free-reserves',
        '114,478.26 /reports/income-and-expenditure',
        '30,000.00 /ledger/accounts/3100',
        '30,000.00 /ledger/accounts/3100',
        '664,478.26 /ledger/free-reserves',
      ],
    ],
  ]
  for (const [path, leads] of others) {
    it(`lead to pages that say the same: ${path}`, async () => {
      const doors = doorsOn(await desk.page(path))
      expect(doors.map(({ amount, href }) => `${amount} ${href.split('?')[0]}`)).to.deep.equal(leads)
      for (const { href, amount } of doors) expect(words(await desk.page(href)), href).to.contain(amount)
    })
  }

  it('lead from a programme, an invoice and an entry to what they are made of', async () => {
    const year = 'from=2025-04-01&to=2026-03-31'
    const fund = await desk.page(`/reports/surplus-and-reinvestment?${year}`)
    const programme = /href="\/companies\/wexmere(\/programmes\/[^"]+)">Talking together start-up/.exec(fund)?.[1] ?? ''
    expect(words(await desk.page(programme.replaceAll('&amp;', '&')))).to.contain('30,000.00')
    const sources = await desk.page(`/reports/surplus-sources?${year}`)
    const invoice = /href="\/companies\/wexmere(\/surplus\/trace[^"]+)">/.exec(sources)?.[1] ?? ''
    expect(words(await desk.page(invoice))).to.contain('What was posted for it')
  })

  it('are those of a year that ends on the day looked at, so that the pages behind them know each', async () => {
    const html = await desk.page('/reports/surplus-sources?on=2026-03-31')
    expect(words(html)).to.contain('Year ended 31 March 2026')
    const traces = [...html.matchAll(/href="\/companies\/wexmere(\/surplus\/trace[^"]+)">/g)].map(
      ([, href = '']) => href,
    )
    expect(words(await desk.page((traces.at(-1) ?? '').replaceAll('&amp;', '&')))).to.contain('What was posted for it')
  })

  it('lead from who owes to the invoices that are not paid', async () => {
    const html = await desk.page('/reports/aged-debtors')
    const row = /<tr[^>]*><th scope="row"><a href="\/companies\/wexmere([^"]+)">Alder Lane[\s\S]*?<\/tr>/.exec(html)
    const total = words(row?.[0] ?? '')
      .match(/[\d,]+\.\d\d/g)
      ?.at(-1)
    const invoices = words(await desk.page((row?.[1] ?? '').replaceAll('&amp;', '&')))
    expect(invoices).to.contain(`£${total} is left to pay`)
  })

  it('are not more overdue than owed where somebody paid ahead', async () => {
    const ahead = { date: TODAY, payer: 'alder-lane', amount: '900000.00' }
    const { result } = await act(desk.deps, 'wexmere', 'recordReceipt', ahead)
    const { unallocated } = result as { unallocated: string }
    const text = words(await desk.page('/reports/aged-debtors'))
    const [owed = 0, late = 0, held] = [...text.matchAll(/£([\d,]+\.\d\d)/g)].map(([, each]) =>
      Number(each?.replaceAll(',', '')),
    )
    expect(held).to.be.at.least(Number(unallocated))
    expect(owed).to.be.greaterThan(late)
    expect(text).to.contain('that was paid ahead or is to be given back.')
  })

  it('lead nowhere on a page that is sent or kept by itself', async () => {
    const asked = { on: TODAY, today: TODAY, format: 'html' } as never
    expect((await renderReport(desk.reader, 'balance-sheet', asked)).bytes.toString()).not.to.contain('<a href')
  })
})
