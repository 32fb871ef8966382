import { expect } from 'chai'
import fc from 'fast-check'
import { addDays, date, type IsoDate } from '../../src/kernel/dates.ts'
import { parseMoney, pence } from '../../src/kernel/money.ts'
import { boxOf, type Drawing } from '../../src/platform/charts/drawing/drawing.ts'
import { svg } from '../../src/platform/charts/drawing/svg.ts'
import {
  agedDebtBars,
  attendanceDots,
  beforeAfterBars,
  boardHemicycle,
  type Chart,
  figureOf,
  incomeBySource,
  shareOverTime,
  surplusFlow,
  surplusWaterfall,
  termsStrip,
  votesBar,
} from '../../src/platform/charts/index.ts'

const CAP = [190, 1000] as const
const LAW = [1, 5] as const
const NAMES = [
  'Early reading',
  'Governor academy',
  'Ŵyn and ŷ: leadership for very small rural schools and nurseries, year two',
]

const amount = fc.integer({ min: 0, max: 900_000_000 }).map(pence)
const group = fc.constantFrom('council' as const, 'schools' as const, 'independent' as const)
const director = fc.record({ initials: fc.constantFrom('JA', 'MP', 'ŴJ', 'Q'), group })

const hemicycle = fc
  .record({ directors: fc.array(director, { maxLength: 40 }), vacant: fc.nat(9) })
  .map(({ directors, vacant }) => boardHemicycle({ on: '2026-11-24', directors, vacant, cap: CAP, law: LAW }))
const timeline = fc
  .array(fc.tuple(fc.nat(6), fc.integer({ min: 6, max: 30 })), { minLength: 1, maxLength: 9 })
  .map((shares) =>
    shareOverTime({
      from: date('2026-11-24'),
      to: date('2028-05-24'),
      cap: CAP,
      law: LAW,
      steps: shares.map((share, i) => ({
        on: addDays(date('2026-11-24'), i * 60) as IsoDate,
        share,
        because: 'a term ends',
      })),
    }),
  )
const bars = fc
  .tuple(fc.nat(12), fc.nat(12))
  .map(([a, b]) => beforeAfterBars({ on: '2026-12-10', before: [a, 12], after: [b, 12], cap: CAP, law: LAW }))
const votes = fc.array(fc.nat(60), { minLength: 3, maxLength: 3 }).map(([a = 0, b = 0, c = 0]) =>
  votesBar({
    on: '2026-11-24',
    law: LAW,
    classes: [
      { label: 'Schools', group: 'schools', members: b, votes: b },
      { label: 'Council', group: 'council', members: 1, votes: a },
      { label: 'Others', group: 'others', members: c, votes: c },
    ],
  }),
)
const waterfall = fc.tuple(amount, amount, amount, amount).map(([council, members, staff, tax]) => {
  const before = council + members - staff
  return surplusWaterfall({
    period: 'year ended 31 March 2027',
    rows: [
      { label: 'Council commissions', kind: 'council', amount: council },
      { label: 'Member schools and the trusts to which they belong', kind: 'members', amount: members },
      { label: 'Income', kind: 'total', amount: pence(council + members) },
      { label: 'Staff', kind: 'cost', amount: pence(-staff) },
      { label: 'Surplus before tax', kind: 'total', amount: pence(before) },
      { label: 'Corporation tax', kind: 'tax', amount: pence(-tax) },
      { label: 'Surplus for the year', kind: 'total', amount: pence(before - tax) },
    ],
  })
})
const programme = fc
  .tuple(fc.constantFrom(...NAMES), fc.integer({ min: 1, max: 9_000_000 }), fc.nat(100), fc.nat(100))
  .map(([name, setAside, a, b]) => {
    const spent = pence(Math.floor((setAside * Math.min(a, b)) / 100))
    return {
      name,
      setAside: pence(setAside),
      spent,
      returned: pence(Math.floor(((setAside - spent) * Math.max(a, b)) / 200)),
    }
  })
