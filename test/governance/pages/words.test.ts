import { dirname } from 'node:path'
import { expect } from 'chai'
import { inWordsOf } from '../../../src/company/index.ts'
import { commandLine } from '../../support/command-line.ts'
import { freshDatabase } from '../../support/database.ts'
import { words } from '../../support/desk.ts'
import { sampleSite } from '../../support/sample-site.ts'
import { shared } from '../../support/shared.ts'
import { aSite } from '../../support/site.ts'
import { setUpPartnership } from '../ground/partnerships.ts'

describe('the pages of a board', () => {
  const site = shared(async () => aSite(await freshDatabase('sqlite')))
  before(async () => {
    await setUpPartnership(site.database, 'ottermouth', 'learning-partnership')
    await setUpPartnership(site.database, 'marlshire', 'school-led-system')
    await setUpPartnership(site.database, 'calderwick', 'district-partnership')
    for (const slug of ['ottermouth', 'marlshire', 'calderwick'])
      await site.person(slug, `${slug}@example.org`, 'secretary')
  })
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

  const ofCharity: [path: string, text: string][] = [
    ['/board', 'Each wedge is one trustee'],
    ['/board/directors', 'Trustees in office'],
    ['/board/skills', 'Trustees Terms and seats'],
    ['/board', 'Trustees below a fifth'],
    ['/meetings', ', secretary'],
    ['/reports/members-voting-certificate', 'Secretary to the trustees'],
    ['/board/rules', 'Trustees below a fifth'],
    ['/board/rules', 'The fewest trustees the articles ask for'],
    ['/board/breaches', 'trustees'],
    ['/reports/balance-sheet', 'Trustee, for the board'],
    ['/reports/board-composition-certificate', 'Trustees in office'],
    ['/board/rules', 'at least one fifth of its directors are persons associated'],
  ]
  for (const [path, text] of ofCharity)
    it(`call the directors of a charity its trustees, and leave the law its words: ${path}, ${text}`, async () => {
      expect(await page('calderwick', path)).to.contain(text)
    })

  it('name a seat of a group with its group', async () => {
    expect(await page('marlshire', '/board/what-if')).to.match(/, North\b/)
  })

  for (const [text, said] of [
    ['2 of 11 directors are associated. Directors leave', '2 of 11 trustees are associated. Trustees leave'],
    ['Director, for the board', 'Trustee, for the board'],
    ['Sabina Quaye, Director of Education', 'Sabina Quaye, Director of Education'],
    ['director and employee of its company', 'director and employee of its company'],
    ['The articles of the company, and the company secretary', 'The articles of the company, and the secretary'],
  ] as const)
    it(`are put into the words of a charity: ${text}`, () =>
      expect(inWordsOf({ legalForm: 'charitable_clg' })(text)).to.equal(said))

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
      expect(inWordsOf({ legalForm: 'clg' })(text)).to.equal(text)
    })
  }
})

describe('the list of rules at the terminal', () => {
  it('has the words of the company, the charity and the partnership, and what is asked of none is left out', async () => {
    const { database, config, drop } = await freshDatabase('sqlite')
    const folder = config.kind === 'sqlite' ? dirname(config.file) : ''
    const line = commandLine()
    try {
      await setUpPartnership(database, 'ottermouth', 'learning-partnership')
      await setUpPartnership(database, 'marlshire', 'school-led-system')
      await setUpPartnership(database, 'calderwick', 'district-partnership')
      const list = async (slug: string) => (await line.run('rules', slug, '--on', '2026-09-01', '--data', folder)).out
      expect(await list('ottermouth')).to.match(
        /board\.minimum +Fewest directors .*The fewest directors the articles ask for/,
      )
      const charity = await list('calderwick')
      expect(charity).to.match(/board\.minimum +Fewest trustees .*The fewest trustees the articles ask for/)
      expect(charity, 'the law').to.contain('at least one fifth of its directors are persons associated')
      const partnership = await list('marlshire')
      expect(partnership).to.match(
        /board\.minimum +Fewest board members .*The fewest board members the terms of reference ask/,
      )
      expect(partnership).not.to.match(/directors|articles|members\.law-20|company\./)
    } finally {
      await line.end()
      await drop()
    }
  })
})

describe('the prices of a partnership in which nobody can be a member', () => {
  it('are for everybody, on the price list and on the page of a school', async () => {
    const desk = await sampleSite('haverfold', 'secretary')
    try {
      const list = words(await desk.page('/services'))
      expect(list).to.contain('Service Kind Price VAT').and.not.to.contain('Members pay')
      const service = words(await desk.page('/services/PEER'))
      expect(service).not.to.match(/[Mm]embers/)
      const finance = await sampleSite('haverfold', 'finance')
      const [, school] = /href="[^"]*\/schools\/([^"/?]+)"/.exec(await finance.page('/schools')) ?? []
      const offers = words(await finance.page(`/schools/${school}`))
      expect(offers)
        .to.contain('Your price from')
        .and.not.to.match(/as a member|others than members|Members pay|members and others/)
      expect(words(await finance.page(`/schools/${school}/services/LEAD`))).to.contain('The price on')
      await finance.database.writer('bank_account').del()
      // Neither is this one told into which account schools pay.
      expect(words(await finance.page(''))).to.contain('Name the bank account that is paid into no invoice says how')
      await finance.drop()
    } finally {
      await desk.drop()
    }
  })
})
