import { expect } from 'chai'
import { reads as catalogueReads } from '../../src/catalogue/index.ts'
import { reads as commissioningReads } from '../../src/commissioning/index.ts'
import { date } from '../../src/kernel/dates.ts'
import { perform } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import type { Context } from '../../src/platform/http/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { acts, reads as tradingReads } from '../../src/trading/index.ts'
import { freshDatabase, KINDS } from '../support/database.ts'
import { aCompany, depsOf } from './company.ts'

const READS = [...catalogueReads, ...commissioningReads, ...tradingReads]
type Json = Record<string, unknown> & { items: Record<string, unknown>[] }
interface Asked {
  query?: Record<string, string>
  params?: Record<string, string>
  organisation?: string
  dated?: boolean
}

for (const kind of KINDS) {
  describe(`reads of services and agreements on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    before(async () => {
      ;({ database, drop } = await freshDatabase(kind))
      await aCompany(database)
      const accept = acts.find(({ name }) => name === 'acceptAgreement')!
      for (const command of [
        { ref: 'A-1', customer: 'alder-lane', service: 'PARTNER', startsOn: '2026-12-01' },
        { ref: 'A-2', customer: 'brook', service: 'CLERK', startsOn: '2027-04-01' },
      ]) {
        await perform(depsOf(database), accept, { company: 'wexmere', actor: 'test', command })
      }
    })
    after(() => drop())

    const read = async (name: string, { query = {}, params = {}, organisation, dated = false }: Asked = {}) => {
      const definition = READS.find((each) => each.name === name)!
      definition.query?.check(query)
      const today = date('2026-11-22')
      const context: Context = {
        reader: readerOf(database, 'wexmere'),
        company: 'wexmere',
        visitor: { actor: 'test', name: 'Test', roles: ['finance'], ...(organisation ? { organisation } : {}) },
        on: date(query.on ?? today),
        dated,
        today,
        params,
        query,
        clock: depsOf(database).clock,
        database,
      }
      return (await definition.run(context as Context<never>)) as Json
    }
    const refusal = (name: string, asked: Asked) =>
      read(name, asked).then(
        () => 'nothing',
        (error) => error.fault.kind,
      )

    it('the price list of a day', async () => {
      const list = await read('listPrices', { query: { service: 'CLERK' } })
      expect(list.items).to.have.length(1)
      expect(list.items[0]).to.deep.include({
        service: 'CLERK',
        model: 'flat',
        flat: '8400.00',
        phase: 'Primary',
        rate: null,
      })
      expect((await read('listPrices', { query: { on: '2025-03-31' } })).items).to.deep.equal([])
      expect(await read('getService', { params: { code: 'PARTNER' } }))
        .to.have.property('prices')
        .of.length(2)
      expect(await refusal('getService', { params: { code: 'X' } })).to.equal('not-found')
    })

    it('a quote by address, and a school’s own list', async () => {
      const query = { customer: '199002', service: 'COURSE', from: '2026-12-01', quantity: '2' }
      expect(await read('getQuote', { query })).to.include({
        customer: 'brook',
        net: '342.00',
        vat: '0.00',
        on: '2026-11-22',
      })
      const { items } = await read('getCatalogueOfSchool', {
        params: { customer: '199001' },
        query: { from: '2026-12-01' },
      })
      expect(items.map(({ service, standing }) => `${service} ${standing}`)).to.deep.equal([
        'SUPPORT free',
        'CLERK priced',
        'COURSE priced',
        'MEALS with-council',
        'PARTNER priced',
        'VISITS free',
      ])
    })

    it('agreements with their prices, all or those of a customer or of a day', async () => {
      const refs = async (asked: Asked) => (await read('listAgreements', asked)).items.map(({ ref }) => ref)
      expect(await refs({})).to.deep.equal(['A-1', 'A-2'])
      expect(await refs({ query: { customer: '199002' } })).to.deep.equal(['A-2'])
      expect(await refs({ query: { customer: 'nobody' } })).to.deep.equal([])
      expect(await refs({ query: { on: '2026-12-01' }, dated: true })).to.deep.equal(['A-1'])
      expect(await refs({ query: { on: '2026-11-30' }, dated: true })).to.deep.equal([])
      // 121 of 365 days of 418 × 9.40.
      expect(await read('getAgreement', { params: { ref: 'A-1' } })).to.include({
        net: '1302.56',
        endsOn: '2027-03-31',
      })
    })

    it('a buyer sees the own school, and of others not even that they are there', async () => {
      const buyer = { organisation: 'brook' }
      expect((await read('listAgreements', buyer)).items.map(({ ref }) => ref)).to.deep.equal(['A-2'])
      expect(
        (await read('listAgreements', { ...buyer, query: { customer: 'alder-lane' } })).items.map(({ ref }) => ref),
      ).to.deep.equal([])
      expect(await refusal('getAgreement', { ...buyer, params: { ref: 'A-1' } })).to.equal('not-found')
      expect(await refusal('getAgreement', { ...buyer, params: { ref: 'A-9' } })).to.equal('not-found')
      expect(await refusal('getCatalogueOfSchool', { ...buyer, params: { customer: 'alder-lane' } })).to.equal(
        'not-found',
      )
      const query = { customer: '199001', service: 'CLERK', from: '2026-12-01' }
      expect(await refusal('getQuote', { ...buyer, query })).to.equal('not-found')
      expect(await refusal('getQuote', { ...buyer, query: { ...query, customer: '199002' } })).to.equal('nothing')
    })

    it('a buyer for a trust sees its schools, and no others', async () => {
      const buyer = { organisation: 'tern' }
      const query = { customer: 'harbour', service: 'COURSE', from: '2026-12-01' }
      expect(await refusal('getQuote', { ...buyer, query })).to.equal('nothing')
      expect(await refusal('getQuote', { ...buyer, query: { ...query, customer: 'brook' } })).to.equal('not-found')
      expect((await read('listAgreements', buyer)).items).to.deep.equal([])
    })

    it('commissions, with what they are worth', async () => {
      expect((await read('listCommissions')).items).to.have.length(1)
      expect(await read('getCommission', { params: { ref: 'c-1' } })).to.include({
        annualValue: '95000.00',
        deDelegated: true,
        inForce: true,
      })
      expect(await refusal('getCommission', { params: { ref: 'c-9' } })).to.equal('not-found')
    })
  })
}
