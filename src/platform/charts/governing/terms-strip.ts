import { scaleLinear } from 'd3-scale'
import { daysBetween, type IsoDate, longDate, longMonth, shortDate } from '../../../kernel/dates.ts'
import { listed } from '../../../kernel/text.ts'
import type { Chart } from '../drawing/chart.ts'
import { type Drawing, fitted, type Mark, textWidth } from '../drawing/drawing.ts'
import { COLOURS, GROUP_PAINT, type Group, LAW_LINE, label, rule } from '../drawing/look.ts'

export interface TermsStrip {
  from: IsoDate
  to: IsoDate
  /** What somebody on the board is called; by default a director. */
  sitter?: string
  /** What those are called who sit neither for the council nor for schools. */
  rest?: string
  rows: StripRow[]
  /** Ordinary days of election, with the day on which councillors who do not stand again or lose retire. */
  elections: { on: IsoDate; retire: IsoDate }[]
  /** Since when a rule has been broken on the first day. */
  brokenSince?: IsoDate | undefined
  /** The next day on which a rule stops holding, or is broken further, and what brings it about. */
  breaks?: { on: IsoDate; because: string } | undefined
}

export interface StripRow {
  name: string
  seat: string
  group: Exclude<Group, 'others'>
  /** To null: no end is known. */
  spans: { from: IsoDate; to: IsoDate | null; heldOver?: boolean }[]
  /** The last day on which a former councillor counts. */
  countsUntil?: IsoDate | undefined
}

interface Frame {
  width: number
  left: number
  right: number
  top: number
  rowHeight: number
  /** Where a bar begins below the top of its row: on a phone the name stands above it. */
  barAt: number
  names: 'beside' | 'above'
}
const WIDE: Frame = { width: 700, left: 176, right: 692, top: 30, rowHeight: 26, barAt: 5, names: 'beside' }
const NARROW: Frame = { width: 340, left: 4, right: 336, top: 30, rowHeight: 42, barAt: 21, names: 'above' }
const BAR = 13
const TAIL = 4

const GROUP_NAMES = {
  council: 'Counts as the council’s',
  schools: 'Schools: heads and governors',
  independent: 'Independent',
} as const

const nameOf = (group: keyof typeof GROUP_NAMES, { rest }: TermsStrip): string =>
  group === 'independent' && rest ? rest : GROUP_NAMES[group]

const sittersIn = ({ sitter = 'director' }: TermsStrip): string => `${sitter}s`

/** "31 Jan 27" */
const short = (day: IsoDate): string => `${shortDate(day)} ${day.slice(2, 4)}`

const drawn = (frame: Frame, strip: TermsStrip, title: string, desc: string): Drawing => {
  const x = scaleLinear([0, Math.max(1, daysBetween(strip.from, strip.to))], [frame.left, frame.right]).clamp(true)
  const at = (day: IsoDate) => x(daysBetween(strip.from, day))
  const bottom = frame.top + Math.max(1, strip.rows.length) * frame.rowHeight
  const marks: Mark[] = []
  const small = { size: 13, fill: COLOURS.secondary }
  for (let year = Number(strip.from.slice(0, 4)) + 1; `${year}-01-01` <= strip.to; year += 1) {
    const place = at(`${year}-01-01` as IsoDate)
    marks.push(rule(place, frame.top - 6, place, bottom))
    if (place + textWidth(String(year), 13) + 4 <= frame.width) marks.push(label(place + 4, 20, String(year), small))
  }
  for (const { on } of strip.elections) {
    marks.push(rule(at(on), frame.top, at(on), bottom, { stroke: COLOURS.council, strokeWidth: 1.5, dash: [2, 4] }))
  }
  const breaks = breakLines(strip)
  marks.push(...breaks.flatMap(({ on, text }, i) => breakMarks(frame, at(on), text, bottom + i * BREAK_LINE)))
  marks.push(...strip.rows.flatMap((row, i) => rowMarks(frame, row, frame.top + i * frame.rowHeight, at, strip)))
  if (strip.rows.length === 0)
    marks.push(label(frame.left, frame.top + 18, `No ${sittersIn(strip)} on this date`, small))
  const below = 24 + Math.max(0, breaks.length - 1) * BREAK_LINE
  return { width: frame.width, height: bottom + below, title, desc, marks }
}

