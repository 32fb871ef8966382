import { expect } from 'chai'
import type { Organisation } from '../../../src/directory/index.ts'
import { type BoardFacts, type CheckDocument, check, evaluate, suppose } from '../../../src/governance/index.ts'
import { keptPlace, keptVacancy, outsiderIn } from '../../../src/governance/seats/kept-places.ts'
import type { Seat } from '../../../src/governance/types.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { dated, rowWith, words } from '../../support/desk.ts'
import { sampleSite } from '../../support/sample-site.ts'
import { shared } from '../../support/shared.ts'
import { aSchool, factsOf, findingOf, office, type Sitter } from '../ground/facts.ts'

const OAK = aSchool('oak', { name: 'Oak Row School', type: '1' })
const QUARRY = aSchool('quarry', { name: 'Quarry Academy', type: '34' })
const SCHOOLS = [OAK, QUARRY, aSchool('manor', { name: 'Manor House', type: '11' })]

/** Who left a maintained school's seat on 31 March 2026, in a term to 31 August 2027, unless it says otherwise. */
const leaver = (more: Partial<Sitter> = {}): Sitter => ({
  ref: 'x',
  seat: 's',
  appointedOn: '2025-09-01',
  termEndsOn: '2027-08-31',
  ceasedOn: '2026-03-31',
  offices: [office('oak', 'head_teacher')],
  ...more,
})

const partnership = (
  sitters: Sitter[],
  more: { organisations?: Organisation[]; articles?: object } = {},
): BoardFacts => {
  const facts = factsOf({
    sitters,
    organisations: more.organisations ?? SCHOOLS,
    company: { preset: 'strategic-partnership', legalForm: 'unincorporated', articles: more.articles ?? {} },
  })
  return { ...facts, seats: [...new Map(facts.seats.map((seat) => [seat.ref, seat])).values()] }
}

const seatIn = (facts: BoardFacts): Seat => facts.seats.find(({ ref }) => ref === 's') as Seat
const keptOn = (facts: BoardFacts, day: string) => {
  const place = keptPlace(facts, seatIn(facts), date(day))
  return place ? `${place.sector} ${place.leaver.person} ${place.until}` : undefined
}

