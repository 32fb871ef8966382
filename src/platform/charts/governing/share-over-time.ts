import { scaleLinear } from 'd3-scale'
import {
  addMonths,
  daysBetween,
  type IsoDate,
  longDate,
  longMonth,
  monthOf,
  monthStart,
  nextMonth,
} from '../../../kernel/dates.ts'
import { percentOf, type Share } from '../../../kernel/share.ts'
import { capitalised } from '../../../kernel/text.ts'
import { type Chart, type Lines, ratio, shareText } from '../drawing/chart.ts'
import { type Box, boxOf, type Drawing, type Mark, type TextMark } from '../drawing/drawing.ts'
import { CAP_LINE, COLOURS, LAW_LINE, label, rule } from '../drawing/look.ts'

export interface ShareTimeline extends Lines {
  from: IsoDate
  to: IsoDate
  /** What somebody on the board is called: a director, where nothing else is said. */
  sitter?: string
  /** The share on the first day, then on each day on which it changes. */
  steps: { on: IsoDate; share: Share; because: string }[]
}

interface Frame {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
  monthsApart: number
}
const WIDE: Frame = { width: 700, height: 250, left: 52, right: 690, top: 12, bottom: 216, monthsApart: 2 }
const NARROW: Frame = { width: 340, height: 230, left: 44, right: 332, top: 12, bottom: 196, monthsApart: 4 }

/** The axis begins at 10 per cent unless a share is lower; five per cent are a step. */
const axisOf = (timeline: ShareTimeline) => {
  const shares = timeline.steps.map(({ share }) => ratio(share))
  const lowest = Math.min(0.1, ...shares)
  const highest = Math.max(0.25, ...shares.map((share) => share + 0.02))
  return { low: lowest < 0.1 ? 0 : 0.1, high: Math.ceil(highest * 20) / 20 }
}

const breaks = (share: Share, { cap, law }: Lines): boolean =>
  (law !== undefined && share[0] * law[1] >= law[0] * share[1]) ||
  (cap !== undefined && share[0] * cap[1] > cap[0] * share[1])

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Where a share and a day lie in a frame. */
interface Scales {
  frame: Frame
  y: (share: number) => number
  at: (on: IsoDate) => number
  low: number
  high: number
}

const scalesOf = (frame: Frame, timeline: ShareTimeline): Scales => {
  const { low, high } = axisOf(timeline)
  const y = scaleLinear([low, high], [frame.bottom, frame.top])
  const x = scaleLinear([0, Math.max(1, daysBetween(timeline.from, timeline.to))], [frame.left, frame.right])
  return { frame, y, at: (on) => x(daysBetween(timeline.from, on)), low, high }
}

const linesOf = ({ cap, law }: Lines): number[] => [cap, law].flatMap((line) => (line ? [ratio(line)] : []))

/** The ground over the legal line, and a rule with its per cent every five; none is named where a line of the company stands. */
const grid = ({ frame, y, low, high }: Scales, timeline: ShareTimeline): Mark[] => {
  const marks: Mark[] = []
  if (timeline.law) {
    const tint = { fill: COLOURS.lawTint, x: frame.left, y: frame.top, width: frame.right - frame.left }
    marks.push({ kind: 'rect', ...tint, height: y(ratio(timeline.law)) - frame.top })
  }
  for (let tick = Math.round(low * 20); tick <= Math.round(high * 20); tick += 1) {
    const share = tick / 20
    marks.push(rule(frame.left, y(share), frame.right, y(share)))
    if (linesOf(timeline).every((line) => Math.abs(line - share) > 0.012)) {
      const look = { size: 13, anchor: 'end', fill: COLOURS.secondary } as const
      marks.push(label(frame.left - 6, y(share) + 5, `${tick * 5}%`, look))
    }
  }
  return marks
}

/** The cap and the legal line with their names, which are moved apart where the two lie close together. */
const namedLines = ({ frame, y }: Scales, { cap, law }: Lines): Mark[] => {
  const named = (line: Share, look: typeof CAP_LINE | typeof LAW_LINE, shift: number): Mark[] => {
    const height = y(ratio(line))
    const name = { size: 13, bold: true, anchor: 'end', fill: look.stroke } as const
    return [
      rule(frame.left, height, frame.right, height, { ...look, strokeWidth: 2 }),
      label(frame.left - 6, height + 5 + shift, percentOf(line), name),
    ]
  }
  const apart = cap && law && Math.abs(y(ratio(cap)) - y(ratio(law))) < 14 ? 5 : 0
  const capBelow = cap && law && ratio(cap) > ratio(law) ? -1 : 1
  return [
    ...(cap ? named(cap, CAP_LINE, apart * capBelow) : []),
    ...(law ? named(law, LAW_LINE, -apart * capBelow) : []),
  ]
}

const months = ({ frame, at }: Scales, { from, to }: ShareTimeline): Mark[] => {
  const marks: Mark[] = []
  for (let month = nextMonth(monthOf(from)), i = 0; monthStart(month) <= to; month = nextMonth(month), i += 1) {
    if (i % frame.monthsApart !== 0) continue
    const text = longMonth(month).slice(0, 3) + (month.endsWith('-01') ? ` ${month.slice(2, 4)}` : '')
    const place = Math.min(at(monthStart(month)), frame.right - 18)
    marks.push(rule(place, frame.bottom, place, frame.bottom + 5, { stroke: COLOURS.secondary }))
    marks.push(label(place, frame.bottom + 20, text, { size: 13, anchor: 'middle', fill: COLOURS.secondary }))
  }
  return marks
}

