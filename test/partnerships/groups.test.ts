import { expect } from 'chai'
import type { BodyKind } from '../../src/company/index.ts'
import type { BoardFacts, Body, Meeting } from '../../src/governance/index.ts'
import { date } from '../../src/kernel/dates.ts'
import { groupsBelow, groupsOn, meetingsAround, prioritiesOn, schoolsIn } from '../../src/partnerships/groups.ts'
import { boxOf } from '../../src/platform/charts/drawing/drawing.ts'
import { levelsOverTime } from '../../src/platform/charts/index.ts'
import { aSchool, factsOf } from '../governance/ground/facts.ts'

const ON = date('2026-11-22')
const body = (ref: string, kind: BodyKind, more: Partial<Body> = {}): Body => ({
  ref,
  kind,
  name: ref,
  parent: null,
  preset: null,
  remit: null,
  from: null,
  to: null,
  ...more,
})

const facts: BoardFacts = {
  ...factsOf({
    organisations: [
      aSchool('here', { district: 'Mid' }),
      aSchool('elsewhere', { district: 'West' }),
      aSchool('closed', { district: 'Mid', closedOn: date('2026-08-31') }),
      aSchool('fee-paying', { district: 'Mid', type: '11' }),
    ],
  }),
  bodies: [
    body('board', 'board'),
    body('mid', 'area_group', { name: 'Mid', parent: 'board' }),
    body('zeal', 'partnership', { parent: 'mid' }),
    body('apex', 'partnership', { parent: 'mid' }),
    body('ended', 'partnership', { parent: 'mid', to: date('2026-11-21') }),
    body('inclusion', 'sub_group', { name: 'Mid' }),
  ],
}
const refs = (bodies: readonly Body[]) => bodies.map(({ ref }) => ref)

describe('the groups of a company', () => {
  it('are every body in time but the board, in order of kind and name', () =>
    expect(refs(groupsOn(facts, ON))).to.deep.equal(['mid', 'apex', 'zeal', 'inclusion']))

  it('have a group that has ended until its last day', () =>
    expect(refs(groupsBelow(facts, 'mid', date('2026-11-21')))).to.deep.equal(['apex', 'ended', 'zeal']))

  it('stand for the open state-funded schools of the district of the same name, where they are of a district or an area', () => {
    const [mid, , , inclusion] = groupsOn(facts, ON)
    expect(schoolsIn(facts, mid as Body, ON).map(({ ref }) => ref)).to.deep.equal(['here'])
    expect(schoolsIn(facts, mid as Body, date('2026-08-31')).map(({ ref }) => ref)).to.deep.equal(['closed', 'here'])
    expect(schoolsIn(facts, inclusion as Body, ON)).to.deep.equal([])
  })
})

describe('the meetings around a day', () => {
  const meeting = (heldOn: string, status: Meeting['status'], of = 'mid'): Meeting => ({
    ref: `${of}-${heldOn}`,
    body: of,
    heldOn: date(heldOn),
    title: null,
    status,
    publishedOn: null,
  })
  const all = [
    meeting('2027-03-03', 'planned'),
    meeting('2026-11-25', 'cancelled'),
    meeting('2026-11-22', 'held'),
    meeting('2026-06-10', 'held'),
    meeting('2026-11-23', 'planned', 'west'),
    meeting('2026-11-20', 'inquorate'),
  ]
  for (const [on, last, next] of [
    ['2026-11-21', 'mid-2026-06-10', 'mid-2026-11-22'],
    ['2026-11-22', 'mid-2026-11-22', 'mid-2027-03-03'],
    ['2026-06-09', undefined, 'mid-2026-06-10'],
    ['2027-03-03', 'mid-2026-11-22', undefined],
  ] as const)
    it(`of ${on} are ${last ?? 'none before'} and ${next ?? 'none after'}`, () => {
      const around = meetingsAround(all, 'mid', date(on))
      expect([around.last?.ref, around.next?.ref]).to.deep.equal([last, next])
    })
})

it('a priority is worked on from its first day to its last', () => {
  const one = { ref: 'p', body: 'mid', title: 'Reading', progress: null, reviewedOn: null }
  const dated = { ...one, from: date('2026-09-01'), to: date('2027-07-31') }
  const days = ['2026-08-31', '2026-09-01', '2027-07-31', '2027-08-01']
  expect(days.map((day) => prioritiesOn([dated], 'mid', date(day)).length)).to.deep.equal([0, 1, 1, 0])
  expect(prioritiesOn([dated], 'west', date('2026-09-01'))).to.deep.equal([])
})

describe('the chart of how far a partnership has come', () => {
  const chart = levelsOverTime({
    of: 'Beck Valley partnership',
    levels: ['Emerging', 'Developing', 'Established', 'Embedded', 'Leading'],
    aspects: [
      {
        name: 'Honest review',
        assessed: [
          { on: '2024-07-12', level: 1, note: '' },
          { on: '2026-07-10', level: 5, note: 'All schools' },
        ],
      },
      {
        name: 'A name so long that it cannot stand beside its track on the telephone of a busy partnership lead',
        assessed: [{ on: '2026-07-10', level: 2, note: '' }],
      },
    ],
  })

  it('says the same in its words and its table', () => {
    expect(chart.wide.desc).to.contain('Honest review: Emerging on 12 July 2024, Leading on 10 July 2026')
    expect(chart.table.rows.slice(0, 2)).to.deep.equal([
      { aspect: 'Honest review', on: '2024-07-12', level: '1 emerging', note: '' },
      { aspect: 'Honest review', on: '2026-07-10', level: '5 leading', note: 'All schools' },
    ])
  })

  for (const drawing of [chart.wide, chart.narrow])
    it(`stays within its ${drawing.width} units`, () => {
      for (const mark of drawing.marks) {
        const { x, y, width, height } = boxOf(mark)
        expect(x, JSON.stringify(mark)).to.be.at.least(0)
        expect(x + width, JSON.stringify(mark)).to.be.at.most(drawing.width)
        expect(y + height, JSON.stringify(mark)).to.be.at.most(drawing.height)
      }
    })
})