describe('the place of an early leaver', () => {
  const KEPT = 'maintained x 2027-08-31'
  for (const [what, more, day, kept] of [
    ['on the last day in the seat', {}, '2026-03-31', undefined],
    ['the day after', {}, '2026-04-01', KEPT],
    ['on the last day of the term', {}, '2027-08-31', KEPT],
    ['the day after the term', {}, '2027-09-01', undefined],
    ['of who left a day before the end', { ceasedOn: '2027-08-30' }, '2027-08-31', KEPT],
    ['of who served to the end', { ceasedOn: '2027-08-31' }, '2027-09-01', undefined],
    ['of who was held over and then left', { ceasedOn: '2027-10-31' }, '2027-11-01', undefined],
    ['of who had no term', { termEndsOn: undefined }, '2026-04-01', undefined],
    ['of who leads no school', { offices: [] }, '2026-04-01', undefined],
    ['of who leads an independent school', { offices: [office('manor', 'head_teacher')] }, '2026-04-01', undefined],
    ['of who leads an academy', { offices: [office('quarry', 'head_teacher')] }, '2026-04-01', 'academy x 2027-08-31'],
    [
      'of who had lost the headship a week before',
      { offices: [office('oak', 'head_teacher', '2020-01-01', '2026-03-24')] },
      '2026-04-01',
      KEPT,
    ],
    [
      'of who had lost it before coming to the seat',
      { offices: [office('oak', 'head_teacher', '2020-01-01', '2025-08-31')] },
      '2026-04-01',
      undefined,
    ],
    [
      'of who moved to an academy while in the seat',
      {
        offices: [
          office('oak', 'head_teacher', '2020-01-01', '2025-12-31'),
          office('quarry', 'head_teacher', '2026-01-01'),
        ],
      },
      '2026-04-01',
      'academy x 2027-08-31',
    ],
    ['of a governor', { category: 'governor', offices: [office('oak', 'parent_governor')] }, '2026-04-01', KEPT],
    ['of a governor who is a head elsewhere', { category: 'governor' }, '2026-04-01', undefined],
    ['of a councillor', { category: 'council' }, '2026-04-01', undefined],
  ] as [string, Partial<Sitter>, string, string | undefined][])
    it(`${what} ${kept ? 'stays with its sector' : 'is not kept'}`, () =>
      expect(keptOn(partnership([leaver(more)]), day)).to.equal(kept))

  it('is asked of a strategic partnership, and of others whose articles say so', () => {
    const other = (articles: object) => factsOf({ sitters: [leaver()], organisations: SCHOOLS, company: { articles } })
    expect(keptOn(other({}), '2026-04-01')).to.equal(undefined)
    expect(keptOn(other({ earlyLeaverPlaceStays: true }), '2026-04-01')).to.equal(KEPT)
    expect(keptOn(partnership([leaver()], { articles: { earlyLeaverPlaceStays: false } }), '2026-04-01')).to.equal(
      undefined,
    )
  })

  it('stays with the sector that the school was of on the day of leaving, though it has converted since', () => {
    const converted = [
      aSchool('oak', { type: '1', closedOn: date('2026-06-30') }),
      aSchool('oak-academy', { type: '34', openedOn: date('2026-07-01') }),
    ]
    const offices = [
      office('oak', 'head_teacher', '2020-01-01', '2026-06-30'),
      office('oak-academy', 'head_teacher', '2026-07-01'),
    ]
    const leaving = (ceasedOn: string) => partnership([leaver({ ceasedOn, offices })], { organisations: converted })
    expect(keptOn(leaving('2026-06-30'), '2027-01-01')).to.equal(KEPT)
    expect(keptOn(leaving('2026-07-01'), '2027-01-01')).to.equal('academy x 2027-08-31')
  })

  it('outlasts a replacement who came for a part of it, or from the other sector', () => {
    const next = (more: Partial<Sitter>) =>
      partnership([leaver(), { ref: 'y', seat: 's', appointedOn: '2026-05-01', ...more }])
    const led = (school: string) => [office(school, 'head_teacher')]
    expect(keptOn(next({ termEndsOn: '2026-12-31', offices: led('oak') }), '2027-01-01')).to.equal(KEPT)
    const early = { termEndsOn: '2028-04-30', ceasedOn: '2026-12-31' }
    expect(keptOn(next({ ...early, offices: led('oak') }), '2027-01-01')).to.equal('maintained y 2028-04-30')
    expect(keptOn(next({ ...early, offices: led('quarry') }), '2027-01-01')).to.equal(KEPT)
  })

  it('is known before the vacancy, once the day of leaving is', () => {
    const facts = partnership([leaver({ ceasedOn: '2026-10-31' })])
    expect(keptOn(facts, '2026-09-01')).to.equal(undefined)
    expect(keptVacancy(facts, seatIn(facts), date('2026-09-01'))?.sector).to.equal('maintained')
  })
})