const flow = fc
  .tuple(amount, fc.array(programme, { minLength: 1, maxLength: 5 }))
  .map(([surplus, programmes]) => surplusFlow({ surplus: pence(surplus + 1), programmes, until: '24 November 2026' }))
  .filter((chart): chart is Chart => chart !== undefined)
const debt = fc.array(fc.tuple(amount, amount), { minLength: 5, maxLength: 5 }).map((bands) =>
  agedDebtBars({
    on: '2026-11-24',
    bands: bands.map(([council, schools], i) => ({
      label: ['Not yet due', '1 to 30 days', '31 to 60 days', '61 to 90 days', 'Over 90 days'][i] ?? '',
      council,
      schools,
    })),
  }),
)
const sources = fc
  .array(fc.tuple(amount, amount, amount), { minLength: 2, maxLength: 8 })
  .map((quarters) =>
    incomeBySource({
      quarters: quarters.map(([council, schools, other]) => ({ label: 'Jan 26', council, schools, other })),
      tested: true,
    }),
  )
  .filter((chart): chart is Chart => chart !== undefined)

const span = fc.tuple(fc.integer({ min: -900, max: 2200 }), fc.option(fc.nat(1500)), fc.boolean())
const strip = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...NAMES), group, span, fc.option(fc.nat(1900))), { maxLength: 30 }),
    fc.nat(1826),
    fc.option(fc.nat(4000)),
  )
  .map(([rows, breaks, since]) => {
    const [from, day] = [date('2026-11-24'), (days: number) => addDays(date('2026-11-24'), days)]
    return termsStrip({
      from,
      to: date('2031-11-24'),
      rows: rows.map(([name, each, [start, length, heldOver], counts]) => ({
        name,
        seat: 'Head, primary',
        group: each,
        spans: [{ from: day(start), to: length === null ? null : day(start + length), heldOver }],
        ...(counts === null ? {} : { countsUntil: day(counts) }),
      })),
      elections: [2027, 2028].map((year) => ({ on: date(`${year}-05-04`), retire: date(`${year}-05-08`) })),
      breaks: { on: day(breaks), because: 'a term ends' },
      ...(since === null ? {} : { brokenSince: day(-since) }),
    })
  })

const dots = fc.tuple(fc.nat(14), fc.array(fc.constantFrom(...NAMES), { maxLength: 12 })).map(([held, names]) =>
  attendanceDots({
    period: '2026–27',
    meetings: held,
    people: names.map((name, i) => ({
      name,
      dots: Array.from(
        { length: held },
        (_, at) => (['attended', 'substituted', 'apologies', 'absent', null] as const)[(i + at) % 5] ?? null,
      ),
      held,
      counted: held,
      attended: held,
      apologies: 0,
      substituted: 0,
      share: '100.00%',
      standing: '',
      below: i % 2 === 0,
    })),
  }),
)

const CHARTS: Record<string, fc.Arbitrary<Chart>> = {
  'board hemicycle': hemicycle,
  'attendance dots': dots,
  'share over time': timeline,
  'before and after': bars,
  'members’ votes': votes,
  'terms of the directors': strip,
  'surplus waterfall': waterfall,
  'surplus flow': flow,
  'aged debt': debt,
  'income by source': sources,
}

const outside = (drawing: Drawing) =>
  drawing.marks.filter((mark) => {
    const { x, y, width, height } = boxOf(mark)
    const numbers = [x, y, width, height]
    return (
      numbers.some(Number.isNaN) || x < -1 || y < -1 || x + width > drawing.width + 1 || y + height > drawing.height + 1
    )
  })

