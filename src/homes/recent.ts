import { actsWithSubjects, actTitle } from '../access/index.ts'
import { longDate } from '../kernel/dates.ts'
import type { PageContext } from '../platform/http/index.ts'

/** The last acts, each with whom or what it is about, when and by whom. */
export const recentlyRecorded = async ({
  reader,
  base,
  today,
  acts,
  registers,
}: Pick<PageContext, 'reader' | 'base' | 'today' | 'acts' | 'registers'>) =>
  (await actsWithSubjects(reader, registers, { limit: '5' }, today)).items.map((act) => ({
    number: act.number,
    text: actTitle(acts, act.name),
    href: `${base}/recorded/${act.number}`,
    note: [act.subject, longDate(act.recordedAt.slice(0, 10)), act.actor].filter(Boolean).join(', '),
  }))
