import { expect } from 'chai'
import { answerTo } from '../../src/governance/pages/board/share.ts'
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
