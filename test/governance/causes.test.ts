import { expect } from 'chai'
import { becauseOf } from '../../src/governance/judging/causes.ts'
import type { Change } from '../../src/governance/judging/changes.ts'
import type { IsoDate } from '../../src/kernel/dates.ts'

const on = '2027-09-01' as IsoDate
const ends = (who: string): Change => ({
  on,
  because: `term of ${who} ends`,
  concerns: 'board',
  who,
  several: 'the terms of … end',
})
const other = (because: string): Change => ({ on, because, concerns: 'board' })
const people = ['p-1', 'p-2', 'p-3', 'p-4']

describe('the causes of a day', () => {
  const cases: [what: string, changes: Change[], because: string][] = [
    ['one', [ends('p-1')], 'term of p-1 ends'],
    ['two of one kind', people.slice(0, 2).map(ends), 'the terms of p-1 and p-2 end'],
    ['three of one kind', people.slice(0, 3).map(ends), 'the terms of p-1, p-2 and p-3 end'],
    ['four of one kind', people.map(ends), 'the terms of p-1 and 3 others end'],
    ['one person in two seats', [ends('p-1'), ends('p-1')], 'term of p-1 ends'],
    ['two kinds', [ends('p-1'), other('p-5 leaves'), ends('p-2')], 'the terms of p-1 and p-2 end; p-5 leaves'],
    ['four kinds', ['a', 'b', 'c', 'd'].map(other), 'a; b; c; d'],
    ['five kinds', ['a', 'b', 'c', 'd', 'e'].map(other), 'a; b; c; and 2 other changes'],
  ]
  for (const [what, changes, because] of cases)
    it(`are named once each, or counted: ${what}`, () => expect(becauseOf(changes, 'board.chair')).to.equal(because))
})
