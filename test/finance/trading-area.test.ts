import { expect } from 'chai'
import { parseCompany } from '../../src/company/index.ts'
import { areaIncome } from '../../src/finance/trading-area.ts'
import { date } from '../../src/kernel/dates.ts'
import { pence } from '../../src/kernel/money.ts'
import { incomeAndExpenditure, type TradedOnDay, tradedIncome } from '../../src/ledger/index.ts'
import { type Desk, deskOf, rowWith, words } from '../support/desk.ts'

const companyWith = (articles: object) => {
  const { values } = parseCompany({
    slug: 'wexmere',
    name: 'Wexmere School Improvement Company Limited',
    companyNumber: '99000101',
    incorporatedOn: '2018-03-06',
    registeredOffice: '4 Tannery Row, Wexmere',
    council: { ref: 'council', name: 'Wexmere Council', laCode: '971' },
    guarantee: '1.00',
    yearEnd: '03-31',
    preset: 'school-improvement-company',
    articles,
  })
  if (!values) throw new Error('the company of the test does not parse')
  return values
}
const sold = (
  on: string,
  service: string,
  customer: string | null,
  laCode: string | null,
  net: number,
): TradedOnDay => ({
  date: date(on),
  service,
  customer,
  laCode,
  net: pence(net),
})

describe('the trading area', () => {
  const traded = [
    sold('2026-04-30', 'ICT', 'alder', '971', 10_000),
    sold('2026-05-31', 'ICT', 'alder', '971', -2_500),
    sold('2026-04-30', 'ICT', 'castle', '973', 4_000),
    sold('2026-04-30', 'HR', 'castle', '973', 1_000),
    sold('2026-09-30', 'HR', 'minster', '972', 3_000),
    sold('2026-04-30', 'HR', null, null, 700),
  ]

  it('is the council’s own where the articles name none', () => {
    const { total, split, byService } = areaIncome(companyWith({}), traded)
    expect({ total, split }).to.deep.equal({ total: 16_200, split: { inside: 7_500, beyond: 8_000, unknown: 700 } })
    expect(byService).to.deep.equal([
      { service: 'ICT', split: { inside: 7_500, beyond: 4_000, unknown: 0 }, net: 11_500 },
      { service: 'HR', split: { inside: 0, beyond: 4_000, unknown: 700 }, net: 4_700 },
    ])
  })

  it('is what the articles of the day name, and a customer is where it lay that day', () => {
    const company = companyWith([
      { from: '2018-03-06', tradingArea: ['971', '973'] },
      { from: '2026-09-30', tradingArea: ['971', '972'] },
    ])
    const moved = [
      ...traded,
      sold('2026-09-29', 'HR', 'minster', '972', 200),
      sold('2026-10-31', 'HR', 'castle', '973', 50),
    ]
    const { split, byCustomer } = areaIncome(company, moved)
    expect(split).to.deep.equal({ inside: 15_500, beyond: 250, unknown: 700 })
    expect(byCustomer.map(({ customer, where, net }) => [customer, where, net])).to.deep.equal([
      ['minster', 'beyond', 200],
      ['castle', 'beyond', 50],
      [null, 'unknown', 700],
      ['alder', 'inside', 7_500],
      ['castle', 'inside', 5_000],
      ['minster', 'inside', 3_000],
    ])
  })
})

describe('the page of the trading area', () => {
  let desk: Desk
  before(async () => {
    desk = await deskOf('secretary')
  })
  after(() => desk.drop())

  it('is linked from the surplus, and ties to the traded income of the account', async () => {
    expect(await desk.page('/surplus')).to.contain('href="/companies/wexmere/trading-area"')
    for (const [from, to] of [
      ['2026-04-01', '2026-11-22'],
      ['2025-04-01', '2026-03-31'],
    ] as const) {
      const html = await desk.page(`/trading-area?on=${to}`)
      expect(words(html)).to.match(/Checked: .* Agrees/)
      const { rows } = await incomeAndExpenditure(desk.reader, date(from), date(to))
      const stated = rows.filter(({ type, stream }) => type === 'income' && stream === 'traded')
      const traded = await tradedIncome(desk.reader, { from: date(from), to: date(to) })
      const total = (some: readonly number[]) => some.reduce((all, one) => all + one, 0)
      expect(total(traded.map(({ net }) => net))).to.equal(total(stated.map(({ amount }) => amount)))
    }
  })

  it('shows who is served beyond it, and with what', async () => {
    const html = await desk.page('/trading-area')
    expect(words(html)).to.contain('was sold beyond the trading area')
    expect(words(html)).to.contain('The trading area is Wexmere Borough Council (971) (Articles, 4.2)')
    expect(rowWith(html, 'Castle Rise School')).to.match(/Ashcombe County Council \(973\) Beyond Managed ICT support: /)
    expect(rowWith(html, 'Alder Lane Primary School')).to.contain('Inside')
    expect(html).to.contain('href="/companies/wexmere/schools/alder-lane/orders">Alder Lane Primary School')
  })
})
