import { actsWithSubjects } from '../access/index.ts'
import { type IsoDate, longDate } from '../kernel/dates.ts'
import { capitalised, spaced } from '../kernel/text.ts'
import type { Reader } from '../platform/reader.ts'

/** The last acts, each with whom or what it is about, when and by whom. */
export const recentlyRecorded = async (reader: Reader, base: string, today: IsoDate) =>
  (await actsWithSubjects(reader, { limit: '5' }, today)).items.map((act) => ({
    number: act.number,
    text: capitalised(spaced(act.name)),
    href: `${base}/recorded/${act.number}`,
    note: [act.subject, longDate(act.recordedAt.slice(0, 10)), act.actor].filter(Boolean).join(', '),
  }))
