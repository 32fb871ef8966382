import { scaleLinear } from 'd3-scale'
import { longDate } from '../../../kernel/dates.ts'
import { percentOf, type Share } from '../../../kernel/share.ts'
import { capitalised, plural } from '../../../kernel/text.ts'
import { type Chart, type Lines, lawLabel, ratio, shareText } from '../drawing/chart.ts'
import { type Drawing, fitted, type Mark, textWidth } from '../drawing/drawing.ts'
import { CAP_LINE, COLOURS, GROUP_PAINT, type Group, LAW_LINE, label, rule } from '../drawing/look.ts'

export interface BeforeAfter extends Lines {
  on: string
  /** What somebody on the board is called: a director, where nothing else is said. */
  sitter?: string
  before: Share
  after: Share
}

/** The names of two lines that may stand very near each other: one to the left of its line, one to the right. */
const lineNames = (
  capAt: number | undefined,
  lawAt: number | undefined,
  y: number,
  width: number,
  { cap, law }: Lines,
): Mark[] => {
  const names: Mark[] = []
  const place = (at: number, text: string, fill: string, leftwards: boolean) => {
    const room = textWidth(text, 13, true)
    const end = leftwards ? at - 6 >= room : at + 6 + room > width
    names.push(label(end ? at - 6 : at + 6, y, text, { size: 13, bold: true, fill, anchor: end ? 'end' : 'start' }))
  }
  const capFirst = capAt === undefined || lawAt === undefined || capAt <= lawAt
  if (cap && capAt !== undefined) place(capAt, `Cap ${percentOf(cap)}`, COLOURS.brand, capFirst)
  if (law && lawAt !== undefined) place(lawAt, lawLabel(law), COLOURS.law, !capFirst)
  return names
}

const beforeAfterDrawn = (
  width: number,
  { before, after, cap, law }: BeforeAfter,
  title: string,
  desc: string,
): Drawing => {
  const left = width > 400 ? 90 : 62
  const room = width > 400 ? 190 : 112
  const highest = Math.max(0.3, ratio(before), ratio(after))
  const x = scaleLinear([0, highest], [left, width - room])
  const capAt = cap && x(ratio(cap))
  const lawAt = law && x(ratio(law))
  const marks: Mark[] = []
  const bar = (share: Share, y: number, name: string) => {
    const text = `${share[0]} of ${share[1]}, ${shareText(share)}`
    marks.push(label(0, y + 17, name))
    marks.push({ kind: 'rect', x: left, y, width: x(ratio(share)) - left, height: 24, fill: COLOURS.council })
    // The words stand after the bar, and after a line that would cross them.
    const wide = textWidth(text, 14, true)
    const crossed = (at: number) =>
      [capAt, lawAt].find((line) => line !== undefined && line > at - 4 && line < at + wide)
    let start = x(ratio(share)) + 10
    for (let line = crossed(start); line !== undefined; line = crossed(start)) start = line + 10
    marks.push(label(Math.min(start, width - wide), y + 17, text, { bold: true, halo: true }))
  }
  bar(before, 32, 'Before')
  bar(after, 70, 'After')
  if (capAt !== undefined) marks.splice(0, 0, rule(capAt, 20, capAt, 104, CAP_LINE))
  if (lawAt !== undefined) marks.splice(0, 0, rule(lawAt, 20, lawAt, 104, LAW_LINE))
  marks.push(...lineNames(capAt, lawAt, 14, width, { ...(cap && { cap }), ...(law && { law }) }))
  return { width, height: 108, title, desc, marks }
}

/** What an act would do to the council's share: one bar before it, one after. */
export const beforeAfterBars = (change: BeforeAfter): Chart => {
  const words = (share: Share) => `${share[0]} of ${share[1]}, ${shareText(share)}`
  const title = `Council share before and after, on ${longDate(change.on)}`
  const desc = `Before: ${words(change.before)}. After: ${words(change.after)}.`
  return {
    caption: 'Before and after',
    note: `On ${longDate(change.on)}`,
    wide: beforeAfterDrawn(700, change, title, desc),
    narrow: beforeAfterDrawn(340, change, title, desc),
    legend: [],
    table: {
      columns: [
        { key: 'when', head: 'When', kind: 'text' },
        { key: 'council', head: 'Council', kind: 'number' },
        { key: 'directors', head: capitalised(`${change.sitter ?? 'director'}s`), kind: 'number' },
        { key: 'share', head: 'Share', kind: 'number' },
      ],
      rows: [
        {
          when: 'Before',
          council: String(change.before[0]),
          directors: String(change.before[1]),
          share: shareText(change.before),
        },
        {
          when: 'After',
          council: String(change.after[0]),
          directors: String(change.after[1]),
          share: shareText(change.after),
        },
      ],
    },
  }
}

