import type { Chart } from '../drawing/chart.ts'
import { type Drawing, fitted, type Mark } from '../drawing/drawing.ts'
import { COLOURS, label, rule } from '../drawing/look.ts'

export type Dot = 'attended' | 'apologies' | 'absent' | 'substituted' | null

export interface AttendanceDots {
  /** "2026–27" */
  period: string
  /** How many meetings were held. */
  meetings: number
  people: {
    name: string
    /** One for each meeting, in order; null: not in office. */
    dots: Dot[]
    held: number
    counted: number
    attended: number
    apologies: number
    substituted: number
    /** "80.00%"; empty where no meeting was held. */
    share: string
    /** "Below, 2 meetings are still planned" */
    standing: string
    below: boolean
  }[]
}

const ROW = 30
/** Some letters reach a little beyond where they begin and end. */
const EDGE = 4

const cross = (x: number, y: number, r: number): Mark[] => {
  const look = { stroke: COLOURS.law, strokeWidth: 2 }
  return [rule(x - r, y - r, x + r, y + r, look), rule(x - r, y + r, x + r, y - r, look)]
}

const ring = (cx: number, cy: number, r: number): Mark => ({
  kind: 'circle',
  cx,
  cy,
  r,
  fill: COLOURS.white,
  stroke: COLOURS.ink,
  strokeWidth: 1.5,
})

/** Filled: there. A ring: a substitute. A ring with a bar: apologies. A cross: absent. Nothing: not in office. */
const dotMarks = (dot: Dot, x: number, y: number, r: number): Mark[] => {
  switch (dot) {
    case 'attended':
      return [{ kind: 'circle', cx: x, cy: y, r, fill: COLOURS.brand }]
    case 'substituted':
      return [ring(x, y, r)]
    case 'apologies':
      return [ring(x, y, r), rule(x - r, y, x + r, y, { stroke: COLOURS.ink, strokeWidth: 1.5 })]
    case 'absent':
      return cross(x, y, r * 0.75)
    default:
      return []
  }
}

const drawn = (width: number, { people, meetings }: AttendanceDots, title: string, desc: string): Drawing => {
  const wide = width > 400
  const [left, right] = wide ? [200, 130] : [4, 110]
  const row = wide ? ROW : ROW + 18
  const apart = Math.min(34, (width - left - right) / Math.max(1, meetings))
  const r = Math.min(7, apart / 2.4)
  const marks: Mark[] = people.length === 0 ? [label(EDGE, 18, 'Nobody is in office')] : []
  people.forEach(({ name, dots, held, counted, share, below }, i) => {
    const top = i * row
    const y = top + row - ROW / 2
    marks.push(label(EDGE, wide ? y + 5 : top + 17, fitted(name, 14, (wide ? left : width) - 3 * EDGE)))
    dots.forEach((dot, at) => {
      marks.push(...dotMarks(dot, left + apart * (at + 0.5), y, r))
    })
    const text = held === 0 ? 'none held' : `${counted} of ${held}, ${share}`
    const fill = below ? COLOURS.law : COLOURS.ink
    marks.push(label(width - EDGE, y + 5, text, { size: 13, bold: below, anchor: 'end', fill }))
    if (i > 0) marks.push(rule(0, top, width, top))
  })
  return { width, height: Math.max(24, people.length * row), title, desc, marks }
}

/** Who was at which meeting of a year, person by person. */
export const attendanceDots = (year: AttendanceDots): Chart => {
  const title = `Attendance, ${year.period}`
  const below = year.people.filter((one) => one.below)
  const desc =
    below.length === 0
      ? 'Nobody is below the share that is asked for.'
      : below.map(({ name, counted, held, share }) => `${name}: ${counted} of ${held}, ${share}`).join('; ')
  return {
    caption: year.meetings === 0 ? 'No meetings held yet' : title,
    note: 'Filled: attended. Ring: a substitute came. Ring with a bar: apologies. Cross: absent. Blank: not in office.',
    wide: drawn(700, year, title, desc),
    narrow: drawn(340, year, title, desc),
    legend: [],
    table: {
      columns: [
        { key: 'name', head: 'Person', kind: 'text' },
        { key: 'held', head: 'Held', kind: 'number' },
        { key: 'attended', head: 'Attended', kind: 'number' },
        { key: 'apologies', head: 'Apologies', kind: 'number' },
        { key: 'substituted', head: 'Substituted', kind: 'number' },
        { key: 'share', head: 'Share', kind: 'number' },
        { key: 'standing', head: 'Still reachable?', kind: 'text' },
      ],
      rows: year.people.map(({ name, held, attended, apologies, substituted, share, standing }) => ({
        name,
        held: String(held),
        attended: String(attended),
        apologies: String(apologies),
        substituted: String(substituted),
        share,
        standing,
      })),
    },
  }
}
