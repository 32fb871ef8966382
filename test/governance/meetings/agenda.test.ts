import { expect } from 'chai'
import { type DueFacts, dueAt } from '../../../src/agenda/index.ts'
import {
  type AgendaFacts,
  type AgendaItem,
  agendaOf,
  type Interest,
  loadAgendaFacts,
  type Meeting,
  type Proposal,
} from '../../../src/governance/index.ts'
import { date } from '../../../src/kernel/dates.ts'
import { KINDS } from '../../support/database.ts'
import { companiesOn } from '../ground/companies.ts'
import { type Ground, refusal } from '../ground/company.ts'
import { aBody, aMeeting, aSchool, factsOf, office, type Sitter } from '../ground/facts.ts'

const meeting = aMeeting('2026-12-10', { status: 'planned' })
const item = (more: Partial<AgendaItem> = {}): AgendaItem => ({
  ref: 'item-1',
  meeting: meeting.ref,
  position: 1,
  kind: 'resolution',
  title: 'That the contract be renewed',
  subject: null,
  organisation: null,
  withdrawnOn: null,
  ...more,
})
const interest = (person: string, organisation: string, more: Partial<Interest> = {}): Interest => ({
  person,
  organisation,
  nature: 'Governor of the school',
  from: null,
  to: null,
  declaredOn: date('2026-09-24'),
  ...more,
})

const FIVE: Sitter[] = [1, 2, 3, 4, 5].map((n) => ({ ref: `p-${n}` }))
const ORGANISATIONS = [
  aSchool('s-1', { trust: 't-1' }),
  aSchool('s-2'),
  { ref: 't-1', kind: 'trust' as const, name: 'Quarry Trust' },
]
const known = (more: Partial<AgendaFacts> = {}, given: object = {}): AgendaFacts => ({
  facts: factsOf({
    sitters: FIVE,
    organisations: ORGANISATIONS,
    meetings: [meeting],
    company: { articles: { quorum: 4 } },
    ...given,
  }),
  items: [item({ organisation: 's-1' })],
  interests: [],
  declared: [],
  proposals: [],
  ...more,
})
const firstItem = (facts: AgendaFacts) => agendaOf(facts, meeting).items[0]

describe('the quorum of an item', () => {
  for (const [what, interests, counted, quorate] of [
    ['nobody has an interest', [], 5, true],
    ['one of five has', [interest('p-1', 's-1')], 4, true],
    ['two of five have', [interest('p-1', 's-1'), interest('p-2', 's-1')], 3, false],
    ['an interest is in its trust', [interest('p-1', 't-1')], 4, true],
    ['an interest is elsewhere', [interest('p-1', 's-2')], 5, true],
    ['an interest ended the day before', [interest('p-1', 's-1', { to: date('2026-12-09') })], 5, true],
    ['an interest ends on the day', [interest('p-1', 's-1', { to: date('2026-12-10') })], 4, true],
    ['an interest begins the day after', [interest('p-1', 's-1', { from: date('2026-12-11') })], 5, true],
    ['somebody who does not sit has one', [interest('p-9', 's-1')], 5, true],
    ['one has two', [interest('p-1', 's-1'), interest('p-1', 't-1')], 4, true],
  ] as [string, Interest[], number, boolean][])
    it(`${what}: ${counted} of the four needed`, () =>
      expect(firstItem(known({ interests }))?.quorum).to.include({ needed: 4, counted, quorate }))

  it('is of that item only', () => {
    const interests = [interest('p-1', 's-1'), interest('p-2', 's-1')]
    const items = [item({ organisation: 's-1' }), item({ ref: 'item-2', position: 2 })]
    const { items: found, quorum } = agendaOf(known({ interests, items }), meeting)
    expect(found.map((one) => one.quorum?.quorate)).to.deep.equal([false, true])
    expect(quorum).to.include({ counted: 5, quorate: true })
  })

  it('leaves out who holds office there, and says that nothing is declared', () => {
    const sitters = [{ ref: 'p-1', offices: [office('s-1', 'head_teacher')] }, ...FIVE.slice(1)]
    const found = firstItem(known({}, { sitters }))
    expect(found?.interested).to.have.length(1)
    expect(found?.interested[0]).to.include({ person: 'p-1', declared: false, out: true })
    expect(found?.quorum?.counted).to.equal(4)
  })

  it('leaves out whom it is about, and counts again whom the others authorise', () => {
    const proposal = { ref: 'P-1', person: 'p-3', seat: 'seat-p-3' } as Proposal
    const items = [item({ kind: 'proposal', subject: 'P-1' })]
    expect(firstItem(known({ items, proposals: [proposal] }))?.interested[0]).to.include({ person: 'p-3', out: true })
    const declared = [
      { item: 'item-1', person: 'p-3', interest: 'It is I', leftRoom: null, voted: null, authorisedBy: 'Minute 4' },
    ]
    expect(firstItem(known({ items, proposals: [proposal], declared }))?.quorum?.counted).to.equal(5)
  })

  it('counts who was there, once the meeting was held', () => {
    const held: Meeting = { ...meeting, status: 'held' }
    const marks = FIVE.map(({ ref }, i) => ({
      meeting: held.ref,
      person: ref,
      mark: i < 3 ? ('attended' as const) : ('apologies' as const),
      substitute: null,
    }))
    expect(agendaOf(known({}, { meetings: [held], marks }), held).quorum).to.include({ counted: 3, quorate: false })
    expect(agendaOf(known({}, { meetings: [held] }), held).quorum, 'nobody’s presence is recorded').to.equal(undefined)
  })

  it('is asked of the board, where the articles set one', () => {
    const group = aMeeting('2026-12-11', { body: 'group', status: 'planned' })
    const given = { bodies: [aBody('group', 'sub_group')], meetings: [meeting, group] }
    expect(agendaOf(known({}, given), group).quorum).to.equal(undefined)
    expect(agendaOf(known({}, { company: { articles: { quorum: null } } }), meeting).quorum).to.equal(undefined)
  })
})

