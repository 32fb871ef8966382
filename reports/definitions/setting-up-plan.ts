import { loadDirectory, nameOf } from '../../src/directory/index.ts'
import { longDate } from '../../src/kernel/dates.ts'
import { Fields } from '../../src/kernel/fields.ts'
import { arrayOf, ChoiceOut, DateOut, OrNull, TextOut, WholeOut } from '../../src/platform/http/index.ts'
import { defineReport } from '../../src/reporting/define.ts'
import { asAt } from '../../src/reporting/words.ts'
import { loadMilestones, MILESTONE_STATES, planSays, type Step, stateText, stepOn } from '../../src/setting-up/index.ts'

/** A milestone as it stood on the day, with its owner's name where the owner is a person. */
interface Line extends Step {
  ownerName: string | null
}

interface Facts {
  rows: Line[]
  totals: { milestones: number; done: number; late: number; due: number; undated: number }
}

const day = (date: Step['dueOn']): string => (date === null ? '' : longDate(date))

/** From the business case to full launch: dates, owners, evidence, and what is late on the day. */
export const settingUpPlan = defineReport<Facts>({
  name: 'setting-up-plan',
  title: 'Setting-up plan',
  takes: ['on'],
  permission: 'board:read',
  absent: async (reader) =>
    (await loadMilestones(reader)).length === 0
      ? 'No milestone is recorded, so there is no setting-up plan. Record the first with the act recordMilestone'
      : undefined,
  columns: ['ref', 'title', 'dueOn', 'owner', 'ownerName', 'doneOn', 'evidence', 'state', 'daysLate'],
  answer: {
    rows: arrayOf(
      Fields({
        ref: TextOut,
        title: TextOut,
        dueOn: OrNull(DateOut),
        owner: OrNull(TextOut),
        ownerName: OrNull(TextOut),
        doneOn: OrNull(DateOut),
        evidence: OrNull(TextOut),
        state: ChoiceOut(MILESTONE_STATES),
        daysLate: WholeOut,
      }),
    ),
    totals: Fields({ milestones: WholeOut, done: WholeOut, late: WholeOut, due: WholeOut, undated: WholeOut }),
  },
  facts: async (reader, { on }) => {
    const [directory, milestones] = await Promise.all([loadDirectory(reader), loadMilestones(reader)])
    const rows = milestones.map((milestone): Line => {
      const ownerName = milestone.owner === null ? null : nameOf(directory, milestone.owner)
      return { ...stepOn(milestone, on), ownerName }
    })
    const count = (state: Step['state']) => rows.filter((row) => row.state === state).length
    const states = { done: count('done'), late: count('late'), due: count('due'), undated: count('undated') }
    return { rows, totals: { milestones: rows.length, ...states } }
  },
  say: ({ on, rows }) => ({
    subtitle: asAt(on!),
    blocks: [
      { kind: 'answer', ...planSays(rows) },
      {
        kind: 'table',
        caption: 'Milestones of the plan',
        columns: [
          { key: 'title', head: 'Milestone', kind: 'text', rowHeading: true },
          { key: 'dueOn', head: 'Due by', kind: 'text' },
          { key: 'owner', head: 'Owner', kind: 'text' },
          { key: 'doneOn', head: 'Done', kind: 'text' },
          { key: 'state', head: 'State', kind: 'text' },
          { key: 'evidence', head: 'Evidence', kind: 'text' },
        ],
        rows: rows.map((row) => ({
          cells: {
            title: row.title,
            dueOn: day(row.dueOn),
            owner: row.ownerName,
            doneOn: day(row.doneOn),
            state: stateText(row),
            evidence: row.evidence,
          },
        })),
      },
    ],
  }),
})
