import { expect } from 'chai'
import { type Desk, dated, deskOf, rowWith, words } from '../support/desk.ts'

describe('the pages of the ledger', () => {
  let desk: Desk
  before(async () => {
    desk = await deskOf('finance')
  })
  after(() => desk.drop())

  /** "624,035.65" in the cells of a row, in order. */
  const amounts = (row: string): string[] => row.match(/\(?\d[\d,]*\.\d\d\)?/g) ?? []
  const pence = (text: string): number => Number(text.replace(/[,().]/g, '')) * (text.startsWith('(') ? -1 : 1)

  const journal = {
    ...dated('date', '2026-11-20'),
    memo: 'Insurance for the year',
    account1: '6120',
    debit1: '1250',
    account3: '1200',
    credit3: '1,250.00',
  }

  it('balances, and each balance leads to lines that add up to it', async () => {
    const html = await desk.page('/ledger/trial-balance')
    expect(words(html)).to.match(/The books balance on 22 November 2026: £[\d,.]+ on each side/)
    const rows = [...html.matchAll(/href="[^"]*\/ledger\/accounts\/(\d{4})">/g)].map(([, code]) => String(code))
    expect(rows).to.include.members(['1100', '1200', '2400', '3100', '4110', '6000'])
    for (const code of rows) {
      const [balance = ''] = amounts(rowWith(html, `${code} `))
      const lines = words(await desk.page(`/ledger/accounts/${code}`))
      const end = amounts(/At the end (\S+)/.exec(lines)?.[0] ?? '')
      expect(Math.abs(pence(end[0] ?? '')), `account ${code}`).to.equal(Math.abs(pence(balance)))
    }
  })

  it('says which years the free reserves come from, and each leads to its income and costs', async () => {
    const balance = amounts(rowWith(await desk.page('/ledger/trial-balance'), '3000 ')).at(-1) ?? ''
    const earlier = await desk.page('/ledger/free-reserves?years=earlier')
    expect(words(earlier)).to.contain(`£${balance} on 22 November 2026`)
    const whole = await desk.page('/ledger/free-reserves')
    const years = [...whole.matchAll(/<tr><th scope="row">(?:Surplus|Deficit) of the year[\s\S]*?<\/tr>/g)].map(
      ([row]) => row,
    )
    expect(words(years.at(-1) ?? '')).to.contain('of the year so far, to 22 November 2026')
    expect(words(earlier)).not.to.contain('of the year so far, to')
    let sum = pence(amounts(rowWith(whole, 'Posted to account 3000'))[0] ?? '')
    for (const row of years) {
      const amount = amounts(words(row)).at(-1) ?? ''
      sum += pence(amount)
      const href = /href="\/companies\/wexmere([^"]+)"/.exec(row)?.[1]?.replaceAll('&amp;', '&')
      if (href === undefined) continue
      expect(amounts(rowWith(await desk.page(href), 'Surplus for the period'))[0], href).to.equal(amount)
    }
    expect(pence(amounts(rowWith(whole, 'Free reserves')).at(-1) ?? '')).to.equal(sum)
    const row = rowWith(await desk.page('/reports/balance-sheet'), 'Income and expenditure reserve')
    expect(pence(amounts(row)[0] ?? '')).to.equal(sum)
  })

  it('shows the lines of an account with a running balance, page after page, and as a file', async () => {
    const html = await desk.page('/ledger/accounts/1200?from=2026-04-01&to=2026-06-30')
    const next = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = (await desk.agent.get(next).expect(200)).text
    const csv = (await desk.page('/ledger/accounts/1200.csv?from=2026-04-01&to=2026-06-30')).trimEnd().split('\r\n')
    expect(csv[0]).to.equal('entry,date,memo,source,customer,service,programme,agreement,debit,credit,balance')
    const lineIds = (page: string) => [...page.matchAll(/<tr id="line-(\d+)-\d+">/g)].map(([, entry]) => entry)
    expect([...lineIds(html), ...lineIds(second)]).to.deep.equal(csv.slice(1, 101).map((row) => row.split(',')[0]))
  })

  it('keeps to a filter, says so, and lets it be taken away', async () => {
    const html = await desk.page('/ledger/accounts/4110?customer=alder-lane')
    expect(words(html)).to.contain('Only Customer: Alder Lane Primary School Remove')
    expect(words(html)).to.match(/Debits £[\d,]+\.\d\d Credits £[\d,]+\.\d\d At the end £/)
    expect(html).to.contain('href="/companies/wexmere/ledger/accounts/4110"')
  })

  it('shows an entry with its lines, its source and the act that recorded it', async () => {
    const html = await desk.page('/ledger/entries/20')
    expect(words(html)).to.match(/This entry balances ?: £[\d,.]+ on each side/)
    expect(html).to.match(/href="[^"]*\/recorded\/\d+">Act \d+/)
    await desk.page('/ledger/entries/999999', 404)
    await desk.page('/ledger/accounts/9999', 404)
  })

  it('shows the income of a month fifty lines a page, and of one agreement by itself', async () => {
    const income = await desk.page('/ledger/accounts/4110?from=2026-04-01&to=2026-04-30')
    const line =
      /<tr id="line-(\d+)-\d+">[\s\S]*?href="\/companies\/wexmere([^"]+)"[\s\S]*?Alder Lane Primary School, Human resources and payroll advice, under (A26-\d+)[\s\S]*?<\/tr>/
    const row = [...income.matchAll(/<tr id="line[\s\S]*?<\/tr>/g)]
      .map(([each]) => each)
      .find((each) => line.test(each))
    const [, number, href = '', agreement] = line.exec(row ?? '') ?? []
    expect(href).to.equal(`/ledger/entries/${number}?agreement=${agreement}`)

    const whole = await desk.page(`/ledger/entries/${number}`)
    const count = Number(/Total of (\d+) lines/.exec(words(whole))?.[1])
    expect(count).to.be.above(100)
    let [path, lines]: [string | undefined, number] = [`/ledger/entries/${number}`, 0]
    while (path) {
      const page: string = await desk.page(path)
      const table = page.slice(page.indexOf('<tbody>'), page.indexOf('</tbody>'))
      lines += [...table.matchAll(/<tr>/g)].length
      path = /href="\/companies\/wexmere([^"]+)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(lines).to.equal(count)

    const own = await desk.page(href)
    expect(words(own)).to.contain(`Only lines under ${agreement} Show the whole entry`)
    expect(own).to.contain(`href="/companies/wexmere/agreements/${agreement}"`)
    const [amount] = amounts(words(row ?? ''))
    expect(amounts(rowWith(own, 'Total'))).to.deep.equal([amount, amount])
  })

  it('names every field that a journal lacks', async () => {
    const html = await desk.check('/ledger/journals', {}, 400)
    for (const message of ['Enter the date', 'Enter what it is for', 'Enter at least two lines']) {
      expect(words(html)).to.contain(message)
    }
    expect(html).to.contain('<title>Error: ')
  })

  it('names the line in which something is wrong, and keeps what was typed', async () => {
    const html = await desk.check('/ledger/journals', { ...journal, account3: '1100', memo: 'Kept as typed' }, 400)
    expect(html).to.match(/href="#customer3">Line 3: /)
    expect(html).to.contain('value="Kept as typed"')
  })

  it('refuses what does not balance with both totals', async () => {
    const html = await desk.check('/ledger/journals', { ...journal, credit3: '1200' }, 400)
    expect(words(html)).to.match(/1,250\.00.*1,200\.00/)
  })

  it('tries a journal out, posts it, and shows it; a reversal takes it back once', async () => {
    const before = words(await desk.page('/ledger/accounts/6120'))
    const checked = await desk.check('/ledger/journals', journal)
    expect(words(checked)).to.contain('£1,250.00 on each side, dated 20 November 2026')
    expect(words(await desk.page('/ledger/accounts/6120')), 'a check records nothing').to.equal(before)
    const recorded = await desk.record('/ledger/journals', checked)
    const number = /Entry (\d+) is posted/.exec(words(recorded))?.[1] ?? ''
    expect(rowWith(await desk.page(`/ledger/entries/${number}`), '6120 Insurance')).to.contain('1,250.00')

    const path = `/ledger/entries/${number}/reversal`
    const reversed = await desk.check(path, { ...dated('date', '2026-11-21'), reason: 'Posted twice' })
    expect(words(await desk.record(path, reversed))).to.contain(`Entry ${number} is reversed`)
    expect(words(await desk.page(`/ledger/entries/${number}`))).to.contain('Reversed by')
    const again = await desk.check(path, { ...dated('date', '2026-11-21'), reason: 'Again' }, 409)
    expect(words(again)).to.contain('is reversed already')
  })

  it('offers no form under another date, nor to an auditor', async () => {
    expect(await desk.page('/ledger?on=2026-03-31')).not.to.contain('/ledger/journals/new')
    const auditor = await desk.personWith('auditor')
    expect((await auditor.get('/companies/wexmere/ledger').expect(200)).text).not.to.contain('/ledger/journals/new')
    await auditor.get('/companies/wexmere/ledger/journals/new').expect(403)
  })
})
