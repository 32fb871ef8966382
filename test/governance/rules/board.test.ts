import { expect } from 'chai'
import { evaluate } from '../../../src/governance/index.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { aBody, aSchool, boardOf, councillor, factsOf, findingOf, type Sitter } from '../ground/facts.ts'

const near = aSchool('near')
const far = aSchool('far', { laCode: '971' })
const trust = aSchool('trust', { kind: 'trust', type: '' })
const inTrust = aSchool('in-trust', { trust: 'trust' })
const office = (organisation: string, name: string) =>
  ({ organisation, office: name, from: date('2020-01-01') }) as never

describe('the size of the board', () => {
  for (const [inOffice, status, headroom] of [
    [10, 'fail', -1],
    [11, 'warn', 0],
    [12, 'pass', 1],
  ] as const)
    it(`of ${inOffice} where at least 11 are asked for: ${status}`, () =>
      expect(findingOf(boardOf(inOffice, 0), 'board.minimum')).to.include({
        status,
        headroom,
        numerator: inOffice,
        denominator: 11,
        limit: 'at least 11',
        source: 'Articles, 18.1',
      }))

  for (const [inOffice, status] of [
    [12, 'pass'],
    [13, 'fail'],
  ] as const)
    it(`of ${inOffice} where at most 12 are allowed: ${status}`, () => {
      const facts = boardOf(inOffice, 0, { company: { articles: { maximumDirectors: { value: 12, clause: '18.2' } } } })
      expect(findingOf(facts, 'board.maximum')).to.include({ status, headroom: null, source: 'Articles, 18.2' })
    })

  it('has no largest number where the articles set none', () =>
    expect(findingOf(boardOf(30, 0), 'board.maximum').status).to.equal('not-applicable'))
})

describe('a term', () => {
  const facts = factsOf({
    sitters: [
      { ref: 'p-1', termEndsOn: '2026-08-31' },
      { ref: 'p-2', ceasedOn: '2026-08-31' },
      { ref: 'p-3', appointedOn: '2026-09-01' },
    ],
  })
  const count = (day: string, of = facts) => findingOf(of, 'board.minimum', day).numerator

  it('and a day of leaving are counted to their last day, an appointment from its first', () => {
    expect(count('2026-08-31')).to.equal(2)
    expect(count('2026-09-01')).to.equal(1)
  })

  it('is over with the body that it is served in, and does not begin before it', () => {
    const facts = factsOf({ sitters: [{ ref: 'p-1', appointedOn: '2020-01-01' }] })
    const [board] = facts.bodies
    if (!board) throw new Error('there is no board')
    const dated = { ...facts, bodies: [{ ...board, from: date('2021-01-01'), to: date('2026-08-31') }] }
    const inOffice = ['2020-12-31', '2021-01-01', '2026-08-31', '2026-09-01'].map((day) => count(day, dated))
    expect(inOffice).to.deep.equal([0, 1, 1, 0])
    const timeline = evaluate(dated, { on: date('2026-08-31'), known: '2026-08-31T09:00:00.000Z' as Instant }).timeline
    expect(timeline.find(({ rule }) => rule === 'board.minimum')).to.include({
      on: '2026-09-01',
      because: 'Board ends',
    })
  })

  it('that has ended leaves somebody in office only where the articles let directors hold over', () => {
    const holding = factsOf({
      sitters: [{ ref: 'p-1', termEndsOn: '2026-08-31' }],
      company: { articles: { holdingOver: true } },
    })
    expect(count('2026-09-01', holding)).to.equal(1)
  })

  it('is held over as the articles of the next day say, until other articles end it; later ones fill no empty seat', () => {
    const under = (first: boolean, then: boolean) =>
      factsOf({
        sitters: [{ ref: 'p-1', termEndsOn: '2026-08-31' }],
        company: {
          articles: [
            { from: '2018-03-06', holdingOver: first },
            { from: '2027-01-01', holdingOver: then },
          ],
        },
      })
    expect(count('2027-01-01', under(false, true))).to.equal(0)
    expect(count('2026-12-31', under(true, false))).to.equal(1)
    expect(count('2027-01-01', under(true, false))).to.equal(0)
    expect(count('2027-01-01', under(true, true))).to.equal(1)
  })
})

