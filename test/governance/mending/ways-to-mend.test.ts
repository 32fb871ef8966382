import { expect } from 'chai'
import { organisations } from '../../../src/directory/index.ts'
import {
  type BoardFacts,
  bodies,
  judgeOn,
  loadBoardFacts,
  type Scope,
  seats,
  waysToCure,
} from '../../../src/governance/index.ts'
import { date } from '../../../src/kernel/dates.ts'
import type { Finding } from '../../../src/kernel/finding.ts'
import { members } from '../../../src/membership/index.ts'
import { freshDatabase, KINDS } from '../../support/database.ts'
import { words } from '../../support/desk.ts'
import { shared } from '../../support/shared.ts'
import { aSite } from '../../support/site.ts'
import { companiesOn } from '../ground/companies.ts'
import { type Ground, setUp } from '../ground/company.ts'
import { type PARTNERSHIPS, setUpPartnership } from '../ground/partnerships.ts'

const DAY = '2026-09-01'

/** An act by its name and command, recorded as a fact where a rule would refuse it; or rows, as a changed pack brings them. */
type Step = readonly [name: string, command: object] | readonly ['rows', Parameters<Ground['add']>[0]]

interface Case {
  what: string
  on: 'company' | keyof typeof PARTNERSHIPS
  /** What breaks the rule. */
  broken: readonly Step[]
  rule: string
  body?: string
  day?: string
  /** The smallest change, as it is said, and what would then be. */
  text: string
  result: string
  /** The change itself, and how the rule stands before the last of its acts: members and people could also simply be let go. */
  done: readonly Step[]
  half?: 'pass'
  /** The day from which it holds, where that is another. */
  from?: string
  /** Where the rule asks nothing on that day. */
  asks?: 'not-applicable'
}

const resign = (person: string, body: string, ceasedOn = '2026-08-31'): Step => [
  'recordResignation',
  { person, body, ceasedOn },
]
const appoint = (person: string, seat: string, more: object = {}): Step => [
  'appointDirector',
  {
    person,
    seat,
    appointedOn: DAY,
    verifiedOn: '2026-08-01',
    agreedOn: '2026-08-01',
    agreementVersion: '2025',
    ...more,
  },
]
const cease = (organisation: string): Step => [
  'ceaseMember',
  { organisation, ceasedOn: '2026-08-31', reason: 'By agreement' },
]
const admit = (organisation: string, more: object = {}): Step => [
  'admitMember',
  { organisation, class: 'school', admittedOn: DAY, consentOn: '2026-08-20', ...more },
]
const meet = (nth: number, heldOn: string, mark?: string): Step[] => [
  ['scheduleMeeting', { body: 'north', heldOn }],
  ...(mark
    ? [['recordMeeting', { meeting: `meeting-${nth}`, status: 'held', attendance: [{ person: 'h-2', mark }] }] as Step]
    : []),
]
/** Three meetings, of which the chair of North missed one: four fifths are reached again at four of five. */
const missed = [
  ...meet(1, '2025-11-03', 'attended'),
  ...meet(2, '2026-02-02', 'attended'),
  ...meet(3, '2026-05-11', 'apologies'),
]

