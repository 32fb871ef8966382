import { bodies, seats } from '../../../src/governance/index.ts'
import type { Case } from './case.ts'
import { appoint, DAY, meet, resign } from './steps.ts'

/** Three meetings, of which the chair of North missed one: four fifths are reached again at four of five. */
const missed = [
  ...meet(1, '2025-11-03', 'attended'),
  ...meet(2, '2026-02-02', 'attended'),
  ...meet(3, '2026-05-11', 'apologies'),
]

export const CASES_OF_BODIES: Case[] = [
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
