import { expect } from 'chai'
import fc from 'fast-check'
import { date } from '../../src/kernel/dates.ts'
import { parseMoney, pence } from '../../src/kernel/money.ts'
import { boxOf, type Drawing } from '../../src/platform/charts/drawing/drawing.ts'
import { svg } from '../../src/platform/charts/drawing/svg.ts'
import {
  beforeAfterBars,
  boardHemicycle,
  figureOf,
  shareOverTime,
  surplusFlow,
  surplusWaterfall,
  termsStrip,
  votesBar,
} from '../../src/platform/charts/index.ts'
import { ANY_CHARTS, debt, hemicycle, votes } from './any-charts.ts'

const outside = (drawing: Drawing) =>
  drawing.marks.filter((mark) => {
    const { x, y, width, height } = boxOf(mark)
    const numbers = [x, y, width, height]
    return (
      numbers.some(Number.isNaN) || x < -1 || y < -1 || x + width > drawing.width + 1 || y + height > drawing.height + 1
    )
  })

describe('a chart', () => {
  for (const [name, chart] of Object.entries(ANY_CHARTS)) {
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
