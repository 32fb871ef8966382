import { expect } from 'chai'
import type { TimelineEntry } from '../../src/governance/judging/check.ts'
import { answerTo, brokenToday, nextBreak, restOf } from '../../src/governance/pages/board/share.ts'
import { date } from '../../src/kernel/dates.ts'
import { boardOf, findingOf, ON } from './facts.ts'

describe('the sentence that answers the board page', () => {
  const said = (all: number, council: number) => answerTo(findingOf(boardOf(all, council), 'board.law-20', ON), '')

  for (const [all, council, words] of [
    [
      11,
      2,
      '**2 of 11 directors, 18.18%**. That is inside the lines with **no slack**: if any other director leaves, it is 2 of 10, 20.00%.',
    ],
    [12, 2, '**2 of 12 directors, 16.67%**. That is inside the lines. 1 other may leave before a line is crossed.'],
    [10, 2, '**2 of 10 directors, 20.00%**. That is **over the line**.'],
  ] as const) {
    it(`of ${council} in ${all}`, () => expect(said(all, council)).to.equal(`The council counts as ${words}`))
  }
})

describe('the sentence that a home begins with', () => {
  const status = (...all: ('pass' | 'fail')[]) => all.map((one) => ({ status: one }))
  it('of no rule', () => expect(brokenToday(status('pass'))).to.equal('No rule is broken today.'))
  it('of one', () => expect(brokenToday(status('pass', 'fail'))).to.equal('**1 rule is broken today.**'))
  it('of two', () => expect(brokenToday(status('fail', 'fail'))).to.equal('**2 rules are broken today.**'))

  const event = (on: string, rule: string, is: 'warn' | 'fail' = 'fail') =>
    ({ on, rule, status: is, because: '' }) as TimelineEntry
  for (const [what, events, words] of [
    ['nothing to come', [], ''],
    ['a warning to come', [event('2027-02-01', 'board.minimum', 'warn')], ''],
    [
      'one on the last day of a year',
      [event('2027-11-22', 'board.minimum')],
      ' **From 22 November 2027 a rule does not hold** unless somebody acts.',
    ],
    ['one a day later', [event('2027-11-23', 'board.minimum')], ''],
    [
      'two on a day, one of them twice, and one after it',
      [
        event('2027-02-01', 'board.minimum'),
        event('2027-02-01', 'board.law-20'),
        event('2027-02-01', 'board.law-20'),
        event('2027-03-01', 'board.chair'),
      ],
      ' **From 1 February 2027, 2 rules do not hold** unless somebody acts.',
    ],
  ] as const)
    it(what, () => expect(nextBreak(events, date('2026-11-22'))).to.equal(words))
})

describe('what those are called who sit neither for the council nor for schools', () => {
  const seat = (body: string, category: string) => ({ body, category })
  const named = (...seats: object[]) => restOf({ seats } as never, 'board')
  for (const [words, seats] of [
    ['', [seat('board', 'school_leader'), seat('board', 'council'), seat('group', 'association')]],
    ['Independent and chief executive', [seat('board', 'chief_executive'), seat('board', 'non_executive')]],
    ['Independent and associations', [seat('board', 'chair'), seat('board', 'association'), seat('board', 'co_opted')]],
  ] as const)
    it(words || 'nothing, where there are no such seats', () => expect(named(...seats)).to.equal(words))
})
