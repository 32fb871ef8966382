import { expect } from 'chai'
import { evaluate, worsenedBy } from '../../../src/governance/index.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { factsOf, findingOf, partnershipOf, type Sitter } from '../ground/facts.ts'

const known = '2026-09-01T09:00:00.000Z' as Instant

describe('body.term', () => {
  for (const [what, sitter, status] of [
    ['two years to the day', {}, 'pass'],
    ['two years and a day', { termEndsOn: '2027-09-01' }, 'fail'],
    ['shorter, for the remainder of another’s', { termEndsOn: '2026-12-31' }, 'pass'],
    ['without an end', { termEndsOn: '' }, 'fail'],
    ['three years in a seat of three', { termEndsOn: '2028-08-31', termYears: 3 }, 'pass'],
    ['two years in a seat of one', { termYears: 1 }, 'fail'],
    ['by an office held elsewhere, without an end', { termEndsOn: '', category: 'ex_officio' }, 'pass'],
    ['of a chief executive, without an end', { termEndsOn: '', category: 'chief_executive' }, 'pass'],
    ['of a chief executive, longer than allowed', { termEndsOn: '2027-09-01', category: 'chief_executive' }, 'fail'],
    ['of an observer, without an end', { termEndsOn: '', category: 'observer' }, 'not-applicable'],
    ['from 29 February to the 27th', { appointedOn: '2024-02-29', termEndsOn: '2026-02-27' }, 'pass'],
    ['from 29 February to the 28th', { appointedOn: '2024-02-29', termEndsOn: '2026-02-28' }, 'fail'],
  ] as [string, Partial<Sitter>, string][])
    it(`${what}: ${status}`, () => {
      const one = { ref: 'x', appointedOn: '2025-09-01', termEndsOn: '2027-08-31', ...sitter }
      expect(findingOf(partnershipOf([one]), 'body.term', '2026-02-01').status).to.equal(status)
    })

  describe('of who fills a seat in mid-term', () => {
    const left = { appointedOn: '2024-09-01', termEndsOn: '2026-08-31', ceasedOn: '2025-12-31' }
    const seated = (before: Partial<Sitter>, after: Partial<Sitter>): Sitter[] => [
      { ref: 'x', seat: 's', ...left, ...before },
      { ref: 'y', seat: 's', appointedOn: '2026-02-01', ...after },
    ]
    const remainder = { replacementServes: 'remainder' }
    const wholeTerm = '2028-01-31'
    for (const [what, articles, before, termEndsOn, status] of [
      ['the rest of the term to the day', remainder, {}, '2026-08-31', 'pass'],
      ['a day more', remainder, {}, '2026-09-01', 'fail'],
      ['less', remainder, {}, '2026-07-31', 'pass'],
      ['a term without an end', remainder, {}, '', 'fail'],
      ['a whole term after who served to its last day', remainder, { ceasedOn: '2026-08-31' }, '2028-02-01', 'fail'],
      ['a whole term where the articles give a fresh one', { replacementServes: 'fresh' }, {}, wholeTerm, 'pass'],
      ['a whole term where they are silent', {}, {}, wholeTerm, 'pass'],
      ['the rest of a term that was itself too long', remainder, { termEndsOn: '2028-12-31' }, '2028-12-31', 'fail'],
      ['as much of it as is a whole term', remainder, { termEndsOn: '2028-12-31' }, wholeTerm, 'pass'],
    ] as [string, object, Partial<Sitter>, string, string][])
      it(`${what}: ${status}`, () =>
        expect(
          findingOf(partnershipOf(seated(before, { termEndsOn }), { articles }), 'body.term', '2026-03-01').status,
        ).to.equal(status))

    it('begins afresh the day after the term that was not served out', () => {
      const late = (appointedOn: string, termEndsOn: string) =>
        findingOf(
          partnershipOf(seated({}, { appointedOn, termEndsOn }), { articles: remainder }),
          'body.term',
          '2026-09-01',
        ).status
      expect(late('2026-08-31', '2028-08-30')).to.equal('fail')
      expect(late('2026-09-01', '2028-08-31')).to.equal('pass')
    })

    it('is asked where the articles set no other term, and says whose term is served out by which clause', () => {
      const facts = factsOf({
        sitters: [...seated({}, { termEndsOn: '2026-09-01' }), { ref: 'z' }],
        company: { articles: { replacementServes: { value: 'remainder', clause: '21.3' } } },
      })
      expect(findingOf(facts, 'body.term', '2026-03-01')).to.include({
        status: 'fail',
        numerator: 1,
        denominator: 2,
        limit: 'of a replacement, the rest of the term',
        explanation:
          '1 of 2 people in office serves a term that is in order. Person y: the term to 1 September 2026 is longer than allowed; it serves out that of Person x, who left in mid-term, and may last to 31 August 2026.',
        source: 'Articles, 21.3',
      })
    })

    it('leaves a term in order that was given while the articles allowed a fresh one', () => {
      const versions = (first: string, second: string) =>
        partnershipOf(seated({}, { termEndsOn: wholeTerm }), {
          articles: [
            { from: '2020-01-01', replacementServes: first },
            { from: '2026-03-01', replacementServes: second },
          ],
        })
      expect(findingOf(versions('fresh', 'remainder'), 'body.term', '2026-03-01').status).to.equal('pass')
      const eased = versions('remainder', 'fresh')
      expect(findingOf(eased, 'body.term', '2026-02-28').status).to.equal('fail')
      expect(findingOf(eased, 'body.term', '2026-03-01').status).to.equal('pass')
    })
  })

  it('is not asked where the articles set no term, whatever the seat says', () => {
    const facts = factsOf({ sitters: [{ ref: 'x', termYears: 2 }] })
    expect(findingOf(facts, 'body.term').status).to.equal('not-applicable')
  })

  it('finds who is held over from the day after, and lists those not in order', () => {
    const facts = partnershipOf(
      [
        { ref: 'x', appointedOn: '2024-09-01', termEndsOn: '2026-08-31' },
        { ref: 'y', appointedOn: '2025-09-01', termEndsOn: '2027-08-31' },
      ],
      { articles: { holdingOver: true } },
    )
    expect(findingOf(facts, 'body.term', '2026-08-31')).to.include({ status: 'pass', numerator: 2, denominator: 2 })
    const after = findingOf(facts, 'body.term', '2026-09-01')
    expect(after).to.deep.include({ status: 'fail', numerator: 1, denominator: 2, headroom: null, people: ['x'] })
    const { timeline } = evaluate(facts, { on: date('2026-08-01'), known })
    expect(timeline.filter(({ rule }) => rule === 'body.term').map(({ on, because }) => [on, because])).to.deep.equal([
      ['2026-09-01', 'x is held over'],
      ['2027-09-01', 'y is held over'],
    ])
  })

  it('lets a successor take the seat of one who is held over', () => {
    const facts = partnershipOf(
      [
        { ref: 'x', seat: 's', appointedOn: '2024-09-01', termEndsOn: '2026-08-31' },
        { ref: 'y', seat: 's', appointedOn: '2026-10-01', termEndsOn: '2028-09-30' },
      ],
      { articles: { holdingOver: true } },
    )
    const inOffice = (on: string) => findingOf(facts, 'body.term', on).denominator
    expect([inOffice('2026-09-30'), inOffice('2026-10-01')]).to.deep.equal([1, 1])
    expect(findingOf(facts, 'body.term', '2026-10-01').status).to.equal('pass')
  })

  it('lets a successor who came before the term was over sit alone after it, and one who came and went take nothing', () => {
    const inOffice = (next: Partial<Sitter>) => {
      const facts = partnershipOf(
        [
          { ref: 'x', seat: 's', appointedOn: '2024-09-01', termEndsOn: '2026-08-31' },
          { ref: 'y', seat: 's', appointedOn: '2026-08-01', ...next },
        ],
        { articles: { holdingOver: true } },
      )
      return ['2026-08-31', '2026-09-01'].map((on) => evaluate(facts, { on: date(on), known }).inOffice)
    }
    expect(inOffice({})).to.deep.equal([2, 1])
    expect(inOffice({ termEndsOn: '2026-09-01' })).to.deep.equal([2, 1])
    expect(inOffice({ ceasedOn: '2026-08-15' })).to.deep.equal([1, 1])
  })

  it('stops no appointment because its term will be held over one day', () => {
    const before = partnershipOf([], { articles: { holdingOver: true } })
    const after = partnershipOf(
      [{ ref: 'x', appointedOn: '2026-09-01', termEndsOn: '2028-08-31', agreedOn: '2026-09-01' }],
      { articles: { holdingOver: true } },
    )
    const rules = worsenedBy(before, after, [{ body: 'board', scope: 'group' }], date('2026-09-01'))
    expect(rules).to.deep.equal([])
  })
})
