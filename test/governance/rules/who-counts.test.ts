import { expect } from 'chai'
import { date } from '../../../src/kernel/dates.ts'
import { aSchool, councillor, factsOf, findingOf, type Sitter } from '../ground/facts.ts'

const schools = (count: number): Sitter[] => Array.from({ length: count }, (_, i) => ({ ref: `p-${i + 1}` }))
const community = aSchool('s-1', { type: '1' })
const academy = aSchool('s-2', { type: '34' })
const company = aSchool('co', { kind: 'supplier', type: '', controlledBy: 'council' })
const at = (organisation: string, office: string, from = '2020-01-01', to?: string) =>
  ({ organisation, office, from: date(from), ...(to ? { to: date(to) } : {}) }) as never

/** One more person on a board of ten: who counts under which rule on 1 September 2026. */
const cases: [string, Partial<Sitter>, { law: boolean; cap: boolean }][] = [
  ['a councillor in a governor’s seat', { category: 'governor', offices: [councillor()] }, { law: true, cap: true }],
  ['an officer of the council', { offices: [at('council', 'council_officer')] }, { law: true, cap: true }],
  ['the council’s nominee who holds no office', { category: 'council' }, { law: false, cap: true }],
  ['somebody whom the council nominated to another seat', { nominatedBy: 'council' }, { law: false, cap: true }],
  ['somebody nominated by the council’s name', { nominatedBy: 'Wexmere Council' }, { law: false, cap: true }],
  ['somebody in a seat to which the council nominates', { seatNominatedBy: 'council' }, { law: false, cap: true }],
  [
    'a school’s nominee in a seat to which the council usually nominates',
    { seatNominatedBy: 'council', nominatedBy: 'Member schools' },
    { law: false, cap: false },
  ],
  [
    'a governor appointed by the local authority',
    { category: 'governor', offices: [at('s-2', 'local_authority_governor')] },
    { law: false, cap: false },
  ],
  ['a councillor of four years ago', { offices: [councillor('2018-05-07', '2022-09-01')] }, { law: true, cap: true }],
  [
    'a councillor of more than four years ago',
    { offices: [councillor('2018-05-07', '2022-08-31')] },
    { law: false, cap: false },
  ],
  [
    'a former officer',
    { offices: [at('council', 'council_officer', '2010-01-01', '2026-08-31')] },
    { law: false, cap: false },
  ],
  [
    'an employee of the council’s company',
    { offices: [at('co', 'employee_of_council_company')] },
    { law: false, cap: false },
  ],
  [
    'an employee and director of the council’s company',
    { offices: [at('co', 'employee_of_council_company'), at('co', 'director_of_council_company')] },
    { law: true, cap: true },
  ],
  ['a head whom the council employs', { offices: [at('s-1', 'head_teacher')] }, { law: false, cap: false }],
  ['an observer of the council', { category: 'observer', offices: [councillor()] }, { law: false, cap: false }],
]

