import { expect } from 'chai'
import { readerOf } from '../../src/platform/reader.ts'
import { loadAgreements } from '../../src/trading/index.ts'
import { rowWith, words } from '../support/desk.ts'
import { csrfOf, hiddenOf } from '../support/site.ts'
import { ALDER, below, buyers, C, page } from './ground.ts'

describe('the pages of a school', () => {
  const the = buyers()

  describe('its home', () => {
    it('says what it has, until when, and for how much', async () => {
      const text = words(await page(the.school, C))
      expect(text).to.contain('Alder Lane Primary School, URN 199001')
      expect(text).to.contain('You have 6 services until 31 March 2027.')
      // 11,040.30 + 2,730.00 + 1,295.00 + 8,160.00 + 10,455.00 + 342.00
      expect(text).to.contain('Together they cost £34,022.30 before VAT.')
    })

    it('says what the same would cost once more, service by service, before anything is ordered', async () => {
      const html = await page(the.school, C)
      // 418 pupils × 26.10 = 10,909.80 in place of 11,040.30; the others keep their prices. 130.50 of 34,022.30 is 0.38%.
      expect(words(html)).to.match(/The same next year £33,891\.80 0\.38% less/)
      const again = below(html, 'next-year')
      expect(words(again)).to.contain('The same again from 1 April 2027')
      expect(rowWith(again, 'School improvement partnership')).to.contain('£11,040.30 £10,909.80 −£130.50')
      expect(rowWith(again, 'Human resources and payroll advice')).to.contain('£8,160.00 £8,160.00 £0.00')
      expect(rowWith(again, 'Total before VAT')).to.contain('£34,022.30 £33,891.80 −£130.50')
    })

    it('says nothing of a next year to a school that has nothing', async () => {
      expect(await page(the.secretary, `${C}/schools/bridge-road`)).not.to.contain('id="next-year"')
    })

    it('shows what is free, who pays for it, and for whom', async () => {
      const text = words(await page(the.school, C))
      expect(text).to.match(
        /Attendance casework .{0,200}No charge Paid for by Wexmere Borough Council for maintained mainstream schools/,
      )
      expect(text).to.match(/Free to you 4 services/)
    })

    it('shows its own price, with VAT, and how it was worked out', async () => {
      const text = words(await page(the.school, C))
      // 418 pupils × 26.10 = 10,909.80; 130 of 365 days of it = 3,885.68; VAT at a fifth = 777.14.
      for (const line of ['418 pupils × £26.10', '130 of 365 days', 'Your price £3,885.68', 'With VAT £4,662.82']) {
        expect(text).to.contain(line)
      }
      expect(text).to.contain('October census, counted on 1 October 2026')
      const whole = words(await page(the.school, `${C}?from=2027-04-01`))
      expect(whole).to.contain('Your price £10,909.80')
    })

    it('says what stays with the council and what is not for it', async () => {
      const html = await page(the.school, C)
      expect(rowWith(html, 'Music service')).to.contain('The council provides this itself until it moves here')
      expect(rowWith(html, 'Associate subscription')).to.contain('It is not sold to members')
      expect(rowWith(html, 'Careers guidance')).to.contain('It is for schools of phase')
    })

    it('shows others than members their price, and beneath it what members pay', async () => {
      const text = words(await page(the.outsider, C))
      expect(text).to.contain('as others than members')
      expect(text).to.match(/Safeguarding review .*?£720\.00 £864\.00 with VAT, each review Members pay £612\.00/)
    })

    it('offers nothing to order under a past date', async () => {
      const now = await page(the.school, C)
      expect(now).to.contain('/orders/new?')
      const then = await page(the.school, `${C}?on=2025-06-01`)
      expect(then).to.contain('as at 1 June 2025').and.not.to.contain('/orders/new?')
    })

    it('comes as a spreadsheet of every service with its own price', async () => {
      const csv = (await the.school.get(`${ALDER}/services.csv?from=2027-04-01`).expect('content-type', /csv/)).text
      expect(csv).to.match(
        /\n199001,Alder Lane Primary School,SIP,School improvement partnership,priced,2027-04-01,2028-03-31,1,year,10909\.80,standard,2181\.96,13091\.76,/,
      )
      expect(csv).to.match(/,SI-CORE,School improvement visits,free,/)
    })

    it('is there for the office too, with the links of the school', async () => {
      const html = await page(the.finance, ALDER)
      expect(words(html)).to.contain('You have 6 services').and.to.contain('Orders and invoices')
      await page(the.finance, `${C}/schools/199001`)
      await page(the.finance, `${C}/schools/nowhere`, 404)
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
    for (const path of paths) await page(the.outsider, `${ALDER}${path}`, 404)
    await page(the.outsider, `${C}/schools/hollin-park/orders/A26-005`, 404)
    await page(the.outsider, `${C}/schools/hollin-park/invoices/INV-2026-0001`, 404)
    await page(the.outsider, `${C}/schools/hollin-park/invoices/INV-2026-0001.pdf`, 404)
    for (const path of ['/services', '/agreements', '/agreements/A26-005', '/schools'])
      await page(the.school, `${C}${path}`, 403)
  })

  describe('one service', () => {
    it('has its price from another day and for another number', async () => {
      const text = words(await page(the.school, `${ALDER}/services/EP?from=2026-12-01&quantity=3`))
      expect(text).to.contain('Your price for 3 is £1,845.00 before VAT, £2,214.00 with VAT')
      expect(text).to.contain('3 × £615.00 per day £1,845.00 Your price £1,845.00 VAT: standard rate, 20% £369.00')
    })

    it('keeps what was typed and says what is wrong with it', async () => {
      const html = await page(the.school, `${ALDER}/services/EP?from=2026-12-01&quantity=many`)
      expect(words(html)).to.contain('There is a problem Quantity must be a number above 0')
      expect(html).to.contain('value="many"')
      const dated = await page(the.school, `${ALDER}/services/EP?from-day=31&from-month=2&from-year=2027`, 303)
      expect(dated).to.contain('from=2027-02-31')
      expect(words(await page(the.school, `${ALDER}/services/EP?from=2027-02-31`))).to.contain(
        'First day must be a real date',
      )
    })

    it('is free, or not for this school, and says so', async () => {
      const free = words(await page(the.school, `${ALDER}/services/SI-CORE`))
      expect(free).to.contain('This is free to you . Paid for by Wexmere Borough Council for every school of its area')
      expect(words(await page(the.school, `${ALDER}/services/CATERING`))).to.contain('own trading company sells this')
      await page(the.school, `${ALDER}/services/NONE`, 404)
    })
  })

  it('say what others pay for, and for whom they do not', async () => {
    const html = await page(the.school, `${ALDER}/commissioned`)
    expect(words(html)).to.contain('4 services are free to you, because others have paid for them.')
    expect(rowWith(html, 'Attendance casework')).to.contain('Maintained mainstream schools 31 March 2027')
    expect(rowWith(html, 'Talking together')).to.contain('It can be bought')
  })

  it('say whether the school is a member, through whom, and since when', async () => {
    const own = words(await page(the.school, `${ALDER}/membership`))
    expect(own)
      .to.contain('Alder Lane Primary School is a member of the company, since 6 March 2018')
      .and.to.contain('1 of 46')
      // As the register of members numbers it.
      .and.to.contain('Number in the register 2 ')
    const through = words(await page(the.trust, `${C}/schools/northgate/membership`))
    expect(through).to.contain(
      'is served as a member , because Beacon Hill Learning Trust, to which it belongs, is one',
    )
    const none = words(await page(the.outsider, `${C}/schools/hollin-park/membership`))
    expect(none).to.contain('not a member on 22 November 2026. It was one until 31 March 2023.')
  })

  it('of a trust begin with its schools and their totals', async () => {
    const html = await page(the.trust, C)
    expect(words(html)).to.contain('Your 4 schools have 10 services.')
    expect(html).to.contain(`${C}/schools/northgate`)
    await page(the.trust, `${C}/schools/northgate`)
    await page(the.trust, `${C}/schools/beacon-hill-trust/orders`)
    await page(the.trust, ALDER, 404)
  })

  describe('for the office', () => {
    it('show every service with what members and others pay', async () => {
      const html = await page(the.secretary, `${C}/services`)
      expect(words(html)).to.contain('23 services are offered on this day')
      expect(rowWith(html, 'Early reading lead network')).to.contain('£171.00 a place £205.00 a place')
      const one = words(await page(the.secretary, `${C}/services/HR`))
      expect(one).to.contain('Over 120 and up to 250 pupils Members £5,520.00')
      await page(the.secretary, `${C}/services/NONE`, 404)
    })

    it('show which schools buy what', async () => {
      const html = await page(the.finance, `${C}/schools?name=alder+lane`)
      expect(rowWith(html, 'Alder Lane')).to.contain('Member 6 £34,022.30')
      expect(rowWith(html, 'Hollin Park')).to.equal('')
    })

    it('show agreements with what is invoiced, earned and not yet earned', async () => {
      const html = await page(the.finance, `${C}/agreements?service=CLERK`)
      expect(rowWith(html, 'A26-006')).to.contain('£2,730.00 £2,730.00')
      expect(words(await page(the.finance, `${C}/agreements?state=over`))).to.contain('1 to 50 of')
      const one = words(await page(the.finance, `${C}/agreements/A26-006`))
      expect(one).to.contain('Invoiced £2,730.00').and.to.contain('End this agreement early')
      expect(words(await page(the.secretary, `${C}/agreements/A26-006`))).not.to.contain('End this agreement early')
      for (const [label, account] of [
        ['Earned', '4150'],
        ['Invoiced, not earned', '2400'],
      ] as const) {
        const html = await page(the.finance, `${C}/agreements/A26-006`)
        const [, href = '', amount = ''] =
          new RegExp(`<dt>${label}</dt>\\s*<dd class="value"><a href="([^"]+)">([^<]+)`).exec(html) ?? []
        expect(href).to.contain(`/ledger/accounts/${account}?`)
        expect(words(await page(the.finance, href.replaceAll('&amp;', '&')))).to.contain(
          `${amount} on 22 November 2026`,
        )
      }
      await page(the.finance, `${C}/agreements/NONE`, 404)
    })

    it('end an agreement early: asked, checked, recorded', async () => {
      const path = `${C}/agreements/A26-007/cancellation`
      await page(the.secretary, `${path}/new`, 403)
      const send = async (to: string, answers: Record<string, string>, status: number) => {
        const _csrf = csrfOf(await page(the.finance, C))
        return the.finance
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
      expect(words(await page(the.finance, placed.headers.location as string))).to.contain(
        'Agreement A26-007 is ended early',
      )
      const known = await loadAgreements(readerOf(the.site.database, 'wexmere'))
      expect(known.find(({ ref }) => ref === 'A26-007')).to.include({ endsOn: '2026-12-31', status: 'accepted' })
    })
  })
})
