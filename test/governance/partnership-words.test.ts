import { expect } from 'chai'
import { freshDatabase } from '../support/database.ts'
import { words } from '../support/desk.ts'
import { aSite, type Site } from '../support/site.ts'
import { setUpPartnership } from './partnerships.ts'

describe('the pages of a board', () => {
  let site: Site
  before(async () => {
    site = await aSite(await freshDatabase('sqlite'))
    await setUpPartnership(site.database, 'ottermouth', 'learning-partnership')
    await setUpPartnership(site.database, 'marlshire', 'school-led-system')
    for (const slug of ['ottermouth', 'marlshire']) await site.person(slug, `${slug}@example.org`, 'secretary')
  })
  after(() => site.drop())
  const page = async (slug: string, path: string) =>
    words((await (await site.signedIn(`${slug}@example.org`)).get(`/companies/${slug}${path}`).expect(200)).text)

  const cases: [path: string, ofCompany: string, ofPartnership: string][] = [
    ['/board', 'Each wedge is one director', 'Each wedge is one board member'],
    ['/board/directors', 'Identity verified', 'Board member Seat'],
    ['/board/skills', 'Directors Terms and seats', 'Board members Terms and seats'],
    ['/board/rules', 'Rules Articles', 'Rules Terms of reference'],
    ['/board/what-if', 'becomes a member', 'leaves an office'],
    ['/resolutions/new', 'Special, of the members', 'Of the board'],
  ]
  for (const [path, ofCompany, ofPartnership] of cases)
    it(`say what a company has, and of an unincorporated partnership what it has: ${path}`, async () => {
      expect(await page('ottermouth', path)).to.contain(ofCompany)
      expect(await page('marlshire', path))
        .to.contain(ofPartnership)
        .and.not.to.contain(ofCompany)
    })

  it('name a seat of a group with its group', async () => {
    expect(await page('marlshire', '/board/what-if')).to.match(/, North\b/)
  })
})