describe('who takes the place of an early leaver', () => {
  const taking = (offices: Sitter['offices'], appointedOn = '2026-05-01') =>
    partnership([
      leaver(),
      { ref: 'y', seat: 's', appointedOn, termEndsOn: '2028-04-30', ...(offices ? { offices } : {}) },
    ])
  for (const [what, offices, appointedOn, outside] of [
    ['of the same sector', [office('oak', 'deputy_head')], '2026-05-01', false],
    ['of the other', [office('quarry', 'head_teacher')], '2026-05-01', true],
    ['of both', [office('quarry', 'executive_head'), office('oak', 'executive_head')], '2026-05-01', false],
    ['of none', [], '2026-05-01', true],
    ['of the other on the last day of the term', [office('quarry', 'head_teacher')], '2027-08-31', true],
    ['of the other after it', [office('quarry', 'head_teacher')], '2027-09-01', false],
  ] as [string, Sitter['offices'], string, boolean][])
    it(`${what}: ${outside ? 'is told of' : 'takes it'}`, () => {
      const facts = taking(offices, appointedOn)
      expect(outsiderIn(facts, seatIn(facts), 'y', date(appointedOn)) !== undefined).to.equal(outside)
    })

  const PLACE =
    'The place stays with maintained schools until 31 August 2027, as Person x, who left in mid-term on 31 March 2026, stood for Oak Row School, a maintained school'
  const known = '2026-09-01T09:00:00.000Z' as Instant
  const ofPlaces = ({ notices }: Pick<CheckDocument, 'notices'>) =>
    notices.filter(({ notice }) => notice === 'kept-place')
  const noticesOn = (facts: BoardFacts, day: string) => ofPlaces(evaluate(facts, { on: date(day), known }))
  const source = 'Terms of reference, 4.4'

  it('is named beside the findings, in no verdict, until the term would have ended', () => {
    const facts = taking([office('quarry', 'head_teacher')])
    const found = {
      notice: 'kept-place',
      body: 'board',
      status: 'warn',
      explanation: `${PLACE}; Person y stands for Quarry Academy, an academy.`,
      source,
    }
    expect(noticesOn(facts, '2026-05-01')).to.deep.equal([found])
    expect(noticesOn(facts, '2027-08-31')).to.deep.equal([found])
    expect(noticesOn(facts, '2027-09-01')).to.deep.equal([])
    expect(findingOf(facts, 'body.sector-balance', '2026-05-01')).to.include({ status: 'pass', numerator: 1 })
    const kept = { ...found, status: 'pass', explanation: `${PLACE}.` }
    expect(noticesOn(facts, '2026-04-15'), 'while it is vacant').to.deep.equal([kept])
    expect(noticesOn(taking([office('oak', 'head_teacher')]), '2026-05-01')).to.deep.equal([kept])
  })

  it('is judged as on the first day: a conversion later is nobody’s fault', () => {
    const organisations = [
      OAK,
      aSchool('elm', { type: '2', closedOn: date('2026-08-31') }),
      aSchool('elm-academy', { type: '34', openedOn: date('2026-09-01') }),
    ]
    const offices = [
      office('elm', 'head_teacher', '2020-01-01', '2026-08-31'),
      office('elm-academy', 'head_teacher', '2026-09-01'),
    ]
    const facts = partnership(
      [leaver(), { ref: 'y', seat: 's', appointedOn: '2026-05-01', termEndsOn: '2028-04-30', offices }],
      { organisations },
    )
    expect(noticesOn(facts, '2026-10-01').map(({ status }) => status)).to.deep.equal(['pass'])
  })

  it('is told of by what-if, as is the place itself', () => {
    const facts = partnership([
      leaver({ ceasedOn: '' }),
      { ref: 'y', seat: 'other', offices: [office('quarry', 'head_teacher')], ceasedOn: '2025-12-31' },
    ])
    const supposed = (...acts: string[]) => ofPlaces(suppose(facts, acts, { known })).map(({ status }) => status)
    expect(supposed('cease:x:2026-03-31')).to.deep.equal(['pass'])
    expect(supposed('cease:x:2026-03-31', 'appoint:y:s:2026-05-01')).to.deep.equal(['warn'])
    expect(supposed('cease:y:2025-10-01')).to.deep.equal([])
  })
})