describe('a chart', () => {
  for (const [name, chart] of Object.entries(CHARTS)) {
    it(`keeps every mark and word inside its drawing, wide and narrow: ${name}`, () => {
      fc.assert(
        fc.property(chart, ({ wide, narrow }) => {
          expect([wide.width, narrow.width]).to.deep.equal([700, 340])
          expect(outside(wide)).to.deep.equal([])
          expect(outside(narrow)).to.deep.equal([])
        }),
        { numRuns: 60 },
      )
    })
  }

  it('gives a wedge its initials where they fit, and to nobody where those of one do not', () => {
    const shown = (count: number, initials: string, which: 'wide' | 'narrow') => {
      const directors = Array.from({ length: count }, () => ({ initials, group: 'schools' as const }))
      const { marks } = boardHemicycle({ on: '2026-11-24', directors })[which]
      return marks.flatMap((mark) => (mark.kind === 'text' && mark.text === initials ? [boxOf(mark).width] : []))
    }
    // On a phone the ring has an outer radius of 154: an arc of 22 wedges is some 22 wide at its edge, and less further in.
    for (const [count, initials, which, all] of [
      [22, 'MW', 'narrow', 0],
      [22, 'Q', 'narrow', 22],
      [22, 'MW', 'wide', 22],
      [16, 'MW', 'narrow', 16],
      [40, 'MW', 'wide', 0],
    ] as const)
      expect(shown(count, initials, which).length, `${count} of ${initials}, ${which}`).to.equal(all)
    for (let count = 1; count <= 40; count += 1)
      for (const width of shown(count, 'MW', 'narrow')) expect(width).to.be.below((Math.PI * 154) / count - 3)
  })

  it('has a table whose figures add up to its totals', () => {
    const number = (text: string | undefined) => parseMoney(text ?? '') ?? 0
    for (const chart of [votes, debt, hemicycle]) {
      fc.assert(
        fc.property(chart, ({ table: { columns, rows, totals } }) => {
          for (const { key } of columns.filter(({ kind, key }) => kind !== 'text' && key !== 'share')) {
            expect(rows.reduce((sum, row) => sum + number(row[key]), 0)).to.equal(number(totals?.[key]))
          }
        }),
        { numRuns: 30 },
      )
    }
  })

  it('says of the surplus what went where, to the penny', () => {
    const chart = surplusFlow({
      surplus: pence(11_400_000),
      until: '24 November 2027',
      programmes: [
        { name: 'Early reading', setAside: pence(6_000_000), spent: pence(4_250_000) },
        { name: 'Governor academy', setAside: pence(4_000_000), spent: pence(2_000_000) },
      ],
    })
    expect(chart?.table.rows).to.deep.equal([
      { from: 'Surplus for the year', to: 'Reinvestment fund', amount: '100000.00' },
      { from: 'Surplus for the year', to: 'Free reserves', amount: '14000.00' },
      { from: 'Reinvestment fund', to: 'Early reading', amount: '60000.00' },
      { from: 'Early reading', to: 'Spent', amount: '42500.00' },
      { from: 'Early reading', to: 'Left to spend', amount: '17500.00' },
      { from: 'Reinvestment fund', to: 'Governor academy', amount: '40000.00' },
      { from: 'Governor academy', to: 'Spent', amount: '20000.00' },
      { from: 'Governor academy', to: 'Left to spend', amount: '20000.00' },
    ])
  })

  it('draws no flow where nothing was set aside', () => {
    expect(surplusFlow({ surplus: pence(100), until: '', programmes: [] })).to.equal(undefined)
  })

  it('puts the edge of the last council wedge where the council’s share is', () => {
    const directors = ['council', 'schools', 'council', 'schools', 'independent'].map((each) => ({
      initials: 'AB',
      group: each as 'council',
    }))
    const { wide } = boardHemicycle({ on: '2026-11-24', directors, law: [2, 5] })
    const line = wide.marks.find((mark) => mark.kind === 'line' && mark.dash)
    const end = wide.marks.filter((mark) => mark.kind === 'path').at(1)
    if (line?.kind !== 'line' || end?.kind !== 'path') throw new Error('no line or no wedge')
    const angleOf = (x: number, y: number) => Math.atan2(246 - y, x - 368)
    const corner = /L(-?[\d.]+),(-?[\d.]+)A/.exec(end.d)
    const [edge, lawLine] = [angleOf(Number(corner?.[1]), Number(corner?.[2])), angleOf(line.x2, line.y2)]
    expect(edge).to.be.closeTo(lawLine, 0.02)
  })

  it('writes no initials of a large board over those beside them', () => {
    for (const n of [16, 17, 22, 24, 26, 40]) {
      const directors = Array.from({ length: n }, () => ({ initials: 'WE', group: 'schools' as const }))
      const { wide, narrow } = boardHemicycle({ on: '2026-11-24', directors })
      for (const { marks } of [wide, narrow]) {
        const boxes = marks.filter((mark) => mark.kind === 'text' && mark.text === 'WE').map(boxOf)
        const over = boxes.filter((box, i) => {
          const next = boxes[i + 1]
          if (!next) return false
          return Math.abs(next.x - box.x) < box.width + 1 && Math.abs(next.y - box.y) < box.height * 0.6
        })
        expect(over, `${n} directors`).to.deep.equal([])
      }
    }
  })

  it('leaves out the middle names of whoever has no room beside the strip, before it cuts a name', () => {
    const strip = termsStrip({
      from: date('2026-11-24'),
      to: date('2031-11-24'),
      rows: ['Ruth Margaret Ellingworth', 'Grace Thandiwe Ndlovu', 'Wolfeschlegelsteinhausenbergerdorff'].map(
        (name) => ({
          name,
          seat: 'Chair',
          group: 'independent' as const,
          spans: [{ from: date('2026-03-06'), to: date('2030-03-05') }],
        }),
      ),
      elections: [],
    })
    const said = strip.wide.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
    expect(said).to.include.members(['Ruth Ellingworth', 'Grace Thandiwe Ndlovu'])
    expect(said.filter((text) => text.endsWith('…'))).to.have.lengthOf(1)
  })

  it('writes no share over the step that leads to it', () => {
    const { wide } = shareOverTime({
      from: date('2026-11-22'),
      to: date('2028-05-22'),
      cap: [19, 100],
      law: [1, 5],
      steps: [
        { on: date('2026-11-22'), share: [2, 11], because: '' },
        { on: date('2027-02-01'), share: [2, 10], because: 'a term ends' },
      ],
    })
    const label = wide.marks.find((mark) => mark.kind === 'text' && mark.text.startsWith('2 of 10'))
    const riser = wide.marks.find((mark) => mark.kind === 'line' && mark.x1 === mark.x2 && mark.strokeWidth === 2.5)
    if (label?.kind !== 'text' || riser?.kind !== 'line') throw new Error('no label or no step')
    expect(boxOf(label).x).to.be.above(riser.x1)
  })

  it('escapes names, and has ids that a second chart on the page does not share', () => {
    const chart = beforeAfterBars({ on: '2026-12-10', before: [1, 11], after: [2, 11] })
    const drawing: Drawing = { ...chart.wide, title: 'A <b> & "c"' }
    expect(svg(drawing, { idPrefix: 'one' })).to.include('<title id="one-t">A &lt;b&gt; &amp; &quot;c&quot;</title>')
    const ids = (text: string) => [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    const page = (['a', 'b'] as const).flatMap((prefix) => {
      const { wide, narrow, legend } = figureOf(
        votesBar({ on: '2026-11-24', classes: [{ label: 'Council', group: 'council', members: 1, votes: 1 }] }),
        prefix,
      )
      return ids([wide, narrow, ...legend.map(({ swatch }) => swatch)].join(''))
    })
    expect(new Set(page).size).to.equal(page.length)
  })
})

describe('the waterfall of a surplus', () => {
  const { wide, narrow } = surplusWaterfall({
    period: 'year ended 31 March 2027',
    rows: [
      { label: 'Council commissions', kind: 'council', amount: pence(300) },
      { label: 'Staff', kind: 'cost', amount: pence(-200) },
      { label: 'Surplus for the year', kind: 'total', amount: pence(100) },
    ],
  })
  const dotted = ({ marks }: typeof wide) => marks.filter((mark) => 'dash' in mark && mark.dash !== undefined)

  it('carries one bar to the next by a line, but not through the words of a narrow drawing', () => {
    expect(dotted(wide)).to.have.length(2)
    expect(dotted(narrow)).to.have.length(0)
  })
})
