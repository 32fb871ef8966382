import { expect } from 'chai'
import type { Person } from '../../../src/directory/index.ts'
import { type BoardFacts, type Seat, skillsOn } from '../../../src/governance/index.ts'
import { deskOf, rowWith, words } from '../../support/desk.ts'
import { shared } from '../../support/shared.ts'
import { factsOf, ON } from '../ground/facts.ts'

/** A board of three, one seat of which is vacant, with these skills and qualifications. */
const boardWith = (skills: Record<string, string>, qualifications: Record<string, string>): BoardFacts => {
  const facts = factsOf({
    sitters: [{ ref: 'ann' }, { ref: 'ben' }, { ref: 'cy', ceasedOn: '2026-08-31' }],
  })
  const skilled = Object.entries(skills).map(([ref, text]): [string, Person] => [ref, { ref, skills: text }])
  const directory = { ...facts.directory, people: new Map([...facts.directory.people, ...skilled]) }
  const qualified = (seat: Seat): Seat => ({ ...seat, qualification: qualifications[seat.ref] ?? null })
  return { ...facts, directory, seats: facts.seats.map(qualified) }
}
const told = (facts: BoardFacts) =>
  skillsOn(facts, 'board', ON).skills.map(
    ({ skill, people, seats, elsewhere }) =>
      `${skill}: ${people.join(', ') || 'nobody'}; asked by ${seats.map(({ seat, holders }) => `${seat.ref} (${holders.join(' and ') || 'vacant'})`).join(', ') || 'none'}; elsewhere ${elsewhere.join(', ') || 'none'}`,
  )

describe('the skills of a board', () => {
  for (const [title, skills, qualifications, expected] of [
    ['nobody names any', {}, {}, []],
    [
      'whoever is in office brings them, once, in whatever letters',
      { ann: 'Finance; law; finance', ben: 'finance' },
      {},
      ['Finance: ann, ben; asked by none; elsewhere none', 'law: ann; asked by none; elsewhere none'],
    ],
    [
      'whoever has left brings none, and may be asked',
      { cy: 'audit' },
      { 'seat-ann': 'audit' },
      ['audit: nobody; asked by seat-ann (ann); elsewhere cy'],
    ],
    [
      'a vacant seat asks too, and what nobody brings comes first',
      { ann: 'audit', dee: 'employment law' },
      { 'seat-cy': 'employment law; audit' },
      [
        'employment law: nobody; asked by seat-cy (vacant); elsewhere dee',
        'audit: ann; asked by seat-cy (vacant); elsewhere none',
      ],
    ],
    ['who is known elsewhere counts only for what is asked', { dee: 'law' }, {}, []],
    [
      'three words are a skill',
      {},
      { 'seat-ben': 'special educational needs' },
      ['special educational needs: nobody; asked by seat-ben (ben); elsewhere none'],
    ],
    ['an office is a condition', {}, { 'seat-ben': 'council_officer; councillor' }, []],
    ['a short sentence is one too', {}, { 'seat-ben': 'Follows the office' }, []],
    ['four are a condition', {}, { 'seat-ben': 'holds no office elsewhere' }, []],
  ] as const)
    it(title, () => expect(told(boardWith(skills, qualifications))).to.deep.equal(expected))

  it('has a word for conditions, and for those who name no skill', () => {
    const view = skillsOn(boardWith({ ann: 'law' }, { 'seat-ben': 'holds no office elsewhere; law' }), 'board', ON)
    expect(view.conditions.map(({ condition, holders }) => [condition, ...holders])).to.deep.equal([
      ['holds no office elsewhere', 'ben'],
    ])
    expect(view.silent).to.deep.equal(['ben'])
  })
})

describe('the page of skills', () => {
  const desk = shared(() => deskOf('director'))

  it('names who brings each, and what a vacant seat asks for and nobody brings', async () => {
    const html = await desk.page('/board/skills')
    expect(words(html)).to.contain('Nobody brings employment and people management')
    expect(rowWith(html, 'Employment')).to.contain(
      'Independent director, people, vacant Nobody Known here, and not on the board: Frances Oyelaran',
    )
    expect(rowWith(html, 'Finance')).to.contain('Farida Chaudhri and Priti Vaswani')
    expect(rowWith(html, 'holds no office at a school or the council')).to.contain('Independent chair')
  })
})
