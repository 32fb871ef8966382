import { expect } from 'chai'
import { inWordsOf } from '../../src/company/index.ts'
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
    ['/meetings', ', company secretary', ', secretary'],
    ['/board/skills', 'Directors Terms and seats', 'Board members Terms and seats'],
    ['/board/rules', 'Rules Articles', 'Rules Terms of reference'],
    ['/board/what-if', 'becomes a member', 'leaves an office'],
    ['/board/rules', 'What if the articles said', 'What if the terms of reference said'],
    ['/articles', 'What the articles say', 'What the terms of reference say'],
    ['/reports/board-composition-certificate', 'Directors in office', 'Board members in office'],
    ['/reports/attendance', 'The articles ask for no attendance', 'The terms of reference ask for no attendance'],
    ['/reports/income-and-expenditure', 'The company received', 'The partnership received'],
    ['/reports/balance-sheet', 'Director, for the board', 'For the partnership'],
    ['/schools', 'School Membership', 'School Services'],
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

  for (const [text, said] of [
    ['The articles ask for no attendance', 'The terms of reference ask for no attendance'],
    ['the articles’ cap: 2 of 11 directors', 'the terms’ cap: 2 of 11 board members'],
    ['Directors in office. Directors leave', 'Board members in office. Board members leave'],
    ['Sabina Quaye, Director of Education', 'Sabina Quaye, Director of Education'],
    ['a director of an association', 'a director of an association'],
    ['This partnership is not a company', 'This partnership is not a company'],
  ] as const) {
    it(`are put into the words of a partnership, and titles stay: ${text}`, () => {
      expect(inWordsOf({ legalForm: 'unincorporated' })(text)).to.equal(said)
      expect(inWordsOf({ legalForm: 'charitable_clg' })(text)).to.equal(text)
    })
  }
})
