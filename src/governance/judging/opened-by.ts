import { addDays, type IsoDate } from '../../kernel/dates.ts'
import { known, type Reader } from '../../platform/reader.ts'

/** The act through which a breach began, where a row tells: its number in the chain, its name and who did it. */
export interface OpeningAct {
  number: number
  name: string
  actor: string
}

/** What changes on a day by its own columns: those that say a first day, and those that say a last one. */
const CHANGES: { table: string; first: string[]; last: string[] }[] = [
  { table: 'appointment', first: ['appointed_on'], last: ['ceased_on', 'term_ends_on'] },
  { table: 'office', first: ['from'], last: ['to'] },
  { table: 'member', first: ['admitted_on'], last: ['ceased_on'] },
  { table: 'seat', first: ['from'], last: ['to'] },
  { table: 'articles', first: ['from'], last: [] },
]

/** Of everything recorded that changes on the first day of a breach, the act that was recorded last: with it the breach was there. */
export const openedBy = async (reader: Reader, from: IsoDate): Promise<OpeningAct | undefined> => {
  const numbers: number[] = []
  for (const { table, first, last } of CHANGES) {
    const days = { ...spread(first, from), ...spread(last, addDays(from, -1)) }
    const rows = await known<{ recorded_act: number }>(reader, table)
      .where((any) => {
        for (const [column, day] of Object.entries(days)) any.orWhere(column, day)
      })
      .select('recorded_act')
    numbers.push(...rows.map((row) => Number(row.recorded_act)))
  }
  if (numbers.length === 0) return undefined
  const number = Math.max(...numbers)
  const act = await reader.db('act').where({ company: reader.company, number }).first('name', 'actor')
  return act && { number, name: String(act.name), actor: String(act.actor) }
}

const spread = (columns: readonly string[], day: IsoDate) => Object.fromEntries(columns.map((column) => [column, day]))