describe('what is due at a meeting', () => {
  const due = (more: Partial<DueFacts> = {}, given: object = {}) =>
    dueAt({ ...known({ items: [] }, given), priorities: [], milestones: [], ...more }, meeting, date('2026-11-22'))
      .filter(({ kind }) => kind !== 'standing')
      .map(({ kind, subject }) => `${kind} ${subject}`)
  const next = aMeeting('2027-01-21', { status: 'planned' })
  const endingOn = (termEndsOn: string, meetings = [meeting, next]) => ({
    sitters: [{ ref: 'p-1', termEndsOn }, ...FIVE.slice(1)],
    meetings,
  })

  for (const [day, meetings, expected] of [
    ['2026-12-09', [meeting, next], []],
    ['2026-12-10', [meeting, next], ['term a-1']],
    ['2027-01-20', [meeting, next], ['term a-1']],
    ['2027-01-21', [meeting, next], []],
    ['2027-06-09', [meeting], ['term a-1']],
    ['2027-06-10', [meeting], []],
  ] as [string, Meeting[], string[]][])
    it(`a term that ends on ${day}, ${meetings.length === 1 ? 'no other meeting' : 'the next on 21 January'}`, () =>
      expect(due({}, endingOn(day, meetings))).to.deep.equal(expected))

  const priority = (reviewedOn: string | null) => ({
    ref: 'w-1',
    body: 'group',
    title: 'Reading',
    from: null,
    to: null,
    progress: null,
    reviewedOn: reviewedOn ? date(reviewedOn) : null,
  })
  for (const [reviewed, expected] of [
    [null, ['review group']],
    ['2025-12-09', ['review group']],
    ['2025-12-10', []],
  ] as const)
    it(`a group whose work was reviewed on ${reviewed}`, () =>
      expect(due({ priorities: [priority(reviewed)] }, { bodies: [aBody('group', 'sub_group')] })).to.deep.equal(
        expected,
      ))

  for (const [dueOn, expected] of [
    ['2026-12-10', ['milestone m-1']],
    ['2026-12-11', []],
    [null, []],
  ] as const)
    it(`a step of the plan for ${dueOn}`, () => {
      const step = {
        ref: 'm-1',
        title: 'Consult',
        dueOn: dueOn && date(dueOn),
        owner: null,
        doneOn: null,
        evidence: null,
      }
      expect(due({ milestones: [step] })).to.deep.equal(expected)
    })

  it('not what stands on this agenda, or on another to come', () => {
    const given = endingOn('2027-01-20')
    const on = (ref: string) => ({ items: [item({ kind: 'term', subject: 'a-1', meeting: ref })] })
    expect(due(on(meeting.ref), given)).to.deep.equal([])
    expect(due(on(next.ref), given)).to.deep.equal([])
    expect(
      due({ items: [{ ...item({ kind: 'term', subject: 'a-1' }), withdrawnOn: date('2026-11-01') }] }, given),
    ).to.deep.equal(['term a-1'])
  })
})

