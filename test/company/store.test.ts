import { expect } from 'chai'
import {
  type Company,
  companyJson,
  listCompanies,
  loadCompany,
  parseCompany,
  recordCompany,
} from '../../src/company/index.ts'
import type { Instant } from '../../src/kernel/dates.ts'
import { record } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { freshDatabase, KINDS } from '../support/database.ts'

const written = (more: object = {}) => ({
  slug: 'wexmere',
  name: 'Wexmere Learning Partnership Limited',
  legalForm: 'clg',
  companyNumber: '00000000',
  incorporatedOn: '2018-03-06',
  registeredOffice: '4 Tannery Row, Wexmere WX1 4TR',
  council: { ref: 'council', name: 'Wexmere Council', laCode: '970' },
  guarantee: '10.00',
  yearEnd: '03-31',
  preset: 'school-improvement-company',
  articles: [
    { councilCap: { value: '195/1000', clause: '20.3' } },
    { from: '2024-09-01', resolution: 'r-7', minimumDirectors: 12 },
  ],
  ...more,
})
const parsed = (more: object = {}): Company => parseCompany(written(more)).values as Company

for (const kind of KINDS) {
  describe(`a company, on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    before(async () => {
      ;({ database, drop } = await freshDatabase(kind))
    })
    after(() => drop())

    const save = async (company: Company, at: string) =>
      (
        await record(
          { database, clock: () => at as Instant },
          { company: company.slug, actor: 'test', command: {}, kept: {}, name: 'importPack', founds: true },
          (tx) => recordCompany(tx, company),
        )
      ).result

    it('is kept as it was read, and said again as it was written', async () => {
      expect(await save(parsed(), '2026-01-01T09:00:00.000Z')).to.deep.equal({ added: 3, changed: 0, unchanged: 0 })
      const company = await loadCompany(readerOf(database, 'wexmere'))
      expect(company).to.deep.equal(parsed())
      expect(companyJson(company)).to.deep.equal(written())
      expect(await listCompanies(readerOf(database, '-'))).to.deep.equal([
        { slug: 'wexmere', name: 'Wexmere Learning Partnership Limited' },
      ])
    })

    it('said again changes nothing, and a correction leaves what was known before', async () => {
      expect(await save(parsed(), '2026-02-01T09:00:00.000Z')).to.deep.equal({ added: 0, changed: 0, unchanged: 3 })
      const renamed = parsed({ name: 'Wexmere Schools Together Limited' })
      expect(await save(renamed, '2026-03-01T09:00:00.000Z')).to.deep.equal({ added: 0, changed: 1, unchanged: 2 })
      const nameAt = async (known?: string) =>
        (await loadCompany(readerOf(database, 'wexmere', known as Instant | undefined))).name
      expect(await nameAt('2026-02-28T09:00:00.000Z')).to.equal('Wexmere Learning Partnership Limited')
      expect(await nameAt()).to.equal('Wexmere Schools Together Limited')
      const tooEarly = await nameAt('2017-01-01T00:00:00.000Z').catch((error: Error) => error.message)
      expect(tooEarly).to.match(/^Nothing was known of “wexmere” here on 1 January 2017 at 00:00\./)
    })
  })
}
