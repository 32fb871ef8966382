import { longInstant } from '../../kernel/dates.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { actsWithSubjects } from '../recorded/act-subjects.ts'
import { namerOf } from '../recorded/names.ts'
import { type RecordedAct, recordedAct } from '../recorded/recorded.ts'
import { actTitle, refsIn, toldCommand } from '../recorded/told-command.ts'

/** Has anything been altered? Every act, the newest first. */
export const allActs = async ({ reader, link, query, today, acts, registers }: PageContext) => {
  const page = await actsWithSubjects(reader, registers, query, today)
  const [newest] = page.items
  return {
    view: 'access/views/recorded.njk',
    title: 'Recorded acts',
    model: {
      sentence: newest
        ? `The newest act shown here is **number ${newest.number}**, recorded ${longInstant(newest.recordedAt)}.`
        : 'Nothing has been recorded yet.',
      rows: page.items.map((act) => ({
        id: `act-${act.number}`,
        cells: [
          { text: String(act.number), href: link(`/recorded/${act.number}`) },
          actTitle(acts, act.name),
          act.subject,
          { text: longInstant(act.recordedAt), sub: act.actor },
        ],
      })),
      older: page.next ? link(`/recorded?cursor=${page.next}`) : undefined,
      newer: query.cursor ? link('/recorded') : undefined,
    },
  }
}

export const oneAct = async ({ reader, params, link, company, today, acts, registers }: PageContext) => {
  const act = await recordedAct(reader, params.number ?? '')
  const schema = acts.get(act.name)?.body.json
  const named = await namerOf(reader, registers, refsIn(act.command, schema), today)
  return {
    view: 'access/views/recorded-act.njk',
    title: `Act ${act.number}: ${actTitle(acts, act.name)}`,
    back: { href: link('/recorded'), text: 'Recorded acts' },
    model: {
      facts: [
        { key: 'Recorded', value: longInstant(act.recordedAt) },
        { key: 'By', value: act.actor },
        ...(act.reason ? [{ key: 'Recorded as a fact, because', value: act.reason }] : []),
      ],
      command: toldCommand(act.command, schema, named),
      proof: [
        { key: 'Hash of this act', value: act.hash },
        { key: 'Hash of the act before', value: act.previous || 'This is the first act' },
        ...(act.key ? [{ key: 'Key against doing it twice', value: act.key }] : []),
        { key: 'Rows written', value: writtenText(act) },
      ],
      rows: act.writes.map(([table, id, digest]) => ({ cells: [spokenTable(table), { text: id }, { text: digest }] })),
      json: `/api/v1/companies/${company}/acts/${act.number}`,
      previous: act.number > 1 ? link(`/recorded/${act.number - 1}`) : undefined,
    },
  }
}

const spokenTable = (table: string): string => table.replaceAll('_', ' ')

/** "1 × entry, 3 × posting" */
const writtenText = ({ writes }: RecordedAct): string => {
  const counts = new Map<string, number>()
  for (const [table] of writes) counts.set(table, (counts.get(table) ?? 0) + 1)
  return [...counts].map(([table, count]) => `${count} × ${spokenTable(table)}`).join(', ') || 'None'
}
