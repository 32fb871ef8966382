import { type Company, isIncorporated } from '../../company/index.ts'
import { addDays, longDate } from '../../kernel/dates.ts'
import { lawOn } from '../../kernel/law.ts'
import type { Notice, Resolution } from '../types.ts'

/** “That Ann Lee be removed as a director”, “the removal of the auditor from office”; a chair who goes on as a director is none. */
const REMOVES = /\bremov(e|ed|al|ing)\b[^.;]*\b(as (an? |the )?(director|auditor)|from (the board|office))/i

/**
 * What the law asks of a resolution that removes a director or the auditor of a company. What a text means only people know, so that
 * nothing is refused for its words; whoever records it is told.
 */
export const removalNotices = (
  company: Company,
  { body, kind, text, passedOn }: Pick<Resolution, 'body' | 'kind' | 'text' | 'passedOn'>,
): Notice[] => {
  if (!isIncorporated(company) || !REMOVES.test(text)) return []
  const { value: clearDays, source } = lawOn('specialNotice', passedOn)
  const latest = longDate(addDays(passedOn, -clearDays - 1))
  const explanation = {
    board:
      'It is the members who remove a director or the auditor, at a meeting and with special notice. A board does so only where its articles say that it may.',
    written:
      'No director and no auditor can be removed by a written resolution: whoever this one names stays in office. It takes an ordinary resolution at a meeting of the members, with special notice.',
    meeting: `To remove a director or the auditor takes special notice: it must have reached the company by ${latest}, ${clearDays} clear days before the meeting.`,
  }[kind === 'board' ? 'board' : kind.startsWith('written') ? 'written' : 'meeting']
  return [{ notice: 'removal', body, status: 'warn', explanation, source }]
}
