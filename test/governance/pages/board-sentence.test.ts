import { expect } from 'chai'
import type { TimelineEntry } from '../../../src/governance/judging/check.ts'
import { answerTo, brokenOn, nextBreak, restOf } from '../../../src/governance/pages/board/share.ts'
import { date } from '../../../src/kernel/dates.ts'
import { words as wordsOf } from '../../support/desk.ts'
import { sampleSite } from '../../support/sample-site.ts'
import { boardOf, findingOf, ON } from '../ground/facts.ts'

describe('the sentence that answers the board page', () => {
  const said = (all: number, council: number, broken?: string) =>
    answerTo(findingOf(boardOf(all, council), 'board.law-20', ON), { broken, coming: '' })

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

  it('says first how many rules are broken, though the share is inside the lines', () => {
    const broken = '**2 rules are broken today.**'
    expect(said(12, 2, broken)).to.equal(
      `${broken} The council counts as **2 of 12 directors, 16.67%**. That by itself is inside the lines. 1 other may leave before a line is crossed.`,
    )
    expect(said(10, 2, broken)).to.match(/^\*\*2 rules are broken today\.\*\* .*\*\*over the line\*\*\.$/)
    expect(said(0, 0, broken)).to.equal(
      `${broken} No directors are in office on this date, so there is no share to test.`,
    )
  })

  for (const [slug, words] of [
    [
      'calderwick',
      '2 rules are broken today. The council counts as 0 of 22 trustees, 0.00% . That by itself is inside',
    ],
    [
      'ottermouth',
      '3 rules are broken today. The council counts as 1 of 13 directors, 7.69% . That by itself is inside',
    ],
  ] as const)
    it(`stands on the page of ${slug}`, async () => {
      const desk = await sampleSite(slug, 'secretary')
      expect(wordsOf(await desk.page('/board'))).to.contain(words)
      await desk.drop()
    })
})

describe('the board page of a day before there was a company', () => {
  it('says so, until the day of its incorporation', async () => {
    const desk = await sampleSite('ottermouth', 'secretary')
    expect(wordsOf(await desk.page('/board?on=2018-09-02'))).to.contain(
      'There was no company yet. It was incorporated on 3 September 2018.',
    )
    expect(wordsOf(await desk.page('/board?on=2018-09-03'))).not.to.contain('There was no company yet')
    await desk.drop()
  })
})

describe('the sentence that a home begins with', () => {
  const judged = (all: readonly ('pass' | 'fail')[], inGroups: number) => ({
    on: date('2026-11-22'),
    findings: all.map((status) => ({ rule: 'board.minimum', status })),
    notices: [
      { notice: 'kept-place' as const },
      ...Array.from({ length: inGroups }, () => ({ notice: 'group-rule' as const })),
    ],
  })
  for (const [what, statuses, inGroups, today, words] of [
    ['of no rule', ['pass'], 0, '2026-11-22', undefined],
    ['of one', ['pass', 'fail'], 0, '2026-11-22', '**1 rule is broken today.**'],
    ['of two', ['fail', 'fail'], 0, '2026-11-22', '**2 rules are broken today.**'],
    ['of one on another day', ['fail'], 0, '2026-11-23', '**1 rule is broken on 22 November 2026.**'],
    ['of one in a group', [], 1, '2026-11-22', 'No rule of the board is broken today, but **1 is in a group.**'],
    ['of one, and two in groups', ['fail'], 2, '2026-11-22', '**1 rule is broken today, and 2 in groups.**'],
  ] as const)
    it(what, () => expect(brokenOn(judged(statuses, inGroups), date(today))).to.equal(words))

  const event = (on: string, rule: string, is: 'warn' | 'fail' = 'fail') =>
    ({ on, rule, status: is, because: '' }) as TimelineEntry
  for (const [what, events, words, broken = []] of [
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
    ['what is broken already gets worse', [event('2027-02-01', 'board.chair')], '', ['board.chair']],
    [
      'another breaks beside it',
      [event('2027-02-01', 'board.chair'), event('2027-03-01', 'board.minimum')],
      ' **From 1 March 2027 another rule does not hold** unless somebody acts.',
      ['board.chair'],
    ],
    [
      'it mends, and breaks again',
      [event('2027-02-01', 'board.chair', 'warn'), event('2027-03-01', 'board.chair')],
      ' **From 1 March 2027 a rule does not hold** unless somebody acts.',
      ['board.chair'],
    ],
  ] as [string, TimelineEntry[], string, string[]?][])
    it(what, () => {
      const findings = broken.map((rule) => ({ rule, status: 'fail' as const }))
      expect(nextBreak({ on: date('2026-11-22'), findings, timeline: events })).to.equal(words)
    })
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
