import { expect } from 'chai'
import { type Desk, dated, deskOf, rowWith, words } from '../support/desk.ts'
import { act, TODAY } from '../support/wexmere.ts'

describe('the pages of surplus and programmes', () => {
  let desk: Desk
  before(async () => {
    desk = await deskOf('finance')
  })
  after(() => desk.drop())

  const pence = (text: string) => Math.round(Number(text.replaceAll(',', '')) * 100)

  it('says of every £100 what was kept, set aside and spent, and quotes the decision', async () => {
    const text = words(await desk.page('/surplus'))
    expect(text).to.contain('Year ended 31 March 2026')
    expect(text).to.match(/The company kept £4\.\d\d of every £100 of income before tax/)
    expect(text).to.contain('the board set aside £100,000 for schools')
    expect(text).to.contain('Resolution R-2026-07, 9 July 2026. 8 for, none against')
    expect(text).to.match(/is the balance of account 3100 on \d+ \w+ 2026\. Agrees/)
  })

  it('adds up: from free reserves at the start to what is left available', async () => {
    const html = await desk.page('/surplus')
    const row = (text: string) => {
      const found = /\(?[\d,]+\.\d\d\)?/.exec(rowWith(html, text))?.[0] ?? ''
      return Math.round(Number(found.replace(/[,()]/g, '')) * 100) * (found.startsWith('(') ? -1 : 1)
    }
    const moves = ['Free reserves at the start', 'Surplus for the year', 'Set aside in the year', 'Spent from the fund']
    const end = moves.reduce((total, each) => total + row(each), 0)
    expect(row('Free reserves at the end')).to.equal(end)
    expect(row('Available')).to.equal(end + row('Less the floor'))
    const since = row('Set aside since') + row('Released by spending') + row('Lost in the open year')
    expect(row('Left available')).to.equal(row('Available') + since)
  })

  it('adds up in the year that runs to what may be set aside today', async () => {
    const html = await desk.page('/surplus/2027')
    const row = (text: string) => {
      const found = /\(?[\d,]+\.\d\d\)?/.exec(rowWith(html, text))?.[0] ?? ''
      return pence(found.replace(/[()]/g, '')) * (found.startsWith('(') ? -1 : 1)
    }
    const left = row('Free reserves on 22 November 2026') + row('Less the floor') + row('Less the surplus so far')
    expect(row('Left available')).to.equal(left)
    const form = words(await desk.page('/surplus/designations/new'))
    expect(form).to.contain(`up to £${/[\d,]+\.\d\d/.exec(rowWith(html, 'Left available'))?.[0]} today`)
    expect(form.indexOf('R-2026-07')).to.be.within(0, form.indexOf('R-2026-09'))
  })

  it('says before surplus is set aside that income is earned and not yet recognised, where it is', async () => {
    const notYet = /Income of months until October 2026 , £([\d,.]+), has not been recognised\. Run invoices first/
    const form = async () => words(await desk.page('/surplus/designations/new'))
    expect(await form()).not.to.match(notYet)
    const order = { customer: 'cooper-street', service: 'COUNSEL', quantity: 12, startsOn: '2026-09-01' }
    await act(desk.deps, 'wexmere', 'acceptAgreement', { ...order, endsOn: '2027-03-31' })
    const amount = notYet.exec(await form())?.[1] ?? ''
    const { result } = await act(desk.deps, 'wexmere', 'runDue', { until: TODAY })
    expect(amount.replaceAll(',', '')).to.equal((result as { recognised: string }).recognised)
    expect(await form()).not.to.match(notYet)
  })

  it('leads from each figure of the waterfall to lines that add up to it', async () => {
    const rowsOf = (html: string) => [...html.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) => row)
    const hrefIn = (html: string) =>
      /href="\/companies\/wexmere([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const amountIn = (row: string) => /[\d,]+\.\d\d/.exec(words(row))?.[0] ?? ''
    const surplus = await desk.page('/surplus/2026')
    const table = surplus.slice(surplus.indexOf('Show this chart as a table'), surplus.indexOf('Account by account'))
    const rows = rowsOf(table).slice(1)
    expect(rows.map((row) => words(row.slice(0, row.indexOf('</th>'))).trim())).to.include.members([
      ...['Council commissions', 'Member schools', 'Other customers', 'Interest', 'Staff', 'Delivery partners'],
      ...['Premises and running', 'Reinvestment programmes', 'Corporation tax', 'Surplus for the year'],
    ])
    for (const row of rows) {
      const [href, amount] = [hrefIn(row), amountIn(row)]
      const page = await desk.page(href)
      expect(words(page), href).to.contain(amount)
      if (!href.includes('/lines/')) continue
      const parts = rowsOf(page).slice(1)
      expect(amountIn(parts.at(-1) ?? ''), href).to.equal(amount)
      for (const part of parts.slice(0, -1)) {
        expect(words(await desk.page(hrefIn(part))), hrefIn(part)).to.contain(`£${amountIn(part)} on 31 March 2026`)
      }
    }
    await desk.page('/surplus/2026/lines/luck', 404)
  })

  it('leads from the figures of each programme to lines that add up to them', async () => {
    const html = await desk.page('/surplus/2026')
    const table = html.slice(html.indexOf('<h2>Programmes</h2>'))
    const figures = [
      ...table.matchAll(/href="\/companies\/wexmere(\/programmes\/[^"#]+)#(set-aside|spent)">([\d,.]+)/g),
    ]
    expect(figures.map(([, , place, amount]) => `${place} ${amount}`)).to.deep.equal([
      ...['set-aside 60,000.00', 'spent 30,500.00', 'set-aside 40,000.00', 'spent 14,000.00'],
    ])
    for (const [, href = '', place, amount] of figures) {
      const page = await desk.page(href.replaceAll('&amp;', '&'))
      const lines = page.slice(page.indexOf(`id="${place}"`))
      expect(rowWith(lines.slice(0, lines.indexOf('</table>')), 'Total'), `${href}#${place}`).to.contain(amount)
    }
    await desk.page('/programmes/early-reading?from=2026-13-01', 400)
  })

  const amountsIn = (row: string) => [...words(row).matchAll(/(?<![-\d])[\d,]+\.\d\d/g)].map(([text]) => pence(text))

  it('leads from the surplus to every invoice and entry that it came from, and their shares add up to it', async () => {
    const figure = /Surplus for the year<\/dt>\s*<dd class="value"><a href="\/companies\/wexmere([^"]+)">£([\d,]+)/
    const [, href = '', surplus = ''] = figure.exec(await desk.page('/surplus/2026')) ?? []
    const lines: number[][] = []
    let path: string | undefined = href
    let total: number[] = []
    while (path) {
      const html = await desk.page(path)
      const table = html.slice(html.indexOf('Shares of invoices and entries'))
      const rows = [...table.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) => row).slice(1)
      lines.push(...rows.slice(0, -1).map(amountsIn))
      total = amountsIn(rows.at(-1) ?? '')
      path = /href="\/companies\/wexmere([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(lines.length).to.be.above(300)
    expect(Math.round((total[1] ?? 0) / 100)).to.equal(Number(surplus.replaceAll(',', '')))
    for (const column of [0, 1, 2, 3]) {
      expect(
        lines.reduce((sum, line) => sum + (line[column] ?? 0), 0),
        `column ${column}`,
      ).to.equal(total[column])
    }
    const traded = await desk.page(`${href}?stream=traded`)
    expect(words(traded)).not.to.contain('Early language grant earned')
    await desk.page('/surplus/2031/sources', 404)
  })

  it('traces an invoice from its page to the outcome, with every step on the way', async () => {
    const invoice = await desk.page('/invoices/INV-2026-0004')
    expect(invoice).to.contain('href="/companies/wexmere/surplus/trace?invoice=INV-2026-0004"')
    const html = await desk.page('/surplus/trace?invoice=INV-2026-0004')
    const text = words(html)
    expect(text).to.contain('It has earned £5,410.20 of £5,410.20. Its share of the surplus is £276.06')
    expect(text).to.contain(
      'Income is earned under A25-022 and set against its invoices in the order of their issue. This is number 3 of 3',
    )
    expect(rowWith(html, 'November 2025')).to.contain('29.64')
    expect(rowWith(html, 'Earned so far')).to.contain('5,410.20')
    expect(rowWith(html, 'Share of this invoice')).to.contain('276.06')
    expect(rowWith(html, '14 schools have a coach')).to.contain('144.69')
    for (const [, path = ''] of html.matchAll(
      /href="\/companies\/wexmere(\/(?:ledger|programmes|surplus|reports)[^"#]*)"/g,
    )) {
      await desk.page(path.replaceAll('&amp;', '&'))
    }
  })

  it('leads to the share of an invoice also where nothing was earned yet', async () => {
    const html = await desk.page('/surplus/trace?invoice=INV-2026-0311&on=2026-09-10')
    expect(words(html)).to.contain('It has earned nothing yet')
    expect(html).to.contain('href="#share"').and.to.contain('id="share"')
  })

  it('asks for the number of an invoice, and says when there is none of it', async () => {
    expect(await desk.page('/surplus')).to.contain('href="/companies/wexmere/surplus/trace"')
    expect(await desk.page('/surplus/trace')).to.contain('name="invoice"')
    const html = await desk.page('/surplus/trace?invoice=INV-1', 404)
    expect(html).to.contain('value="INV-1"').and.to.contain('<title>Error: ')
    expect(words(html)).to.contain('There is no invoice “INV-1”')
  })

  it('leads from the figures above a traced invoice to places on its page, also where it has earned nothing yet', async () => {
    const order = { customer: 'alder-lane', service: 'CLERK', startsOn: '2026-11-22' }
    const { result } = await act(desk.deps, 'wexmere', 'acceptAgreement', order)
    const { agreement } = result as { agreement: string }
    const run = await act(desk.deps, 'wexmere', 'runDue', { until: '2026-11-22', agreement })
    const { invoices } = run.result as { invoices: { number: string }[] }
    for (const number of ['INV-2026-0004', invoices[0]?.number]) {
      const html = await desk.page(`/surplus/trace?invoice=${number}`)
      const places = [...html.matchAll(/href="#([^"]+)"/g)].map(([, place]) => place)
      expect(places).to.include('share')
      for (const place of places) expect(html, number).to.contain(`id="${place}"`)
    }
  })

  it('shows spending up to another day, and what had been reported by then', async () => {
    const then = words(await desk.page('/surplus/2026?on=2026-08-31'))
    expect(then).to.contain('Spending shown to 31 August 2026')
    expect(then).to.contain('£12,250 has been spent so far')
    expect(then).to.contain('To be measured: Phonics check, points above the year before')
    expect(words(await desk.page('/surplus/2026'))).to.contain('14 schools have a coach')
  })

  it('speaks of a year that runs as one so far, and knows no year to come', async () => {
    expect(words(await desk.page('/surplus/2027'))).to.contain('The year so far, to 22 November 2026')
    await desk.page('/surplus/2031', 404)
    await desk.page('/surplus/soon', 404)
  })

  it('is open to a director, without what only the finance officer may do', async () => {
    const director = await desk.personWith('director')
    const { text } = await director.get('/companies/wexmere/surplus').expect(200)
    expect(text).not.to.contain('/surplus/designations/new')
    await director.get('/companies/wexmere/surplus/designations/new').expect(403)
  })

  const setAside = {
    resolution: 'R-2026-07',
    programme: 'early-reading',
    amount: '1000.00',
    ...dated('date', '2026-11-20'),
  }

  it('asks for everything that setting aside needs, and keeps what was typed', async () => {
    const text = words(await desk.check('/surplus/designations', dated('date', ''), 400))
    for (const message of ['Choose the resolution', 'Choose the programme', 'Enter the amount', 'Enter the date']) {
      expect(text).to.contain(message)
    }
    const html = await desk.check('/surplus/designations', { ...setAside, amount: 'much' }, 400)
    expect(html)
      .to.contain('value="much"')
      .and.to.match(/value="R-2026-07" checked/)
  })

  it('refuses more than the board may set aside with the working and the article that keeps the floor', async () => {
    const html = await desk.check('/surplus/designations', { ...setAside, amount: '900000.00' }, 422)
    expect(html).to.contain('<h2>Setting aside £900,000.00 would take free reserves below their floor</h2>')
    expect(words(html).match(/Nothing has been recorded/g)).to.have.lengthOf(1)
    expect(words(html)).to.contain('What would change the answer')
    expect(words(html)).to.match(
      /£900,000\.00 is more than the board may set aside\. On 20 November 2026 it may set aside £[\d,.]+: free reserves of .*less the floor of £[\d,.]+ \(Articles/,
    )
  })

  it('sets aside, and spends, with what was there before and after', async () => {
    const left = async () =>
      /£([\d,.]+) is left to spend/.exec(words(await desk.page('/programmes/early-reading')))?.[1] ?? ''
    const before = Number((await left()).replaceAll(',', ''))
    const checked = await desk.check('/surplus/designations', setAside)
    expect(rowWith(checked, 'The board may still set aside')).to.match(/£[\d,.]+ £[\d,.]+/)
    const recorded = words(await desk.record('/surplus/designations', checked))
    expect(recorded).to.contain('£1,000.00 is set aside for Early reading')
    expect(Number((await left()).replaceAll(',', ''))).to.equal(before + 1000)

    const path = '/programmes/early-reading/drawdowns'
    const spending = { ...dated('date', '2026-11-21'), amount: '600.00', memo: 'Books', account: '6500' }
    const much = words(await desk.check(path, { ...spending, amount: '999999.00' }, 422))
    expect(much).to.contain('is more than “Early reading” has in the reinvestment fund')
    await desk.record(path, await desk.check(path, spending))
    expect(Number((await left()).replaceAll(',', ''))).to.equal(before + 400)
    expect(words(await desk.page('/surplus'))).to.contain('Agrees')
  })

  it('moves between programmes what the board resolved, with both before and after, and no more than there is', async () => {
    const path = '/programmes/early-reading/virements'
    const left = async (programme: string) => {
      const said = /£([\d,.]+) is left to spend/.exec(words(await desk.page(`/programmes/${programme}`)))?.[1] ?? ''
      return Number(said.replaceAll(',', ''))
    }
    const [from, to] = [await left('early-reading'), await left('governor-academy')]
    const move = { resolution: 'R-2026-07', to: 'governor-academy', amount: '250.00', ...dated('date', '2026-11-21') }
    expect(await desk.page('/programmes/early-reading')).to.contain(`href="/companies/wexmere${path}/new"`)

    const blank = words(await desk.check(path, dated('date', ''), 400))
    for (const message of ['Choose the resolution', 'Choose the programme', 'Enter the amount', 'Enter the date']) {
      expect(blank).to.contain(message)
    }
    const early = await desk.check(path, { ...move, ...dated('date', '2026-07-08') }, 400)
    expect(words(early)).to.contain('Resolution R-2026-07 was passed on 9 July 2026. Use that date or a later one')
    const much = words(await desk.check(path, { ...move, amount: (from + 0.01).toFixed(2) }, 422))
    expect(much).to.contain('“Early reading” would give £0.01 that it does not have')
    expect(much).to.contain('A programme gives no more than was set aside for it and is left')
    expect(much).to.contain('Resolution R-2026-07')

    const pounds = (amount: number) => `£${amount.toLocaleString('en-GB', { minimumFractionDigits: 2 })}`
    const checked = await desk.check(path, move)
    expect(rowWith(checked, 'Early reading, left')).to.contain(`${pounds(from)} ${pounds(from - 250)}`)
    expect(rowWith(checked, 'Governor academy, left')).to.contain(`${pounds(to)} ${pounds(to + 250)}`)
    expect(words(checked)).to.contain('Resolution R-2026-07 allows it')
    const recorded = words(await desk.record(path, checked))
    expect(recorded).to.contain('£250.00 is moved from Early reading to Governor academy')
    expect([await left('early-reading'), await left('governor-academy')]).to.deep.equal([from - 250, to + 250])
    expect(rowWith(await desk.page('/programmes/governor-academy'), 'Moved between programmes')).to.contain('250.00')
    expect(words(await desk.page('/surplus'))).to.contain('Agrees')
  })

  it('reports what a programme has changed beside its money, and nothing of tomorrow', async () => {
    const path = '/programmes/governor-academy/outcomes'
    const told = { text: '38 governors are trained', evidence: 'Board, item 7', ...dated('reportedOn', '2026-11-20') }
    expect(await desk.page('/programmes/governor-academy')).to.contain(`href="/companies/wexmere${path}/new"`)
    const early = await desk.check(path, { ...told, ...dated('reportedOn', '2026-07-09') }, 400)
    expect(words(early)).to.contain('Governor academy began on 10 July 2026. Use that date or a later one')
    const late = await desk.check(path, { ...told, ...dated('reportedOn', '2026-11-23') }, 400)
    expect(words(late)).to.contain('What has changed is reported today, 22 November 2026, or on an earlier day')
    const checked = await desk.check(path, told)
    expect(rowWith(checked, 'What it has changed')).to.contain('Not reported 38 governors are trained')
    expect(words(await desk.record(path, checked))).to.contain('What Governor academy has changed is reported')
    for (const page of ['/surplus/2026', '/programmes', '/programmes/governor-academy']) {
      expect(words(await desk.page(page)), page).to.contain('38 governors are trained')
    }
  })

  it('adds a programme that the board can set aside for', async () => {
    const path = '/surplus/programmes'
    const checked = await desk.check(path, { name: 'Attendance', ref: 'attendance' })
    expect(words(await desk.record(path, checked))).to.contain('Attendance is a programme')
    expect(rowWith(await desk.page('/programmes'), 'Attendance')).to.contain('0.00')
  })

  it('says of a deficit that nothing can be set aside', async () => {
    await act(desk.deps, 'wexmere', 'postJournal', {
      date: '2026-11-21',
      memo: 'A roof',
      lines: [
        { account: '6100', debit: '900000.00' },
        { account: '1200', credit: '900000.00' },
      ],
    })
    const text = words(await desk.page('/surplus/2027'))
    expect(text).to.match(/The company spent £\d{3},\d{3} more than it received ?\. Nothing can be set aside/)
    expect(text).to.contain('Surplus for the year (£')
  })
})
