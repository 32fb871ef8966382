import { arc } from 'd3-shape'
import { longDate } from '../../../kernel/dates.ts'
import { percentOf, type Share } from '../../../kernel/share.ts'
import { capitalised, plural } from '../../../kernel/text.ts'
import { type Chart, capLabel, type Lines, lawLabel, ratio, shareText } from '../drawing/chart.ts'
import { type Drawing, type Mark, rounded, textWidth } from '../drawing/drawing.ts'
import { CAP_LINE, COLOURS, GROUP_PAINT, type Group, LAW_LINE, label, rule } from '../drawing/look.ts'

export interface BoardSeats extends Lines {
  on: string
  /** One for each director in office, in any order. */
  directors: { initials: string; group: Exclude<Group, 'others'>; name?: string }[]
  vacant?: number
  /** What somebody on the board is called: a director, where nothing else is said. */
  sitter?: string
  /** What those are called who sit neither for the council nor for schools. */
  rest?: string
  /** Whose share is meant, such as "the council". */
  of?: string
}

const sitterIn = ({ sitter = 'director' }: BoardSeats): string => sitter

/** Council first from the left, so that the edge of its last wedge is its share on the same scale as the lines. */
const ORDER = { council: 0, schools: 1, independent: 2 } as const
const GROUP_NAMES = {
  council: 'Associated with the council',
  schools: 'Schools: heads and governors',
  independent: 'Independent',
} as const

const nameOf = (group: keyof typeof GROUP_NAMES, { rest }: BoardSeats): string =>
  group === 'independent' && rest ? rest : GROUP_NAMES[group]

interface Ring {
  width: number
  height: number
  cx: number
  cy: number
  inner: number
  outer: number
  /** Names of the lines stand at their ends where there is room, else in a row above the ring. */
  labels: 'beside' | 'above'
}

const WIDE: Ring = { width: 700, height: 292, cx: 368, cy: 246, inner: 128, outer: 226, labels: 'beside' }
const NARROW: Ring = { width: 340, height: 244, cx: 170, cy: 200, inner: 92, outer: 154, labels: 'above' }

/** Between two wedges, at the outer edge. */
const GAP = 3

/** From the left end of the half ring (0) to its right end (1), in the angles of d3: nothing at noon, clockwise. */
const angle = (share: number) => (share - 0.5) * Math.PI
const point = (ring: Ring, share: number, radius: number) => ({
  x: rounded(ring.cx + radius * Math.sin(angle(share))),
  y: rounded(ring.cy - radius * Math.cos(angle(share))),
})

/** d3 draws around its own origin; the path is moved by writing every point anew, so that no transform is needed. */
const wedge = (ring: Ring, from: number, to: number): string => {
  const gap = GAP / ring.outer
  const path = arc()
    .digits(3)
    .padAngle(from === 0 && to === 1 ? 0 : gap)({
    innerRadius: ring.inner,
    outerRadius: ring.outer,
    startAngle: angle(from),
    endAngle: angle(to),
  })
  return moved(path ?? '', ring.cx, ring.cy)
}

const moved = (path: string, dx: number, dy: number): string =>
  path.replace(/([MLA])([^MLAZ]*)/g, (_, command: string, body: string) => {
    const numbers = body.split(/[ ,]+/).map(Number)
    const x = numbers.length - 2
    return `${command}${numbers.map((n, i) => (i === x ? rounded(n + dx) : i === x + 1 ? rounded(n + dy) : n)).join(',')}`
  })

/** On a large board initials fit into a wedge near its outer edge, where it is widest; where the widest do not, nobody has any. */
const roomForInitials = (ring: Ring, all: readonly string[]): { radius: number; size: number } | undefined => {
  const places = [
    { radius: (ring.inner + ring.outer) / 2, size: 13 },
    ...[11, 10].map((size) => ({ radius: ring.outer - 13, size })),
  ]
  return places.find(({ radius, size }) => {
    const room = ((radius - size / 2) * Math.PI) / all.length - GAP
    return all.every((initials) => textWidth(initials, size, true) + 2 <= room)
  })
}

const ringBox = (ring: Ring) => ({
  x: ring.cx - ring.outer,
  y: ring.cy - ring.outer,
  width: 2 * ring.outer,
  height: ring.outer,
})

const lineAcross = (ring: Ring, share: Share, look: typeof CAP_LINE | typeof LAW_LINE): Mark => {
  const from = point(ring, ratio(share), ring.inner - 8)
  const to = point(ring, ratio(share), ring.outer + 14)
  return { kind: 'line', x1: from.x, y1: from.y, x2: to.x, y2: to.y, ...look }
}

const namesBeside = (ring: Ring, cap?: Share, law?: Share): Mark[] => {
  const marks: Mark[] = []
  const named = (share: Share, text: string, fill: string, lift: number) => {
    const end = point(ring, ratio(share), ring.outer + 16)
    const y = end.y + lift
    marks.push(rule(end.x - 16, y - 4, end.x - 2, end.y, { stroke: fill }))
    marks.push(label(end.x - 22, y, text, { fill, bold: true, anchor: 'end', size: 13 }))
  }
  if (law) named(law, lawLabel(law), COLOURS.law, -12)
  if (cap) named(cap, capLabel(cap), COLOURS.brand, 12)
  return marks
}

const namesAbove = (cap?: Share, law?: Share): Mark[] => {
  const marks: Mark[] = []
  let x = 4
  const named = (text: string, fill: string, look: typeof CAP_LINE | typeof LAW_LINE) => {
    marks.push(rule(x, 9, x + 24, 9, look), label(x + 31, 14, text, { fill, bold: true, size: 13 }))
    x += 128
  }
  if (cap) named(`Cap ${percentOf(cap)}`, COLOURS.brand, CAP_LINE)
  if (law) named(lawLabel(law), COLOURS.law, LAW_LINE)
  return marks
}