describe('who counts as the council’s', () => {
  it('is told with the office: of a company of the council both that make it count', () => {
    const offices = [at('co', 'employee_of_council_company'), at('co', 'director_of_council_company')]
    const facts = factsOf({ sitters: [{ ref: 'x', offices }], organisations: [company] })
    expect(findingOf(facts, 'board.law-20').explanation).to.include(
      `Counted: Person x (director and employee of ${company.name}, a company of Wexmere Council).`,
    )
  })

  for (const [who, sitter, { law, cap }] of cases)
    it(`${who}: ${law ? 'yes' : 'no'} in law, ${cap ? 'yes' : 'no'} for the cap`, () => {
      const facts = factsOf({
        sitters: [...schools(10), { ref: 'x', ...sitter }],
        organisations: [community, academy, company],
      })
      expect(findingOf(facts, 'board.law-20').people?.includes('x')).to.equal(law)
      expect(findingOf(facts, 'board.council-cap').people?.includes('x')).to.equal(cap)
    })

  it('asks nothing of a director because of the seat of an observer that he or she has besides', () => {
    const [term, nominated] = [{ termEndsOn: '2026-08-31' }, { seatNominatedBy: 'council', votes: 3 }]
    const facts = factsOf({
      sitters: [
        ...schools(4),
        { ref: 'x', appointedOn: '2025-12-01', verifiedOn: '2025-12-01', offices: [councillor()] },
        { ref: 'x', seat: 'watching', category: 'observer', appointedOn: '2024-01-01', ...nominated },
        { ref: 'y', ...term },
        { ref: 'y', seat: 'watching too', category: 'observer', ...nominated },
      ],
      company: { articles: { term: { years: 3 } } },
    })
    const day = '2026-08-31'
    expect(findingOf(facts, 'board.council-cap', day)).to.deep.include({ numerator: 1, people: ['x'] })
    expect(findingOf(facts, 'board.votes-law-20', day)).to.include({ numerator: 1, denominator: 6 })
    expect(findingOf(facts, 'body.term', day).people).to.not.include('y')
  })

  it('counts a head whom the council employs, and has co-opted to a committee, wherever heads are counted', () => {
    const both = [at('council', 'co_opted_councillor'), at('s-1', 'head_teacher')]
    for (const offices of [both, [...both].reverse()]) {
      const facts = factsOf({
        sitters: [...schools(10), { ref: 'x', offices }],
        organisations: [community],
        company: { articles: { countCouncilEmployedHeads: 'count' } },
      })
      expect(findingOf(facts, 'board.law-20')).to.deep.include({ numerator: 1, people: ['x'] })
    }
  })

  it('counts a person with two seats once', () => {
    const twice: Sitter[] = [
      { ref: 'x', seat: 'one', category: 'council', offices: [councillor()] },
      { ref: 'x', seat: 'two', category: 'governor', votes: 2 },
    ]
    const facts = factsOf({ sitters: [...schools(10), ...twice] })
    expect(findingOf(facts, 'board.law-20')).to.include({ numerator: 1, denominator: 11 })
    expect(findingOf(facts, 'board.votes-law-20')).to.include({ numerator: 2, denominator: 12 })
  })

  it('counts only the company’s own council where its articles say so', () => {
    const other = aSchool('parish', { kind: 'council', type: '' })
    const sitters = [...schools(10), { ref: 'x', offices: [at('parish', 'councillor')] }]
    const numerator = (authorities: string) =>
      findingOf(factsOf({ sitters, organisations: [other], company: { articles: { authorities } } }), 'board.law-20')
        .numerator
    expect([numerator('all'), numerator('own')]).to.deep.equal([1, 0])
  })

  describe('under the two readings of the open question', () => {
    const sitters = [
      ...schools(9),
      { ref: 'h-1', offices: [at('s-1', 'head_teacher')] },
      { ref: 'c-1', offices: [councillor()] },
      { ref: 'c-2', offices: [councillor()] },
    ]
    const law = (countCouncilEmployedHeads: string) =>
      findingOf(
        factsOf({ sitters, organisations: [community], company: { articles: { countCouncilEmployedHeads } } }),
        'board.law-20',
      )

    it('prints both, not counted first, and goes by the one configured', () => {
      expect(law('show_both')).to.include({ numerator: 2, status: 'pass' })
      expect(law('show_both').readings?.map(({ numerator, status }) => [numerator, status])).to.deep.equal([
        [2, 'pass'],
        [3, 'fail'],
      ])
      expect(law('count')).to.include({ numerator: 3, status: 'fail' })
      expect(law('do_not_count')).to.include({ numerator: 2, status: 'pass' })
    })

    it('prints none where nobody raises the question', () =>
      expect(findingOf(factsOf({ sitters: schools(11) }), 'board.law-20')).not.to.have.property('readings'))
  })
})

describe('votes at directors’ meetings', () => {
  const council: Sitter[] = [
    { ref: 'c-1', offices: [councillor()] },
    { ref: 'c-2', offices: [councillor()] },
  ]
  const votes = (sitters: Sitter[], articles: object = {}) =>
    findingOf(factsOf({ sitters, company: { articles } }), 'board.votes-law-20')

  it('count the casting vote of an associated chair on both sides: 2 of 11 become 3 of 12', () => {
    const chaired = [{ ...council[0], category: 'chair' } as Sitter, council[1] as Sitter, ...schools(9)]
    expect(votes(chaired)).to.include({ numerator: 3, denominator: 12, status: 'fail' })
    expect(votes(chaired, { chairHasCastingVote: false })).to.include({ numerator: 2, denominator: 11, status: 'warn' })
  })

  it('do not count that of an independent chair', () => {
    const chaired: Sitter[] = [...council, { ref: 'chair', category: 'chair' }, ...schools(8)]
    expect(votes(chaired)).to.include({ numerator: 2, denominator: 11, status: 'warn' })
  })

  for (const [weights, numerator, denominator, status, headroom] of [
    [[1, 1, 1, 1, 1, 1], 1, 6, 'warn', 0],
    [[1, 3, 1, 1, 1, 1], 1, 8, 'warn', 0],
    [[1, 2, 2, 2, 2, 2], 1, 11, 'pass', 2],
    [[2, 1, 1, 1, 1, 1, 1, 1, 1], 2, 10, 'fail', -1],
    [[0, 1, 1, 1], 0, 3, 'pass', null],
  ] as const)
    it(`weighed ${weights.join(', ')}, the council’s first, are ${numerator} of ${denominator}: ${status}`, () => {
      const sitters = weights.map(
        (held, i): Sitter => ({
          ref: `v-${i}`,
          votes: held,
          ...(i === 0 ? { offices: [councillor()] } : {}),
        }),
      )
      expect(votes(sitters)).to.include({ numerator, denominator, status, headroom })
    })

  it('say of directors with more votes than others that one of those would do', () => {
    const sitters: Sitter[] = [{ ref: 'c', offices: [councillor()] }, ...schools(4), { ref: 'v', votes: 3 }]
    expect(votes(sitters).explanation).to.include('if whoever of the others has the most votes leaves')
  })
})
