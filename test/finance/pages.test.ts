import { expect } from 'chai'
import { agedDebtors, documentsWhere, invoiceByNumber, invoicesWithStanding } from '../../src/billing/index.ts'
import { gapsOf } from '../../src/finance/pages/invoices.ts'
import { check } from '../../src/governance/index.ts'
import { money, penceOf, pounds, sum, wholePounds } from '../../src/kernel/money.ts'
import { type Desk, dated, deskOf, rowWith, words } from '../support/desk.ts'
import { act, TODAY } from '../support/wexmere.ts'

describe('the pages of the finance officer', () => {
  let desk: Desk
  before(async () => {
    desk = await deskOf('finance')
  })
  after(() => desk.drop())

  const firstUnpaid = async (): Promise<string> =>
    /<tr id="(INV-\d{4}-\d{4})">/.exec(await desk.page('/invoices?state=open'))?.[1] ?? ''

  describe('home', () => {
    it('says whether the month can be closed, and how the year stands', async () => {
      const text = words(await desk.page(''))
      expect(text).to.contain('Sunday 22 November 2026, month 8 of the year to 31 March 2027')
      expect(text).to.match(/(ready to close|cannot be closed yet)/)
      expect(text).to.match(/The surplus so far is £[\d,]+/)
    })

    it('says what is owed, and what is paid ahead, as the list of aged debtors does; the ledger has one less the other', async () => {
      const early = { date: '2026-11-20', payer: 'millbrook-infant', amount: '1234.56' }
      await act(desk.deps, 'wexmere', 'recordReceipt', early)
      const { totals } = await agedDebtors(desk.reader, TODAY)
      const ahead = -penceOf(totals.unallocated)
      const owed = penceOf(totals.total) + ahead
      const text = words(await desk.page(''))
      expect(text)
        .to.contain(`Owed to us ${wholePounds(owed)}`)
        .and.to.contain(`${wholePounds(ahead)} is paid ahead`)
      expect(text).to.contain(
        `${wholePounds(owed)} is owed on 22 November 2026, and ${wholePounds(ahead)} is paid ahead`,
      )
      expect(words(await desk.page('/invoices?state=open'))).to.contain(`${pounds(owed)} is left to pay`)
      const ledger = await desk.page('/ledger')
      const balance = (code: string) => {
        const said = /\(?[\d,]+\.\d\d\)?/.exec(rowWith(ledger, ` ${code} `))?.[0] ?? '0.00'
        return penceOf(said.replace(/[()]/g, '')) * (said.startsWith('(') ? -1 : 1)
      }
      expect(ahead).to.be.greaterThan(0)
      expect(owed - ahead).to.equal(balance('1100') + balance('1110'))
    })

    it('tells of overdue invoices and leads to them', async () => {
      const html = await desk.page('')
      const count = /Chase (\d+) overdue invoices/.exec(words(html))?.[1]
      expect(words(await desk.page('/invoices?state=overdue'))).to.contain(`${count} of ${count} invoices`)
    })

    it('has the money tests, with the shares that the rules work out', async () => {
      const text = words(await desk.page(''))
      const { findings } = await check(desk.reader, { today: TODAY })
      for (const [label, rule] of [
        ['The council pays', 'company.business-relationship'],
        ['Owners pay', 'company.owners-share'],
      ] as const) {
        const { numerator, denominator } = findings.find((each) => each.rule === rule)!
        const share = ((100 * Number(numerator)) / Number(denominator)).toFixed(2)
        expect(text).to.contain(`${label} ${share}%`)
      }
      expect(text).to.contain('Line: 50%. More than that: a business relationship exists.')
    })

    it('asks whether the books agree, and says by how much they do not', async () => {
      const agreed = words(await desk.page('')).split('Do the books agree?')[1] ?? ''
      expect(agreed.match(/ Agrees/g)).to.have.length(6)
      const { writer: db } = desk.deps.database
      const trade = { company: 'wexmere', account: '1100' }
      const [row] = await db('balance').where(trade).orderBy('month').limit(1)
      const kept = { ...trade, month: row.month, stream: row.stream }
      await db('balance').where(kept).increment('debit', 123)
      const first = () => db('invoice').where({ company: 'wexmere', number: 'INV-2025-0001' })
      await first().update({ sequence: 9999 })
      const wrong = words(await desk.page(''))
      expect(wrong).to.contain('All accounts together £1.23 apart')
      expect(wrong).to.match(/Accounts 1100 and 1110: £[\d,.]+ £1\.23 apart/)
      expect(wrong).to.match(/\d+ missing/)
      await db('balance').where(kept).decrement('debit', 123)
      await first().update({ sequence: 1 })
    })

    it('asks for the order number that a school has forgotten, until it is recorded', async () => {
      const need = 'Ask St Cuthman’s CofE Primary School for an order number Clerking for governing boards'
      expect(words(await desk.page(''))).to.contain(need)
      const path = '/schools/st-cuthman/orders/A26-079/purchase-order'
      expect(await desk.page('/agreements/A26-079')).to.contain(`href="/companies/wexmere${path}/new"`)
      expect(words(await desk.check(path, {}, 400))).to.contain('Enter the purchase-order number')
      const checked = await desk.check(path, { purchaseOrder: 'SC0090' })
      expect(rowWith(checked, 'Purchase-order number')).to.contain('None given SC0090')
      expect(words(await desk.record(path, checked))).to.contain('Order A26-079 has the number SC0090')
      expect(words(await desk.page(''))).not.to.contain(need)
      expect(words(await desk.page('/agreements/A26-079'))).to.contain('SC0090')
    })
  })

  describe('the bank account on invoices', () => {
    const path = '/bank-details'
    const details = { accountName: 'Wexmere School Improvement', sortCode: '00 99 03', accountNumber: '00990303' }

    it('is asked for in digits', async () => {
      const refused = words(await desk.check(path, { ...details, sortCode: '0099', accountNumber: '990303' }, 400))
      expect(refused).to.contain('The sort code must be six digits, like 12-34-56')
      expect(refused).to.contain('The account number must be eight digits')
    })

    it('is changed with what it was before, and everybody is told by whom', async () => {
      const checked = await desk.check(path, { ...details, ...dated('from', '2026-12-01') })
      expect(rowWith(checked, 'Sort code')).to.contain('00-99-01 00-99-03')
      expect(words(await desk.record(path, checked))).to.contain('Invoices ask to be paid into account 00990303')
      const page = await desk.page(path)
      expect(words(page)).to.contain('00-99-01, 00990101').and.to.contain('Invoices of 22 November 2026')
      expect(rowWith(page, '1 December 2026')).to.contain('00-99-03, 00990303 The finance')
      expect(words(await desk.page(''))).to.contain('The bank account on invoices was changed by The finance')
      expect(page).to.contain('Show another date')
      expect(words(await desk.page(`${path}?on=2026-12-01`)))
        .to.contain('You are looking at the bank account as at 1 December 2026')
        .and.to.contain('Invoices of 1 December 2026 ask to be paid into Wexmere School Improvement, 00-99-03')
    })
  })

  describe('invoices', () => {
    it('are all there: no number is missing', async () => {
      expect(words(await desk.page('/invoices'))).to.match(
        /No numbers are missing\. (\d+) of \1 invoices and credit notes found/,
      )
    })

    it('would say which number is missing', () => {
      const numbered = [1, 2, 4].map((sequence) => ({ series: 'INV-2026', sequence }))
      expect(gapsOf(numbered)).to.equal('1 number is missing: INV-2026-0003. 3 of 4 found.')
      expect(gapsOf([])).to.equal('Nothing has been numbered yet.')
    })

    it('each say what became of them, and lead to their entry', async () => {
      const number = await firstUnpaid()
      const html = await desk.page(`/invoices/${number}`)
      expect(words(html))
        .to.contain(`VAT invoice ${number}`)
        .and.to.match(/£[\d,.]+ is left to pay/)
      expect(html).to.match(/\/ledger\/entries\/\d+/)
      await desk.page('/invoices/INV-1999-0001', 404)
    })

    it('come as PDF, CSV and JSON under the same address', async () => {
      const number = await firstUnpaid()
      for (const [format, type] of [
        ['pdf', /pdf/],
        ['csv', /csv/],
        ['json', /json/],
      ] as const) {
        const answer = await desk.agent.get(`/companies/wexmere/invoices/${number}.${format}`).expect(200)
        expect(answer.headers['content-type']).to.match(type)
      }
    })
  })

  describe('a receipt', () => {
    it('names every field that it lacks, and keeps what was typed', async () => {
      const text = words(await desk.check('/receipts', {}, 400))
      for (const message of ['Enter the date', 'Choose who paid', 'Enter the amount']) expect(text).to.contain(message)
      const wrong = { ...dated('date', '2026-11-20'), payer: 'alder-lane', amount: 'a lot', reference: 'BACS 77' }
      const html = await desk.check('/receipts', wrong, 400)
      expect(html).to.contain('value="a lot"').and.to.contain('value="BACS 77"')
    })

    it('settles an invoice, once the check page has been agreed to', async () => {
      const number = await firstUnpaid()
      const invoice = await desk.page(`/invoices/${number}`)
      const link = /href="\/companies\/wexmere(\/receipts\/new\?[^"]+)"/.exec(invoice)?.[1]?.replaceAll('&amp;', '&')
      const asked = new URLSearchParams(link?.split('?')[1])
      const answers = { ...Object.fromEntries(asked), ...dated('date', '2026-11-22') }
      const checked = await desk.check('/receipts', answers)
      expect(rowWith(checked, 'left to pay')).to.match(/£[\d,.]+ £0\.00/)
      expect(words(await desk.record('/receipts', checked))).to.match(/£[\d,.]+ is recorded/)
      expect(words(await desk.page(`/invoices/${number}`))).to.contain('Nothing is left to pay.')
    })

    it('that names an invoice which takes no more, or another payer’s, is recorded once that has been said', async () => {
      const invoice = await firstUnpaid()
      const { open, customer_name } = (await invoiceByNumber(desk.reader, invoice))!
      const paid = { ...dated('date', '2026-11-20'), payer: 'wexmere-council', amount: money(open + 100), invoice }
      const checked = await desk.check('/receipts', paid)
      for (const html of [checked, await desk.record('/receipts', checked)]) {
        expect(words(html))
          .to.contain(`${invoice} is for ${customer_name} to pay, not for Wexmere`)
          .and.to.contain(`${pounds(open)} was left to pay of ${invoice}. What is over, £1.00, settles INV-`)
      }
      const again = words(await desk.check('/receipts', { ...paid, amount: '2.00' }))
      expect(again).to.contain(`Nothing was left to pay of ${invoice}. This money, £2.00, settles INV-`)
    })

    it('says of money that was taken back by which entry, and opens its invoice again', async () => {
      const invoice = await firstUnpaid()
      const paid = { date: '2026-11-20', payer: 'wexmere-council', amount: '7.00', invoice, ref: 'BOUNCED' }
      const { entry } = (await act(desk.deps, 'wexmere', 'recordReceipt', paid)).result as { entry: number }
      const back = { ...dated('date', '2026-11-21'), reason: 'Not honoured' }
      const checked = await desk.check(`/ledger/entries/${entry}/reversal`, back)
      expect(words(checked)).to.contain('What this money had settled is open again from that day.')
      const said = words(await desk.record(`/ledger/entries/${entry}/reversal`, checked))
      const reversal = Number(/Entry (\d+), the reversal/.exec(said)?.[1])
      const row = rowWith(await desk.page('/receipts?find=BOUNCED'), 'BOUNCED')
      expect(row).to.contain(`Taken back by entry ${reversal}`)
      expect(words(await desk.page('/receipts?find=BOUNCED'))).to.contain('£0.00 came in with 0 receipts')
      const html = await desk.page(`/invoices/${invoice}`)
      expect(rowWith(html, 'Receipt BOUNCED, taken back')).to.contain('−£7.00')
      expect(rowWith(await desk.page('/receipts?find=BOUNCED&on=2026-11-20'), 'BOUNCED')).to.contain(invoice)
      await act(desk.deps, 'wexmere', 'reverseEntry', {
        entry: reversal,
        date: '2026-11-22',
        reason: 'It was honoured',
      })
      const again = rowWith(await desk.page('/receipts?find=BOUNCED'), 'BOUNCED')
      expect(again.split(invoice)).to.have.length(2)
      expect(again).not.to.contain('Taken back')
    })
  })

  describe('money that was paid twice', () => {
    it('settles with the second what the reversal of the first opens again, and the check page says so', async () => {
      const invoice = await firstUnpaid()
      const { customer, open } = (await invoiceByNumber(desk.reader, invoice))!
      const paid = { date: '2026-11-20', payer: customer, amount: money(open), invoice, ref: 'TWICE-1' }
      const { entry } = (await act(desk.deps, 'wexmere', 'recordReceipt', paid)).result as { entry: number }
      const all = (await invoicesWithStanding(desk.reader, { customer, on: TODAY })).filter((each) => each.open > 0)
      const more = money(sum(all.map((each) => each.open)) + open)
      await act(desk.deps, 'wexmere', 'recordReceipt', {
        date: '2026-11-20',
        payer: customer,
        amount: more,
        ref: 'TWICE-2',
      })
      const checked = await desk.check(`/ledger/entries/${entry}/reversal`, {
        ...dated('date', '2026-11-21'),
        reason: 'Twice',
      })
      expect(words(checked)).to.contain(
        `${pounds(open)} of receipt TWICE-2, which waited for an invoice, settles ${invoice}.`,
      )
      await desk.record(`/ledger/entries/${entry}/reversal`, checked)
      expect(words(await desk.page(`/invoices/${invoice}`))).to.contain('Nothing is left to pay.')
      expect(rowWith(await desk.page('/receipts?find=TWICE-2'), 'TWICE-2')).to.contain(invoice)
    })
  })

  describe('a credit note', () => {
    it('asks for the end of the service or for amounts, not for both', async () => {
      const number = await firstUnpaid()
      const path = `/invoices/${number}/credit-notes`
      const common = { ...dated('date', '2026-11-22'), reason: 'Agreed with the head' }
      const neither = words(await desk.check(path, common, 400))
      expect(neither).to.contain('Enter the last day of the service, or the amounts to credit')
      const both = words(await desk.check(path, { ...common, ...dated('endsOn', '2026-11-30'), net1: '1.00' }, 400))
      expect(both).to.contain('Enter either the last day of the service or amounts to credit, not both')
    })

    it('says before it is issued which months’ income changes, and by how much', async () => {
      const invoice = (await documentsWhere(desk.reader, { contract: 'A26-015' }))[0]?.number
      const path = `/invoices/${invoice}/credit-notes`
      const closure = { ...dated('date', '2026-11-22'), ...dated('endsOn', '2026-09-30'), reason: 'The school closed' }
      const october = 'Income of October 2026 falls by £'
      expect(words(await desk.check(path, closure))).to.contain(october)
      expect(words(await desk.check(path, { ...closure, ...dated('endsOn', '2026-10-31') }))).not.to.contain(october)
      await act(desk.deps, 'wexmere', 'closePeriod', { period: '2026-10' })
      expect(words(await desk.check(path, closure))).to.match(
        /Income of October 2026 falls by £[\d,.]+ ?; that month is closed, so it is posted on 1 November 2026\./,
      )
      await act(desk.deps, 'wexmere', 'reopenPeriod', { period: '2026-10', reason: 'For the tests after this one' })
    })

    it('credits an amount of a line, never more than is left of it', async () => {
      const number = await firstUnpaid()
      const path = `/invoices/${number}/credit-notes`
      const common = { ...dated('date', '2026-11-22'), reason: 'Agreed with the head' }
      const much = await desk.check(path, { ...common, net1: '9999999.00' }, 400)
      expect(words(much)).to.contain(`of line 1 of ${number} is left to credit`)
      expect(much).to.contain('href="#net1"')
      const recorded = await desk.record(path, await desk.check(path, { ...common, net1: '10.00' }))
      expect(words(recorded)).not.to.contain('waits for another invoice')
      const note = /Credit note (CRN-\d{4}-\d{4}) is issued/.exec(words(recorded))?.[1]
      expect(words(await desk.page(`/invoices/${number}`))).to.contain(`Credit note ${note}`)
      expect(words(await desk.page(`/invoices/${note}`))).to.contain(`It credits invoice ${number}`)
    })
  })

  describe('a credit note for what is paid', () => {
    it('makes the money wait for another invoice, says so, and shows it among what waits', async () => {
      const settled = await invoicesWithStanding(desk.reader, { on: TODAY })
      const owing = new Set(settled.filter(({ open }) => open > 0).map(({ invoice }) => invoice.customer))
      const paid = settled.find(
        ({ invoice, status, credited, paid }) =>
          status === 'paid' && credited === 0 && paid === invoice.gross && !owing.has(invoice.customer),
      )!
      const { number } = paid.invoice
      const path = `/invoices/${number}/credit-notes`
      const note = { ...dated('date', '2026-11-22'), reason: 'Agreed with the head', net1: '1.00' }
      const checked = await desk.check(path, note)
      const [, amount, receipt = ''] =
        /£([\d.]+) of receipt (\S+) is more than \S+ needs, and waits for another invoice/.exec(words(checked)) ?? []
      expect(rowWith(checked, `${number}, left to pay`)).to.contain('£0.00 £0.00')
      await desk.record(path, checked)
      expect(rowWith(await desk.page(`/invoices/${number}`), 'no longer needed')).to.contain(`−£${amount}`)
      expect(rowWith(await desk.page('/receipts?state=waiting'), receipt)).to.contain(`£${amount}`)
    })
  })

  describe('a run', () => {
    it('shows what it would issue, issues it, and finds nothing left', async () => {
      const checked = await desk.check('/invoices/runs', dated('until', '2026-12-31'))
      const count = /(\d+) invoices? for £/.exec(words(checked))?.[1] ?? ''
      expect(Number(count)).to.be.greaterThan(0)
      expect(words(await desk.record('/invoices/runs', checked))).to.match(new RegExp(`${count} invoices? issued`))
      expect(words(await desk.page('/invoices'))).to.contain('No numbers are missing.')
      const again = words(await desk.check('/invoices/runs', dated('until', '2026-12-31')))
      expect(again).to.contain('No invoice is due by that day.').and.to.contain('No income is left to recognise')
    })
  })

  describe('the close of a month', () => {
    it('shows what has to be done with its proof, closes, and reopens with a reason', async () => {
      const html = await desk.page('/periods')
      expect(words(html)).to.contain('No differences')
      const month = /\/periods\/(\d{4}-\d\d)\/close\/new/.exec(html)?.[1] ?? ''
      const path = `/periods/${month}/close`
      const checked = await desk.check(path, {})
      expect(rowWith(checked, 'Checks of papers')).to.match(/(\d+) of \1 agree/)
      expect(words(await desk.record(path, checked))).to.contain('is closed')
      const late = { ...dated('date', `${month}-15`), memo: 'Late', account1: '6120', debit1: '5', account2: '1200' }
      const refused = await desk.check('/ledger/journals', { ...late, credit2: '5' }, 400)
      expect(words(refused)).to.match(/is closed\. Use a date from/)

      const reopening = `/periods/${month}/reopening`
      expect(words(await desk.check(reopening, {}, 400))).to.contain('Enter the reason')
      const opened = await desk.record(reopening, await desk.check(reopening, { reason: 'A bill came late' }))
      expect(words(opened)).to.contain('is open again')
      await desk.check('/ledger/journals', { ...late, credit2: '5' })
    })
  })

  it('is not for those who may not', async () => {
    const director = await desk.personWith('director')
    await director.get('/companies/wexmere/invoices').expect(403)
    const auditor = await desk.personWith('auditor')
    expect((await auditor.get('/companies/wexmere/periods').expect(200)).text).not.to.contain('/close/new')
    await auditor.get('/companies/wexmere/invoices/runs/new').expect(403)
  })
})
