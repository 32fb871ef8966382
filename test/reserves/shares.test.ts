import { expect } from 'chai'
import fc from 'fast-check'
import { type Pence, sum } from '../../src/kernel/money.ts'
import { STREAMS, type Stream } from '../../src/ledger/index.ts'
import { type Part, sharesOf, type YearFacts } from '../../src/reserves/trace/shares.ts'

const pence = (amount: number) => amount as Pence

/** "traded 100 60": a stream that earned 100 and had 60 left after its own costs. */
const streamOf = (text: string) => {
  const [stream, income, surplus] = text.split(' ')
  return { stream: stream as Stream, income: pence(Number(income)), surplus: pence(Number(surplus)) }
}
/** "600 250 50": set aside, spent and returned. */
const programmeOf = (text: string) => {
  const [given = 0, spent = 0, returned = 0] = text.split(' ').map(Number)
  return { given: pence(given), spent: pence(spent), returned: pence(returned) }
}
const yearOf = (surplus: number, streams: string[], programmes: string[] = []): YearFacts => ({
  surplus: pence(surplus),
  streams: streams.map(streamOf),
  programmes: programmes.map(programmeOf),
})
const sourceOf = (text: string) => {
  const [stream, income] = text.split(' ')
  return { stream: stream as Stream, income: pence(Number(income)) }
}
const said = ({ setAside, spent, returned, left }: Part) => [setAside, spent, returned, left].join(' ')

describe('shares in a surplus', () => {
  const cases: [what: string, year: YearFacts, sources: string[], expected: string[]][] = [
    [
      'are in proportion to income within a stream',
      yearOf(90, ['traded 300 90']),
      ['traded 100', 'traded 200'],
      ['30', '60'],
    ],
    [
      'leave the tax and the costs of no stream to the streams that had something left, by what each had',
      yearOf(60, ['commissioned 500 100', 'traded 300 200', 'other 10 -220']),
      ['commissioned 500', 'traded 100', 'traded 200', 'other 10'],
      ['20', '13', '27', '0'],
    ],
    [
      'are nothing for a stream that did not cover its own costs',
      yearOf(50, ['commissioned 500 -30', 'traded 300 80']),
      ['commissioned 500', 'traded 300'],
      ['0', '50'],
    ],
    ['are nothing in a deficit', yearOf(-1, ['traded 300 -1']), ['traded 300'], ['0']],
    ['are nothing where nothing was left', yearOf(0, ['traded 300 0']), ['traded 300'], ['0']],
    [
      'give the odd penny to the largest remainder, the earlier first among equals',
      yearOf(100, ['traded 3 100']),
      ['traded 1', 'traded 1', 'traded 1'],
      ['34', '33', '33'],
    ],
    [
      'take from whom income was taken back',
      yearOf(50, ['traded 100 50']),
      ['traded 120', 'traded -20'],
      ['60', '-10'],
    ],
  ]
  for (const [what, year, sources, expected] of cases) {
    it(what, () => {
      expect(sharesOf(year, sources.map(sourceOf)).shares.map(({ surplus }) => String(surplus))).to.deep.equal(expected)
    })
  }

  it('share what was set aside, spent and returned as the surplus is', () => {
    const year = yearOf(300, ['traded 300 300'], ['90 60 3', '60 0'])
    const { shares } = sharesOf(year, ['traded 100', 'traded 200'].map(sourceOf))
    expect(shares.map(said)).to.deep.equal(['50 20 1 29', '100 40 2 58'])
    expect(shares[0]?.programmes.map(said)).to.deep.equal(['30 20 1 9', '20 0 0 20'])
  })

  it('share no more than the surplus where the board set aside reserves of earlier years too', () => {
    const { programmes, shares } = sharesOf(yearOf(100, ['traded 10 100'], ['150 60 30', '50 50']), [
      sourceOf('traded 10'),
    ])
    expect(programmes.map(said)).to.deep.equal(['75 30 15 30', '25 25 0 0'])
    expect(shares.map(said)).to.deep.equal(['100 55 15 30'])
  })

  it('add up to the surplus and to everything set aside from it, whatever the amounts', () => {
    const money = (most: number) => fc.integer({ min: 0, max: most })
    const programme = fc.record({ given: money(5_000_00), spent: money(5_000_00), returned: money(5_000_00) })
    const source = fc.record({ stream: fc.constantFrom(...STREAMS), income: fc.integer({ min: 1, max: 90_000_00 }) })
    const made = fc.record({
      sources: fc.array(source, { minLength: 1, maxLength: 40 }),
      costs: fc.array(money(60_000_00), { minLength: 3, maxLength: 3 }),
      tax: money(1_000_00),
      programmes: fc.array(programme, { maxLength: 4 }),
    })
    fc.assert(
      fc.property(made, ({ sources, costs, tax, programmes }) => {
        const streams = STREAMS.map((stream, i) => {
          const income = sum(sources.filter((each) => each.stream === stream).map((each) => each.income))
          return { stream, income, surplus: pence(income - (costs[i] ?? 0)) }
        })
        const surplus = pence(sum(streams.map((each) => each.surplus)) - tax)
        const given = programmes.map((each) => {
          const spent = Math.min(each.spent, each.given)
          return {
            given: pence(each.given),
            spent: pence(spent),
            returned: pence(Math.min(each.returned, each.given - spent)),
          }
        })
        const shared = sharesOf({ surplus, streams, programmes: given }, sources as never)
        const add = (of: (share: (typeof shared.shares)[number]) => number) =>
          shared.shares.reduce((t, s) => t + of(s), 0)
        expect(add((share) => share.surplus)).to.equal(Math.max(0, surplus))
        expect(add((share) => share.setAside)).to.equal(
          Math.min(Math.max(0, surplus), sum(given.map((each) => each.given))),
        )
        shared.programmes.forEach((whole, i) => {
          for (const key of ['setAside', 'spent', 'returned', 'left'] as const) {
            expect(add((share) => share.programmes[i]?.[key] ?? 0)).to.equal(whole[key])
          }
          for (const share of shared.shares) {
            const part = share.programmes[i] as Part
            expect(Math.min(part.setAside, part.spent, part.returned, part.left)).to.be.at.least(0)
          }
        })
      }),
      { numRuns: 200 },
    )
  })
})
