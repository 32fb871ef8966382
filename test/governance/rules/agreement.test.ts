import { expect } from 'chai'
import { type BoardFacts, evaluate, suppose, worsenedBy } from '../../../src/governance/index.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { factsOf, findingOf, partnershipOf, type Sitter } from '../ground/facts.ts'

const known = '2026-09-01T09:00:00.000Z' as Instant

describe('body.agreement', () => {
  const signed = (ref: string, agreedOn: string, agreementVersion?: string): Sitter => ({
    ref,
    agreedOn,
    ...(agreementVersion ? { agreementVersion } : {}),
  })
  const outOfOrder = (facts: BoardFacts, day = '2026-09-01') => findingOf(facts, 'body.agreement', day).people

  for (const [what, sitters, people] of [
    ['everybody has signed', [signed('a', '2025-09-10', '2025'), signed('b', '2025-09-12', '2025')], []],
    ['one has signed nothing', [signed('a', '2025-09-10', '2025'), { ref: 'b' }], ['b']],
    ['one signs on the day', [signed('a', '2026-09-01', '2025')], []],
    ['one signs a day later', [signed('a', '2026-09-02', '2025')], ['a']],
    [
      'one has signed the version before',
      [signed('a', '2025-09-10', '2025'), signed('b', '2026-08-31', '2026')],
      ['a'],
    ],
    [
      'the ninth version comes before the tenth',
      [signed('a', '2026-01-05', '9'), signed('b', '2026-01-05', '10')],
      ['a'],
    ],
    [
      'a late signature under the old version brings it not back',
      [signed('a', '2024-09-10', '1'), signed('b', '2025-09-10', '2'), signed('c', '2026-01-10', '1')],
      ['a', 'c'],
    ],
    ['which version is not known', [signed('a', '2024-09-10'), signed('b', '2025-09-10', '2')], []],
  ] as [string, Sitter[], string[]][])
    it(`${what}: ${people.join(', ') || 'nobody'} out of order`, () =>
      expect(outOfOrder(partnershipOf(sitters))).to.deep.equal(people))

  it('is asked of a strategic partnership only', () => {
    const facts = factsOf({ sitters: [{ ref: 'a' }, signed('b', '2025-09-10', '2025')] })
    expect(findingOf(facts, 'body.agreement').status).to.equal('not-applicable')
  })

  it('sees beforehand the version that somebody has signed before taking office', () => {
    const facts = partnershipOf([
      signed('a', '2025-09-10', '2025'),
      { ...signed('b', '2026-07-20', '2026'), appointedOn: '2026-09-01' },
    ])
    const { timeline } = evaluate(facts, { on: date('2026-07-01'), known })
    expect(timeline.find(({ rule }) => rule === 'body.agreement')).to.include({
      on: '2026-07-20',
      because: 'b signs the agreement',
      status: 'fail',
    })
  })

  it('needs no second signature for a renewal under the same version', () => {
    const facts = partnershipOf([
      {
        ref: 'a',
        seat: 's',
        appointedOn: '2024-09-01',
        termEndsOn: '2026-08-31',
        agreedOn: '2024-09-10',
        agreementVersion: '1',
      },
      { ref: 'a', seat: 's', appointedOn: '2026-09-01', termEndsOn: '2028-08-31' },
    ])
    expect(outOfOrder(facts)).to.deep.equal([])
  })

  const joining = (more: Partial<Sitter>) => {
    const others: Sitter[] = [signed('a', '2024-09-10', '1'), signed('b', '2025-09-10', '2')]
    const [before, after] = [
      partnershipOf(others),
      partnershipOf([...others, { ref: 'c', appointedOn: '2026-09-01', ...more }]),
    ]
    return worsenedBy(before, after, [{ body: 'board', scope: 'group' }], date('2026-09-01'))
      .map(({ finding }) => finding.rule)
      .filter((rule) => rule === 'body.agreement')
  }
  for (const [what, more, refused] of [
    ['without a signature', {}, true],
    ['having signed the current version', { agreedOn: '2026-09-01', agreementVersion: '2' }, false],
    ['having signed one that was outdated then', { agreedOn: '2026-09-01', agreementVersion: '1' }, true],
    ['as the first to sign a new one', { agreedOn: '2026-09-01', agreementVersion: '3' }, false],
  ] as [string, Partial<Sitter>, boolean][])
    it(`an appointment ${what} ${refused ? 'breaks' : 'keeps'} it`, () =>
      expect(joining(more).length > 0).to.equal(refused))
})

describe('what if', () => {
  it('supposes a newcomer to have signed', () => {
    const facts = partnershipOf([
      { ref: 'a', agreedOn: '2025-09-01' },
      { ref: 'b', ceasedOn: '2024-09-30' },
    ])
    const document = suppose(facts, ['appoint:b:seat-b:2026-10-01'], { known })
    expect(document.findings.find(({ rule }) => rule === 'body.agreement')).to.include({ status: 'pass', numerator: 2 })
  })
})
