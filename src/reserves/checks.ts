import { type Check, checkOf } from '../kernel/check.ts'
import { money } from '../kernel/money.ts'
import { CODES } from '../ledger/index.ts'
import type { Reader } from '../platform/reader.ts'
import { loadDesignations } from './setting-aside/designations.ts'

/** Every designation has one entry, of its date and its amount, and every such entry a designation. */
export const reservesChecks = async (reader: Reader): Promise<Check[]> => {
  const designations = await loadDesignations(reader)
  const rows = (await reader
    .db('entry')
    .join('posting', (on) => on.on('posting.company', 'entry.company').andOn('posting.entry', 'entry.number'))
    .where({ 'entry.company': reader.company, 'entry.source': 'designation', account: CODES.reinvestmentFund })
    .select('entry.number', 'entry.source_ref', 'entry.date', 'posting.credit')) as EntryRow[]
  const byRef = new Map(rows.map((row) => [row.source_ref, row]))
  const failures = designations.flatMap(({ ref, date, amount }) => {
    const row = byRef.get(ref)
    byRef.delete(ref)
    if (row && row.date === date && row.credit === amount) return []
    const says = row ? `entry ${row.number} sets aside ${money(row.credit)} on ${row.date}` : 'no entry stands for it'
    return [{ table: 'designation', id: ref, message: `${money(amount)} was set aside on ${date}, but ${says}` }]
  })
  for (const row of byRef.values()) {
    const message = `the entry sets surplus aside, but there is no designation ${row.source_ref}`
    failures.push({ table: 'entry', id: String(row.number), message })
  }
  return [checkOf('reserves.designations-posted', designations.length, failures)]
}

interface EntryRow {
  number: number
  source_ref: string
  date: string
  credit: number
}
