import { expect } from 'chai'
import { evaluate, suppose } from '../../../src/governance/index.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { refusal } from '../ground/company.ts'
import { aMember, aSchool, councillor, factsOf, ON, type Sitter } from '../ground/facts.ts'

const known = '2026-09-01T09:00:00.000Z' as Instant
const evaluated = (facts: Parameters<typeof evaluate>[0], on = ON, body?: string) =>
  evaluate(facts, { on, known, body })
const finding = (document: ReturnType<typeof evaluate>, rule: string) =>
  document.findings.find((one) => one.rule === rule)

const heads = (count: number, more: Partial<Sitter> = {}): Sitter[] =>
  Array.from({ length: count }, (_, i) => ({ ref: `p-${i + 1}`, ...more }))
const ofCouncil: Sitter[] = [1, 2].map((n) => ({ ref: `c-${n}`, category: 'council', offices: [councillor()] }))

describe('check', () => {
  it('says beside the findings that there was no company yet, until the day of its incorporation', () => {
    const said = (on: string) =>
      evaluated(factsOf({ sitters: heads(2) }), date(on)).notices.filter(
        ({ notice }) => notice === 'before-incorporation',
      )
    expect(said('2018-03-05')).to.deep.equal([
      {
        notice: 'before-incorporation',
        body: 'board',
        status: 'warn',
        explanation:
          'On 5 March 2018 there was no company yet, and no board that the rules could be about. It was incorporated on 6 March 2018.',
        source: 'Companies Act 2006, section 16',
      },
    ])
    expect(said('2018-03-06')).to.deep.equal([])
  })

  it('prints the document of a small board, field by field', () => {
    const document = evaluated(
      factsOf({
        sitters: [{ ref: 'p-1' }, { ref: 'c-1', category: 'council', offices: [councillor()] }],
        company: { articles: { minimumDirectors: { value: 2, clause: '7.1' }, categories: {} } },
      }),
      ON,
      'board',
    )
    expect(document).to.deep.include({
      company: 'wexmere',
      body: 'board',
      on: '2026-09-01',
      known: '2026-09-01T09:00:00.000Z',
      inOffice: 2,
      verdict: 'fail',
      timeline: [],
    })
    expect(document.findings[0]).to.deep.equal({
      rule: 'board.minimum',
      body: 'board',
      status: 'warn',
      numerator: 2,
      denominator: 2,
      limit: 'at least 2',
      headroom: 0,
      explanation:
        '2 directors are in office, and the articles ask for at least 2. There is nothing to spare: if one leaves, the board is too small.',
      source: 'Articles, 7.1',
    })
    expect(finding(document, 'board.law-20')).to.deep.equal({
      rule: 'board.law-20',
      body: 'board',
      status: 'fail',
      numerator: 1,
      denominator: 2,
      limit: 'below 1/5',
      headroom: -4,
      people: ['c-1'],
      explanation:
        '1 of 2 directors is associated with the council (50.00%): 5 × 1 = 5, which is not less than 2. It is in order again when 1 of those counted leaves, or 4 directors who do not count join. Counted: Person c-1 (councillor of Wexmere Council).',
      source: 'Local Government and Housing Act 1989, s.69(1)(b)',
    })
    expect(document.findings.map(({ rule }) => rule)).to.deep.equal([
      'board.minimum',
      'board.maximum',
      'board.council-cap',
      'board.law-20',
      'board.votes-law-20',
      'board.chair',
      'board.categories',
      'board.identity-verified',
      'body.cells',
      'body.districts',
      'body.area-chairs',
      'body.association-seats',
      'body.required-seats',
      'body.sector-balance',
      'body.one-per-group',
      'body.term',
      'body.agreement',
      'body.attendance',
    ])
  })

  it('judges the members too where no body is named', () => {
    const rules = evaluated(factsOf({ members: [aMember('council')] })).findings.map(({ rule }) => rule)
    expect(rules).to.include.members(['members.law-20', 'members.eligible', 'members.consent'])
  })

  it('says so where there is no such body', async () => {
    const fault = await refusal(Promise.resolve().then(() => evaluated(factsOf({}), ON, 'senate')))
    expect(fault).to.deep.include({ kind: 'not-found', detail: 'There is no body “senate”. The bodies are board' })
  })

  describe('with a term that ends on 30 November', () => {
    const facts = factsOf({
      sitters: [...ofCouncil, ...heads(9), { ref: 'p-03x', termEndsOn: '2026-11-30' }],
    })

    it('shows the day after as the day on which verdicts change, and why', () => {
      const { timeline } = evaluated(
        factsOf({ sitters: [...ofCouncil, ...heads(8), { ref: 'p-03', termEndsOn: '2026-11-30' }] }),
      )
      expect(timeline.filter(({ rule }) => rule === 'board.law-20')).to.deep.equal([
        {
          on: '2026-12-01',
          because: 'term of p-03 ends',
          rule: 'board.law-20',
          status: 'fail',
          numerator: 2,
          denominator: 10,
        },
      ])
    })

    it('warns from twelve months before a day that breaks a rule, and not a day sooner', () => {
      const two = factsOf({
        sitters: [...ofCouncil, ...heads(8), ...[1, 2].map((n) => ({ ref: `q-${n}`, termEndsOn: '2027-11-30' }))],
      })
      const of = (day: string) => finding(evaluated(two, date(day)), 'board.law-20')
      expect(of('2026-11-30')?.status).to.equal('pass')
      expect(of('2026-12-01')?.status).to.equal('warn')
      expect(of('2026-12-01')?.explanation).to.include(
        'From 1 December 2027 it does not hold, at 2 of 10: the terms of q-1 and q-2 end',
      )
    })

    it('says of a warning that begins on a later day what it warns of, on the day from which it is seen', () => {
      const q = { ref: 'q', termEndsOn: '2027-11-30' }
      const { timeline } = evaluated(
        factsOf({ sitters: [...ofCouncil, ...heads(8), q, { ref: 'y', termEndsOn: '2026-12-15' }] }),
        date('2026-11-22'),
      )
      const ofLaw = timeline.filter(({ rule }) => rule === 'board.law-20')
      expect(ofLaw.map(({ on, status }) => `${on} ${status}`)).to.deep.equal(['2026-12-01 warn', '2027-12-01 fail'])
      expect(ofLaw[0]?.because).to.equal('from 1 December 2027 it does not hold: term of q ends')
    })

    it('leaves out a day on which no verdict changes', () => {
      expect(evaluated(facts).timeline.some(({ rule }) => rule === 'board.identity-verified')).to.equal(false)
    })
  })

  it('shows the day on which a former councillor no longer counts', () => {
    const former = { ref: 'c-3', offices: [councillor('2018-05-07', '2026-05-11')] }
    const { timeline } = evaluated(factsOf({ sitters: [...ofCouncil, former, ...heads(9)] }))
    expect(timeline.find(({ rule }) => rule === 'board.law-20')).to.deep.equal({
      on: '2030-05-12',
      because: 'c-3 no longer counts as a former councillor of council',
      rule: 'board.law-20',
      status: 'pass',
      numerator: 2,
      denominator: 12,
    })
  })

  it('shows the day on which a member’s school has closed', () => {
    const closing = aSchool('s', { closedOn: date('2027-08-31') })
    const { timeline } = evaluated(factsOf({ members: [aMember('s'), aMember('council')], organisations: [closing] }))
    expect(timeline.find(({ rule }) => rule === 'members.eligible')).to.include({
      on: '2027-09-01',
      because: 's has closed',
      status: 'fail',
    })
  })

  it('says that a school has closed also where only the register gives the day', () => {
    const facts = factsOf({
      members: [aMember('council'), aMember('s')],
      organisations: [aSchool('s', { urn: '199001' })],
    })
    const closing = { urn: '199001', asOf: date('2026-01-01'), facts: { closed_on: '2026-12-31' } }
    const directory = { ...facts.directory, register: new Map([['199001', [closing]]]) }
    const { timeline } = evaluate({ ...facts, directory }, { on: ON, known })
    expect(timeline.find(({ rule }) => rule === 'members.eligible')).to.include({
      on: '2027-01-01',
      because: 's has closed',
      status: 'fail',
    })
  })

  it('looks five years ahead, and no further', () => {
    const ending = (termEndsOn: string) =>
      evaluated(factsOf({ sitters: [...heads(10), { ref: 'x', termEndsOn }] })).timeline.map(({ on }) => on)
    expect(ending('2031-08-31')).to.include('2031-09-01')
    expect(ending('2031-09-01')).not.to.include('2031-09-02')
  })
})

