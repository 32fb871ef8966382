import { expect } from 'chai'
import { INSTALLATION, readerOf } from '../../src/platform/reader.ts'
import { verifyInstallation } from '../../src/verify.ts'
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
