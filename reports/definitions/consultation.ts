import { loadDirectory } from '../../src/directory/index.ts'
import type { IsoDate } from '../../src/kernel/dates.ts'
import { notFound } from '../../src/kernel/errors.ts'
import { Fields } from '../../src/kernel/fields.ts'
import { percent, plural } from '../../src/kernel/text.ts'
import { arrayOf, ChoiceOut, DateOut, listOf, OrNull, TextOut, WholeOut } from '../../src/platform/http/index.ts'
import { defineReport } from '../../src/reporting/define.ts'
import type { Block, Table } from '../../src/reporting/document.ts'
import { asAt } from '../../src/reporting/words.ts'
import {
  answersText,
  daysText,
  isOpenOn,
  leadText,
  loadConsultations,
  loadResponses,
  type Part,
  partTitle,
  phaseOf,
  resultOn,
  turnoutText,
} from '../../src/setting-up/index.ts'

const KINDS = ['sector', 'phase', 'all'] as const

/** What the schools of a sector, of a phase, or all of them answered. */
interface Group extends Part {
  by: (typeof KINDS)[number]
}

interface Unheard {
  organisation: string
  name: string
  urn: string | null
  phase: string
}

interface Facts {
  title: string
  openedOn: IsoDate
  closedOn: IsoDate | null
  rows: Group[]
  totals: { asked: number; turnout: number; answers: number; notAnswered: number }
  notAnswered: Unheard[]
}

/** Options down, groups across, and under them how many answered of those who were asked. */
const table = (caption: string, groups: readonly Group[], whole: Group): Table => {
  const across = [...groups, whole]
  const row = (line: string, cell: (group: Group) => string) => ({
    cells: { line, ...Object.fromEntries(across.map((group) => [group.name, cell(group)])) },
  })
  return {
    kind: 'table',
    caption,
    columns: [
      { key: 'line', head: 'Option', kind: 'text', rowHeading: true },
      ...across.map(({ name }) => ({ key: name, head: partTitle(name), kind: 'number' as const })),
    ],
    rows: [
      ...whole.options.map(({ option }) => row(option, (group) => answersText(group, option))),
      { kind: 'subtotal', ...row('Answers', ({ answers }) => String(answers)) },
      row('Schools that answered, of those asked', turnoutText),
    ],
  }
}

const unheard = (schools: readonly Unheard[]): Table => ({
  kind: 'table',
  caption: 'Schools that have not answered',
  dense: true,
  empty: 'Every school that was asked has answered.',
  columns: [
    { key: 'name', head: 'School', kind: 'text', rowHeading: true },
    { key: 'urn', head: 'URN', kind: 'text' },
    { key: 'phase', head: 'Phase', kind: 'text' },
  ],
  rows: schools.map(({ name, urn, phase }) => ({ cells: { name, urn, phase } })),
})

/** What schools were asked and what they answered by a day: as a whole, by sector and by phase, and who has not answered. */
export const consultation = defineReport<Facts>({
  name: 'consultation',
  title: 'Result of a consultation',
  takes: ['ref', 'on'],
  permission: 'board:read',
  absent: async (reader) =>
    (await loadConsultations(reader)).length === 0
      ? 'No consultation is recorded. One is opened with the act openConsultation'
      : undefined,
  newest: async (reader) => (await loadConsultations(reader))[0]?.ref,
  givesFiles: true,
  columns: ['by', 'name', 'asked', 'turnout', 'answers', 'option', 'optionAnswers', 'optionShare'],
  answer: {
    title: TextOut,
    openedOn: DateOut,
    closedOn: OrNull(DateOut),
    rows: arrayOf(
      Fields({
        by: ChoiceOut(KINDS),
        name: TextOut,
        asked: WholeOut,
        turnout: WholeOut,
        answers: WholeOut,
        options: listOf({ option: TextOut, answers: WholeOut }),
      }),
    ),
    totals: Fields({ asked: WholeOut, turnout: WholeOut, answers: WholeOut, notAnswered: WholeOut }),
    notAnswered: listOf({ organisation: TextOut, name: TextOut, urn: OrNull(TextOut), phase: TextOut }),
  },
  facts: async (reader, { ref, on }) => {
    const all = await loadConsultations(reader)
    const asked = all.find((one) => one.ref === ref)
    if (!asked) {
      throw notFound(`There is no consultation “${ref}”. The consultations are ${all.map((one) => one.ref).join(', ')}`)
    }
    const [directory, responses] = await Promise.all([loadDirectory(reader), loadResponses(reader)])
    const { whole, sectors, phases, notAnswered } = resultOn(asked, responses, directory, on)
    const grouped = (by: Group['by'], parts: readonly Part[]) => parts.map((part): Group => ({ by, ...part }))
    return {
      title: asked.title,
      openedOn: asked.openedOn,
      closedOn: asked.closedOn,
      rows: [...grouped('sector', sectors), ...grouped('phase', phases), ...grouped('all', [whole])],
      totals: {
        asked: whole.asked,
        turnout: whole.turnout,
        answers: whole.answers,
        notAnswered: notAnswered.length,
      },
      notAnswered: notAnswered.map((school) => ({
        organisation: school.ref,
        name: school.name,
        urn: school.urn ?? null,
        phase: phaseOf(school),
      })),
    }
  },
  flat: ({ rows }) =>
    rows.flatMap(({ options, ...group }) =>
      options.map(({ option, answers }) => ({
        ...group,
        option,
        optionAnswers: answers,
        optionShare: percent(answers, group.answers),
      })),
    ),
  say: ({ on, title, rows, totals, notAnswered, ...consulted }) => {
    const by = (kind: Group['by']) => rows.filter((row) => row.by === kind)
    const [whole] = by('all')
    if (!whole) throw new Error('a consultation has a result as a whole')
    const state = isOpenOn(consulted, on!) ? 'open' : on! < consulted.openedOn ? 'not open yet' : 'closed'
    const silent = totals.notAnswered === 1 ? 'has' : 'have'
    const blocks: Block[] = [
      {
        kind: 'answer',
        strong: leadText(whole),
        text: `${turnoutText(whole)}, of the schools asked have answered; ${plural(totals.notAnswered, 'school')} ${silent} not.`,
      },
      { kind: 'heading', text: 'By sector' },
      table('The result by sector', by('sector'), whole),
      {
        kind: 'note',
        text: 'Asked were the state-funded schools of the area that were open that day, or on the last day of the consultation. The answer of a trust or a federation is one answer, and counts towards no turnout.',
      },
      { kind: 'heading', text: 'By phase' },
      table('The result by phase', by('phase'), whole),
      { kind: 'heading', text: 'Who has not answered' },
      unheard(notAnswered),
    ]
    return {
      title,
      subtitle: `${asAt(on!)}. Consultation of schools, ${daysText(consulted)}: ${state}`,
      blocks,
    }
  },
})