describe('a place that was left early, in a partnership', function () {
  this.timeout(60_000)
  const desk = shared(() => sampleSite('haverfold', 'secretary'))

  const PLACE =
    'The place stays with maintained schools until 31 August 2027, as Howard Tranter, who left in mid-term on 20 November 2026, stood for Ashby Road Primary School, a maintained school'
  const CLAUSE = '(Terms of reference, 4.4).'
  const OTHER = 'Rhoda Sefton stands for Finch Hill Academy, an academy'

  it('is told when the leaver is recorded, with the reason asked for where none is given', async () => {
    const path = '/board/directors/howard-tranter/resignation'
    const left = { body: 'partnership-board', ...dated('ceasedOn', '2026-11-20') }
    const shown = words(await desk.check(path, left))
    expect(shown).to.contain(`${PLACE} ${CLAUSE}`)
    expect(shown).to.contain('Howard Tranter leaves before 31 August 2027, when the term ends: record why (Terms')
    expect(words(await desk.check(path, { ...left, reason: 'Retires' }))).not.to.contain('record why')
    await desk.record(path, left)
  })

  it('stands on the page of the seat, in its draft advert and notice, and in the list of seats', async () => {
    const seat = await desk.page('/board/seats/sb-primary-1?on=2026-11-22')
    expect(words(seat))
      .to.contain(`${PLACE} ${CLAUSE}`)
      .and.to.contain('Kept for Maintained schools, until 31 August 2027')
    expect(rowWith(seat, '20 November 2026')).to.contain(
      'Left No reason recorded In mid-term, which ran to 31 August 2027',
    )
    const elder = await desk.page('/board/seats/sb-primary-4')
    expect(rowWith(elder, 'Winifred Osei')).to.contain(
      'Left early: a headship outside the borough In mid-term, which ran to 31 August 2027',
    )
    expect(words(elder)).to.contain('as Winifred Osei, who left in mid-term on 17 April 2026')
    for (const draft of ['advert', 'notice'])
      expect(words(await desk.page(`/board/seats/sb-primary-1/${draft}`)), draft).to.contain(PLACE)
  })

  it('is told to who advertises it, to who records a nomination from the other sector, and to who chooses it', async () => {
    expect(rowWith(await desk.page('/nominations'), 'Primary leader')).to.contain(
      'Stays with maintained schools, until 31 August 2027',
    )
    const advert = { seat: 'sb-primary-1', ...dated('advertisedOn', '2026-11-20'), ...dated('closesOn', '2026-11-21') }
    expect(words(await desk.check('/nominations/advertisements', advert))).to.contain(
      `${PLACE} ${CLAUSE} Say so in the advertisement.`,
    )
    await desk.record('/nominations/advertisements', advert)
    const nomination = {
      person: 'rhoda-sefton',
      kind: 'self',
      seat: 'sb-primary-1',
      ...dated('receivedOn', '2026-11-21'),
    }
    expect(words(await desk.check('/nominations', nomination))).to.contain(`${PLACE}; ${OTHER} ${CLAUSE}`)
    await desk.record('/nominations', nomination)
    const html = await desk.page('/nominations')
    expect(words(html)).to.contain(`${PLACE} ${CLAUSE}`)
    expect(rowWith(html, 'Rhoda Sefton')).to.contain('Other sector').and.to.contain(OTHER)
    const fits = { ...nomination, person: 'magnus-fell' }
    expect(words(await desk.check('/nominations', fits))).not.to.contain('stays with')
  })

  it('is told to who appoints from the other sector, at the command as on the page, and refused by no rule', async () => {
    // One leader of each trust: the other has to make way first.
    await desk.act('recordResignation', { person: 'josiah-pell', ceasedOn: '2026-11-20', reason: 'Retires' })
    const { result, breaches } = await desk.act('appointDirector', {
      person: 'rhoda-sefton',
      seat: 'sb-primary-1',
      appointedOn: '2026-11-22',
      agreedOn: '2026-11-22',
      agreementVersion: '2025',
    })
    expect(breaches).to.deep.equal([])
    expect(
      (result as { notices: { explanation: string }[] }).notices.map(({ explanation }) => explanation),
    ).to.deep.equal([`${PLACE}; ${OTHER}. It is not refused: let the body agree to it, and keep its reason.`])
    expect(words(await desk.page('/board/seats/sb-primary-1'))).to.contain(`${PLACE}; ${OTHER} ${CLAUSE}`)
    const { notices } = await check(desk.reader, { on: date('2026-11-22'), today: date('2026-11-22') })
    expect(notices.map(({ status }) => status)).to.include.members(['warn', 'pass'])
  })
})