const CASES: Case[] = [
  {
    what: 'a maintained school that joined without consent is entered again with it',
    on: 'company',
    broken: [['admitMember', { organisation: 's-1', class: 'school', admittedOn: '2026-06-01' }]],
    rule: 'members.consent',
    text: 'Alder Lane Primary School leaves the register of members on 31 August 2026 and is entered again on 1 September 2026, with the consent of its authority given by then',
    result: '7 of 7 in order',
    half: 'pass',
    done: [cease('s-1'), admit('s-1')],
  },
  {
    what: 'one whose consent came too late is entered again with that',
    on: 'company',
    broken: [
      ['admitMember', { organisation: 's-1', class: 'school', admittedOn: '2026-06-01', consentOn: '2026-06-20' }],
    ],
    rule: 'members.consent',
    text: 'Alder Lane Primary School leaves the register of members on 31 August 2026 and is entered again on 1 September 2026, with the consent of its authority of 20 June 2026',
    result: '7 of 7 in order',
    half: 'pass',
    done: [cease('s-1'), admit('s-1', { consentOn: '2026-06-20' })],
  },
  {
    what: 'a school of another area leaves',
    on: 'company',
    broken: [admit('s-3', { admittedOn: '2026-06-01', consentOn: '2026-05-01' })],
    rule: 'members.eligible',
    text: 'Far Away School leaves the register of members on 31 August 2026; it may go on as an associate and customer',
    result: '6 of 6 in order',
    done: [cease('s-3')],
  },
  {
    what: 'a school that has closed leaves, and does not go on as a customer',
    on: 'company',
    broken: [
      [
        'rows',
        [
          [
            organisations,
            [
              {
                ref: 's-10',
                kind: 'school',
                name: 'School 10',
                la_code: '970',
                establishment_type: '2',
                status: 'closed',
                closed_on: '2026-06-30',
              },
            ],
          ],
        ],
      ],
    ],
    rule: 'members.eligible',
    text: 'School 10 leaves the register of members on 31 August 2026',
    result: '5 of 5 in order',
    done: [cease('s-10')],
  },
  {
    what: 'where its vote keeps the council below a fifth, another school joins',
    on: 'company',
    broken: [
      cease('s-14'),
      cease('s-15'),
      ['admitMember', { organisation: 'council', class: 'council', admittedOn: '2026-05-01' }],
      admit('s-3', { admittedOn: '2026-06-01', consentOn: '2026-05-01' }),
    ],
    rule: 'members.eligible',
    text: 'Far Away School leaves the register of members on 31 August 2026; it may go on as an associate and customer; and a school with one vote joins',
    result: '6 of 6 in order',
    half: 'pass',
    done: [cease('s-3'), admit('s-1')],
  },
  {
    what: 'who has a term that is too long leaves, and is appointed again',
    on: 'strategic-partnership',
    broken: [appoint('h-1', 'north-1', { appointedOn: '2026-03-01', termEndsOn: '2029-08-31' })],
    rule: 'body.term',
    body: 'north',
    text: 'Person h-1 leaves as school leader on 31 August 2026, and is appointed again from 1 September 2026 for a term to 31 August 2028 at the latest',
    result: '2 of 2 in order',
    half: 'pass',
    done: [resign('h-1', 'north'), appoint('h-1', 'north-1', { termEndsOn: '2028-08-31' })],
  },
  {
    what: 'who is held over is appointed again',
    on: 'strategic-partnership',
    broken: [
      [
        'passResolution',
        {
          body: 'board',
          kind: 'board',
          text: 'That whoever sits holds over',
          passedOn: '2025-12-01',
          votesFor: 3,
          votesAgainst: 0,
          abstentions: 0,
        },
      ],
      ['adoptArticles', { from: '2026-01-01', resolution: 'r-1', changes: { holdingOver: true } }],
      resign('h-2', 'north', '2026-02-28'),
      appoint('h-1', 'north-chair', { appointedOn: '2026-03-01', termEndsOn: '2026-07-31' }),
    ],
    rule: 'body.term',
    body: 'north',
    text: 'Renew the term of Person h-1 as chair',
    result: '1 of 1 in order',
    done: [appoint('h-1', 'north-chair')],
  },
  {
    what: 'a director who was verified after the appointment leaves, and is appointed again',
    on: 'company',
    broken: [appoint('p-11', 'head-11', { appointedOn: '2026-03-01', verifiedOn: '2026-03-20' })],
    rule: 'board.identity-verified',
    body: 'board',
    text: 'Person p-11 leaves as school leader on 31 August 2026, and is appointed again from 1 September 2026',
    result: '11 of 11 in order',
    half: 'pass',
    done: [resign('p-11', 'board'), appoint('p-11', 'head-11', { verifiedOn: '2026-03-20' })],
  },
  {
    what: 'everybody in a group signs the version that one of them has signed',
    on: 'strategic-partnership',
    broken: [
      appoint('h-1', 'north-1', { appointedOn: '2026-03-01', agreedOn: '2026-03-01', agreementVersion: '2026' }),
    ],
    rule: 'body.agreement',
    body: 'north',
    text: 'Person h-2 signs the current membership agreement',
    result: '2 of 2 in order',
    done: [['signAgreement', { person: 'h-2', body: 'north', version: '2026', signedOn: DAY }]],
  },
  {
    what: 'a group meets more often, so that the share can be reached',
    on: 'strategic-partnership',
    broken: missed,
    rule: 'body.attendance',
    body: 'north',
    day: '2026-06-01',
    text: 'Hold 2 more meetings of North by 31 August 2026, to which those come who are below the share, as to all that are planned',
    result: 'the share can still be reached',
    done: [...meet(4, '2026-06-15'), ...meet(5, '2026-07-06')],
  },
  {
    what: 'on the last day of a school year nothing is left but to wait',
    on: 'strategic-partnership',
    broken: missed,
    rule: 'body.attendance',
    body: 'north',
    day: '2026-08-31',
    text: 'Wait for 1 September 2026: meetings are counted anew from then on',
    result: 'nothing is judged before a meeting is held',
    asks: 'not-applicable',
    done: [],
    from: '2026-09-01',
  },
  {
    what: 'where academies hold too many seats, the leader of a maintained school joins',
    on: 'strategic-partnership',
    // 2 × 7 and 2 × 3 differ by 8
    broken: [resign('h-1', 'board'), resign('h-5', 'board'), appoint('h-5', 'head-1')],
    rule: 'body.sector-balance',
    body: 'board',
    text: 'Fill the place of a leader of a maintained school: Person h-1, Person h-2, Person h-6 or Person h-7 could',
    result: '2 of 3, 66.67%',
    done: [appoint('h-6', 'head-3')],
  },
  {
    what: 'where maintained schools do, somebody whom an academy sends, as nobody who is known could',
    on: 'strategic-partnership',
    // 0 × 7 and 3 × 3 differ by 9
    broken: [
      resign('h-3', 'board'),
      appoint('h-2', 'head-3'),
      appoint('h-6', 'head-4'),
      ['endOffice', { person: 'h-3', organisation: 's-3', office: 'head_teacher', to: '2026-08-31' }],
      ['endOffice', { person: 'h-4', organisation: 's-4', office: 'head_teacher', to: '2026-08-31' }],
    ],
    rule: 'body.sector-balance',
    body: 'board',
    text: 'Fill the place of a leader of an academy: from School 3 or School 4',
    result: '1 of 4, 25.00%',
    done: [
      ['recordOffice', { person: 'h-3', organisation: 's-4', office: 'executive_head', from: DAY }],
      appoint('h-3', 'head-2'),
    ],
  },
  {
    what: 'who chairs an area without being a head there any more makes way for one who is',
    on: 'school-led-system',
    broken: [['endOffice', { person: 'h-2', organisation: 's-2', office: 'head_teacher', to: '2026-07-31' }]],
    rule: 'body.area-chairs',
    body: 'board',
    text: 'Person h-2 leaves the seat, and fill chair of North, a serving head there: Person h-1 or Person h-5 could',
    result: '2 of 2 in order',
    done: [resign('h-2', 'north'), appoint('h-5', 'north-chair')],
  },
  {
    what: 'an area without a group gets one',
    on: 'school-led-system',
    broken: [
      ['rows', [[bodies, [{ ref: 'south', kind: 'area_group', name: 'South', parent: 'board', to: '2026-06-30' }]]]],
    ],
    rule: 'body.area-chairs',
    body: 'board',
    text: 'Set up the group “South”, make a seat of the kind “chair”, and fill chair of South, a serving head there: Person h-3, Person h-4, Person h-6 or Person h-7 could',
    result: '2 of 2 in order',
    done: [
      [
        'rows',
        [
          [bodies, [{ ref: 'south-2', kind: 'area_group', name: 'South', parent: 'board', from: DAY }]],
          [seats, [{ ref: 'south-2-chair', body: 'south-2', category: 'chair' }]],
        ],
      ],
      appoint('h-3', 'south-2-chair'),
    ],
  },
  {
    what: 'an association without a seat gets one, and nominates',
    on: 'school-led-system',
    broken: [
      resign('h-5', 'board', '2026-06-30'),
      [
        'rows',
        [
          [
            seats,
            [{ ref: 'nominee', body: 'board', category: 'association', nominated_by: 'heads', to: '2026-06-30' }],
          ],
        ],
      ],
    ],
    rule: 'body.association-seats',
    body: 'board',
    text: 'Make a seat of the kind “association”, and fill nominee of Heads’ Association: Heads’ Association nominates',
    result: '1 of 1 in order',
    done: [
      ['rows', [[seats, [{ ref: 'nominee-2', body: 'board', category: 'association', nominated_by: 'heads' }]]]],
      appoint('h-6', 'nominee-2'),
    ],
  },
  {
    what: 'a district without a group gets one, with a head of a school there',
    on: 'district-partnership',
    broken: [
      [
        'rows',
        [[bodies, [{ ref: 'north', kind: 'district_group', name: 'North', parent: 'board', to: '2026-06-30' }]]],
      ],
      appoint('h-2', 'head-3'),
      appoint('h-7', 'head-4'),
    ],
    rule: 'body.districts',
    body: 'board',
    text: 'Set up the group “North”, make a seat of the kind “school leader”, and fill strategy group of North: Person h-1, Person h-2 or Person h-5 could',
    result: '2 of 2 in order',
    done: [
      [
        'rows',
        [
          [bodies, [{ ref: 'north-2', kind: 'district_group', name: 'North', parent: 'board', from: DAY }]],
          [seats, [{ ref: 'north-2-1', body: 'north-2', category: 'school_leader' }]],
        ],
      ],
      appoint('h-5', 'north-2-1'),
    ],
  },
  {
    what: 'a cell for which nobody is known is filled from one of the schools',
    on: 'learning-partnership',
    broken: [
      ['endOffice', { person: 'g-1', organisation: 's-2', office: 'governor', to: '2026-06-30' }],
      resign('g-1', 'board', '2026-06-30'),
    ],
    rule: 'body.cells',
    body: 'board',
    text: 'Fill governor of a community secondary school: from School 2',
    result: '3 of 3 in order',
    done: [
      ['recordOffice', { person: 'h-6', organisation: 's-2', office: 'governor', from: '2026-08-01' }],
      appoint('h-6', 'governor'),
    ],
  },
]

