import { scaleLinear } from 'd3-scale'
import { plural } from '../../../kernel/text.ts'
import type { Chart } from '../drawing/chart.ts'
import { type Drawing, type Mark, textWidth } from '../drawing/drawing.ts'
import { COLOURS, label, rule } from '../drawing/look.ts'

export interface VotesCast {
  /** What was voted on: "Westhaven, primary head". */
  of: string
  /** The day of the vote, in words. */
  note: string
  candidates: { name: string; votes: number; result: string; elected: boolean }[]
}

const votesDrawn = (width: number, { candidates }: VotesCast, title: string, desc: string): Drawing => {
  const most = Math.max(1, ...candidates.map(({ votes }) => votes))
  const said = ({ votes, result }: VotesCast['candidates'][number]) => `${plural(votes, 'vote')}, ${result}`
  const room = Math.max(0, ...candidates.map((one) => textWidth(said(one), 14, one.elected))) + 16
  const x = scaleLinear([0, most], [0, width - room])
  const marks: Mark[] = [rule(0.5, 2, 0.5, candidates.length * 58 + 2, { stroke: COLOURS.secondary })]
  candidates.forEach((one, i) => {
    const { name, votes, elected } = one
    const y = i * 58 + 10
    const wide = x(votes)
    marks.push(label(8, y + 12, name, { bold: elected }))
    if (votes > 0) {
      const fill = elected ? COLOURS.brand : COLOURS.white
      marks.push({ kind: 'rect', x: 1, y: y + 20, width: wide, height: 20, fill, stroke: COLOURS.brand })
    }
    marks.push(label(wide + 10, y + 35, said(one), { size: 14, bold: elected }))
  })
  return { width, height: candidates.length * 58 + 6, title, desc, marks }
}

/** The votes of each candidate, most first; bars of those elected are full, of others empty. */
export const votesCast = (cast: VotesCast): Chart => {
  const title = `Votes: ${cast.of}`
  const said = cast.candidates.map(({ name, votes, result }) => `${name}: ${plural(votes, 'vote')}, ${result}`)
  const desc = `${said.join('; ')}.`
  return {
    caption: 'Votes of each candidate',
    note: cast.note,
    wide: votesDrawn(700, cast, title, desc),
    narrow: votesDrawn(340, cast, title, desc),
    legend: [],
    table: {
      columns: [
        { key: 'name', head: 'Candidate', kind: 'text' },
        { key: 'votes', head: 'Votes', kind: 'number' },
        { key: 'result', head: 'Result', kind: 'text' },
      ],
      rows: cast.candidates.map(({ name, votes, result }) => ({ name, votes: String(votes), result })),
    },
  }
}