type Steps = ShareTimeline['steps']

/** The share goes on until it changes. */
const stairs = ({ frame, y, at }: Scales, steps: Steps): Mark[] =>
  steps.flatMap(({ on, share }, i): Mark[] => {
    const next = steps[i + 1]
    const end = next ? at(next.on) : frame.right
    const height = y(ratio(share))
    const look = { stroke: COLOURS.ink, strokeWidth: 2.5 }
    const flat = rule(at(on), height, end, height, look)
    return next ? [flat, rule(end, height, end, y(ratio(next.share)), look)] : [flat]
  })

/** A numbered dot for each change, with its share beside it where there is room for the words. */
const dots = ({ frame, y, at }: Scales, timeline: ShareTimeline, steps: Steps): Mark[] => {
  const taken: Box[] = [
    ...steps.map(({ on, share }) => ({ x: at(on) - 11, y: y(ratio(share)) - 11, width: 22, height: 22 })),
    ...linesOf(timeline).map((line) => ({ x: frame.left, y: y(line) - 1, width: frame.right - frame.left, height: 2 })),
    ...steps.slice(1).map(({ on, share }, i) => {
      const [from, to] = [y(ratio(steps[i]?.share ?? share)), y(ratio(share))]
      return { x: at(on) - 2, y: Math.min(from, to), width: 4, height: Math.abs(from - to) }
    }),
  ]
  const isFree = (box: Box) =>
    box.x + box.width <= frame.right &&
    box.y + box.height < frame.bottom &&
    box.y > 0 &&
    !taken.some((other) => overlap(box, other))
  return steps.flatMap(({ on, share }, i): Mark[] => {
    const [cx, cy] = [Math.min(Math.max(at(on), frame.left + 10), frame.right - 10), y(ratio(share))]
    const fill = breaks(share, timeline) ? COLOURS.law : COLOURS.ink
    const dot: Mark[] = [
      { kind: 'circle', cx, cy, r: 10, fill, stroke: COLOURS.white, strokeWidth: 1.5 },
      label(cx, cy + 4.5, String(i + 1), { size: 13, bold: true, fill: COLOURS.white, anchor: 'middle' }),
    ]
    const text = frame === WIDE ? `${share[0]} of ${share[1]} · ${shareText(share)}` : `${share[0]} of ${share[1]}`
    const places = [
      { x: cx + 14, y: cy - 8 },
      { x: cx - 8, y: cy + 26 },
      { x: cx + 14, y: cy + 18 },
      { x: cx + 22, y: cy + 29 },
    ].map((place): TextMark => label(place.x, place.y, text, { size: 13, bold: true, fill, halo: true }))
    const free = places.find((place) => isFree(boxOf(place)))
    if (!free) return dot
    taken.push(boxOf(free))
    return [...dot, free]
  })
}

const drawn = (frame: Frame, timeline: ShareTimeline, title: string, desc: string): Drawing => {
  const scales = scalesOf(frame, timeline)
  const steps = timeline.steps.filter(({ on }) => on <= timeline.to)
  const marks = [
    ...grid(scales, timeline),
    ...namedLines(scales, timeline),
    ...months(scales, timeline),
    ...stairs(scales, steps),
    ...dots(scales, timeline, steps),
  ]
  return { width: frame.width, height: frame.height, title, desc, marks }
}

/** The council's share of the board on each date known today on which it changes. */
export const shareOverTime = (timeline: ShareTimeline): Chart => {
  const title = `Council share of the board, ${longMonth(timeline.from)} to ${longMonth(timeline.to)}`
  const clause = ({ on, share }: ShareTimeline['steps'][number]) =>
    `${longDate(on)}: ${share[0]} of ${share[1]}, ${shareText(share)}`
  const desc = `${timeline.steps.map(clause).join('; ')}. The axis begins at ${Math.round(axisOf(timeline).low * 100)} per cent.`
  const lines = [
    ...(timeline.cap ? [`Company cap ${percentOf(timeline.cap)}`] : []),
    ...(timeline.law ? [`legal line ${percentOf(timeline.law)}. The shaded area is at or over the legal line`] : []),
  ]
  return {
    caption: timeline.steps.length < 2 ? 'No known change in this time' : 'Council share on each future date',
    note: capitalised(lines.join(', ')),
    wide: drawn(WIDE, timeline, title, desc),
    narrow: drawn(NARROW, timeline, title, desc),
    legend: [],
    table: {
      columns: [
        { key: 'on', head: 'Date', kind: 'date' },
        { key: 'because', head: 'What changes', kind: 'text' },
        { key: 'council', head: 'Council', kind: 'number' },
        { key: 'directors', head: capitalised(`${timeline.sitter ?? 'director'}s`), kind: 'number' },
        { key: 'share', head: 'Share', kind: 'number' },
      ],
      rows: timeline.steps.map(({ on, share, because }) => ({
        on,
        because,
        council: String(share[0]),
        directors: String(share[1]),
        share: shareText(share),
      })),
    },
  }
}

/** The window that the board page shows: eighteen months from the day. */
export const nextEighteenMonths = (from: IsoDate): { from: IsoDate; to: IsoDate } => ({ from, to: addMonths(from, 18) })