const carryOut = async (ground: Ground, steps: readonly Step[]) => {
  for (const [name, what] of steps) {
    if (name === 'rows') await ground.add(what as Parameters<Ground['add']>[0])
    else await ground.act(name, what, { asFact: 'It has happened' })
  }
}

const judged = (facts: BoardFacts, { rule, body }: Case, day: string): Finding => {
  const scope: Scope = rule.startsWith('members.') ? 'members' : body === 'board' ? 'board' : 'group'
  const found = judgeOn(facts, body ?? '', date(day), scope).find(({ finding }) => finding.rule === rule)
  if (!found) throw new Error(`no finding of ${rule}`)
  return found.finding
}

for (const kind of KINDS)
  describe(`the smallest change mends the rule when it is made, on ${kind}`, () => {
    const companies = companiesOn(kind)

    for (const one of CASES)
      it(`${one.rule}: ${one.what}`, async () => {
        const ground = await (one.on === 'company' ? companies.company() : companies.partnership(one.on))
        await carryOut(ground, one.broken)
        const day = one.day ?? DAY
        const facts = await loadBoardFacts(ground.reader)
        const finding = judged(facts, one, day)
        expect(finding.status, finding.explanation).to.equal('fail')
        expect(waysToCure(facts, finding, date(day))[0]).to.deep.equal({ text: one.text, result: one.result })
        await carryOut(ground, one.done.slice(0, -1))
        const half = judged(await loadBoardFacts(ground.reader), one, day)
        if (one.done.length > 1) expect(half.status, half.explanation).to.equal(one.half ?? 'fail')
        await carryOut(ground, one.done.slice(-1))
        const after = judged(await loadBoardFacts(ground.reader), one, one.from ?? day)
        expect(after.status, after.explanation).to.be.oneOf(one.asks ? [one.asks] : ['pass', 'warn'])
        const count = `${after.numerator} of ${after.denominator}`
        if (after.status === 'pass') expect(one.result.replace(/( in order|, .*%)$/, '')).to.equal(count)
      })
  })