/** What is said below the last row, each on a line of its own: when the next break comes, and below it since when a rule is broken. */
const breakLines = ({ from, brokenSince, breaks }: TermsStrip): { on: IsoDate; text: string }[] => [
  ...(breaks ? [{ on: breaks.on, text: `Breaks ${short(breaks.on)}` }] : []),
  ...(brokenSince ? [{ on: from, text: `Broken since ${short(brokenSince)}` }] : []),
]
const BREAK_LINE = 18

const breakMarks = (frame: Frame, place: number, text: string, bottom: number): Mark[] => {
  const isLate = place + 4 + textWidth(text, 13, true) > frame.width
  return [
    rule(place, frame.top - 4, place, bottom + 6, LAW_LINE),
    label(isLate ? place - 4 : place + 4, bottom + 18, text, {
      size: 13,
      bold: true,
      fill: COLOURS.law,
      anchor: isLate ? 'end' : 'start',
    }),
  ]
}

/** A name that has no room goes without its middle names before it is cut. */
const nameIn = (room: number, name: string): string => {
  const short = name.replace(/^(\S+) .+ (\S+)$/, '$1 $2')
  return textWidth(name, 14) <= room ? name : fitted(short, 14, room)
}

const rowMarks = (
  frame: Frame,
  row: StripRow,
  top: number,
  at: (day: IsoDate) => number,
  strip: TermsStrip,
): Mark[] => {
  const y = top + frame.barAt
  const room = frame.names === 'beside' ? frame.left - 12 : frame.right - frame.left
  const name = label(3, frame.names === 'beside' ? y + 11 : y - 6, nameIn(room, row.name), { halo: true })
  const shown = row.spans.filter(({ from, to }) => from <= strip.to && (to === null || to >= strip.from))
  const bars = shown.map(({ from, to, heldOver }): Mark => {
    const [left, right] = [at(from), to === null ? frame.right : at(to)]
    const place = { x: left, y, width: Math.max(right - left - 1.5, 1), height: BAR }
    return heldOver
      ? { kind: 'rect', ...place, fill: COLOURS.white, stroke: COLOURS.secondary, dash: [3, 3] }
      : { kind: 'rect', ...place, ...GROUP_PAINT[row.group] }
  })
  const tail: Mark[] =
    row.countsUntil && row.countsUntil >= strip.from
      ? [
          {
            kind: 'rect',
            x: frame.left,
            y: y + BAR + 1,
            width: Math.max(at(row.countsUntil) - frame.left, 1),
            height: TAIL,
            ...GROUP_PAINT.council,
          },
        ]
      : []
  return [name, ...bars, ...tail, ...endWords(frame, row, y, at, strip)]
}

/** The day on which it all ends, after the last bar where there is room, else on it. */
const endWords = (frame: Frame, row: StripRow, y: number, at: (day: IsoDate) => number, strip: TermsStrip): Mark[] => {
  const last = row.spans.at(-1)
  const ends = last ? last.to : row.countsUntil
  if (!ends || ends > strip.to) return []
  const text = last ? short(ends) : `Counts to ${short(ends)}`
  const wide = textWidth(text, 13)
  const after = at(ends) + 6
  const fits = after + wide <= frame.right
  if (fits) return [label(after, y + 11, text, { size: 13, halo: true })]
  const isLight = last?.heldOver || !last
  const colour = isLight ? COLOURS.ink : COLOURS.white
  return at(ends) - wide - 6 >= frame.left
    ? [label(at(ends) - 6, y + 11, text, { size: 13, anchor: 'end', fill: colour, ...(isLight ? { halo: true } : {}) })]
    : []
}

