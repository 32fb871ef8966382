import { expect } from 'chai'
import { acts as catalogueActs } from '../../src/catalogue/index.ts'
import { acts as commissioningActs } from '../../src/commissioning/index.ts'
import { date, type Instant } from '../../src/kernel/dates.ts'
import { type Fault, Refusal } from '../../src/kernel/errors.ts'
import { type Outcome, perform } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { agreementQuote, catalogueFor, loadTrading, quoteFor, acts as tradingActs } from '../../src/trading/index.ts'
import { freshDatabase, KINDS } from '../support/database.ts'
import { aCompany, depsOf } from './company.ts'

const ACTS = [...tradingActs, ...catalogueActs, ...commissioningActs]

for (const kind of KINDS) {
  describe(`orders and price lists on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    let company: string
    let count = 0
    before(async () => {
      ;({ database, drop } = await freshDatabase(kind))
    })
    after(() => drop())
    beforeEach(async () => {
      count += 1
      company = await aCompany(database, `wexmere-${count}`)
    })

    const act = (
      name: string,
      command: object,
      more: { organisation?: string; at?: string } = {},
    ): Promise<Outcome> => {
      const definition = ACTS.find((each) => each.name === name)
      if (!definition) throw new Error(`there is no act ${name}`)
      const { at, ...request } = more
      return perform(depsOf(database, at), definition, { company, actor: 'test', command, ...request })
    }
    const refused = async (...call: Parameters<typeof act>): Promise<Fault> => {
      try {
        await act(...call)
      } catch (error) {
        if (error instanceof Refusal) return error.fault
        throw error
      }
      throw new Error('it was not refused')
    }
    const facts = (known?: string) => loadTrading(readerOf(database, company, known as Instant | undefined))
    const price = (customer: string, service: string, from: string, more: object = {}) =>
      quoteFor(readerOf(database, company), { customer, service, from: date(from), on: date(from), ...more })

    it('quotes a customer by ref or URN, with the newest count on or before the first day', async () => {
      // 418 × 9.40 = 3,929.20 from 1 October 2026; 400 × 9.40 = 3,760.00 before.
      expect(await price('199001', 'PARTNER', '2027-04-01')).to.include({
        customer: 'alder-lane',
        customerClass: 'member',
        net: '3929.20',
        vat: '785.84',
        gross: '4715.04',
      })
      expect(await price('alder-lane', 'PARTNER', '2026-04-01')).to.include({ net: '3760.00', to: '2027-03-31' })
    })

    it('a school of a trust is a member while the trust is, on the day of the order', async () => {
      const on = { on: date('2026-12-31') }
      // 210.5 × 9.40 = 1,978.70 and 210.5 × 11 = 2,315.50.
      expect(await price('harbour', 'PARTNER', '2027-04-01', on)).to.include({
        customerClass: 'member',
        net: '1978.70',
      })
      const after = { on: date('2027-01-01') }
      expect(await price('harbour', 'PARTNER', '2027-04-01', after)).to.include({
        customerClass: 'non_member',
        net: '2315.50',
      })
    })

    it('tells everything that is wrong with a request at once', async () => {
      const request = {
        customer: 'nobody',
        service: 'NOTHING',
        from: date('2026-04-01'),
        to: date('2026-03-31'),
        on: date('2026-04-02'),
      }
      const fault = await quoteFor(readerOf(database, company), request).catch((error) => error.fault)
      expect(fault.fields.map(({ pointer }: { pointer: string }) => pointer)).to.deep.equal([
        '/customer',
        '/service',
        '/on',
        '/to',
      ])
      const nonsense = await price('brook', 'COURSE', '2026-12-01', { quantity: 'many' }).catch((error) => error.fault)
      expect(nonsense.fields).to.deep.equal([
        { pointer: '/quantity', detail: 'Quantity must be a number above 0, like 3 or 1.5' },
      ])
    })

    it('a school sees every service as it is for that school', async () => {
      const offers = catalogueFor(await facts(), 'brook', date('2026-11-22'), date('2026-12-01')) ?? []
      expect(offers.map(({ service, standing }) => [service.code, standing])).to.deep.equal([
        ['SUPPORT', 'free'],
        ['CLERK', 'priced'],
        ['COURSE', 'priced'],
        ['MEALS', 'with-council'],
        ['PARTNER', 'not-available'],
        ['VISITS', 'free'],
      ])
      const [support, , , meals, partner, visits] = offers
      expect(support?.quote?.steps[0]?.text).to.equal('Paid for by Wexmere Council for maintained mainstream schools')
      expect(visits).to.include({ paidByName: 'Wexmere Council' })
      expect(meals?.reason).to.match(/until it moves here/)
      expect(partner?.reason).to.match(/number of pupils of Brook Primary School is not known/)
      const academy = catalogueFor(await facts(), 'harbour', date('2026-11-22')) ?? []
      expect(academy.find(({ service }) => service.code === 'SUPPORT')?.standing).to.equal('priced')
      const abroad = catalogueFor(await facts(), 'moor-end', date('2026-11-22')) ?? []
      expect(abroad.find(({ service }) => service.code === 'VISITS')?.standing).to.equal('not-available')
    })

    it('an order becomes an accepted agreement at the price of its day, to the end of the service year', async () => {
      const { result } = await act('acceptAgreement', {
        customer: '199001',
        service: 'CLERK',
        startsOn: '2026-12-01',
        purchaseOrder: 'PO-7',
      })
      // 121 of 365 days of 8,400.
      expect(result).to.deep.include({
        agreement: 'A-2026-0001',
        customer: 'alder-lane',
        startsOn: '2026-12-01',
        endsOn: '2027-03-31',
        invoiceSchedule: 'upfront',
        net: '2784.66',
        vat: '556.93',
        gross: '3341.59',
      })
      const again = await act('acceptAgreement', {
        customer: 'brook',
        service: 'COURSE',
        startsOn: '2026-12-01',
        quantity: 3,
      })
      expect(again.result).to.include({ agreement: 'A-2026-0002', net: '513.00', vat: '0.00' })
      const { agreements } = await facts()
      expect(agreements.map(({ ref, status, orderedOn }) => [ref, status, orderedOn])).to.deep.equal([
        ['A-2026-0001', 'accepted', '2026-11-22'],
        ['A-2026-0002', 'accepted', '2026-11-22'],
      ])
    })

    it('an order recorded after the service began counts as made on its first day', async () => {
      await act(
        'acceptAgreement',
        { customer: 'harbour', service: 'PARTNER', startsOn: '2026-12-31' },
        { at: '2027-02-01T09:00:00.000Z' },
      )
      const given = await facts()
      expect(given.agreements[0]?.orderedOn).to.equal('2026-12-31')
      expect(given.agreements.map((agreement) => agreementQuote(given, agreement).customerClass)).to.deep.equal([
        'member',
      ])
    })

    it('what is commissioned is refused: it is paid for already', async () => {
      const visits = await refused('acceptAgreement', {
        customer: 'harbour',
        service: 'VISITS',
        startsOn: '2026-12-01',
      })
      expect(visits.detail).to.match(/School improvement visits needs no order: Paid for by Wexmere Council/)
      expect(
        (await refused('acceptAgreement', { customer: 'brook', service: 'SUPPORT', startsOn: '2026-12-01' })).kind,
      ).to.equal('invalid')
      const academy = await act('acceptAgreement', { customer: 'harbour', service: 'SUPPORT', startsOn: '2026-12-01' })
      expect(academy.result).to.include({ net: '326.67' }) // 4 of 12 months of 980
      expect((await facts()).agreements).to.have.length(1)
    })

    it('a commission that is recorded makes a service free from its first day', async () => {
      const before = await price('harbour', 'SUPPORT', '2027-04-01')
      expect(before).to.include({ commissioned: false, net: '980.00' })
      const commission = { ref: 'c-2', service: 'SUPPORT', startsOn: '2027-04-01', annualValue: '120000.00' }
      await act('recordCommission', commission)
      expect(await price('harbour', 'SUPPORT', '2027-04-01')).to.include({ commissioned: true, paidBy: 'council' })
      expect(await price('harbour', 'SUPPORT', '2027-03-01')).to.include({ commissioned: false })
      const backwards = await refused('recordCommission', { ...commission, ref: 'c-3', endsOn: '2027-03-31' })
      expect(backwards.detail).to.match(/^endsOn .* must not be before startsOn/)
    })

    it('a closed school orders nothing more', async () => {
      expect(
        (await refused('acceptAgreement', { customer: 'old-mill', service: 'CLERK', startsOn: '2026-09-01' })).detail,
      ).to.match(/Old Mill School closed on 31 August 2026/)
      const last = await act('acceptAgreement', {
        customer: 'old-mill',
        service: 'CLERK',
        startsOn: '2026-08-31',
        endsOn: '2026-08-31',
      })
      expect(last.result).to.include({ net: '23.01' })
    })

    it('a buyer orders for the own school only', async () => {
      const order = { customer: '199002', service: 'CLERK', startsOn: '2026-12-01' }
      expect((await refused('acceptAgreement', order, { organisation: 'alder-lane' })).kind).to.equal('not-found')
      expect((await act('acceptAgreement', order, { organisation: 'brook' })).result).to.include({ customer: 'brook' })
    })

    it('a buyer for a trust orders for its schools', async () => {
      const order = { customer: 'harbour', service: 'COURSE', startsOn: '2026-12-01', quantity: '2' }
      expect((await act('acceptAgreement', order, { organisation: 'tern' })).result).to.include({ customer: 'harbour' })
      const other = { ...order, customer: 'brook' }
      expect((await refused('acceptAgreement', other, { organisation: 'tern' })).kind).to.equal('not-found')
    })

    it('says what is wrong with the days beside the fields of the order', async () => {
      const order = { customer: 'brook', service: 'CLERK', startsOn: '2026-12-01', endsOn: '2027-04-01' }
      const fault = await refused('acceptAgreement', order)
      expect(fault.kind === 'invalid' && fault.fields.map(({ pointer }) => pointer)).to.deep.equal(['/endsOn'])
    })

    it('an agreement that ends early costs the days until then', async () => {
      await act('acceptAgreement', { customer: 'brook', service: 'CLERK', startsOn: '2026-04-01', ref: 'A-1' })
      const { result } = await act('cancelAgreement', {
        agreement: 'A-1',
        endsOn: '2026-12-31',
        reason: 'The school closes',
      })
      expect(result).to.deep.equal({ agreement: 'A-1', endsOn: '2026-12-31', status: 'accepted' })
      const given = await facts()
      expect(given.agreements.map((agreement) => agreementQuote(given, agreement).netPence)).to.deep.equal([632877]) // 275 of 365 days
      const before = await facts('2026-11-21T00:00:00.000Z')
      expect(before.agreements).to.deep.equal([])
    })

    it('an agreement that never began is cancelled; one that is over, or unknown, is refused', async () => {
      await act('acceptAgreement', { customer: 'brook', service: 'CLERK', startsOn: '2026-12-01', ref: 'A-1' })
      const cancel = (endsOn: string, agreement = 'A-1') => ({ agreement, endsOn, reason: 'Not needed' })
      expect((await refused('cancelAgreement', cancel('2027-03-31'))).detail).to.match(
        /ends on 31 March 2027 by itself/,
      )
      expect((await refused('cancelAgreement', cancel('2026-11-29'))).detail).to.match(/begins on 1 December 2026/)
      expect((await refused('cancelAgreement', cancel('2026-12-31', 'A-9'))).kind).to.equal('not-found')
      expect((await act('cancelAgreement', cancel('2026-11-30'))).result).to.include({ status: 'cancelled' })
      expect((await refused('cancelAgreement', cancel('2026-11-30'))).kind).to.equal('conflict')
    })

    it('a new price carries the list on: the one before ends the day before', async () => {
      const next = { service: 'CLERK', model: 'flat', flat: '9000.00', phase: '2', slaYear: 'april', proration: 'days' }
      const { result } = await act('recordPrice', { ...next, from: '2027-04-01' })
      expect(result).to.deep.include({ added: 1, changed: 1, endsBefore: { from: '2025-04-01', to: '2027-03-31' } })
      expect(await price('brook', 'CLERK', '2027-03-31', { to: date('2027-03-31') })).to.include({ net: '23.01' })
      expect(await price('brook', 'CLERK', '2027-04-01')).to.include({ net: '9000.00' })
    })

    it('a price that overlaps another, or that makes no sense, is refused with every reason', async () => {
      const flat = { service: 'CLERK', model: 'flat', flat: '9000.00', phase: 'Primary', from: '2027-04-01' }
      expect((await refused('recordPrice', { ...flat, slaYear: 'any' })).detail).to.match(
        /Two equally specific prices of Clerking/,
      )
      const fault = await refused('recordPrice', {
        service: 'CLERK',
        model: 'per_pupil',
        flat: '1.00',
        minimum: '5.00',
        maximum: '4.00',
        from: '2027-04-01',
      })
      expect(fault.kind === 'invalid' && fault.fields.map(({ pointer }) => pointer)).to.deep.equal([
        '/rate',
        '/flat',
        '/maximum',
      ])
      expect((await refused('recordPrice', { ...flat, flat: '-1.00' })).detail).to.match(/must not be negative/)
      expect((await refused('recordPrice', { ...flat, service: 'X' })).detail).to.match(/no service “X”/)
      expect(
        (await refused('recordPrice', { service: 'COURSE', model: 'banded', phase: 'Secondary', from: '2027-04-01' }))
          .detail,
      ).to.match(/banded price of Courses has no bands/)
    })

    it('a new service can be priced by bands and bought', async () => {
      await act('recordService', { code: 'HR', name: 'Staff advice', basis: 'traded' })
      await act('recordBand', {
        service: 'HR',
        overPupils: '0',
        upToPupils: '400',
        price: '100.00',
        from: '2026-04-01',
      })
      await act('recordBand', { service: 'HR', overPupils: '400', price: '200.00', from: '2026-04-01' })
      await act('recordPrice', { service: 'HR', model: 'banded', from: '2026-04-01' })
      expect(await price('alder-lane', 'HR', '2026-04-01')).to.include({ net: '100.00' })
      expect(await price('alder-lane', 'HR', '2026-10-01')).to.include({ net: '200.00' })
      expect(
        (await refused('recordBand', { service: 'HR', overPupils: '399', price: '1.00', from: '2026-04-01' })).detail,
      ).to.match(/hold the same number of pupils/)
    })
  })
}