describe('a consent that had been given in time', () => {
  const companies = companiesOn('sqlite')

  it('is recorded: the second way, which mends it by itself', async () => {
    const ground = await companies.company()
    const entry = { organisation: 's-1', class: 'school', admittedOn: '2026-06-01' }
    const { result } = await ground.act('admitMember', entry, { asFact: 'Entered' })
    const { ref } = (result as { member: { ref: string } }).member
    const one = { rule: 'members.consent' } as Case
    const facts = await loadBoardFacts(ground.reader)
    expect(waysToCure(facts, judged(facts, one, DAY), date(DAY))[1]).to.deep.equal({
      text: 'Where the consent had been given by the day of entry, record its date and reference in members.csv, and import the pack again',
      result: '7 of 7 in order',
    })
    const row = { ref, organisation: 's-1', class: 'school', votes: 1, admitted_on: '2026-06-01' }
    await ground.add([[members, [{ ...row, consent_on: '2026-05-20' }]]])
    expect(judged(await loadBoardFacts(ground.reader), one, DAY).status).to.equal('pass')
  })
})

describe('the pages that say what would mend a rule', () => {
  const site = shared(async () => aSite(await freshDatabase('sqlite')))

  const pageOf = async (slug: string, path: string) => {
    await site.person(slug, `${slug}@example.org`, 'secretary')
    const agent = await site.signedIn(`${slug}@example.org`)
    return (await agent.get(`/companies/${slug}${path}`).expect(200)).text
  }

  it('the page of a group, beside its findings', async () => {
    const ground = await setUpPartnership(site.database, 'partners', 'strategic-partnership')
    await carryOut(ground, [
      appoint('h-1', 'north-1', { appointedOn: '2026-03-01', agreedOn: '2026-03-01', agreementVersion: '2026' }),
    ])
    const html = words(await pageOf('partners', '/groups/north'))
    expect(html).to.contain(
      'What would change the answer Person h-2 signs the current membership agreement: 2 of 2 in order',
    )
  })

  it('the page of a breach of the register, with the form of the first step, and the page of terms', async () => {
    const ground = await setUp(site.database, 'wexmere', 11)
    await carryOut(ground, [admit('s-3', { admittedOn: '2026-06-01' })])
    const html = await pageOf('wexmere', '/board/breaches/members.eligible.2026-06-01')
    expect(words(html)).to.contain('Far Away School leaves the register of members on 21 November 2026')
    expect(html).to.contain('href="/companies/wexmere/members/s-3/cessation/new"')
    const agent = await site.signedIn('wexmere@example.org')
    const terms = words((await agent.get('/companies/wexmere/board/terms').expect(200)).text)
    expect(terms).to.contain('Who may be a member: Far Away School leaves the register of members on 21 November 2026')
    expect((await agent.get('/companies/wexmere/members/s-3/cessation/new').expect(200)).text).to.contain('Far Away')
  })
})
