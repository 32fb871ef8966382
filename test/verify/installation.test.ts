import { expect } from 'chai'
import { features } from '../../src/features.ts'
import { namedCompanies } from '../../src/platform/acts/index.ts'
import { INSTALLATION, readerOf } from '../../src/platform/reader.ts'
import { verifyCompany, verifyInstallation } from '../../src/verify.ts'
import { KINDS } from '../support/database.ts'
import { aSite, type Site } from '../support/site.ts'

for (const kind of KINDS) {
  describe(`the installation verified without a company on ${kind}`, () => {
    let site: Site
    before(async () => {
      site = await aSite(kind)
    })
    after(() => site.drop())

    it('answers before there is any company', async () => {
      const found = await verifyInstallation(readerOf(site.database, INSTALLATION))
      expect(found.checks.map(({ check, ok }) => [check, ok])).to.deep.equal([
        ['installation.chain-unbroken', true],
        ['installation.rows-match', true],
      ])
      expect(found).to.include({ ok: true, head: '' })
    })

    it('finds a company that is nothing but a row, which is then verified and named', async () => {
      await site.company('west', ['alder-lane'])
      expect(await namedCompanies(readerOf(site.database, INSTALLATION))).to.deep.equal(['west'])
      const row = await site.database.reader('organisation').where({ company: 'west' }).first()
      await site.database.writer('organisation').insert({ ...row, company: 'nowhere' })
      expect(await namedCompanies(readerOf(site.database, INSTALLATION))).to.deep.equal(['nowhere', 'west'])
      const { checks, ok } = await verifyCompany(features, readerOf(site.database, 'nowhere'))
      expect(ok).to.equal(false)
      expect(checks.flatMap(({ failures }) => failures)).to.deep.equal([
        {
          table: 'organisation',
          id: row.id,
          message: 'no act recorded this row: it was added behind the record',
        },
      ])
    })

    it('names a row that was added to a table in which nothing had been recorded', async () => {
      const row = await site.database.reader('organisation').where({ company: 'west' }).first()
      await site.company('east')
      await site.database.writer('organisation').insert({ ...row, company: 'east' })
      const { checks } = await verifyCompany(features, readerOf(site.database, 'east'))
      expect(checks.flatMap(({ failures }) => failures.map(({ table, id }) => [table, id]))).to.deep.equal([
        ['organisation', row.id],
      ])
    })

    it('names a user that was altered', async () => {
      await site.company('north')
      await site.person('north', 'ada@example.org', 'administrator')
      const user = await site.database.reader('app_user').first('id')
      await site.database.writer('app_user').where({ id: user.id }).update({ particulars: '{"name":"Eve"}' })
      const found = await verifyInstallation(readerOf(site.database, INSTALLATION))
      expect(found.ok).to.equal(false)
      expect(found.checks[1]?.failures).to.deep.equal([
        { table: 'app_user', id: user.id, message: 'the particulars of this row are not as they were recorded' },
      ])
    })
  })
}
