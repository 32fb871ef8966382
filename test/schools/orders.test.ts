import { expect } from 'chai'
import type { Agent } from 'supertest'
import { readerOf } from '../../src/platform/reader.ts'
import { loadAgreements } from '../../src/trading/index.ts'
import { rowWith, words } from '../support/desk.ts'
import { csrfOf, hiddenOf, PASSWORD } from '../support/site.ts'
import { act } from '../support/wexmere.ts'
import { ALDER, below, buyers, C, page } from './ground.ts'

describe('the orders and invoices of a school', () => {
  const the = buyers()

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
      const empty = await post(the.school, `${path}/check`, first('', '', ''), 400)
      expect(words(empty.text)).to.contain('There is a problem Enter the first day')
      expect(await page(the.school, `${path}/new`)).to.contain('name="quantity"')
      expect(await page(the.school, `${ALDER}/services/SIP/orders/new`)).not.to.contain('name="quantity"')
    })

    it('keeps typed answers beside what is wrong', async () => {
      const answers = {
        ...first('1', '12', '2026'),
        'endsOn-day': '1',
        'endsOn-month': '4',
        'endsOn-year': '2027',
        purchaseOrder: 'PO-77',
      }
      const html = (await post(the.school, `${ALDER}/services/CLERK/orders/check`, answers, 400)).text
      expect(words(html)).to.contain('It must end on or before 31 March 2027; order the rest apart')
      expect(html).to.contain('value="PO-77"').and.to.contain('href="#endsOn-day"')
    })

    it('is not needed for what is free', async () => {
      const html = (await post(the.school, `${ALDER}/services/SI-CORE/orders/check`, first('1', '12', '2026'), 400))
        .text
      expect(words(html)).to.contain('School improvement visits needs no order: Paid for by Wexmere Borough Council')
    })

    it('is checked with its invoices, placed once, and told of', async () => {
      const answers = { ...first('1', '12', '2026'), purchaseOrder: 'PO-78', invoiceSchedule: 'termly' }
      const to = `${ALDER}/services/ICT/orders`
      const checked = (await post(the.school, `${to}/check`, answers, 200)).text
      expect(words(checked)).to.contain('Check before you order Managed ICT support')
      // 2,725.00 + 418 × 31.90 = 16,059.20 a year; four of its twelve months = 5,353.07 in two parts.
      expect(rowWith(checked, '1 December 2026')).to.contain('31 December 2026 £2,676.54 £535.31 £3,211.85')
      expect(rowWith(checked, '1 January 2027')).to.contain('31 January 2027 £2,676.53 £535.31 £3,211.84')
      // A fifth of 5,353.07 is 1,070.61; of its two parts together a penny more.
      expect(words(checked)).to.contain('£5,353.07 and £1,070.62 VAT, £6,423.69 in all')
      expect(words(checked)).to.contain('VAT is worked out on each invoice apart')
      const before = (await loadAgreements(readerOf(the.site.database, 'wexmere'))).length
      const form = {
        ...answers,
        startsOn: '2026-12-01',
        _key: hiddenOf(checked, '_key'),
        _seen: hiddenOf(checked, '_seen'),
      }
      const placed = await post(the.school, to, form, 303)
      const again = await post(the.school, to, form, 303)
      expect(again.headers.location).to.equal(placed.headers.location)
      const recorded = words(await page(the.school, placed.headers.location as string))
      expect(recorded).to.contain('Ordered: Managed ICT support').and.to.contain('A-2026-0001')
      const after = await loadAgreements(readerOf(the.site.database, 'wexmere'))
      expect(after).to.have.length(before + 1)
      expect(after.find(({ ref }) => ref === 'A-2026-0001')).to.include({
        customer: 'alder-lane',
        service: 'ICT',
        startsOn: '2026-12-01',
        purchaseOrder: 'PO-78',
        invoiceSchedule: 'termly',
      })
      const order = words(await page(the.school, `${ALDER}/orders/A-2026-0001`))
      expect(order)
        .to.contain('Nothing has been invoiced yet')
        .and.to.contain('1 January 2027 to 31 March 2027 £2,676.53')
    })

    it('is missed on the home until it has a number, which its own office can give', async () => {
      const [cuthman, home] = [`${C}/schools/st-cuthman`, (agent: Agent) => page(agent, C)]
      await the.site.person('wexmere', 'cuthman@example.org', 'buyer', 'st-cuthman')
      const own = await the.site.signedIn('cuthman@example.org', PASSWORD)
      expect(words(await home(the.school))).not.to.contain('Needs you')
      expect(words(await home(own))).to.contain('Give a purchase-order number for Educational psychology days')
      const path = `${cuthman}/orders/A26-081/purchase-order`
      expect(await page(own, `${cuthman}/orders/A26-081`)).to.contain(`href="${path}/new"`)
      await page(the.school, `${path}/new`, 404)
      const checked = (await post(own, `${path}/check`, { purchaseOrder: 'SC0081' }, 200)).text
      const kept = { purchaseOrder: 'SC0081', _key: hiddenOf(checked, '_key'), _seen: hiddenOf(checked, '_seen') }
      await post(own, path, kept, 303)
      expect(words(await home(own))).not.to.contain('Educational psychology days Order')
      expect(words(await page(own, `${cuthman}/orders/A26-081`))).to.contain('SC0081')
    })

    it('can be placed by a trust for its schools, and by nobody for others', async () => {
      const own = `${C}/schools/northgate/services/SAFE/orders/check`
      const checked = words((await post(the.trust, own, { ...first('1', '12', '2026'), quantity: '1' }, 200)).text)
      expect(checked).to.contain('Northgate Academy has Safeguarding review')
      await post(the.trust, `${path}/check`, first('1', '12', '2026'), 404)
      await post(the.outsider, path, { ...first('1', '12', '2026') }, 404)
    })
  })

  describe('orders and invoices', () => {
    it('add up to the figures of the home', async () => {
      const home = await page(the.school, C)
      const figure = (label: string) =>
        new RegExp(`<dt>${label}</dt>\\s*<dd class="value"><a[^>]*>([^<]+)`).exec(home)?.[1] ?? 'none'
      const html = await page(the.school, `${ALDER}/orders`)
      expect(rowWith(below(html, 'year'), 'Total £')).to.contain(figure('Spent this year'))
      expect(rowWith(below(html, 'to-pay'), 'Total £')).to.contain(figure('To pay'))
      // 330.00 for a course and 4,416.12 for the second term.
      expect(figure('To pay')).to.equal('£4,746.12')
      expect(words(html)).to.contain('£4,746.12 is to pay, on 2 invoices. £4,746.12 of it is overdue.')
    })

    it('come as a spreadsheet', async () => {
      const csv = (await the.school.get(`${ALDER}/orders.csv`).expect(200)).text.split(/\r?\n/)
      expect(csv[0]).to.match(/^number,kind,date,due_on,school,urn,agreement,service,purchase_order,net,vat,gross,/)
      expect(csv.filter((line) => line.startsWith('INV-'))).to.have.length(16)
    })

    it('show an invoice with the words and files of its report, and what became of it', async () => {
      const html = await page(the.school, `${ALDER}/invoices/INV-2026-0001`)
      const text = words(html)
      expect(text).to.contain('VAT invoice INV-2026-0001').and.to.contain('Total to pay: £4,267.20')
      expect(text).to.contain('Payment received 23 January 2026 £4,267.20').and.to.contain('Nothing is left to pay')
      expect(text.indexOf('left to pay'), 'what there is to pay comes first').to.be.below(text.indexOf('Tax point'))
      const file = (format: string) => the.school.get(`${ALDER}/invoices/INV-2026-0001.${format}`).expect(200)
      expect((await file('json')).body.totals.gross).to.equal('4267.20')
      expect((await file('csv')).text).to.contain('3556.00')
      expect((await file('pdf')).body.subarray(0, 5).toString()).to.equal('%PDF-')
      await page(the.school, `${ALDER}/invoices/INV-2026-9999`, 404)
      await page(the.school, `${ALDER}/invoices/INV-2026-0001?on=2025-12-31`, 404)
      await page(the.school, `${ALDER}/invoices/INV-2026-0001?on=2026-01-01`)
    })

    it('show one order with its price and what is invoiced', async () => {
      const text = words(await page(the.school, `${ALDER}/orders/A26-005`))
      expect(text).to.contain(
        'School improvement partnership for 1 April 2026 to 31 March 2027 costs £11,040.30 before VAT',
      )
      expect(text).to.contain('INV-2026-0209').and.to.contain('Still to be invoiced')
    })

    it('say what is paid ahead, and since when an invoice does without it', async () => {
      expect(await page(the.school, `${ALDER}/orders`)).not.to.contain('id="ahead"')
      // 4,746.12 was to pay.
      const paid = { date: '2026-11-20', payer: 'alder-lane', amount: '5000.00', ref: 'EARLY', reference: 'BACS 77' }
      await act(the.site.deps, 'wexmere', 'recordReceipt', paid)
      const html = await page(the.school, `${ALDER}/orders`)
      const sentence =
        'Nothing is to pay. Every invoice is settled. £253.88 is paid ahead, and settles your next invoice.'
      expect(words(html)).to.contain(sentence)
      expect(rowWith(below(html, 'ahead'), 'EARLY')).to.match(/BACS 77 20 November 2026 £5,000\.00 £253\.88/)
      expect(words(await page(the.school, C))).to.contain('Paid ahead £253.88 Nothing is due')
      expect(words(await page(the.school, `${ALDER}/orders?on=2026-11-19`))).not.to.contain('paid ahead')
      expect(await page(the.outsider, C)).not.to.contain('Paid ahead')
      const credit = { invoice: 'INV-2026-0001', date: '2026-11-21', reason: 'A visit was cancelled' }
      await act(the.site.deps, 'wexmere', 'issueCreditNote', { ...credit, lines: [{ line: 1, net: '100.00' }] })
      // 100.00 with VAT was paid in January, and goes to the next invoice.
      expect(words(await page(the.school, `${ALDER}/orders`))).to.contain('£373.88 is paid ahead')
      const invoice = await page(the.school, `${ALDER}/invoices/INV-2026-0001`)
      expect(rowWith(invoice, 'no longer needed here')).to.contain('21 November 2026 −£120.00')
      // What one school of a trust paid ahead does not settle what is invoiced for another.
      await act(the.site.deps, 'wexmere', 'recordReceipt', {
        date: '2026-11-20',
        payer: 'northgate',
        amount: '90000.00',
      })
      expect(words(await page(the.trust, C))).to.match(/To pay £[\d,.]+ .*? overdue, £[\d,.]+ paid ahead/)
    })
  })
})
