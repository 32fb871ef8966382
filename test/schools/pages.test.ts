import { join } from 'node:path'
import { expect } from 'chai'
import type { Agent } from 'supertest'
import { runUntil } from '../../src/billing/index.ts'
import { date } from '../../src/kernel/dates.ts'
import { importPack } from '../../src/pack/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { loadAgreements } from '../../src/trading/index.ts'
import { aSite, csrfOf, hiddenOf, PASSWORD, type Site } from '../support/site.ts'
import { act } from '../support/wexmere.ts'

const C = '/companies/wexmere'
const ALDER = `${C}/schools/alder-lane`

/** What a page says, without its marks. */
const words = (html: string): string =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    // What is kept on one line ends no word.
    .replace(/<span class="nowrap">([^<]*)<\/span>/g, '$1')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ')

/** The row of a table that says something, as words. */
const rowWith = (html: string, text: string): string =>
  words([...html.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) => row).find((row) => row.includes(text)) ?? '')

/** What stands below a heading with an id, up to the next heading. */
const below = (html: string, id: string): string =>
  new RegExp(`<h2 id="${id}">[\\s\\S]*?(?=<h2|</main)`).exec(html)?.[0] ?? ''

describe('the pages of a school', () => {
  let site: Site
  let school: Agent
  let trust: Agent
  let outsider: Agent
  let finance: Agent
  let secretary: Agent

  before(async () => {
    site = await aSite('sqlite')
    const folder = join(import.meta.dirname, '../../fixtures/wexmere')
    const { errors } = await importPack(site.deps, folder, { dryRun: false, actor: 'test' })
    expect(errors).to.deep.equal([])
    await runUntil(site.deps, { company: 'wexmere', until: date('2026-11-22'), actor: 'test' })
    const person = async (email: string, role: Parameters<Site['person']>[2], organisation?: string) => {
      await site.person('wexmere', email, role, organisation)
      return site.signedIn(email, PASSWORD)
    }
    school = await person('school@example.org', 'buyer', 'alder-lane')
    trust = await person('trust@example.org', 'buyer', 'beacon-hill-trust')
    outsider = await person('outsider@example.org', 'buyer', 'hollin-park')
    finance = await person('finance@example.org', 'finance')
    secretary = await person('secretary@example.org', 'secretary')
  })
  after(() => site.drop())

  const page = async (agent: Agent, path: string, status = 200) => (await agent.get(path).expect(status)).text

  describe('its home', () => {
    it('says what it has, until when, and for how much', async () => {
      const text = words(await page(school, C))
      expect(text).to.contain('Alder Lane Primary School, URN 199001')
      expect(text).to.contain('You have 6 services until 31 March 2027.')
      // 11,040.30 + 2,730.00 + 1,295.00 + 8,160.00 + 10,455.00 + 342.00
      expect(text).to.contain('Together they cost £34,022.30 before VAT.')
    })

    it('says what the same would cost once more, service by service, before anything is ordered', async () => {
      const html = await page(school, C)
      // 418 pupils × 26.10 = 10,909.80 in place of 11,040.30; the others keep their prices. 130.50 of 34,022.30 is 0.38%.
      expect(words(html)).to.match(/The same next year £33,891\.80 0\.38% less/)
      const again = below(html, 'next-year')
      expect(words(again)).to.contain('The same again from 1 April 2027')
      expect(rowWith(again, 'School improvement partnership')).to.contain('£11,040.30 £10,909.80 −£130.50')
      expect(rowWith(again, 'Human resources and payroll advice')).to.contain('£8,160.00 £8,160.00 £0.00')
      expect(rowWith(again, 'Total before VAT')).to.contain('£34,022.30 £33,891.80 −£130.50')
    })

    it('says nothing of a next year to a school that has nothing', async () => {
      expect(await page(secretary, `${C}/schools/bridge-road`)).not.to.contain('id="next-year"')
    })

    it('shows what is free, who pays for it, and for whom', async () => {
      const text = words(await page(school, C))
      expect(text).to.match(
        /Attendance casework .{0,200}No charge Paid for by Wexmere Borough Council for maintained mainstream schools/,
      )
      expect(text).to.match(/Free to you 4 services/)
    })

    it('shows its own price, with VAT, and how it was worked out', async () => {
      const text = words(await page(school, C))
      // 418 pupils × 26.10 = 10,909.80; 130 of 365 days of it = 3,885.68; VAT at a fifth = 777.14.
      for (const line of ['418 pupils × £26.10', '130 of 365 days', 'Your price £3,885.68', 'With VAT £4,662.82']) {
        expect(text).to.contain(line)
      }
      expect(text).to.contain('October census, counted on 1 October 2026')
      const whole = words(await page(school, `${C}?from=2027-04-01`))
      expect(whole).to.contain('Your price £10,909.80')
    })

    it('says what stays with the council and what is not for it', async () => {
      const html = await page(school, C)
      expect(rowWith(html, 'Music service')).to.contain('The council provides this itself until it moves here')
      expect(rowWith(html, 'Associate subscription')).to.contain('It is not sold to members')
      expect(rowWith(html, 'Careers guidance')).to.contain('It is for schools of phase')
    })

    it('shows others than members their price, and beneath it what members pay', async () => {
      const text = words(await page(outsider, C))
      expect(text).to.contain('as others than members')
      expect(text).to.match(/Safeguarding review .*?£720\.00 £864\.00 with VAT, each review Members pay £612\.00/)
    })

    it('offers nothing to order under a past date', async () => {
      const now = await page(school, C)
      expect(now).to.contain('/orders/new?')
      const then = await page(school, `${C}?on=2025-06-01`)
      expect(then).to.contain('as at 1 June 2025').and.not.to.contain('/orders/new?')
    })

    it('comes as a spreadsheet of every service with its own price', async () => {
      const csv = (await school.get(`${ALDER}/services.csv?from=2027-04-01`).expect('content-type', /csv/)).text
      expect(csv).to.match(
        /\n199001,Alder Lane Primary School,SIP,School improvement partnership,priced,2027-04-01,2028-03-31,1,year,10909\.80,standard,2181\.96,13091\.76,/,
      )
      expect(csv).to.match(/,SI-CORE,School improvement visits,free,/)
    })

    it('is there for the office too, with the links of the school', async () => {
      const html = await page(finance, ALDER)
      expect(words(html)).to.contain('You have 6 services').and.to.contain('Orders and invoices')
      await page(finance, `${C}/schools/199001`)
      await page(finance, `${C}/schools/nowhere`, 404)
    })
  })

  it('are as if they were not there for another school', async () => {
    const paths = [
      '',
      '/services.csv',
      '/services/SIP',
      '/services/SIP/orders/new',
      '/orders',
      '/orders.csv',
      '/commissioned',
      '/membership',
    ]
    for (const path of paths) await page(outsider, `${ALDER}${path}`, 404)
    await page(outsider, `${C}/schools/hollin-park/orders/A26-005`, 404)
    await page(outsider, `${C}/schools/hollin-park/invoices/INV-2026-0001`, 404)
    await page(outsider, `${C}/schools/hollin-park/invoices/INV-2026-0001.pdf`, 404)
    for (const path of ['/services', '/agreements', '/agreements/A26-005', '/schools'])
      await page(school, `${C}${path}`, 403)
  })

  describe('one service', () => {
    it('has its price from another day and for another number', async () => {
      const text = words(await page(school, `${ALDER}/services/EP?from=2026-12-01&quantity=3`))
      expect(text).to.contain('Your price for 3 is £1,845.00 before VAT, £2,214.00 with VAT')
      expect(text).to.contain('3 × £615.00 per day £1,845.00 Your price £1,845.00 VAT: standard rate, 20% £369.00')
    })

    it('keeps what was typed and says what is wrong with it', async () => {
      const html = await page(school, `${ALDER}/services/EP?from=2026-12-01&quantity=many`)
      expect(words(html)).to.contain('There is a problem Quantity must be a number above 0')
      expect(html).to.contain('value="many"')
      const dated = await page(school, `${ALDER}/services/EP?from-day=31&from-month=2&from-year=2027`, 303)
      expect(dated).to.contain('from=2027-02-31')
      expect(words(await page(school, `${ALDER}/services/EP?from=2027-02-31`))).to.contain(
        'First day must be a real date',
      )
    })

    it('is free, or not for this school, and says so', async () => {
      const free = words(await page(school, `${ALDER}/services/SI-CORE`))
      expect(free).to.contain('This is free to you . Paid for by Wexmere Borough Council for every school of its area')
      expect(words(await page(school, `${ALDER}/services/CATERING`))).to.contain('own trading company sells this')
      await page(school, `${ALDER}/services/NONE`, 404)
    })
  })

  describe('an order', () => {
    const path = `${ALDER}/services/SAFE/orders`
    const post = async (agent: Agent, to: string, answers: Record<string, string>, status: number) => {
      const _csrf = csrfOf(await page(agent, C))
      return agent
        .post(to)
        .type('form')
        .send({ _csrf, step: '1', ...answers })
        .expect(status)
    }
    const first = (day: string, month: string, year: string) => ({
      'startsOn-day': day,
      'startsOn-month': month,
      'startsOn-year': year,
    })

    it('asks for its first day, and for the number of what is sold by number', async () => {
      const empty = await post(school, `${path}/check`, first('', '', ''), 400)
      expect(words(empty.text)).to.contain('There is a problem Enter the first day')
      expect(await page(school, `${path}/new`)).to.contain('name="quantity"')
      expect(await page(school, `${ALDER}/services/SIP/orders/new`)).not.to.contain('name="quantity"')
    })

    it('keeps typed answers beside what is wrong', async () => {
      const answers = {
        ...first('1', '12', '2026'),
        'endsOn-day': '1',
        'endsOn-month': '4',
        'endsOn-year': '2027',
        purchaseOrder: 'PO-77',
      }
      const html = (await post(school, `${ALDER}/services/CLERK/orders/check`, answers, 400)).text
      expect(words(html)).to.contain('It must end on or before 31 March 2027; order the rest apart')
      expect(html).to.contain('value="PO-77"').and.to.contain('href="#endsOn-day"')
    })

    it('is not needed for what is free', async () => {
      const html = (await post(school, `${ALDER}/services/SI-CORE/orders/check`, first('1', '12', '2026'), 400)).text
      expect(words(html)).to.contain('School improvement visits needs no order: Paid for by Wexmere Borough Council')
    })

    it('is checked with its invoices, placed once, and told of', async () => {
      const answers = { ...first('1', '12', '2026'), purchaseOrder: 'PO-78', invoiceSchedule: 'termly' }
      const to = `${ALDER}/services/ICT/orders`
      const checked = (await post(school, `${to}/check`, answers, 200)).text
      expect(words(checked)).to.contain('Check before you order Managed ICT support')
      // 2,725.00 + 418 × 31.90 = 16,059.20 a year; four of its twelve months = 5,353.07 in two parts.
      expect(rowWith(checked, '1 December 2026')).to.contain('31 December 2026 £2,676.54 £535.31 £3,211.85')
      expect(rowWith(checked, '1 January 2027')).to.contain('31 January 2027 £2,676.53 £535.31 £3,211.84')
      // A fifth of 5,353.07 is 1,070.61; of its two parts together a penny more.
      expect(words(checked)).to.contain('£5,353.07 and £1,070.62 VAT, £6,423.69 in all')
      expect(words(checked)).to.contain('VAT is worked out on each invoice apart')
      const before = (await loadAgreements(readerOf(site.database, 'wexmere'))).length
      const form = {
        ...answers,
        startsOn: '2026-12-01',
        _key: hiddenOf(checked, '_key'),
        _seen: hiddenOf(checked, '_seen'),
      }
      const placed = await post(school, to, form, 303)
      const again = await post(school, to, form, 303)
      expect(again.headers.location).to.equal(placed.headers.location)
      const recorded = words(await page(school, placed.headers.location as string))
      expect(recorded).to.contain('Ordered: Managed ICT support').and.to.contain('A-2026-0001')
      const after = await loadAgreements(readerOf(site.database, 'wexmere'))
      expect(after).to.have.length(before + 1)
      expect(after.find(({ ref }) => ref === 'A-2026-0001')).to.include({
        customer: 'alder-lane',
        service: 'ICT',
        startsOn: '2026-12-01',
        purchaseOrder: 'PO-78',
        invoiceSchedule: 'termly',
      })
      const order = words(await page(school, `${ALDER}/orders/A-2026-0001`))
      expect(order)
        .to.contain('Nothing has been invoiced yet')
        .and.to.contain('1 January 2027 to 31 March 2027 £2,676.53')
    })

    it('is missed on the home until it has a number, which its own office can give', async () => {
      const [cuthman, home] = [`${C}/schools/st-cuthman`, (agent: Agent) => page(agent, C)]
      await site.person('wexmere', 'cuthman@example.org', 'buyer', 'st-cuthman')
      const own = await site.signedIn('cuthman@example.org', PASSWORD)
      expect(words(await home(school))).not.to.contain('Needs you')
      expect(words(await home(own))).to.contain('Give a purchase-order number for Educational psychology days')
      const path = `${cuthman}/orders/A26-081/purchase-order`
      expect(await page(own, `${cuthman}/orders/A26-081`)).to.contain(`href="${path}/new"`)
      await page(school, `${path}/new`, 404)
      const checked = (await post(own, `${path}/check`, { purchaseOrder: 'SC0081' }, 200)).text
      const kept = { purchaseOrder: 'SC0081', _key: hiddenOf(checked, '_key'), _seen: hiddenOf(checked, '_seen') }
      await post(own, path, kept, 303)
      expect(words(await home(own))).not.to.contain('Educational psychology days Order')
      expect(words(await page(own, `${cuthman}/orders/A26-081`))).to.contain('SC0081')
    })

    it('can be placed by a trust for its schools, and by nobody for others', async () => {
      const own = `${C}/schools/northgate/services/SAFE/orders/check`
      const checked = words((await post(trust, own, { ...first('1', '12', '2026'), quantity: '1' }, 200)).text)
      expect(checked).to.contain('Northgate Academy has Safeguarding review')
      await post(trust, `${path}/check`, first('1', '12', '2026'), 404)
      await post(outsider, path, { ...first('1', '12', '2026') }, 404)
    })
  })

  describe('orders and invoices', () => {
    it('add up to the figures of the home', async () => {
      const home = await page(school, C)
      const figure = (label: string) =>
        new RegExp(`<dt>${label}</dt>\\s*<dd class="value"><a[^>]*>([^<]+)`).exec(home)?.[1] ?? 'none'
      const html = await page(school, `${ALDER}/orders`)
      expect(rowWith(below(html, 'year'), 'class="total"')).to.contain(figure('Spent this year'))
      expect(rowWith(below(html, 'to-pay'), 'class="total"')).to.contain(figure('To pay'))
      // 330.00 for a course and 4,416.12 for the second term.
      expect(figure('To pay')).to.equal('£4,746.12')
      expect(words(html)).to.contain('£4,746.12 is to pay, on 2 invoices. £4,746.12 of it is overdue.')
    })

    it('come as a spreadsheet', async () => {
      const csv = (await school.get(`${ALDER}/orders.csv`).expect(200)).text.split(/\r?\n/)
      expect(csv[0]).to.match(/^number,kind,date,due_on,school,urn,agreement,service,purchase_order,net,vat,gross,/)
      expect(csv.filter((line) => line.startsWith('INV-'))).to.have.length(16)
    })

    it('show an invoice with the words and files of its report, and what became of it', async () => {
      const html = await page(school, `${ALDER}/invoices/INV-2026-0001`)
      const text = words(html)
      expect(text).to.contain('VAT invoice INV-2026-0001').and.to.contain('Total to pay: £4,267.20')
      expect(text).to.contain('Payment received 23 January 2026 £4,267.20').and.to.contain('Nothing is left to pay')
      expect(text.indexOf('left to pay'), 'what there is to pay comes first').to.be.below(text.indexOf('Tax point'))
      const file = (format: string) => school.get(`${ALDER}/invoices/INV-2026-0001.${format}`).expect(200)
      expect((await file('json')).body.totals.gross).to.equal('4267.20')
      expect((await file('csv')).text).to.contain('3556.00')
      expect((await file('pdf')).body.subarray(0, 5).toString()).to.equal('%PDF-')
      await page(school, `${ALDER}/invoices/INV-2026-9999`, 404)
      await page(school, `${ALDER}/invoices/INV-2026-0001?on=2025-12-31`, 404)
      await page(school, `${ALDER}/invoices/INV-2026-0001?on=2026-01-01`)
    })

    it('show one order with its price and what is invoiced', async () => {
      const text = words(await page(school, `${ALDER}/orders/A26-005`))
      expect(text).to.contain(
        'School improvement partnership for 1 April 2026 to 31 March 2027 costs £11,040.30 before VAT',
      )
      expect(text).to.contain('INV-2026-0209').and.to.contain('Still to be invoiced')
    })

    it('say what is paid ahead, and since when an invoice does without it', async () => {
      expect(await page(school, `${ALDER}/orders`)).not.to.contain('id="ahead"')
      // 4,746.12 was to pay.
      const paid = { date: '2026-11-20', payer: 'alder-lane', amount: '5000.00', ref: 'EARLY', reference: 'BACS 77' }
      await act(site.deps, 'wexmere', 'recordReceipt', paid)
      const html = await page(school, `${ALDER}/orders`)
      const sentence =
        'Nothing is to pay. Every invoice is settled. £253.88 is paid ahead, and settles your next invoice.'
      expect(words(html)).to.contain(sentence)
      expect(rowWith(below(html, 'ahead'), 'EARLY')).to.match(/BACS 77 20 November 2026 £5,000\.00 £253\.88/)
      expect(words(await page(school, C))).to.contain('Paid ahead £253.88 Nothing is due')
      expect(words(await page(school, `${ALDER}/orders?on=2026-11-19`))).not.to.contain('paid ahead')
      expect(await page(outsider, C)).not.to.contain('Paid ahead')
      const credit = { invoice: 'INV-2026-0001', date: '2026-11-21', reason: 'A visit was cancelled' }
      await act(site.deps, 'wexmere', 'issueCreditNote', { ...credit, lines: [{ line: 1, net: '100.00' }] })
      // 100.00 with VAT was paid in January, and goes to the next invoice.
      expect(words(await page(school, `${ALDER}/orders`))).to.contain('£373.88 is paid ahead')
      const invoice = await page(school, `${ALDER}/invoices/INV-2026-0001`)
      expect(rowWith(invoice, 'no longer needed here')).to.contain('21 November 2026 −£120.00')
      // What one school of a trust paid ahead does not settle what is invoiced for another.
      await act(site.deps, 'wexmere', 'recordReceipt', { date: '2026-11-20', payer: 'northgate', amount: '90000.00' })
      expect(words(await page(trust, C))).to.match(/To pay £[\d,.]+ .*? overdue, £[\d,.]+ paid ahead/)
    })
  })

  it('say what others pay for, and for whom they do not', async () => {
    const html = await page(school, `${ALDER}/commissioned`)
    expect(words(html)).to.contain('4 services are free to you, because others have paid for them.')
    expect(rowWith(html, 'Attendance casework')).to.contain('Maintained mainstream schools 31 March 2027')
    expect(rowWith(html, 'Talking together')).to.contain('It can be bought')
  })

  it('say whether the school is a member, through whom, and since when', async () => {
    const own = words(await page(school, `${ALDER}/membership`))
    expect(own)
      .to.contain('Alder Lane Primary School is a member of the company, since 6 March 2018')
      .and.to.contain('1 of 46')
      // As the register of members numbers it.
      .and.to.contain('Number in the register 2 ')
    const through = words(await page(trust, `${C}/schools/northgate/membership`))
    expect(through).to.contain(
      'is served as a member , because Beacon Hill Learning Trust, to which it belongs, is one',
    )
    const none = words(await page(outsider, `${C}/schools/hollin-park/membership`))
    expect(none).to.contain('not a member on 22 November 2026. It was one until 31 March 2023.')
  })

  it('of a trust begin with its schools and their totals', async () => {
    const html = await page(trust, C)
    expect(words(html)).to.contain('Your 4 schools have 10 services.')
    expect(html).to.contain(`${C}/schools/northgate`)
    await page(trust, `${C}/schools/northgate`)
    await page(trust, `${C}/schools/beacon-hill-trust/orders`)
    await page(trust, ALDER, 404)
  })

  describe('for the office', () => {
    it('show every service with what members and others pay', async () => {
      const html = await page(secretary, `${C}/services`)
      expect(words(html)).to.contain('23 services are offered on this day')
      expect(rowWith(html, 'Early reading lead network')).to.contain('£171.00 a place £205.00 a place')
      const one = words(await page(secretary, `${C}/services/HR`))
      expect(one).to.contain('Over 120 and up to 250 pupils Members £5,520.00')
      await page(secretary, `${C}/services/NONE`, 404)
    })

    it('show which schools buy what', async () => {
      const html = await page(finance, `${C}/schools?name=alder+lane`)
      expect(rowWith(html, 'Alder Lane')).to.contain('Member 6 £34,022.30')
      expect(rowWith(html, 'Hollin Park')).to.equal('')
    })

    it('show agreements with what is invoiced, earned and not yet earned', async () => {
      const html = await page(finance, `${C}/agreements?service=CLERK`)
      expect(rowWith(html, 'A26-006')).to.contain('£2,730.00 £2,730.00')
      expect(words(await page(finance, `${C}/agreements?state=over`))).to.contain('1 to 50 of')
      const one = words(await page(finance, `${C}/agreements/A26-006`))
      expect(one).to.contain('Invoiced £2,730.00').and.to.contain('End this agreement early')
      expect(words(await page(secretary, `${C}/agreements/A26-006`))).not.to.contain('End this agreement early')
      for (const [label, account] of [
        ['Earned', '4150'],
        ['Invoiced, not earned', '2400'],
      ] as const) {
        const html = await page(finance, `${C}/agreements/A26-006`)
        const [, href = '', amount = ''] =
          new RegExp(`<dt>${label}</dt>\\s*<dd class="value"><a href="([^"]+)">([^<]+)`).exec(html) ?? []
        expect(href).to.contain(`/ledger/accounts/${account}?`)
        expect(words(await page(finance, href.replaceAll('&amp;', '&')))).to.contain(`${amount} on 22 November 2026`)
      }
      await page(finance, `${C}/agreements/NONE`, 404)
    })

    it('end an agreement early: asked, checked, recorded', async () => {
      const path = `${C}/agreements/A26-007/cancellation`
      await page(secretary, `${path}/new`, 403)
      const send = async (to: string, answers: Record<string, string>, status: number) => {
        const _csrf = csrfOf(await page(finance, C))
        return finance
          .post(to)
          .type('form')
          .send({ _csrf, step: '1', ...answers })
          .expect(status)
      }
      const empty = words((await send(`${path}/check`, {}, 400)).text)
      expect(empty).to.contain('Enter the last day').and.to.contain('Enter the reason')
      const late = { 'endsOn-day': '31', 'endsOn-month': '3', 'endsOn-year': '2027', reason: 'Notice of 1 November' }
      const refused = (await send(`${path}/check`, late, 400)).text
      expect(words(refused)).to.contain('ends on 31 March 2027 by itself')
      expect(refused).to.contain('Notice of 1 November')
      const answers = { ...late, 'endsOn-month': '12', 'endsOn-year': '2026' }
      const checked = (await send(`${path}/check`, answers, 200)).text
      expect(rowWith(checked, 'Last day')).to.contain('31 March 2027 31 December 2026')
      const placed = await send(
        path,
        { ...answers, _key: hiddenOf(checked, '_key'), _seen: hiddenOf(checked, '_seen') },
        303,
      )
      expect(words(await page(finance, placed.headers.location as string))).to.contain(
        'Agreement A26-007 is ended early',
      )
      const known = await loadAgreements(readerOf(site.database, 'wexmere'))
      expect(known.find(({ ref }) => ref === 'A26-007')).to.include({ endsOn: '2026-12-31', status: 'accepted' })
    })
  })
})
