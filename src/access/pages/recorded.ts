import { longInstant } from '../../kernel/dates.ts'
import { capitalised, spaced } from '../../kernel/text.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { actsWithSubjects } from '../recorded/act-subjects.ts'
import { byline, recordedAct } from '../recorded/recorded.ts'

/** Has anything been altered? Every act, the newest first. */
export const allActs = async (context: PageContext) => {
  const { reader, link, query, today } = context
  const page = await actsWithSubjects(reader, query, today)
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
          capitalised(spaced(act.name)),
          act.subject,
          byline(act),
        ],
      })),
      older: page.next ? link(`/recorded?cursor=${page.next}`) : undefined,
      newer: query.cursor ? link('/recorded') : undefined,
    },
  }
}

export const oneAct = async ({ reader, params, link }: PageContext) => {
  const act = await recordedAct(reader, params.number ?? '')
  return {
    view: 'access/views/recorded-act.njk',
    title: `Act ${act.number}: ${spaced(act.name)}`,
    back: { href: link('/recorded'), text: 'Recorded acts' },
    model: {
      facts: [
        { key: 'Recorded', value: longInstant(act.recordedAt) },
        { key: 'By', value: act.actor },
        ...(act.reason ? [{ key: 'Recorded as a fact, because', value: act.reason }] : []),
        ...(act.key ? [{ key: 'Key', value: act.key }] : []),
        { key: 'Hash of this act', value: act.hash },
        { key: 'Hash of the act before', value: act.previous || 'This is the first act' },
      ],
      command: JSON.stringify(act.command, null, 2),
      rows: act.writes.map(([table, id, digest]) => ({ cells: [table, { text: id }, { text: digest }] })),
      previous: act.number > 1 ? link(`/recorded/${act.number - 1}`) : undefined,
    },
  }
}
