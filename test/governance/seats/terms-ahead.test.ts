import { expect } from 'chai'
import { bunchedTerms, ordinaryElections, termsAhead } from '../../../src/governance/seats/terms-ahead.ts'
import { date } from '../../../src/kernel/dates.ts'
import { councillor, factsOf, ON, type Sitter } from '../ground/facts.ts'

const sat = (ref: string, more: Partial<Sitter> = {}): Sitter => ({ ref, ...more })

describe('the terms ahead', () => {
  const rows = (sitters: Sitter[], company = {}) =>
    termsAhead(factsOf({ sitters, company }), 'board', ON).map(({ person, spans, countsUntil }) => [
      person,
      spans.map(({ from, to, heldOver }) => `${from} ${to}${heldOver ? ' held over' : ''}`),
      ...(countsUntil ? [countsUntil] : []),
    ])

  it('are in order of the first to end, with what has no end last, and nobody who has gone', () =>
    expect(
      rows([
        sat('p-1', { termEndsOn: '2028-08-31' }),
        sat('p-2'),
        sat('p-3', { termEndsOn: '2027-08-31' }),
        sat('gone', { ceasedOn: '2026-08-31' }),
        sat('going', { ceasedOn: '2026-09-01', termEndsOn: '2028-08-31' }),
        sat('watching', { category: 'observer' }),
      ]),
    ).to.deep.equal([
      ['going', ['2024-09-01 2026-09-01']],
      ['p-3', ['2024-09-01 2027-08-31']],
      ['p-1', ['2024-09-01 2028-08-31']],
      ['p-2', ['2024-09-01 null']],
    ]))

  it('show what is held over apart, where the articles let directors hold over', () =>
    expect(rows([sat('p-1', { termEndsOn: '2026-06-30' })], { articles: { holdingOver: true } })).to.deep.equal([
      ['p-1', ['2026-07-01 null held over']],
    ]))

  it('show a renewal that is recorded, and somebody who is to come', () =>
    expect(
      rows([
        sat('p-1', { termEndsOn: '2027-08-31' }),
        sat('p-1', { seat: 'again', appointedOn: '2027-09-01', termEndsOn: '2030-08-31' }),
        sat('p-2', { appointedOn: '2027-01-01', termEndsOn: '2028-12-31' }),
        sat('p-3', { appointedOn: '2031-09-02' }),
      ]),
    ).to.deep.equal([
      ['p-2', ['2027-01-01 2028-12-31']],
      ['p-1', ['2024-09-01 2027-08-31', '2027-09-01 2030-08-31']],
    ]))

  it('say until when a former councillor counts, on the board or not', () =>
    expect(
      rows([
        sat('p-1', { offices: [councillor('2018-05-07', '2023-05-08')] }),
        sat('p-2', { ceasedOn: '2025-01-31', offices: [councillor('2018-05-07', '2022-09-01')] }),
        sat('p-3', { ceasedOn: '2025-01-31', offices: [councillor('2018-05-07', '2022-08-31')] }),
      ]),
    ).to.deep.equal([
      ['p-1', ['2024-09-01 null'], '2027-05-08'],
      ['p-2', [], '2026-09-01'],
    ]))
})

describe('ordinary days of election', () => {
  it('are the first Thursday in May, and councillors retire on the fourth day after', () =>
    expect(ordinaryElections(date('2026-05-07'), date('2031-05-01'))).to.deep.equal([
      { on: '2026-05-07', retire: '2026-05-11' },
      { on: '2027-05-06', retire: '2027-05-10' },
      { on: '2028-05-04', retire: '2028-05-08' },
      { on: '2029-05-03', retire: '2029-05-07' },
      { on: '2030-05-02', retire: '2030-05-06' },
      { on: '2031-05-01', retire: '2031-05-05' },
    ]))

  it('outside the time asked for are none of its', () =>
    expect(ordinaryElections(date('2026-05-08'), date('2027-05-05'))).to.deep.equal([]))
})

describe('staggered terms', () => {
  const bunched = (...ends: (string | undefined)[]) => {
    const sitters = ends.map((termEndsOn, i) => sat(`p-${i + 1}`, termEndsOn ? { termEndsOn } : {}))
    return bunchedTerms(factsOf({ sitters }), 'board', ON)
  }

  for (const [name, ends, found] of [
    [
      'two of six in a year are a third',
      ['2027-08-31', '2027-12-31', '2029-08-31', undefined, undefined, undefined],
      undefined,
    ],
    ['three of six are more', ['2027-08-31', '2027-12-31', '2028-03-31', undefined, undefined, undefined], 3],
    [
      'the last day of the twelve months counts',
      ['2027-08-31', '2027-12-31', '2028-08-30', undefined, undefined, undefined],
      3,
    ],
    ['the day after does not', ['2027-08-31', '2027-12-31', '2028-08-31', undefined, undefined, undefined], undefined],
    [
      'of seven a third is three, rounded up',
      ['2027-08-31', '2027-08-31', '2027-08-31', undefined, undefined, undefined, undefined],
      undefined,
    ],
    ['the fullest of several', ['2027-08-31', '2027-08-31', '2029-08-31', '2029-08-31', '2029-08-31', undefined], 3],
    ['nobody has a term', [undefined, undefined], undefined],
  ] as const) {
    it(name, () => expect(bunched(...ends)?.ends.length).to.equal(found))
  }

  it('name the twelve months', () =>
    expect(bunched('2027-08-31', '2028-08-30', '2028-08-31')).to.include({
      from: '2027-08-31',
      to: '2028-08-30',
      most: 1,
    }))
})
