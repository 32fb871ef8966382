import { inWordsOf } from '../../src/company/index.ts'
import { type AttendanceRow, attendanceBetween, loadBoardFacts, schoolYear } from '../../src/governance/index.ts'
import { Fields } from '../../src/kernel/fields.ts'
import { verdictText } from '../../src/kernel/finding.ts'
import { listed, percent, plural } from '../../src/kernel/text.ts'
import { arrayOf, TextOut, VerdictOut, WholeOut } from '../../src/platform/http/index.ts'
import { defineReport } from '../../src/reporting/define.ts'
import type { Block } from '../../src/reporting/document.ts'
import { spanOf } from '../../src/reporting/words.ts'

interface Facts {
  rows: AttendanceRow[]
  totals: Record<string, unknown>
  bodies: { ref: string; name: string }[]
}

const answer = ({ rows }: Facts, said: (text: string) => string): Block => {
  const judged = rows.filter(({ status }) => status !== 'not-applicable')
  if (judged.length === 0) {
    return {
      kind: 'answer',
      strong: 'There is no rule of attendance to meet.',
      text: said('The articles ask for no attendance, or no meeting was held while anybody was in office.'),
    }
  }
  const short = judged.filter(({ status }) => status !== 'pass')
  const names = [...new Set(short.map(({ name }) => name))]
  return {
    kind: 'answer',
    strong: said(
      `${judged.length - short.length} of ${plural(judged.length, 'seat has', 'seats have')} the attendance that the articles ask for.`,
    ),
    text: names.length === 0 ? 'Nobody is below it.' : `Below it: ${listed(names)}.`,
  }
}

const isJudged = (rows: readonly AttendanceRow[]): boolean => rows.some(({ status }) => status !== 'not-applicable')

const table = (body: string, rows: readonly AttendanceRow[]): Block => ({
  kind: 'table',
  caption: `Attendance: ${body}`,
  columns: [
    { key: 'name', head: 'Person', kind: 'text', rowHeading: true },
    { key: 'held', head: 'Held', kind: 'number' },
    { key: 'attended', head: 'Attended', kind: 'number' },
    { key: 'substituted', head: 'Substituted', kind: 'number' },
    { key: 'apologies', head: 'Apologies', kind: 'number' },
    { key: 'absent', head: 'Absent', kind: 'number' },
    { key: 'share', head: 'Share', kind: 'number' },
    ...(isJudged(rows) ? [{ key: 'result', head: 'Result', kind: 'text' as const }] : []),
  ],
  rows: rows.map(({ status, counted, ...row }) => ({
    cells: {
      ...row,
      share: row.held === 0 ? '' : `${percent(counted, row.held)}%`,
      result: status === 'warn' ? 'Below, can be reached' : verdictText({ status }),
    },
  })),
  empty: 'Nobody was in office.',
})

/** Who was at how many meetings, and whether that is enough; where no first day is asked for, of the school year so far. */
export const attendance = defineReport<Facts>({
  name: 'attendance',
  title: 'Attendance',
  takes: ['from', 'to'],
  permission: 'board:read',
  begins: (to) => schoolYear(to).from,
  columns: ['person', 'name', 'body', 'held', 'attended', 'substituted', 'apologies', 'absent', 'planned', 'status'],
  answer: {
    rows: arrayOf(
      Fields({
        person: TextOut,
        name: TextOut,
        body: TextOut,
        held: WholeOut,
        attended: WholeOut,
        substituted: WholeOut,
        apologies: WholeOut,
        absent: WholeOut,
        counted: WholeOut,
        planned: WholeOut,
        status: VerdictOut,
      }),
    ),
    totals: Fields({}),
    bodies: arrayOf(Fields({ ref: TextOut, name: TextOut })),
  },
  facts: async (reader, { from, to }) => {
    const facts = await loadBoardFacts(reader)
    const rows = attendanceBetween(facts, from, to)
    const refs = [...new Set(rows.map(({ body }) => body))]
    const nameOf = (ref: string) => facts.bodies.find((body) => body.ref === ref)?.name ?? ref
    return { rows, totals: {}, bodies: refs.map((ref) => ({ ref, name: nameOf(ref) })) }
  },
  say: (data, company) => ({
    subtitle: spanOf(data.from!, data.to!),
    blocks: [
      answer(data, inWordsOf(company)),
      ...data.bodies.flatMap(({ ref, name }): Block[] => [
        { kind: 'heading', text: name },
        table(
          name,
          data.rows.filter(({ body }) => body === ref),
        ),
      ]),
    ],
  }),
})
