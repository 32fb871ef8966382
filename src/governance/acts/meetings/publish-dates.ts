import type { IsoDate } from '../../../kernel/dates.ts'
import { conflict, invalid } from '../../../kernel/errors.ts'
import { DateText, Optional, Ref } from '../../../kernel/fields.ts'
import { commandSchema } from '../../../kernel/schema.ts'
import { defineAct, refuseAhead, type Tx } from '../../../platform/acts/index.ts'
import { nameOfBody, noSuchBody } from '../../board/called.ts'
import { unpublishedMeetings } from '../../meetings/calendar.ts'
import { loadBoardFacts, recordMeetingRow } from '../../store.ts'
import type { Meeting } from '../../types.ts'

export interface PublishDates {
  body: string
  /** Today, unless it says otherwise. */
  publishedOn?: IsoDate
}

const PublishDatesBody = commandSchema<PublishDates>({
  body: Ref('body', 'bodies'),
  publishedOn: Optional(DateText('day on which the dates were published')),
})

/** Everybody has been told of the meetings of a body that are planned, of which nobody had been told before. */
const publishDates = async (tx: Tx, command: PublishDates): Promise<{ meetings: Meeting[] }> => {
  refuseAhead(tx, '/publishedOn', command.publishedOn)
  const facts = await loadBoardFacts(tx)
  const unknown = noSuchBody(facts, command.body)
  if (unknown) throw invalid(unknown, '/body')
  const planned = unpublishedMeetings(facts, command.body, tx.today)
  if (planned.length === 0) {
    const body = nameOfBody(facts, command.body)
    throw conflict('nothing-to-publish', `Every meeting of “${body}” that is planned is published. Plan one first`)
  }
  const meetings = planned.map((one) => ({ ...one, publishedOn: command.publishedOn ?? tx.today }))
  for (const meeting of meetings) await recordMeetingRow(tx, meeting)
  return { meetings }
}

export const publishDatesAct = defineAct<PublishDates, { meetings: Meeting[] }>({
  name: 'publishDates',
  title: 'Record that dates are published',
  permission: 'board:write',
  path: '/meetings/published',
  body: PublishDatesBody,
  example: { body: 'board', publishedOn: '2026-11-20' as IsoDate },
  run: publishDates,
})
