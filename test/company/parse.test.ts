import { expect } from 'chai'
import { articlesOn, type Company, parseCompany } from '../../src/company/index.ts'
import { date } from '../../src/kernel/dates.ts'

const written = (more: object = {}) => ({
  slug: 'wexmere-learning',
  name: 'Wexmere Learning Partnership Limited',
  companyNumber: '00000000',
  incorporatedOn: '2018-03-06',
  registeredOffice: '4 Tannery Row, Wexmere WX1 4TR',
  council: { ref: 'council', name: 'Wexmere Council', laCode: '970' },
  guarantee: '1.00',
  yearEnd: '03-31',
  preset: 'school-improvement-company',
  ...more,
})
const read = (more: object = {}): Company => {
  const { values, errors } = parseCompany(written(more))
  expect(errors).to.deep.equal([])
  return values as Company
}
const errorsOf = (json: unknown) => parseCompany(json).errors.map(({ path }) => path)

describe('company.json', () => {
  it('is read into a company with whole pence and the form of its preset', () => {
    expect(read()).to.include({ legalForm: 'clg', guarantee: 100, council: 'council', councilLaCode: '970' })
    expect(read({ preset: 'district-partnership' }).legalForm).to.equal('charitable_clg')
  })

  it('asks an unincorporated partnership for no number, date, office or guarantee', () => {
    const { companyNumber: _, incorporatedOn: __, registeredOffice: ___, guarantee: ____, ...rest } = written()
    expect(errorsOf({ ...rest, preset: 'school-led-system' })).to.deep.equal([])
    expect(errorsOf(rest)).to.have.members(['/companyNumber', '/incorporatedOn', '/registeredOffice', '/guarantee'])
  })

  it('names every error at once, with the path of its key', () => {
    const errors = errorsOf(
      written({
        slug: 'Wexmere!',
        yearEnd: '13-31',
        colour: 'teal',
        council: { ref: 'council', laCode: '97' },
        articles: { councilCap: '19%', minimumDirektors: 9, categories: { head: { minimum: 1 } } },
      }),
    )
    expect(errors).to.have.members([
      '/colour',
      '/slug',
      '/yearEnd',
      '/council/name',
      '/council/laCode',
      '/articles/minimumDirektors',
      '/articles/councilCap',
      '/articles/categories/head',
    ])
  })

  for (const [cell, wrong] of [
    [{ phase: 'Secondary', sector: 'community', role: 'governor' }, []],
    [{ phase: '4', sector: 'any', role: 'head_teacher' }, []],
    [{ phase: 'Every phase', sector: 'special', role: 'head_teacher' }, []],
    [{ phase: 'Upper', sector: 'any', role: 'head_teacher' }, ['/articles/cells/0/phase']],
    [
      { phase: 'Secondary', sector: 'private', role: 'principal' },
      ['/articles/cells/0/sector', '/articles/cells/0/role'],
    ],
    [{ phase: 'Secondary', sector: 'any' }, ['/articles/cells/0/role']],
  ] as const)
    it(`finds ${wrong.length} errors in the cell ${JSON.stringify(cell)}`, () =>
      expect(errorsOf(written({ articles: { cells: [cell] } }))).to.deep.equal(wrong))

  /** The preset asks for at least eleven. */
  const heads = Array.from({ length: 3 }, () => ({ phase: 'Primary', sector: 'any', role: 'head_teacher' }))
  for (const [articles, wrong] of [
    [{ maximumDirectors: 11 }, {}],
    [{ maximumDirectors: 10 }, { '/articles/maximumDirectors': 'the fewest directors (minimumDirectors), 11' }],
    [{ minimumDirectors: null, maximumDirectors: 10 }, {}],
    [{ minimumDirectors: { value: 4, clause: '18.1' }, maximumDirectors: 4 }, {}],
    [
      { minimumDirectors: { value: 5, clause: '18.1' }, maximumDirectors: { value: 4, clause: '18.2' } },
      { '/articles/maximumDirectors/value': 'the fewest directors (minimumDirectors), 5' },
    ],
    [{ categories: { governor: { minimum: 2, maximum: 2 } } }, {}],
    [
      { categories: { governor: { minimum: 3, maximum: 2 }, council: { maximum: 1 } } },
      { '/articles/categories/governor': 'at least 3 where at most 2' },
    ],
    [{ minimumDirectors: 2, maximumDirectors: 3, cells: heads }, {}],
    [{ minimumDirectors: 2, maximumDirectors: 2, cells: heads }, { '/articles/maximumDirectors': '3' }],
    [
      {
        minimumDirectors: 2,
        maximumDirectors: 3,
        districts: ['North', 'South'],
        districtSeats: { primary: 1, secondary: 1 },
      },
      { '/articles/maximumDirectors': 'the seats of heads of 2 districts' },
    ],
    [
      {
        minimumDirectors: 2,
        maximumDirectors: 4,
        districts: ['North', 'South'],
        districtSeats: { primary: 1, secondary: 1 },
      },
      {},
    ],
    [{ minimumDirectors: 2, maximumDirectors: 4, quorum: 4 }, {}],
    [{ minimumDirectors: 2, maximumDirectors: 4, quorum: 5 }, { '/articles/maximumDirectors': 'the quorum, 5' }],
  ] as [object, Record<string, string>][])
    it(`finds what contradicts itself in ${JSON.stringify(articles)}`, () => {
      const { errors } = parseCompany(written({ articles }))
      expect(errors.map(({ path }) => path)).to.deep.equal(Object.keys(wrong))
      for (const { path, message } of errors) expect(message).to.contain(wrong[path])
    })

  it('finds it in each version by itself, of all that it says and the preset does', () =>
    expect(
      errorsOf(
        written({
          articles: [
            { maximumDirectors: 12 },
            { from: '2024-09-01', minimumDirectors: 13 },
            { from: '2025-09-01', maximumDirectors: 9 },
          ],
        }),
      ),
    ).to.deep.equal(['/articles/2/maximumDirectors']))

  for (const [name, bad] of [
    ['a list', []],
    ['a word', 'company'],
    ['nothing', null],
  ] as const)
    it(`refuses ${name} in place of a company`, () => expect(errorsOf(bad)).to.deep.equal(['']))
})

describe('the articles in force', () => {
  const company = read({
    articles: [
      {
        from: '2024-09-01',
        resolution: 'r-7',
        councilCap: { value: '150/1000', clause: '21.1' },
        minimumDirectors: 12,
      },
      { from: '2018-03-06', reserveFloor: { amount: '475000.00' } },
    ],
  })
  const on = (day: string) => articlesOn(company, date(day))

  it('are those of the preset until a version says otherwise', () => {
    expect(on('2024-08-31').councilCap).to.deep.equal({ value: [190, 1000], clause: 'Articles, 20.3' })
    expect(on('2024-08-31').reserveFloor.value).to.deep.equal({ amount: 47_500_000 })
  })

  it('change on the day on which the next version begins, and keep the past as it was', () => {
    expect(on('2024-09-01').councilCap).to.deep.equal({ value: [150, 1000], clause: 'Articles, 21.1' })
    expect(on('2024-09-01').minimumDirectors).to.deep.equal({ value: 12, clause: 'Articles, 18.1' })
  })

  it('are the preset alone where a later version does not repeat an override', () => {
    expect(on('2024-09-01').reserveFloor.value).to.equal(null)
  })
})
