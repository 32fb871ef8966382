import { expect } from 'chai'
import request from 'supertest'
import { appointments } from '../../../src/governance/index.ts'
import { freshDatabase } from '../../support/database.ts'
import { rowWith, words } from '../../support/desk.ts'
import { shared } from '../../support/shared.ts'
import { aSite } from '../../support/site.ts'
import { setUp } from '../ground/company.ts'

const PARTNERSHIP = {
  legalForm: 'unincorporated',
  preset: 'strategic-partnership',
  companyNumber: null,
  incorporatedOn: null,
  articles: { holdingOver: true },
}

describe('somebody’s time in a seat, on every page', function () {
  this.timeout(60_000)
  const site = shared(async () => aSite(await freshDatabase('sqlite')))
  before(async () => {
    const ground = await setUp(site.database, 'wexmere', 0, PARTNERSHIP)
    const one = (person: string, seat: string, more: object) => ({ ref: person, person, body: 'board', seat, ...more })
    const old = { appointed_on: '2012-01-01', appointed_within: '2012' }
    await ground.add([
      [
        appointments,
        [
          one('p-1', 'head-1', { ...old, term_ends_on: '2026-08-31' }),
          one('p-2', 'head-2', { appointed_on: '2026-05-01', term_ends_on: '2029-04-30' }),
          one('p-3', 'head-3', { ...old, ceased_on: '2014-06-30', ceased_within: '2014-06', reason: 'Retired' }),
          one('p-4', 'head-4', { appointed_on: '2024-09-01' }),
          one('p-5', 'head-5', { appointed_on: '2024-09-01', term_ends_on: '2028-08-31', ceased_on: '2027-04-30' }),
          one('c-1', 'council-1', { ...old }),
        ],
      ],
    ])
    await site.person('wexmere', 'secretary@example.org', 'secretary')
  })
  const page = async (path: string) =>
    (await (await site.signedIn('secretary@example.org')).get(`/companies/wexmere${path}`).expect(200)).text

  const rows: [path: string, row: string, says: string][] = [
    ['/board/seats', 'Person p-1', 'Person p-1 Holding over 2012 31 August 2026'],
    ['/board/seats', 'Person p-2', 'Person p-2 1 May 2026 30 April 2029'],
    ['/board/seats', 'Person p-4', 'Person p-4 1 September 2024 While in post'],
    ['/board/directors', 'Person p-1', '2012 31 August 2026 Holding over'],
    ['/board/directors', 'Person p-3', '2012 June 2014, Retired'],
    ['/board', 'Person p-1 school leader', '31 August 2026 Holding over'],
    ['/board/directors/p-1', 'school leader', '2012 Holding over since 1 September 2026'],
    ['/board/directors/p-2', 'school leader', '1 May 2026 30 April 2029'],
    ['/board/directors/p-4', 'school leader', '1 September 2024 While in post'],
    ['/board/seats/head-1', 'Person p-1', '2012 31 August 2026 Holding over'],
    ['/board/seats/head-2', 'Person p-2', '1 May 2026 30 April 2029 Term ends'],
    ['/board/seats/head-3', 'Person p-3', '2012 June 2014 Retired'],
    ['/board/seats/head-3', 'Vacant', 'Vacant June 2014'],
    ['/board/seats', 'Vacant June', 'Vacant June 2014'],
  ]
  for (const [path, row, says] of rows)
    it(`says no more than is known: ${path}, ${row}`, async () =>
      expect(rowWith(await page(path), row)).to.contain(says))

  const sentences: [path: string, says: string][] = [
    ['/board/seats', '1 board member holds over after the end of the term.'],
    ['/board/directors/p-1', 'In office as school leader, holding over since the term ended on 31 August 2026.'],
    ['/board/directors/p-2', 'In office as school leader, until 30 April 2029.'],
    ['/board/directors/p-5', 'In office as school leader, until 30 April 2027.'],
    [
      '/board/seats/head-1',
      'sits in it since 2012. The term ended on 31 August 2026, and the terms of reference let board members hold over until the seat is filled.',
    ],
    ['/board/seats/head-2', 'sits in it since 1 May 2026, to 30 April 2029.'],
    ['/board/seats/head-4', 'sits in it since 1 September 2024, while in post.'],
    ['/board/seats/head-3', 'Vacant since June 2014.'],
    ['/board/seats/head-3/advert', 'has been vacant since June 2014'],
    ['/board/seats/head-3/notice', 'Person p-3 left in June 2014: Retired.'],
  ]
  for (const [path, says] of sentences)
    it(`says so in a sentence: ${path}`, async () => {
      const said = words(await page(path)).replace(/ ([,.])/g, '$1')
      expect(said).to.contain(says)
      expect(said).not.to.match(/1 January 2012|31 December 2012|30 June 2014/)
    })

  it('says from which day a term is counted that began some time in a year', async () =>
    expect(words(await page('/board'))).to.contain(
      'it may last to 31 December 2013, counted from the first day of 2012',
    ))

  it('keeps the machine’s form in the data, and says beside it how far it is known', async () => {
    const token = await site.token('wexmere', 'secretary')
    const get = async (path: string) =>
      await request(site.app)
        .get(`/api/v1/companies/wexmere${path}`)
        .set('authorization', `Bearer ${token}`)
        .expect(200)
    const { rows: certified } = (await get('/reports/board-composition-certificate')).body
    expect(certified.find(({ person }: { person: string }) => person === 'p-1')).to.include({
      appointedOn: '2012-01-01',
      appointedWithin: '2012',
    })
    const text = await page('/reports/board-composition-certificate.csv')
    expect(text.split('\n')[0]).to.contain('appointedOn,appointedWithin,termEndsOn')
    expect(text).to.contain(',2012-01-01,2012,2026-08-31')
  })
})