describe('what if', () => {
  const facts = factsOf({
    sitters: [
      ...ofCouncil,
      ...heads(9),
      { ref: 'c-9', ceasedOn: '2025-01-01', offices: [councillor('2018-05-07', '2026-05-11')] },
      { ref: 'p-20', ceasedOn: '2025-01-01' },
    ],
    members: [aMember('council'), ...Array.from({ length: 5 }, (_, i) => aMember(`s-${i}`))],
    organisations: Array.from({ length: 6 }, (_, i) => aSchool(`s-${i}`, { type: '5' })),
  })
  const law = (acts: string[], rule = 'board.law-20', more: object = {}) => {
    const document = suppose(facts, acts, { known, ...more })
    const { numerator, denominator, status } = finding(document, rule)!
    return { on: document.on, numerator, denominator, status }
  }

  for (const [acts, rule, on, numerator, denominator, status] of [
    [['cease:p-1:2026-12-31'], 'board.law-20', '2027-01-01', 2, 10, 'fail'],
    [['appoint:p-20:seat-p-20:2026-12-10'], 'board.law-20', '2026-12-10', 2, 12, 'pass'],
    [['appoint:c-9:seat-c-9:2026-12-10'], 'board.law-20', '2026-12-10', 3, 12, 'fail'],
    [['appoint:c-9:seat-c-9:2030-05-12'], 'board.law-20', '2030-05-12', 2, 12, 'pass'],
    [['cease:c-1:2026-12-09', 'appoint:c-9:seat-c-9:2026-12-10'], 'board.law-20', '2026-12-10', 2, 11, 'warn'],
    [['office:p-1:councillor:council:2026-10-01'], 'board.law-20', '2026-10-01', 3, 11, 'fail'],
    [['leave-office:c-1:councillor:2026-10-01'], 'board.law-20', '2026-10-02', 2, 11, 'warn'],
    [['leave:s-1:2026-10-31'], 'members.law-20', '2026-11-01', 1, 5, 'fail'],
    [['admit:s-5:2026-10-31'], 'members.law-20', '2026-10-31', 1, 7, 'pass'],
  ] as const)
    it(`${acts.join(' and ')}: ${numerator} of ${denominator}, ${status}`, () =>
      expect(law([...acts], rule)).to.deep.equal({ on, numerator, denominator, status }))

  it('is judged on another day where one is named, and stores nothing', () => {
    expect(law(['cease:p-1:2026-12-31'], 'board.law-20', { on: date('2026-12-31') }).denominator).to.equal(11)
    expect(facts.appointments.every(({ ceasedOn }) => ceasedOn === null || ceasedOn === '2025-01-01')).to.equal(true)
  })

  it('lets one person be tried in two seats, and counts the person once', () =>
    expect(law(['appoint:p-20:seat-p-20:2026-12-10', 'appoint:p-20:seat-c-9:2026-12-10']).denominator).to.equal(12))

  it('admits nobody twice, and no academy in place of its trust', async () => {
    const trusts = factsOf({
      members: [aMember('council')],
      organisations: [aSchool('a', { trust: 't' }), aSchool('t', { kind: 'trust', type: '' })],
    })
    const acts = ['admit:council:2026-12-31', 'admit:a:2026-12-31']
    const fault = await refusal(Promise.resolve().then(() => suppose(trusts, acts, { known })))
    expect(fault.fields?.map(({ pointer }) => pointer)).to.deep.equal(['/acts/0', '/acts/1'])
    expect(finding(suppose(trusts, ['admit:t:2026-12-31'], { known }), 'members.law-20')).to.include({
      numerator: 1,
      denominator: 2,
    })
  })

  it('names every act that it cannot read at once', async () => {
    const acts = ['fire:p-1:2026-12-31', 'cease:p-1', 'cease:nobody:2026-12-31', 'appoint:p-1:throne:2026-02-30']
    const fault = await refusal(Promise.resolve().then(() => suppose(facts, acts, { known })))
    expect(fault.fields?.map(({ pointer }) => pointer)).to.deep.equal(['/acts/0', '/acts/1', '/acts/2', '/acts/3'])
  })
})
