import { expect } from 'chai'
import { suppose } from '../../../src/governance/index.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { aSchool, factsOf, findingOf, office, type Sitter } from '../ground/facts.ts'

const SCHOOLS = [
  aSchool('t', { kind: 'trust', type: '' }),
  aSchool('t-1', { trust: 't' }),
  aSchool('t-2', { trust: 't' }),
  aSchool('f', { kind: 'federation', type: '' }),
  aSchool('f-1', { type: '1', federation: 'f' }),
  aSchool('f-2', { type: '1', federation: 'f' }),
  aSchool('alone', { type: '1', urn: '199001' }),
  aSchool('other', { type: '1', urn: '199002' }),
]
const company = { preset: 'strategic-partnership' }
const judgedFor = (sitters: Sitter[], more: object = {}, day?: string) =>
  findingOf(factsOf({ sitters, organisations: SCHOOLS, company, ...more }), 'body.one-per-group', day)
const holding = (ref: string, ...held: (readonly [string, Parameters<typeof office>[1]])[]): Sitter => ({
  ref,
  offices: held.map(([organisation, name]) => office(organisation, name)),
})

describe('one leader of each trust, federation or school', () => {
  for (const [what, first, second, status] of [
    ['heads of two schools', [['alone', 'head_teacher']], [['other', 'head_teacher']], 'pass'],
    ['head and deputy of a school', [['alone', 'head_teacher']], [['alone', 'deputy_head']], 'fail'],
    ['head and another senior leader', [['alone', 'head_teacher']], [['alone', 'senior_leader']], 'fail'],
    ['head and acting head', [['alone', 'head_teacher']], [['alone', 'acting_head_teacher']], 'fail'],
    ['head and teacher', [['alone', 'head_teacher']], [['alone', 'teacher']], 'pass'],
    ['head and chair of governors', [['alone', 'head_teacher']], [['alone', 'chair_of_governors']], 'pass'],
    ['heads of two schools of a trust', [['t-1', 'head_teacher']], [['t-2', 'head_teacher']], 'fail'],
    ['head and chief executive of a trust', [['t-1', 'head_teacher']], [['t', 'trust_chief_executive']], 'fail'],
    ['head of a school and trustee of its trust', [['t-1', 'head_teacher']], [['t', 'trustee']], 'pass'],
    ['heads of two schools of a federation', [['f-1', 'head_teacher']], [['f-2', 'deputy_head']], 'fail'],
    ['head of a federation and of a school of it', [['f', 'executive_head']], [['f-2', 'deputy_head']], 'fail'],
    [
      'one head of both schools of a federation',
      [
        ['f-1', 'executive_head'],
        ['f-2', 'executive_head'],
      ],
      [['alone', 'head_teacher']],
      'pass',
    ],
    [
      'a head of two schools and the deputy of the second',
      [
        ['alone', 'executive_head'],
        ['other', 'executive_head'],
      ],
      [['other', 'deputy_head']],
      'fail',
    ],
  ] as const)
    it(`${what}: ${status}`, () =>
      expect(judgedFor([holding('p-1', ...first), holding('p-2', ...second)])).to.deep.include({
        status,
        people: status === 'pass' ? [] : ['p-1', 'p-2'],
        headroom: null,
        source: 'Terms of reference, 3.4',
      }))

  it('whatever their seats, but not as observers', () => {
    const [one, two] = [holding('p-1', ['t-1', 'head_teacher']), holding('p-2', ['t-2', 'head_teacher'])]
    expect(
      judgedFor([
        { ...one, category: 'chair' },
        { ...two, category: 'association' },
      ]).status,
    ).to.equal('fail')
    expect(judgedFor([one, { ...two, category: 'observer' }]).status).to.equal('pass')
  })

  it('counts those who share, of all', () =>
    expect(
      judgedFor([
        holding('p-1', ['t-1', 'head_teacher']),
        holding('p-2', ['t-2', 'head_teacher']),
        holding('p-3', ['alone', 'head_teacher']),
      ]),
    ).to.include({ numerator: 1, denominator: 3 }))

  it('lets both serve who were appointed before their schools joined one trust, until a term ends', () => {
    const joining = [
      { organisation: 'a', trust: 't', from: date('2025-01-01') },
      { organisation: 'b', trust: 't', from: date('2027-01-01') },
    ]
    const more = {
      organisations: [aSchool('t', { kind: 'trust', type: '' }), aSchool('a'), aSchool('b')],
      groupings: joining,
    }
    const first: Sitter = { ...holding('p-1', ['a', 'head_teacher']), termEndsOn: '2027-08-31' }
    const second: Sitter = { ...holding('p-2', ['b', 'head_teacher']), termEndsOn: '2028-08-31' }
    expect(judgedFor([first, second], more, '2026-12-31').status).to.equal('pass')
    const since = judgedFor([first, second], more, '2027-01-01')
    expect(since).to.deep.include({ status: 'warn', numerator: 0, denominator: 2, people: ['p-1', 'p-2'] })
    expect(since.explanation).to.contain('until the first of their terms ends, on 31 August 2027')
    expect(judgedFor([first, second], more, '2027-09-01').status).to.equal('pass')
    const renewed: Sitter = { ref: 'p-1', seat: 'again', appointedOn: '2027-09-01' }
    expect(judgedFor([first, second, renewed], more, '2027-09-01').status).to.equal('fail')
  })

  it('fails when a leader moves to a school of a trust that has one on the board', () => {
    const facts = factsOf({
      sitters: [holding('p-1', ['t-1', 'head_teacher']), holding('p-2', ['alone', 'head_teacher'])],
      organisations: SCHOOLS,
      company,
    })
    const { findings } = suppose(
      facts,
      ['leave-office:p-2:head_teacher:2026-08-31', 'office:p-2:head_teacher:t-2:2026-09-01'],
      {
        known: '2026-08-01T09:00:00Z' as Instant,
      },
    )
    expect(findings.find(({ rule }) => rule === 'body.one-per-group')?.status).to.equal('fail')
  })

  describe('where the schools of two directors joined one trust on 1 January 2026', () => {
    const together = {
      organisations: [aSchool('t', { kind: 'trust', type: '' }), aSchool('a', { trust: 't' }), aSchool('b')],
      groupings: [{ organisation: 'b', trust: 't', from: date('2026-01-01') }],
    }
    const table: [string, ReturnType<typeof office>[], string][] = [
      ['warns of a head who led the school the day before', [office('b', 'head_teacher', '2025-12-31')], 'warn'],
      ['fails for a director who became its head that day', [office('b', 'head_teacher', '2026-01-01')], 'fail'],
      [
        'warns of a deputy of before who has become its head since',
        [office('b', 'deputy_head', '2020-01-01', '2026-03-31'), office('b', 'head_teacher', '2026-04-01')],
        'warn',
      ],
      [
        'fails for a deputy of before who came back as its head',
        [office('b', 'deputy_head', '2020-01-01', '2025-12-31'), office('b', 'head_teacher', '2026-04-01')],
        'fail',
      ],
    ]
    for (const [what, offices, status] of table)
      it(what, () =>
        expect(judgedFor([holding('p-1', ['a', 'head_teacher']), { ref: 'p-2', offices }], together).status).to.equal(
          status,
        ),
      )
  })

  it('is not asked where the articles do not, nor of a board without leaders', () => {
    const two = [holding('p-1', ['t-1', 'head_teacher']), holding('p-2', ['t-2', 'head_teacher'])]
    expect(judgedFor(two, { company: {} }).status).to.equal('not-applicable')
    expect(judgedFor([{ ref: 'p-1' }]).status).to.equal('not-applicable')
  })
})
