import { expect } from 'chai'
import { association, councilEmployedHead, type Office, type Organisation } from '../../src/directory/index.ts'
import { date } from '../../src/kernel/dates.ts'
import { directoryOf, held } from './builders.ts'

const organisations: Organisation[] = [
  { ref: 'next-door', kind: 'council', name: 'Fenwold Council', laCode: '198' },
  { ref: 'homes', kind: 'other', name: 'Marrowby Homes Ltd', controlledBy: 'council' },
  { ref: 'lettings', kind: 'other', name: 'Fenwold Lettings Ltd', controlledBy: 'next-door' },
  { ref: 'print', kind: 'supplier', name: 'Quill Print Ltd' },
  { ref: 'alder', kind: 'school', name: 'Alder Lane Primary School', laCode: '199', type: '1' },
  { ref: 'birch', kind: 'school', name: 'Birch Grove Academy', laCode: '199', type: '34' },
  { ref: 'far', kind: 'school', name: 'Far Field School', laCode: '198', type: '3' },
]
const directory = (offices: Office[]) => directoryOf({ organisations, offices })
const limbOn = (offices: Office[], day: string, authorities: 'all' | 'own' = 'all') =>
  association(directory(offices), 'p', date(day), { authorities })?.limb

describe('association with the council (Local Government and Housing Act 1989, s.69(5))', () => {
  const councillor = [held('p', 'councillor', 'council', '2022-05-09', '2026-05-11')]
  const table: [string, Office[], string, string | undefined][] = [
    ['the day before election', councillor, '2022-05-08', undefined],
    ['the first day in office', councillor, '2022-05-09', 'a'],
    ['the last day in office', councillor, '2026-05-11', 'a'],
    ['the day after', councillor, '2026-05-12', 'd'],
    ['four years after the last day', councillor, '2030-05-11', 'd'],
    ['a day later', councillor, '2030-05-12', undefined],
    ['29 February, four years on', [held('p', 'councillor', 'council', '2020-05-04', '2024-02-29')], '2028-02-29', 'd'],
    [
      '29 February, a day later',
      [held('p', 'councillor', 'council', '2020-05-04', '2024-02-29')],
      '2028-03-01',
      undefined,
    ],
    [
      '28 February, a day late',
      [held('p', 'councillor', 'council', '2020-05-04', '2023-02-28')],
      '2027-03-01',
      undefined,
    ],
    ['an elected mayor', [held('p', 'elected_mayor', 'council', '2022-05-09')], '2026-01-01', 'a'],
    ['an officer', [held('p', 'council_officer', 'council', '2022-05-09', '2026-03-31')], '2026-03-31', 'b'],
    [
      'an officer who has left: no tail',
      [held('p', 'council_officer', 'council', '2022-05-09', '2026-03-31')],
      '2026-04-01',
      undefined,
    ],
    ['an employee', [held('p', 'council_employee', 'council', '2022-05-09')], '2026-04-01', 'b'],
    ['the council’s chief executive', [held('p', 'chief_executive', 'council', '2022-05-09')], '2026-04-01', 'b'],
    [
      'the head of the council’s virtual school',
      [held('p', 'head_teacher', 'council', '2022-05-09')],
      '2026-04-01',
      'b',
    ],
    [
      'the chief executive of something that is no council',
      [held('p', 'chief_executive', 'print', '2022-05-09')],
      '2026-04-01',
      undefined,
    ],
    [
      'a governor whom the council put forward',
      [held('p', 'local_authority_governor', 'alder', '2022-05-09')],
      '2026-04-01',
      undefined,
    ],
    ['a diocesan officer', [held('p', 'diocesan_officer', 'council', '2022-05-09')], '2026-04-01', undefined],
    ['a co-opted councillor', [held('p', 'co_opted_councillor', 'council', '2022-05-09')], '2026-04-01', undefined],
    ['the head of a community school', [held('p', 'head_teacher', 'alder', '2022-05-09')], '2026-04-01', undefined],
    [
      'a councillor of something that is no council',
      [held('p', 'councillor', 'print', '2022-05-09')],
      '2026-04-01',
      undefined,
    ],
  ]
  for (const [who, offices, day, limb] of table)
    it(`${who}, on ${day}: ${limb ? `counts under (${limb})` : 'does not count'}`, () =>
      expect(limbOn(offices, day)).to.equal(limb))

  describe('limb (c) needs both limbs in one company under a council’s control', () => {
    const employed = (company: string, to?: string) =>
      held('p', 'employee_of_council_company', company, '2024-01-01', to)
    const directs = (company: string) => held('p', 'director_of_council_company', company, '2025-01-01')
    for (const [what, offices, day, limb] of [
      ['employed only', [employed('homes')], '2026-01-01', undefined],
      ['director only', [directs('homes')], '2026-01-01', undefined],
      ['both', [employed('homes'), directs('homes')], '2026-01-01', 'c'],
      ['both, before the second began', [employed('homes'), directs('homes')], '2024-12-31', undefined],
      ['both, on the last day', [employed('homes', '2026-03-31'), directs('homes')], '2026-03-31', 'c'],
      ['both, the day after', [employed('homes', '2026-03-31'), directs('homes')], '2026-04-01', undefined],
      ['in two companies', [employed('homes'), directs('lettings')], '2026-01-01', undefined],
      ['in a company whose council is not named', [employed('print'), directs('print')], '2026-01-01', 'c'],
    ] as [string, Office[], string, string | undefined][])
      it(`${what}, on ${day}`, () => expect(limbOn(offices, day)).to.equal(limb))
  })

  describe('which authorities count', () => {
    const elsewhere = [held('p', 'councillor', 'next-door', '2022-05-09')]
    const company = [
      held('p', 'employee_of_council_company', 'lettings', '2024-01-01'),
      held('p', 'director_of_council_company', 'lettings', '2024-01-01'),
    ]
    it('all of them, unless the articles say otherwise', () => {
      expect(limbOn(elsewhere, '2026-01-01', 'all')).to.equal('a')
      expect(limbOn(company, '2026-01-01', 'all')).to.equal('c')
    })
    it('only the company’s own', () => {
      expect(limbOn(elsewhere, '2026-01-01', 'own')).to.equal(undefined)
      expect(limbOn(company, '2026-01-01', 'own')).to.equal(undefined)
      expect(limbOn(councillor, '2026-01-01', 'own')).to.equal('a')
    })
  })

  describe('the last day on which somebody counts', () => {
    const until = (offices: Office[], day: string) => association(directory(offices), 'p', date(day))?.until
    it('is four years after a councillor’s last day, known already while in office', () => {
      expect(until(councillor, '2024-01-01')).to.equal('2030-05-11')
      expect(until(councillor, '2029-01-01')).to.equal('2030-05-11')
    })
    it('is not known while no end of the office is known', () =>
      expect(until([held('p', 'councillor', 'council', '2022-05-09')], '2024-01-01')).to.equal(undefined))
    it('is that of the later spell where two overlap or adjoin', () => {
      const again = [...councillor, held('p', 'council_officer', 'council', '2030-05-12', '2031-08-31')]
      expect(until(again, '2024-01-01')).to.equal('2031-08-31')
    })
    it('is that of the first spell where there is a gap', () => {
      const again = [...councillor, held('p', 'council_officer', 'council', '2030-05-13', '2031-08-31')]
      expect(until(again, '2024-01-01')).to.equal('2030-05-11')
    })
  })

  it('names the evidence and the strongest limb of several', () => {
    const both = [
      ...councillor,
      { ...held('p', 'council_officer', 'council', '2023-01-01'), evidence: 'contract of employment' },
    ]
    expect(association(directory(both), 'p', date('2024-01-01'))).to.include({ limb: 'a', office: 'councillor' })
    expect(association(directory(both), 'p', date('2027-01-01'))).to.include({
      limb: 'b',
      evidence: 'contract of employment',
    })
  })
})