const clause = ({ name, spans, countsUntil }: StripRow): string =>
  `${name}: ${listed([
    ...spans.map(({ from, to, heldOver }) =>
      to === null
        ? `from ${longDate(from)}, no end known`
        : `${heldOver ? 'held over ' : ''}${longDate(from)} to ${longDate(to)}`,
    ),
    ...(countsUntil ? [`counts as the council’s to ${longDate(countsUntil)}`] : []),
  ])}`

const breakTexts = ({ brokenSince, breaks }: TermsStrip): string[] => [
  ...(brokenSince ? [`a rule has been broken since ${longDate(brokenSince)}`] : []),
  ...(breaks
    ? [`from ${longDate(breaks.on)} ${brokenSince ? 'more is broken' : 'a rule does not hold'}: ${breaks.because}`]
    : []),
]

const captionOf = ({ brokenSince, breaks }: TermsStrip): string => {
  if (brokenSince) return `A rule has been broken since ${longDate(brokenSince)}`
  return breaks
    ? `The first day on which a rule does not hold is ${longDate(breaks.on)}`
    : 'No rule is known to stop holding in this time'
}

/** The whole strip as one sentence, for whoever does not see it. */
const descriptionOf = (strip: TermsStrip): string =>
  `${[
    ...(strip.rows.length === 0 ? [`No ${sittersIn(strip)} on this date`] : strip.rows.map(clause)),
    ...breakTexts(strip),
    ...(strip.elections.length > 0
      ? [`Ordinary days of election: ${listed(strip.elections.map(({ on }) => longDate(on)))}`]
      : []),
  ].join('; ')}.`

const noteOf = ({ from, to, rows, elections }: TermsStrip): string =>
  [
    `${longMonth(from)} to ${longMonth(to)}`,
    ...(rows.some(({ countsUntil }) => countsUntil) ? ['Thin bar: a former councillor still counts'] : []),
    ...(elections.length > 0 ? ['Dotted: ordinary days of election'] : []),
  ].join('. ')

/** The groups that are painted; the tail of a former councillor is painted as the council's. */
const legendOf = (strip: TermsStrip): Chart['legend'] =>
  (['council', 'schools', 'independent'] as const)
    .filter((group) => strip.rows.some((row) => row.group === group || (group === 'council' && row.countsUntil)))
    .map((group) => ({ paint: group, text: nameOf(group, strip) }))

const tableOf = ({ rows, elections }: TermsStrip): Chart['table'] => ({
  columns: [
    { key: 'who', head: 'Who', kind: 'text' },
    { key: 'what', head: 'Seat', kind: 'text' },
    { key: 'from', head: 'From', kind: 'date' },
    { key: 'to', head: 'To', kind: 'date' },
  ],
  rows: [
    ...rows.flatMap(({ name, seat, spans, countsUntil }) => [
      ...spans.map(({ from, to, heldOver }) => ({
        who: name,
        what: heldOver ? `${seat}, held over` : seat,
        from,
        to: to ?? 'No end known',
      })),
      ...(countsUntil ? [{ who: name, what: 'Counts as the council’s', from: '', to: countsUntil }] : []),
    ]),
    ...elections.map(({ on, retire }) => ({
      who: 'Councillors',
      what: 'Election, and the day on which they retire',
      from: on,
      to: retire,
    })),
  ],
})

/** The terms of the directors over the next years, one row a director, with the tails of councillors and the days that matter. */
export const termsStrip = (strip: TermsStrip): Chart => {
  const title = `Terms of the ${sittersIn(strip)}, ${longMonth(strip.from)} to ${longMonth(strip.to)}`
  const desc = descriptionOf(strip)
  return {
    caption: captionOf(strip),
    note: noteOf(strip),
    wide: drawn(WIDE, strip, title, desc),
    narrow: drawn(NARROW, strip, title, desc),
    legend: legendOf(strip),
    table: tableOf(strip),
  }
}
