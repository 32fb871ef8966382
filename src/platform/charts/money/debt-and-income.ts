import { scaleLinear } from 'd3-scale'
import { longDate } from '../../../kernel/dates.ts'
import { money, type Pence, pounds, sum, wholePounds } from '../../../kernel/money.ts'
import { percent } from '../../../kernel/text.ts'
import { type Chart, shareText } from '../drawing/chart.ts'
import type { Drawing, Mark } from '../drawing/drawing.ts'
import { COLOURS, GROUP_PAINT, type Group, label, rule } from '../drawing/look.ts'

export interface AgedDebt {
  on: string
  bands: { label: string; council: Pence; schools: Pence }[]
}

const debtDrawn = (width: number, { bands }: AgedDebt, title: string, desc: string): Drawing => {
  const left = width > 400 ? 132 : 104
  const room = width > 400 ? 100 : 84
  const most = Math.max(1, ...bands.map(({ council, schools }) => Math.max(council, 0) + Math.max(schools, 0)))
  const x = scaleLinear([0, most], [0, width - left - room])
  const marks: Mark[] = [rule(left, 2, left, bands.length * 34 + 2, { stroke: COLOURS.secondary })]
  bands.forEach(({ label: name, council, schools }, i) => {
    const y = i * 34 + 8
    const councilWidth = x(Math.max(council, 0))
    const total = council + schools
    marks.push(label(0, y + 15, name))
    if (council > 0)
      marks.push({ kind: 'rect', x: left + 1, y, width: councilWidth, height: 20, ...GROUP_PAINT.council })
    const start = left + 1 + (council > 0 ? councilWidth + 1.5 : 0)
    if (schools > 0)
      marks.push({
        kind: 'rect',
        x: start,
        y,
        width: Math.max(x(schools) - 1.5, 0.75),
        height: 20,
        ...GROUP_PAINT.schools,
      })
    marks.push(
      label(width, y + 15, total < 0 ? `(${wholePounds(-total)})` : wholePounds(total), { bold: true, anchor: 'end' }),
    )
  })
  return { width, height: bands.length * 34 + 6, title, desc, marks }
}

/** Who owes the company, and how late: the council apart from schools and trusts. */
export const agedDebtBars = (debt: AgedDebt): Chart => {
  const council = sum(debt.bands.map((band) => band.council))
  const schools = sum(debt.bands.map((band) => band.schools))
  const title = `Aged debt on ${longDate(debt.on)}`
  const desc = `${debt.bands.map((band) => `${band.label}: ${pounds(band.council + band.schools)}`).join('; ')}.`
  const owed = sum(debt.bands.flatMap((band) => [Math.max(band.council, 0), Math.max(band.schools, 0)]))
  const ahead = owed - council - schools
  return {
    caption: owed === 0 ? 'Nobody owes us anything' : 'Who owes us, and for how long',
    note: `${wholePounds(owed)} is owed on ${longDate(debt.on)}${ahead > 0 ? `, and ${wholePounds(ahead)} is paid ahead` : ''}`,
    wide: debtDrawn(700, debt, title, desc),
    narrow: debtDrawn(340, debt, title, desc),
    legend: [
      { paint: 'council', text: 'Council' },
      { paint: 'schools', text: 'Schools and trusts' },
    ],
    table: {
      columns: [
        { key: 'late', head: 'How late', kind: 'text' },
        { key: 'council', head: 'Council', kind: 'money' },
        { key: 'schools', head: 'Schools and trusts', kind: 'money' },
        { key: 'total', head: 'Total', kind: 'money' },
      ],
      rows: debt.bands.map((band) => ({
        late: band.label,
        council: money(band.council),
        schools: money(band.schools),
        total: money(band.council + band.schools),
      })),
      totals: { late: 'Total', council: money(council), schools: money(schools), total: money(council + schools) },
    },
  }
}

export interface IncomeBySource {
  quarters: { label: string; council: Pence; schools: Pence; other: Pence }[]
  /** Whether the tests of a business relationship are asked of it: a partnership that is not incorporated has none. */
  tested: boolean
}

/** In which of the quarters the council paid more than half. */
const overHalf = ({ quarters }: IncomeBySource) =>
  quarters.filter(({ council, schools, other }) => 2 * council > council + schools + other).length

const incomeCaption = (income: IncomeBySource): string => {
  const [over, all] = [overHalf(income), income.quarters.length]
  if (over === 0) return 'The council has paid more than half of the income in no quarter'
  return `The council has paid more than half of the income in ${over === all ? 'every quarter' : `${over} of ${all} quarters`}`
}

const hasOther = (quarters: IncomeBySource['quarters']): boolean => quarters.some(({ other }) => other > 0)