for (const kind of KINDS) {
  describe(`an agenda, on ${kind}`, () => {
    const companies = companiesOn(kind)
    let ground: Ground
    let board: string
    before(async () => {
      ground = await companies.company(5, { articles: { quorum: 4 } })
      board = ((await ground.act('scheduleMeeting', { body: 'board', heldOn: '2026-12-10' })).result as Meeting).ref
    })

    const agenda = async () => {
      const facts = await loadAgendaFacts(ground.reader)
      return agendaOf(facts, facts.facts.meetings.find(({ ref }) => ref === board) as Meeting)
    }
    const titles = async () => (await agenda()).items.map(({ title }) => title)
    const add = async (more: object) =>
      (await ground.act('addAgendaItem', { meeting: board, kind: 'other', ...more })).result as AgendaItem

    it('holds a proposal as soon as it is made, and others in the order that is wanted', async () => {
      await ground.act('proposeAppointment', { person: 'p-12', seat: 'head-12', appointedOn: '2027-01-01' })
      const budget = await add({ kind: 'resolution', title: 'That the budget be approved', organisation: 's-10' })
      expect(await titles()).to.deep.equal([
        'Appointment of Person p-12 as school leader',
        'That the budget be approved',
      ])
      const [first] = (await agenda()).items
      await ground.act('orderAgenda', { meeting: board, items: [budget.ref, first?.ref] })
      expect((await titles())[0]).to.equal('That the budget be approved')
      const half = await refusal(ground.act('orderAgenda', { meeting: board, items: [budget.ref] }))
      expect(half.fields?.[0]?.pointer).to.equal('/items')
    })

    it('has an item without a quorum where two of five declare an interest', async () => {
      const [budget] = (await agenda()).items
      for (const person of ['p-1', 'p-2']) {
        await ground.act('declareInterest', { item: budget?.ref, person, interest: 'Governor there', leftRoom: 'yes' })
      }
      expect((await agenda()).items.map(({ quorum }) => quorum?.quorate)).to.deep.equal([false, true])
      await ground.act('declareInterest', {
        item: budget?.ref,
        person: 'p-2',
        interest: 'Governor there',
        authorisedBy: 'Minute 3',
      })
      expect((await agenda()).items[0]?.quorum).to.include({ counted: 4, quorate: true })
      const stranger = ground.act('declareInterest', { item: budget?.ref, person: 'p-14', interest: 'A friend' })
      expect((await refusal(stranger)).fields?.[0]?.pointer).to.equal('/person')
    })

    it('takes nothing twice, nothing unknown, and nothing at a meeting that was called off', async () => {
      expect(await refusal(add({ kind: 'proposal', subject: 'P-1' }))).to.include({ code: 'already-on-agenda' })
      const wrong = await refusal(add({ kind: 'review', subject: 'nothing', organisation: 'nobody' }))
      expect(wrong.fields?.map(({ pointer }) => pointer)).to.deep.equal(['/subject', '/organisation'])
      expect((await refusal(add({}))).fields?.[0]?.pointer).to.equal('/title')
      const other = ((await ground.act('scheduleMeeting', { body: 'board', heldOn: '2027-03-01' })).result as Meeting)
        .ref
      await ground.act('recordMeeting', { meeting: other, status: 'cancelled' })
      expect(await refusal(add({ meeting: other, title: 'Too late' }))).to.include({ code: 'meeting-cancelled' })
    })

    it('gives an item up, which then may be put on it again', async () => {
      const { ref } = await add({ kind: 'review', subject: 'finance' })
      expect((await titles()).at(-1)).to.equal('Review of Finance: remit, priorities and progress')
      await ground.act('withdrawAgendaItem', { item: ref })
      expect(await titles()).to.have.length(2)
      expect(await refusal(ground.act('withdrawAgendaItem', { item: ref }))).to.include({ code: 'already-withdrawn' })
      await add({ kind: 'review', subject: 'finance' })
      expect(await titles()).to.have.length(3)
    })
  })
}