describe('the chair', () => {
  const chaired = (chair: Partial<Sitter>, more: object = {}) =>
    findingOf(
      factsOf({
        sitters: [{ ref: 'x', category: 'chair', ...chair }],
        organisations: [near, far, trust, inTrust],
        ...more,
      }),
      'board.chair',
    )

  for (const [who, chair, status] of [
    ['from outside', {}, 'pass'],
    ['a councillor', { offices: [councillor()] }, 'fail'],
    ['a councillor of three years ago', { offices: [councillor('2018-05-07', '2023-05-08')] }, 'fail'],
    ['nominated by the council', { nominatedBy: 'council' }, 'fail'],
    ['governor of a school in the area', { offices: [office('near', 'governor')] }, 'fail'],
    ['governor of a school elsewhere', { offices: [office('far', 'governor')] }, 'pass'],
    ['trustee of a trust with a school in the area', { offices: [office('trust', 'trustee')] }, 'fail'],
  ] as [string, Partial<Sitter>, string][])
    it(`${who}: ${status}`, () => expect(chaired(chair).status).to.equal(status))

  it('has to be in office', () =>
    expect(findingOf(boardOf(11, 0), 'board.chair')).to.include({ status: 'fail', numerator: 0, denominator: 1 }))

  it('may be a governor in the area where the preset asks only for independence of the council', () => {
    const chair = { offices: [office('near', 'governor')] }
    expect(chaired(chair, { company: { preset: 'learning-partnership' } }).status).to.equal('pass')
  })

  for (const [who, offices, readings] of [
    ['a head whom the council employs', [office('run', 'head_teacher')], ['pass 1', 'fail 0']],
    ['co-opted to a committee of the council', [office('council', 'co_opted_councillor')], ['pass 1', 'fail 0']],
    ['of whom nothing is in question', [office('far', 'governor')], undefined],
    ['a councillor in any case', [councillor(), office('run', 'head_teacher')], undefined],
  ] as [string, ReturnType<typeof office>[], string[] | undefined][])
    it(`${who}: ${readings ? 'shown under both readings' : 'there is one reading'}`, () => {
      const facts = factsOf({
        sitters: [{ ref: 'x', category: 'chair', offices }],
        organisations: [far, aSchool('run', { type: '1' })],
        company: { preset: 'learning-partnership' },
      })
      const found = findingOf(facts, 'board.chair').readings
      expect(found?.map(({ status, numerator }) => `${status} ${numerator}`)).to.deep.equal(readings)
    })
})

describe('kinds of seat', () => {
  const full: Sitter[] = [
    { ref: 'h', category: 'school_leader' },
    { ref: 'g', category: 'governor' },
    { ref: 'c', category: 'council' },
    { ref: 'e', category: 'chief_executive' },
    { ref: 'x', category: 'chair' },
  ]
  const kinds = (sitters: Sitter[]) => findingOf(factsOf({ sitters }), 'board.categories')

  it('are filled, the chair counting as a non-executive director', () =>
    expect(kinds(full)).to.include({ status: 'pass', numerator: 5, denominator: 5, headroom: null }))

  it('want exactly one chief executive', () => {
    const two = kinds([...full, { ref: 'e-2', category: 'chief_executive' }])
    expect(two).to.include({ status: 'fail', numerator: 4 })
    expect(two.explanation).to.include('2 chief executives where the articles ask for at most 1')
  })

  for (const sitter of full)
    it(`want a ${sitter.category}`, () =>
      expect(kinds(full.filter((one) => one !== sitter))).to.include({ status: 'fail', numerator: 4 }))
})

describe('identity', () => {
  const identity = (sitter: Partial<Sitter>, day: string, more: object = {}) =>
    findingOf(factsOf({ sitters: [{ ref: 'x', ...sitter }], ...more }), 'board.identity-verified', day).status

  // Incorporated on 6 March 2018: the first review period that ends after 18 November 2025 ends on 5 March 2026.
  for (const [what, sitter, day, status] of [
    ['is not asked before 18 November 2025', { verifiedOn: null }, '2025-11-17', 'not-applicable'],
    ['of an earlier director may wait', { verifiedOn: null }, '2025-11-18', 'warn'],
    ['may wait to the last day for the confirmation statement', { verifiedOn: null }, '2026-03-19', 'warn'],
    ['may wait no longer', { verifiedOn: null }, '2026-03-20', 'fail'],
    ['verified in that time is in order', { verifiedOn: '2026-03-19' }, '2026-03-20', 'pass'],
    [
      'of a new director is verified on the day at the latest',
      { appointedOn: '2025-11-18', verifiedOn: '2025-11-18' },
      '2025-11-18',
      'pass',
    ],
    [
      'of a new director verified a day late was not',
      { appointedOn: '2025-11-18', verifiedOn: '2025-11-19' },
      '2026-01-01',
      'fail',
    ],
    [
      'of a new director not verified fails at once',
      { appointedOn: '2025-11-18', verifiedOn: null },
      '2025-11-18',
      'fail',
    ],
    ['of the last director of before may wait', { appointedOn: '2025-11-17', verifiedOn: null }, '2025-12-01', 'warn'],
  ] as [string, Partial<Sitter>, string, string][])
    it(what, () => expect(identity(sitter, day)).to.equal(status))

  it('is seen beforehand to be put right by a verification that an appointment to another body tells of', () => {
    const facts = factsOf({
      sitters: [
        { ref: 'x', verifiedOn: null },
        { ref: 'x', seat: 'other', body: 'group', appointedOn: '2026-09-01', verifiedOn: '2026-10-15' },
      ],
      bodies: [aBody('group', 'sub_group')],
    })
    const { findings, timeline } = evaluate(facts, {
      on: date('2026-09-01'),
      known: '2026-09-01T09:00:00Z' as Instant,
    })
    expect(findings.find(({ rule }) => rule === 'board.identity-verified')?.status).to.equal('fail')
    expect(timeline.find(({ rule }) => rule === 'board.identity-verified')).to.include({
      on: '2026-10-15',
      because: 'identity of x is verified',
      status: 'pass',
    })
  })

  it('is not asked of an unincorporated partnership', () =>
    expect(identity({ verifiedOn: null }, '2026-09-01', { company: { preset: 'strategic-partnership' } })).to.equal(
      'not-applicable',
    ))
})

describe('an unincorporated partnership', () => {
  const facts = boardOf(10, 5, { company: { preset: 'school-led-system' } })
  for (const rule of ['board.law-20', 'board.votes-law-20', 'members.law-20', 'members.eligible', 'members.consent'])
    it(`is not asked about ${rule}`, () => expect(findingOf(facts, rule).status).to.equal('not-applicable'))
})