const incomeDrawn = (width: number, { quarters }: IncomeBySource, title: string, desc: string): Drawing => {
  const isWide = width > 400
  const [left, right, top, bottom] = isWide ? [50, 540, 12, 216] : [44, 336, 12, 196]
  const y = scaleLinear([0, 1], [bottom, top])
  const slot = (right - left) / quarters.length
  const ticks = [0, 0.25, 0.5, 0.75, 1].flatMap((tick) => {
    const [bold, fill] = tick === 0.5 ? [true, COLOURS.ink] : [false, COLOURS.secondary]
    return [
      rule(left, y(tick), right, y(tick)),
      label(left - 6, y(tick) + 5, `${tick * 100}%`, { size: 13, anchor: 'end', bold, fill }),
    ]
  })
  const columns = quarters.flatMap((quarter, i): Mark[] => {
    const [x, wide] = [left + slot * (i + 0.22), slot * 0.56]
    const name = label(x + wide / 2, bottom + 18, quarter.label, { ...IN_THE_MIDDLE, fill: COLOURS.secondary })
    return [...partsOf(quarter, { x, width: wide }, y, isWide), ...(isWide || i % 2 === 0 ? [name] : [])]
  })
  const half = rule(left, y(0.5), right, y(0.5), { stroke: COLOURS.ink, strokeWidth: 2.5 })
  const names = isWide
    ? [
        label(right + 12, y(0.25) + 5, 'Council pays', { bold: true, fill: COLOURS.council }),
        label(right + 12, y(0.75) + 5, 'Schools buy', { bold: true, fill: COLOURS.schools }),
        ...(hasOther(quarters) ? [label(right + 12, y(0.97) + 5, 'Other income', { bold: true })] : []),
      ]
    : []
  return { width, height: bottom + 28, title, desc, marks: [...ticks, ...columns, half, ...names] }
}

const IN_THE_MIDDLE = { size: 13, anchor: 'middle' } as const

/** The income of a quarter, one part upon another, the council's lowest; its share is written where there is room. */
const partsOf = (
  { council, schools, other }: IncomeBySource['quarters'][number],
  place: { x: number; width: number },
  y: (share: number) => number,
  isWide: boolean,
): Mark[] => {
  const total = council + schools + other
  if (total <= 0) return []
  const [a, b, top, bottom] = [y(council / total), y((council + schools) / total), y(1), y(0)]
  const part = (from: number, height: number, group: Group): Mark => ({
    ...{ kind: 'rect', x: place.x, y: from, width: place.width, height },
    ...GROUP_PAINT[group],
  })
  // A label in the middle of a tall part would stand on the line of a half.
  const middle = council / total > 0.4 ? y(0.25) : (a + bottom) / 2
  const text = `${percent(council, total).split('.')[0]}%`
  const white = { ...IN_THE_MIDDLE, bold: true, fill: COLOURS.white }
  return [
    ...(council > 0 ? [part(a, bottom - a, 'council')] : []),
    ...(schools > 0 ? [part(b, Math.max(a - b - 1.5, 0.5), 'schools')] : []),
    ...(other > 0 ? [part(top, Math.max(b - top - 1.5, 0.5), 'others')] : []),
    ...(isWide && council / total > 0.12 ? [label(place.x + place.width / 2, middle + 5, text, white)] : []),
  ]
}

/** Where income came from, quarter by quarter; above half from the council a business relationship exists. Needs two quarters. */
export const incomeBySource = (income: IncomeBySource): Chart | undefined => {
  if (income.quarters.length < 2) return undefined
  const share = ({ council, schools, other }: IncomeBySource['quarters'][number]) =>
    shareText([council, council + schools + other])
  const title = `Share of income by source, ${income.quarters.length} quarters`
  const desc = `Council share: ${income.quarters.map((quarter) => `${quarter.label} ${share(quarter)}`).join('; ')}.`
  return {
    caption: incomeCaption(income),
    note: `Share of income by quarter${income.tested ? '. Above 50% a business relationship with the council exists and the 20% tests apply' : ''}`,
    wide: incomeDrawn(700, income, title, desc),
    narrow: incomeDrawn(340, income, title, desc),
    legend: [
      { paint: 'council', text: 'Council pays' },
      { paint: 'schools', text: 'Schools and trusts buy' },
      ...(hasOther(income.quarters) ? [{ paint: 'others' as const, text: 'Other income' }] : []),
    ],
    table: {
      columns: [
        { key: 'quarter', head: 'Quarter', kind: 'text' },
        { key: 'council', head: 'Council', kind: 'money' },
        { key: 'schools', head: 'Schools', kind: 'money' },
        { key: 'other', head: 'Other', kind: 'money' },
        { key: 'share', head: 'Council share', kind: 'number' },
      ],
      rows: income.quarters.map((quarter) => ({
        quarter: quarter.label,
        council: money(quarter.council),
        schools: money(quarter.schools),
        other: money(quarter.other),
        share: share(quarter),
      })),
    },
  }
}