const drawn = (ring: Ring, board: BoardSeats, text: { title: string; desc: string; share: Share }): Drawing => {
  const directors = [...board.directors].sort((a, b) => ORDER[a.group] - ORDER[b.group])
  const box = ringBox(ring)
  return {
    width: ring.width,
    height: board.vacant ? ring.height : ring.cy + 16,
    title: text.title,
    desc: text.desc,
    marks: [
      ...wedges(ring, directors),
      ...(board.cap ? [lineAcross(ring, board.cap, CAP_LINE)] : []),
      ...(board.law ? [lineAcross(ring, board.law, LAW_LINE)] : []),
      ...(ring.labels === 'beside' ? namesBeside(ring, board.cap, board.law) : namesAbove(board.cap, board.law)),
      ...wordsWithin(ring, board, text.share),
      rule(box.x, ring.cy + 6, box.x + box.width, ring.cy + 6),
      ...(board.vacant ? vacancies(ring, board.vacant) : []),
    ],
  }
}

/** One for each director, with the initials where all of them have room; an empty outline where nobody is in office. */
const wedges = (ring: Ring, directors: BoardSeats['directors']): Mark[] => {
  const n = directors.length
  const box = ringBox(ring)
  if (n === 0) return [{ kind: 'path', d: wedge(ring, 0, 1), box, fill: COLOURS.white, stroke: COLOURS.rule }]
  const initialsAt = roomForInitials(
    ring,
    directors.map(({ initials }) => initials),
  )
  return directors.flatMap(({ initials, group }, i): Mark[] => {
    const own: Mark = { kind: 'path', d: wedge(ring, i / n, (i + 1) / n), box, ...GROUP_PAINT[group] }
    if (!initialsAt) return [own]
    const { radius, size } = initialsAt
    const middle = point(ring, (i + 0.5) / n, radius)
    return [own, label(middle.x, middle.y + 5, initials, { size, fill: COLOURS.white, bold: true, anchor: 'middle' })]
  })
}

/** Inside the ring: how many of how many, and their share. */
const wordsWithin = (ring: Ring, board: BoardSeats, share: Share): Mark[] => {
  const n = board.directors.length
  const quiet = { anchor: 'middle', fill: COLOURS.secondary } as const
  if (n === 0) return [label(ring.cx, ring.cy - 12, `No ${sitterIn(board)}s on this date`, { ...quiet, size: 13 })]
  const [big, small] = ring.labels === 'beside' ? [38, 15] : [27, 13]
  return [
    label(ring.cx, ring.cy - big * 0.95, `${share[0]} of ${n}`, { anchor: 'middle', size: big, bold: true }),
    label(ring.cx, ring.cy - 10, `${shareText(share)} of ${sitterIn(board)}s`, { ...quiet, size: small }),
  ]
}

/** Empty seats stand below the ring, outlined: they are never part of the share. */
const vacancies = (ring: Ring, vacant: number): Mark[] => {
  const top = ring.cy + 16
  const shown = Math.min(vacant, 6)
  const left = ring.cx - ring.outer
  const boxes: Mark[] = Array.from({ length: shown }, (_, i) => ({
    kind: 'rect',
    x: left + i * 22,
    y: top,
    width: 16,
    height: 16,
    fill: COLOURS.white,
    stroke: COLOURS.secondary,
    dash: [3, 3],
  }))
  return [
    ...boxes,
    label(left + shown * 22 + 4, top + 13, `${plural(vacant, 'vacant seat')}, not counted`, {
      size: 13,
      fill: COLOURS.secondary,
    }),
  ]
}

/** Half a ring, one wedge a director: how much of the board the council holds, and where the lines are. */
export const boardHemicycle = (board: BoardSeats): Chart => {
  const n = board.directors.length
  const council = board.directors.filter(({ group }) => group === 'council').length
  const of = board.of ?? 'the council'
  const title = `Council share of the board on ${longDate(board.on)}`
  const lines = [
    ...(board.cap ? [`The cap is ${percentOf(board.cap)}, a solid line.`] : []),
    ...(board.law ? [`The legal line is ${percentOf(board.law)}, a dashed line.`] : []),
  ]
  const desc =
    n === 0
      ? `An empty half ring: no ${sitterIn(board)}s on this date.`
      : [
          `Half ring of ${plural(n, sitterIn(board))}. ${council} ${council === 1 ? 'is' : 'are'} associated with ${of}, ${shareText([council, n])}.`,
          ...lines,
        ].join(' ')
  const text = { title, desc, share: [council, n] as const }
  const groups = (['council', 'schools', 'independent'] as const)
    .map((group) => ({ group, count: board.directors.filter((director) => director.group === group).length }))
    .filter(({ count }) => count > 0)
  return {
    caption: 'Who sits on the board',
    note: `Each wedge is one ${sitterIn(board)}, council first`,
    wide: drawn(WIDE, board, text),
    narrow: drawn(NARROW, board, text),
    legend: groups.map(({ group, count }) => ({ paint: group, text: `${nameOf(group, board)}, ${count}` })),
    table: {
      columns: [
        { key: 'group', head: 'Group', kind: 'text' },
        { key: 'directors', head: capitalised(`${sitterIn(board)}s`), kind: 'number' },
        { key: 'share', head: 'Share', kind: 'number' },
      ],
      rows: groups.map(({ group, count }) => ({
        group: nameOf(group, board),
        directors: String(count),
        share: shareText([count, n]),
      })),
      totals: { group: 'In office', directors: String(n), share: n === 0 ? '' : '100.00%' },
    },
  }
}
