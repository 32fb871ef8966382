import { expect } from 'chai'
import { breachesOf, lastInFirst, loadBoardFacts, shareSteps, waysToCure } from '../../../src/governance/index.ts'
import { openedBy } from '../../../src/governance/judging/breaches/opened-by.ts'
import { date } from '../../../src/kernel/dates.ts'
import { KINDS } from '../../support/database.ts'
import { companiesOn } from '../ground/companies.ts'
import { councillor, factsOf, findingOf, ON, type Sitter } from '../ground/facts.ts'

const schools: Sitter[] = Array.from({ length: 8 }, (_, i) => ({ ref: `p-${i + 1}` }))
const facts = factsOf({
  sitters: [
    { ref: 'c-1', category: 'council', offices: [councillor()] },
    { ref: 'c-2', category: 'council', offices: [councillor()], appointedOn: '2025-03-01' },
    ...schools,
    { ref: 'q-1', ceasedOn: '2025-10-31' },
    { ref: 'q-2', seat: 'q-2', appointedOn: '2026-02-01', termEndsOn: '2027-01-31' },
  ],
})
const law = () => breachesOf(facts, ON).filter(({ rule }) => rule === 'board.law-20')

describe('breaches', () => {
  it('begin and end with the facts, and name what broke and what mended them', () =>
    expect(law().map(({ ref, state, because, to, cure }) => ({ ref, state, because, to, cure }))).to.deep.equal([
      { ref: 'board.law-20.2027-02-01', state: 'coming', because: 'term of q-2 ends', to: null, cure: null },
      {
        ref: 'board.law-20.2025-11-01',
        state: 'closed',
        because: 'q-1 leaves',
        to: '2026-01-31',
        cure: 'q-2 is appointed',
      },
    ]))

  it('of a board to which nobody was ever appointed began with the company', () => {
    const nobody = { ...facts, bodies: [], seats: [], appointments: [] }
    const found = breachesOf(nobody, ON).filter(({ rule }) => rule === 'board.minimum')
    expect(found.map(({ ref, state, because }) => ({ ref, state, because }))).to.deep.equal([
      { ref: 'board.minimum.2018-03-06', state: 'open', because: 'nobody has been appointed yet' },
    ])
  })

  it('are open while nothing has mended them', () => {
    const [open] = breachesOf(facts, date('2025-12-01')).filter(({ rule }) => rule === 'board.law-20')
    expect(open).to.include({ state: 'open', to: '2026-01-31' })
    expect(open?.finding).to.include({ numerator: 2, denominator: 10 })
  })

  it('tell who was appointed last, and what would mend them', () => {
    const day = date('2025-12-01')
    const finding = findingOf(facts, 'board.law-20', day)
    expect(lastInFirst(facts, finding, day).map(({ person }) => person)).to.deep.equal(['c-2', 'c-1'])
    expect(waysToCure(facts, finding, day)).to.deep.equal([
      { text: '1 of those counted leaves', result: '1 of 9, 11.11%' },
      { text: '1 director who does not count joins', result: '2 of 11, 18.18%' },
    ])
  })
})

describe('a breach that lasts', () => {
  const long = factsOf({
    sitters: [
      { ref: 'c-1', category: 'council', offices: [councillor()] },
      { ref: 'c-2', category: 'council', offices: [councillor()] },
      ...Array.from(
        { length: 8 },
        (_, i): Sitter => ({ ref: `p-${i + 1}`, ...(i === 0 ? { ceasedOn: '2026-03-31' } : {}) }),
      ),
      { ref: 'c-3', category: 'council', offices: [councillor()], appointedOn: '2025-06-01', ceasedOn: '2026-10-31' },
    ],
  })

  it('tells every later day on which it became another, and why', () => {
    const [breach] = breachesOf(long, ON).filter(({ rule }) => rule === 'board.law-20')
    expect(breach).to.include({
      state: 'open',
      from: '2024-09-01',
      because: 'c-1 and c-2 are appointed',
    })
    expect(
      breach?.changes.map(({ on, because, numerator, denominator }) => [on, because, `${numerator}/${denominator}`]),
    ).to.deep.equal([
      ['2025-06-01', 'c-3 is appointed', '3/11'],
      ['2026-04-01', 'p-1 leaves', '3/10'],
      ['2026-11-01', 'c-3 leaves', '2/9'],
    ])
  })

  it('is not changed by days on which nothing of it changes', () => {
    const [breach] = breachesOf(facts, date('2025-12-01')).filter(({ rule }) => rule === 'board.law-20')
    expect(breach?.changes).to.deep.equal([])
  })
})

for (const kind of KINDS)
  describe(`what opens a breach, on ${kind}`, () => {
    const companies = companiesOn(kind)

    it('is the fact that breaks the rule, with the act by which it was known', async () => {
      const { act, reader } = await companies.company()
      const term = { person: 'p-11', seat: 'head-11', appointedOn: '2026-09-01', verifiedOn: '2026-08-01' }
      await act('appointDirector', { ...term, termEndsOn: '2027-01-31' })
      await act('signAgreement', { person: 'p-11', body: 'board', version: '2026', signedOn: '2026-09-01' })
      await act('recordResignation', { person: 'p-1', ceasedOn: '2027-03-31' })
      const opened = async (rule: string, from: string) => {
        const breaches = breachesOf(await loadBoardFacts(reader), ON)
        const breach = breaches.find((one) => one.rule === rule && one.from === from)
        return breach && openedBy(reader, breach.causes)
      }
      expect(await opened('board.minimum', '2027-02-01')).to.deep.equal([
        { because: 'term of p-11 ends', act: { number: 2, name: 'appointDirector', actor: 'test' } },
      ])
      const [lasting] = breachesOf(await loadBoardFacts(reader), ON).filter(
        ({ rule, state }) => rule === 'board.minimum' && state === 'coming',
      )
      expect(lasting?.changes.map(({ because }) => because)).to.deep.equal(['p-1 leaves'])
      await act('recordResignation', { person: 'p-2', ceasedOn: '2026-10-31' })
      expect(await opened('board.minimum', '2026-11-01'), 'known by the resignation').to.deep.equal([
        { because: 'p-2 leaves', act: { number: 5, name: 'recordResignation', actor: 'test' } },
      ])
    })
  })

describe('the share over time', () => {
  it('has a step for each day on which the fraction changes', () =>
    expect(
      shareSteps(facts, 'board.council-cap', date('2025-10-01'), date('2028-01-01')).map(({ on, counted, all }) => [
        on,
        counted,
        all,
      ]),
    ).to.deep.equal([
      ['2025-10-01', 2, 11],
      ['2025-11-01', 2, 10],
      ['2026-02-01', 2, 11],
      ['2027-02-01', 2, 10],
    ]))
})
