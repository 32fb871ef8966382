import { expect } from 'chai'
import { gapsOf, wantedPlaces } from '../../../src/governance/index.ts'
import { freshDatabase } from '../../support/database.ts'
import { rowWith, words } from '../../support/desk.ts'
import { shared } from '../../support/shared.ts'
import { aSite } from '../../support/site.ts'
import { aBody, aSchool, factsOf, ON, office, type Sitter } from '../ground/facts.ts'
import { setUpPartnership } from '../ground/partnerships.ts'

const SCHOOLS = [
  aSchool('one', { type: '1', phase: 'Secondary', district: 'West', name: 'One School' }),
  aSchool('two', { type: '1', phase: 'Secondary', district: 'West', name: 'Two School' }),
  aSchool('third', { type: '34', phase: 'Secondary', district: 'West' }),
]
const cell = { phase: 'Secondary', sector: 'community', role: 'head_teacher' }
const facts = (sitters: Sitter[], articles: object, more: object = {}) =>
  factsOf({
    sitters,
    organisations: SCHOOLS,
    company: { preset: 'learning-partnership', articles: { cells: [], ...articles } },
    ...more,
  })
/** Somebody who is known and sits nowhere: in a body that nobody asks about. */
const known = (ref: string, ...offices: NonNullable<Sitter['offices']>): Sitter => ({ ref, body: 'elsewhere', offices })

describe('who is missing', () => {
  it('is nobody where the articles name nobody, or every place is filled', () => {
    expect(gapsOf(facts([], {}), 'board', ON)).to.deep.equal([])
    const filled = facts([{ ref: 'p-1', offices: [office('one', 'head_teacher')] }], { cells: [cell] })
    expect(gapsOf(filled, 'board', ON)).to.deep.equal([])
    expect(wantedPlaces(filled, 'board', ON)).to.deep.equal([
      {
        rule: 'body.cells',
        words: 'head teacher of a community secondary school',
        body: 'board',
        holder: 'p-1',
        emptySince: null,
        couldFill: [],
        schools: [],
        nominator: null,
      },
    ])
  })

  it('names the people who are known and could fill the place, not those who sit already or hold no such office any more', () => {
    const [gap] = gapsOf(
      facts(
        [
          { ref: 'sitting', offices: [office('one', 'governor')] },
          known('p-1', office('two', 'head_teacher')),
          known('p-2', office('third', 'head_teacher')),
          known('p-3', office('one', 'head_teacher', '2020-01-01', '2026-08-31')),
        ],
        { cells: [cell] },
      ),
      'board',
      ON,
    )
    expect(gap?.couldFill).to.deep.equal([
      {
        person: 'p-1',
        name: 'Person p-1',
        offices: [{ office: 'head_teacher', organisation: 'two', name: 'Two School' }],
      },
    ])
    expect(gap?.schools.map(({ organisation }) => organisation)).to.deep.equal(['one', 'two'])
  })

  for (const [what, sitters, articles, since] of [
    [
      'the day after a retirement',
      [{ ref: 'p', offices: [office('one', 'head_teacher', '2020-01-01', '2026-03-31')] }],
      { cells: [cell] },
      '2026-04-01',
    ],
    [
      'the day after a term',
      [{ ref: 'p', termEndsOn: '2025-12-31', offices: [office('one', 'head_teacher')] }],
      { cells: [cell] },
      '2026-01-01',
    ],
    [
      'the first appointment, where nobody ever did',
      [{ ref: 'p', appointedOn: '2023-05-01' }],
      { cells: [cell] },
      '2023-05-01',
    ],
    [
      'the last time, where it was filled between',
      [
        { ref: 'p', appointedOn: '2021-01-01', ceasedOn: '2021-12-31', offices: [office('one', 'head_teacher')] },
        { ref: 'q', appointedOn: '2023-01-01', ceasedOn: '2024-05-31', offices: [office('two', 'head_teacher')] },
      ],
      { cells: [cell] },
      '2024-06-01',
    ],
    [
      'nobody else was nominated',
      [{ ref: 'p', seatNominatedBy: 'third', ceasedOn: '2026-06-30' }],
      { associations: ['third'] },
      '2026-07-01',
    ],
    [
      'the seat was left',
      [{ ref: 'p', title: 'Director', ceasedOn: '2026-06-30' }],
      { requiredSeats: ['Director'] },
      '2026-07-01',
    ],
  ] as [string, Sitter[], object, string][])
    it(`says since when: ${what}`, () =>
      expect(gapsOf(facts(sitters, articles), 'board', ON)[0]?.emptySince).to.equal(since))

  it('says since when articles ask for it that came later', () => {
    const adopted = factsOf({
      sitters: [{ ref: 'p', appointedOn: '2023-05-01' }],
      company: { articles: [{ from: '2018-03-06' }, { from: '2025-02-01', requiredSeats: ['Director'] }] },
    })
    expect(gapsOf(adopted, 'board', ON)[0]?.emptySince).to.equal('2025-02-01')
  })

  it('offers the chair of an area to a head there who sits in its group, or on the board', () => {
    const [gap] = gapsOf(
      facts(
        [{ ref: 'm', body: 'west', offices: [office('one', 'head_teacher')] }],
        { areas: ['West'] },
        { bodies: [aBody('west', 'area_group', { name: 'West' })] },
      ),
      'board',
      ON,
    )
    expect(gap).to.include({ rule: 'body.area-chairs', body: 'west' })
    expect(gap?.couldFill.map(({ person }) => person)).to.deep.equal(['m'])
  })
})

describe('the page of who is missing', () => {
  const site = shared(async () => aSite(await freshDatabase('sqlite')))
  before(async () => {
    await setUpPartnership(site.database, 'ottermouth', 'learning-partnership')
    await setUpPartnership(site.database, 'marlshire', 'school-led-system')
    for (const slug of ['ottermouth', 'marlshire']) await site.person(slug, `${slug}@example.org`, 'secretary')
  })
  const page = async (slug: string, on: string) =>
    (await (await site.signedIn(`${slug}@example.org`)).get(`/companies/${slug}/board/gaps?on=${on}`).expect(200)).text

  it('answers that nobody is', async () => {
    const html = await page('ottermouth', '2026-11-22')
    expect(words(html)).to.contain('Nobody is missing. All 3 places that the articles want filled are filled.')
    expect(rowWith(html, 'Head teacher of a primary school')).to.contain('Person h-1')
    expect(html).not.to.contain('>Appoint somebody<')
  })

  it('names what is empty, since when, and who could fill it', async () => {
    const html = await page('ottermouth', '2027-09-01')
    expect(words(html)).to.contain('3 of 3 places that the articles want filled are empty')
    expect(rowWith(html, 'Governor of a community secondary school')).to.contain(
      'Empty 1 September 2027 Person g-1 (governor of School 2)',
    )
    expect(rowWith(html, 'Head teacher of a primary school')).to.match(/\), Person h-\d .* or Person h-\d/)
    expect(html).to.contain('>Appoint somebody<')
  })

  it('says who nominates, where nobody is known', async () => {
    const html = await page('marlshire', '2027-09-01')
    expect(rowWith(html, 'Nominee of Heads’ Association')).to.contain('Whoever Heads’ Association nominates')
    expect(rowWith(html, 'Director of Education')).to.contain('Person o-1 (council officer of Wexmere Council)')
    expect(rowWith(html, 'Chair of South, a serving head there')).to.contain('Person h-7 (head teacher of School 7)')
  })
})
