import { organisations } from '../../../src/directory/index.ts'
import type { Case } from './case.ts'
import { admit, cease } from './steps.ts'

export const CASES_OF_MEMBERS: Case[] = [
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
]
