import { expect } from 'chai'
import { down, up } from '../../db/migrations/0032-whose-password.ts'
import { KINDS } from '../support/database.ts'
import { aSite, PASSWORD, type Site } from '../support/site.ts'

for (const kind of KINDS) {
  describe(`who could come in before passwords opened single companies, on ${kind}`, () => {
    let site: Site
    before(async () => {
      site = await aSite(kind)
      await site.company('north')
      await site.company('south')
    })
    after(() => site.drop())

    it('still can, and an address that could be of either company is void', async () => {
      await site.person('north', 'both@example.org', 'finance')
      await site.person('south', 'both@example.org', 'finance')
      for (const company of ['north', 'south'])
        await site.act(company, 'grantRole', { email: 'new@example.org', role: 'finance' })
      await site.act('south', 'grantRole', { email: 'only@example.org', role: 'finance' })
      await down(site.database.writer)
      await up(site.database.writer)
      const rows = await site.database
        .reader('sign_in')
        .orderBy('email')
        .select('email', 'opens', 'invitation_from', 'invitation')
      expect(rows.map(({ invitation, ...row }) => ({ ...row, invited: invitation !== null }))).to.deep.equal([
        { email: 'both@example.org', opens: '["north","south"]', invitation_from: null, invited: false },
        { email: 'new@example.org', opens: null, invitation_from: null, invited: false },
        { email: 'only@example.org', opens: null, invitation_from: 'south', invited: true },
      ])
      const both = await site.signedIn('both@example.org', PASSWORD)
      for (const company of ['north', 'south']) await both.get(`/companies/${company}`).expect(200)
    })
  })
}