describe('school staff whom the council employs, a reading', () => {
  const table: [string, Office, string, boolean][] = [
    ['head of a community school', held('p', 'head_teacher', 'alder', '2020-09-01', '2026-08-31'), '2026-08-31', true],
    ['the day after leaving', held('p', 'head_teacher', 'alder', '2020-09-01', '2026-08-31'), '2026-09-01', false],
    ['teacher at a voluntary controlled school', held('p', 'teacher', 'far', '2020-09-01'), '2026-09-01', true],
    ['staff governor', held('p', 'staff_governor', 'alder', '2020-09-01'), '2026-09-01', true],
    ['parent governor', held('p', 'parent_governor', 'alder', '2020-09-01'), '2026-09-01', false],
    ['head of an academy', held('p', 'head_teacher', 'birch', '2020-09-01'), '2026-09-01', false],
    ['co-opted to the council', held('p', 'co_opted_councillor', 'council', '2020-09-01'), '2026-09-01', true],
    ['councillor: counted already', held('p', 'councillor', 'council', '2020-09-01'), '2026-09-01', false],
  ]
  for (const [who, office, day, reading] of table)
    it(`${who}, on ${day}: ${reading ? 'a reading' : 'none'}`, () =>
      expect(councilEmployedHead(directory([office]), 'p', date(day)) !== undefined).to.equal(reading))

  it('of another authority’s school is none where only the own one counts', () =>
    expect(
      councilEmployedHead(directory([held('p', 'teacher', 'far', '2020-09-01')]), 'p', date('2026-09-01'), {
        authorities: 'own',
      }),
    ).to.equal(undefined))
})
