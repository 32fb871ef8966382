import { expect } from 'chai'
import {
  ARTICLE_NAMES,
  type ArticleName,
  articleField,
  articlesOn,
  articleText,
  articleWritten,
  type Company,
  parseCompany,
  readOverrides,
  shareTyped,
} from '../../src/company/index.ts'
import { date } from '../../src/kernel/dates.ts'

const companySaying = (articles: object): Company => {
  const { values, errors } = parseCompany({
    slug: 'wexmere-learning',
    name: 'Wexmere Learning Partnership Limited',
    companyNumber: '00000000',
    incorporatedOn: '2018-03-06',
    registeredOffice: '4 Tannery Row, Wexmere WX1 4TR',
    council: { ref: 'council', name: 'Wexmere Council', laCode: '970' },
    guarantee: '1.00',
    yearEnd: '03-31',
    preset: 'school-improvement-company',
    articles,
  })
  expect(errors).to.deep.equal([])
  return values as Company
}
const saying = (articles: object) => articlesOn(companySaying(articles), date('2026-11-22'))

describe('an article in plain words', () => {
  const table: [ArticleName, unknown, string | undefined][] = [
    ['minimumDirectors', 11, 'At least 11 directors in office'],
    ['minimumDirectors', null, undefined],
    ['councilCap', '190/1000', 'At most 19% of the directors in office'],
    ['councilCap', '195/1000', 'At most 19.5% of the directors in office'],
    ['councilCap', '1/6', 'At most 1/6 of the directors in office'],
    ['replacementServes', 'remainder', 'Serves the rest of the term'],
    ['earlyLeaverPlaceStays', true, 'Stays with academies, or with maintained schools, for the rest of the term'],
    ['earlyLeaverPlaceStays', false, undefined],
    ['tradingArea', [], 'The council’s own area'],
    ['tradingArea', ['301', '302'], 'Local authorities 301 and 302'],
    [
      'attendance',
      { share: '4/5', substituteCounts: true },
      'At least 80% of meetings in a year. A substitute counts; a meeting without a quorum does not count',
    ],
    ['term', { years: 1 }, '1 year'],
    ['quorum', 4, '4 directors who may vote on the item'],
    ['councilVotesAtMeetings', 'not_watched', undefined],
    ['councilVotesAtMeetings', 'scaled', 'Each counts for less, so that together they keep to the cap'],
    ['termlyMeetings', ['area_group', 'sub_group'], 'Area groups and sub-groups'],
    ['datesAhead', ['board', 'sub_group'], 'Boards and sub-groups'],
    [
      'cells',
      [
        { phase: 'Secondary', sector: 'community', role: 'head_teacher' },
        { phase: 'Primary', sector: 'any', role: 'governor' },
      ],
      'Head teacher, secondary, community; Governor, primary',
    ],
    ['categories', { governor: { minimum: 1 }, chair: { maximum: 1 } }, 'Governor: at least 1; chair: at most 1'],
    ['districtSeats', { primary: 1, secondary: 2 }, '1 primary head and 2 secondary heads'],
    ['reserveFloor', { amount: '475000.00' }, '£475,000.00'],
  ]
  for (const [name, value, text] of table)
    it(`${name} ${JSON.stringify(value)}`, () => expect(articleText(saying({ [name]: value }), name)).to.equal(text))
})

describe('an article that is typed', () => {
  /** Of every article a value that its preset does not have. */
  const own: Record<ArticleName, unknown> = {
    minimumDirectors: 12,
    maximumDirectors: 16,
    councilCap: '195/1000',
    chairHasCastingVote: false,
    holdingOver: true,
    replacementServes: 'remainder',
    earlyLeaverPlaceStays: true,
    countCouncilEmployedHeads: 'do_not_count',
    authorities: 'own',
    tradingArea: ['301', '302'],
    quorum: 4,
    councilVotesAtMeetings: 'scaled',
    termlyMeetings: ['area_group', 'forum'],
    datesAhead: ['board'],
    attendance: { share: '3/4', substituteCounts: true, inquorateCounts: false },
    term: { years: 3 },
    onePerGroup: true,
    sectorBalance: { toleranceSeats: 2 },
    cells: [{ phase: 'Secondary', sector: 'community', role: 'head_teacher' }],
    districts: ['North, upper', 'South'],
    districtSeats: { primary: 1, secondary: 2 },
    areas: ['Coast'],
    associations: ['heads'],
    requiredSeats: ['Head, primary'],
    officersChosenByMembers: ['chair', 'vice-chair'],
    electionVotes: 'per_member',
    categories: { governor: { minimum: 1 }, chair: { maximum: 1 }, chief_executive: { minimum: 1, maximum: 1 } },
    reserveFloor: { months: 3 },
    vatRounding: 'down',
    paymentDays: 14,
    horizonMonths: 6,
  }
  const readBack = (name: ArticleName, text: string) => readOverrides({ [name]: articleWritten(name, text) }, '')

  /** 19% is typed, and 190/1000 written: the same share. */
  const inQuotients = (value: unknown) =>
    JSON.stringify(value, (_, part) =>
      Array.isArray(part) && typeof part[0] === 'number' ? part[0] / Number(part[1]) : part,
    )

  for (const name of ARTICLE_NAMES)
    it(`${name} is read back as it stands in its field`, () => {
      for (const articles of [saying({ [name]: own[name] }), saying({})]) {
        const { overrides, errors } = readBack(name, articleField(articles, name).value)
        expect(errors).to.deep.equal([])
        expect(inQuotients(overrides[name]?.value)).to.equal(inQuotients(articles[name].value))
      }
    })

  for (const [typed, share] of [
    ['19%', '190/1000'],
    ['19.5 %', '195/1000'],
    ['19.25%', '1925/10000'],
    ['190/1000', '190/1000'],
    ['a fifth', 'a fifth'],
  ] as const)
    it(`“${typed}” is the share ${share}`, () => expect(shareTyped(typed)).to.equal(share))

  for (const [name, typed] of [
    ['minimumDirectors', 'eleven'],
    ['minimumDirectors', '0'],
    ['councilCap', '120%'],
    ['holdingOver', 'perhaps'],
    ['quorum', '1'],
    ['termlyMeetings', 'everybody'],
    ['cells', 'Secondary, community'],
    ['categories', 'heads, 1'],
    ['attendance', '80%\nsometimes'],
    ['districtSeats', '1'],
    ['reserveFloor', 'plenty'],
    ['paymentDays', ''],
  ] as const)
    it(`${name} is not “${typed.replace('\n', ' ')}”`, () => {
      const { errors } = readBack(name, typed)
      expect(errors[0]?.path).to.match(new RegExp(`^/${name}`))
    })
})
