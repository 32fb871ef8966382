import { expect } from 'chai'
import type { BoardFacts } from '../../../src/governance/index.ts'
import type { MendingAct } from '../../../src/governance/mending/acts.ts'
import { smallestMend } from '../../../src/governance/mending/mend.ts'
import { date } from '../../../src/kernel/dates.ts'
import { councillor, factsOf, findingOf, type Sitter } from '../ground/facts.ts'

/** A lawful board of eleven without slack: two councillors, a chair, a chief executive, six of schools and one other. */
const eleven = (change: Record<string, Partial<Sitter>> = {}, more: Sitter[] = []): BoardFacts => {
  const sitters: Sitter[] = [
    { ref: 'c-1', category: 'council', offices: [councillor()] },
    { ref: 'c-2', category: 'council', offices: [councillor()], appointedOn: '2025-01-01' },
    { ref: 'chair', category: 'chair' },
    { ref: 'chief', category: 'chief_executive' },
    { ref: 'other', category: 'non_executive' },
    ...['h-1', 'h-2', 'h-3', 'h-4'].map((ref): Sitter => ({ ref, category: 'school_leader' })),
    ...['g-1', 'g-2'].map((ref): Sitter => ({ ref, category: 'governor' })),
  ]
  return factsOf({ sitters: [...sitters.map((one) => ({ ...one, ...change[one.ref] })), ...more] })
}

const DAY = date('2026-09-01')
const ended = { termEndsOn: '2026-08-31' }
const left = { ceasedOn: '2026-08-31' }

/** "renew g-1", "appoint seat-h-1", "appoint a new seat", "leave c-2", "verify h-1" */
const said = (act: MendingAct): string => {
  switch (act.kind) {
    case 'renew':
      return `renew ${act.appointment.person}`
    case 'appoint':
      return act.isNew ? 'appoint a new seat' : `appoint ${act.seat.ref}`
    case 'verify':
    case 'sign':
    case 'leave':
      return `${act.kind} ${act.person}`
    default:
      return act.kind
  }
}
const mended = (facts: BoardFacts, rule?: string) => smallestMend(facts, 'board', DAY, rule)?.acts.map(said)

describe('the smallest change that mends a board', () => {
  for (const [name, facts, acts] of [
    ['a lawful board needs none', eleven(), undefined],
    ['a term that ended is renewed', eleven({ 'g-1': ended }), ['renew g-1']],
    ['a seat that was left is filled', eleven({ 'h-1': left }), ['appoint seat-h-1']],
    ['the only seat of its kind is filled, and no other', eleven({ chief: left }), ['appoint seat-chief']],
    ['the chair is found anew', eleven({ chair: left }), ['appoint seat-chair']],
    ['two terms are renewed together', eleven({ 'g-1': ended, 'h-2': ended }), ['renew h-2', 'renew g-1']],
    ['a term is renewed and a seat filled', eleven({ 'g-1': ended, 'h-2': left }), ['renew g-1', 'appoint seat-h-2']],
    [
      'of three too many by one of the council, the last goes',
      eleven({}, [{ ref: 'c-3', category: 'council', offices: [councillor()], appointedOn: '2026-01-01' }]),
      ['leave c-3'],
    ],
    ['an identity is verified', eleven({ 'h-1': { verifiedOn: null } }), ['verify h-1']],
    [
      'more than two, one after the other',
      eleven({ 'g-1': ended, 'h-2': ended, chief: ended }),
      ['renew chief', 'renew h-2', 'renew g-1'],
    ],
  ] as [string, BoardFacts, string[] | undefined][]) {
    it(name, () => expect(mended(facts)).to.deep.equal(acts))
  }

  it('whoever has not signed the agreement signs it, and stays', () => {
    const facts = factsOf({
      company: { preset: 'strategic-partnership', legalForm: 'unincorporated', articles: { term: null } },
      sitters: [
        { ref: 'chair', category: 'chair', agreedOn: '2025-09-10', agreementVersion: '2025' },
        { ref: 'late', agreedOn: '2024-09-10', agreementVersion: '2024' },
        { ref: 'never', category: 'co_opted' },
      ],
    })
    expect(mended(facts, 'body.agreement')).to.deep.equal(['sign late', 'sign never'])
  })

  it('takes a new seat where none is vacant', () => {
    const facts = eleven({ 'h-1': left })
    const without = {
      ...facts,
      seats: facts.seats.map((one) => (one.ref === 'seat-h-1' ? { ...one, to: date('2026-08-31') } : one)),
    }
    expect(mended(without)).to.deep.equal(['appoint a new seat'])
  })

  it('says what every rule would then be', () => {
    const mend = smallestMend(eleven({ 'g-1': ended }), 'board', DAY)
    expect(mend?.findings.filter(({ status }) => status === 'fail')).to.deep.equal([])
    expect(mend?.findings.find(({ rule }) => rule === 'board.law-20')).to.include({ numerator: 2, denominator: 11 })
  })

  it('mends one rule of several by less than all of them need, and makes none worse', () => {
    const facts = eleven({ 'g-1': left, 'g-2': left, chief: left })
    expect(findingOf(facts, 'board.law-20', DAY)).to.include({ status: 'fail', numerator: 2, denominator: 8 })
    expect(mended(facts, 'board.categories')).to.deep.equal(['appoint seat-chief', 'appoint seat-g-1'])
    expect(mended(facts)).to.have.length(3)
  })

  it('finds none where no such act would do', () => {
    const facts = factsOf({ sitters: [{ ref: 'c-1', category: 'council', offices: [councillor()] }] })
    expect(mended(facts, 'members.law-20')).to.equal(undefined)
    expect(mended(facts)).to.equal(undefined)
  })
})
