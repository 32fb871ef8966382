import { scalePoint } from 'd3-scale'
import { longDate } from '../../../kernel/dates.ts'
import type { Chart } from '../drawing/chart.ts'
import { type Drawing, fitted, type Mark } from '../drawing/drawing.ts'
import { COLOURS, label, rule } from '../drawing/look.ts'

/** How far something has come in several aspects: each time it was assessed, one of a few named levels, the lowest first. */
export interface LevelsOverTime {
  of: string
  levels: readonly string[]
  aspects: { name: string; assessed: { on: string; level: number; note: string }[] }[]
}

const ROW = 44

/** One track an aspect: rings where it stood before, a filled dot where it stands now, and the way between them. */
const drawn = (width: number, { levels, aspects }: LevelsOverTime, title: string, desc: string): Drawing => {
  const narrow = width < 400
  const left = narrow ? 24 : 230
  const x = scalePoint<number>(
    levels.map((_, i) => i + 1),
    [left + (narrow ? 0 : 30), width - (narrow ? 24 : 46)],
  )
  const at = (level: number): number => x(level) ?? left
  const top = narrow ? 22 : 30
  const pitch = narrow ? ROW + 16 : ROW
  const marks: Mark[] = levels.map((name, i) =>
    label(at(i + 1), 13, narrow ? String(i + 1) : name, { size: 13, fill: COLOURS.secondary, anchor: 'middle' }),
  )
  aspects.forEach(({ name, assessed }, row) => {
    const y = top + row * pitch + (narrow ? 40 : 20)
    marks.push(rule(at(1), y, at(levels.length), y))
    marks.push(
      narrow
        ? label(1, y - 16, fitted(name, 14, width - 2, true), { bold: true })
        : label(1, y + 5, fitted(name, 14, left - 10, true), { bold: true }),
    )
    const [first, latest] = [assessed[0], assessed.at(-1)]
    if (!first || !latest) return
    const reached = assessed.map(({ level }) => at(level))
    const [from, to] = [Math.min(...reached), Math.max(...reached)]
    if (from < to) marks.push(rule(from, y, to, y, { stroke: COLOURS.schools, strokeWidth: 3 }))
    for (const { level } of assessed.slice(0, -1)) {
      const ring = { fill: COLOURS.white, stroke: COLOURS.schools, strokeWidth: 2 }
      marks.push({ kind: 'circle', cx: at(level), cy: y, r: 6, ...ring })
    }
    marks.push({ kind: 'circle', cx: at(latest.level), cy: y, r: 8, fill: COLOURS.schools })
  })
  return { width, height: top + aspects.length * pitch + 6, title, desc, marks }
}

/** Where a partnership stands in each aspect of its work, and where it stood before. */
export const levelsOverTime = (given: LevelsOverTime): Chart => {
  const { of, levels, aspects } = given
  const word = (level: number): string => levels[level - 1] ?? String(level)
  const title = `How far ${of} has come`
  const desc = aspects
    .map(
      ({ name, assessed }) =>
        `${name}: ${assessed.map(({ on, level }) => `${word(level)} on ${longDate(on)}`).join(', ')}`,
    )
    .join('. ')
  const last = aspects
    .flatMap(({ assessed }) => assessed.map(({ on }) => on))
    .sort()
    .at(-1)
  return {
    caption: title,
    note: `Filled: where it stands${last ? `, last assessed on ${longDate(last)}` : ''}. Rings: where it stood before. ${levels.map((level, i) => `${i + 1} ${level.toLowerCase()}`).join(', ')}`,
    wide: drawn(700, given, title, desc),
    narrow: drawn(340, given, title, desc),
    legend: [],
    table: {
      columns: [
        { key: 'aspect', head: 'Aspect', kind: 'text' },
        { key: 'on', head: 'Assessed on', kind: 'date' },
        { key: 'level', head: 'Level', kind: 'text' },
        { key: 'note', head: 'Note', kind: 'text' },
      ],
      rows: aspects.flatMap(({ name, assessed }) =>
        assessed.map(({ on, level, note }) => ({
          aspect: name,
          on,
          level: `${level} ${word(level).toLowerCase()}`,
          note,
        })),
      ),
    },
  }
}