export interface VotesByClass extends Lines {
  on: string
  classes: { label: string; group: Group; members: number; votes: number }[]
}

const votesDrawn = (width: number, { classes, cap, law }: VotesByClass, title: string, desc: string): Drawing => {
  const total = classes.reduce((votes, { votes: more }) => votes + more, 0)
  const x = scaleLinear([0, 1], [1, width - 1])
  const capAt = cap && x(ratio(cap))
  const lawAt = law && x(ratio(law))
  const marks: Mark[] = []
  if (total === 0)
    marks.push({ kind: 'rect', x: 1, y: 26, width: width - 2, height: 40, fill: COLOURS.white, stroke: COLOURS.rule })
  const besideLines = (place: number, text: string): number =>
    [capAt, lawAt].reduce<number>(
      (start, line) =>
        line !== undefined && line > start - 6 && line < start + textWidth(text, 13, true) ? line + 8 : start,
      place,
    )
  let done = 0
  for (const { label: name, group, votes } of classes) {
    if (votes === 0) continue
    const [from, to] = [x(done / total), x((done + votes) / total)]
    done += votes
    marks.push({
      kind: 'rect',
      x: from,
      y: 26,
      width: Math.max(to - from - 1.5, 0.5),
      height: 40,
      ...GROUP_PAINT[group],
    })
    // Where there is no room for the name, which stands in the legend, the number stands alone.
    const written = [`${name} ${votes}`, String(votes)]
      .map((text) => ({ text, start: besideLines(from + 6, text) }))
      .find(({ text, start }) => start + textWidth(text, 13, true) <= to - 4)
    if (group !== 'others' && written) {
      marks.push(label(written.start, 51, written.text, { size: 13, bold: true, fill: COLOURS.white }))
    }
  }
  if (capAt !== undefined) marks.push(rule(capAt, 18, capAt, 74, CAP_LINE))
  if (lawAt !== undefined) marks.push(rule(lawAt, 18, lawAt, 74, LAW_LINE))
  marks.push(...lineNames(capAt, lawAt, 14, width, { ...(cap && { cap }), ...(law && { law }) }))
  const council = classes.find(({ group }) => group === 'council')
  const text =
    total === 0
      ? 'No members'
      : `${council?.votes ?? 0} of ${plural(total, 'vote')} council, ${shareText([council?.votes ?? 0, total])}`
  marks.push(label(1, 92, fitted(text, 14, width - 2, true), { bold: true }))
  return { width, height: 100, title, desc, marks }
}

/** One bar of all members' votes, the council's first. */
export const votesBar = (register: VotesByClass): Chart => {
  const classes = [...register.classes].sort((a, b) => Number(b.group === 'council') - Number(a.group === 'council'))
  const total = classes.reduce((votes, { votes: more }) => votes + more, 0)
  const members = classes.reduce((count, { members: more }) => count + more, 0)
  const title = `Council share of members’ votes on ${longDate(register.on)}`
  const desc =
    total === 0
      ? 'No members.'
      : `${classes.map(({ label: name, votes }) => `${name}: ${plural(votes, 'vote')}`).join('; ')}; of ${total}.`
  return {
    caption: 'Who holds the members’ votes',
    note: `On ${longDate(register.on)}`,
    wide: votesDrawn(700, { ...register, classes }, title, desc),
    narrow: votesDrawn(340, { ...register, classes }, title, desc),
    legend: classes.filter(({ votes }) => votes > 0).map(({ label: text, group }) => ({ paint: group, text })),
    table: {
      columns: [
        { key: 'class', head: 'Class', kind: 'text' },
        { key: 'members', head: 'Members', kind: 'number' },
        { key: 'votes', head: 'Votes', kind: 'number' },
        { key: 'share', head: 'Share', kind: 'number' },
      ],
      rows: classes.map((row) => ({
        class: row.label,
        members: String(row.members),
        votes: String(row.votes),
        share: shareText([row.votes, total]),
      })),
      totals: { class: 'Total', members: String(members), votes: String(total), share: total === 0 ? '' : '100.00%' },
    },
  }
}
