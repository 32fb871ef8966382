import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCompany } from '../company/index.ts'
import { addDays, financialYear, type IsoDate } from '../kernel/dates.ts'
import type { Reader } from '../platform/reader.ts'
import { formatsOf, renderReport, reportsOf } from '../reporting/index.ts'

/**
 * Every report of a company, as it stands on a day, and of its last full year: PDF, CSV and JSON side by side in one folder.
 * The same facts give the same bytes, so a change of the product shows here as a changed file.
 */
export const writeReportPack = async (reader: Reader, today: IsoDate, reports: string): Promise<string[]> => {
  const folder = join(reports, reader.company)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { yearEnd } = await loadCompany(reader)
  const year = financialYear(addDays(financialYear(today, yearEnd).from, -1), yearEnd)
  for (const report of await reportsOf(reader)) {
    const [kind] = report.takes
    const ref = kind === 'ref' ? await report.newest?.(reader) : undefined
    if (kind === 'ref' && !ref) continue
    for (const format of formatsOf(report)) {
      if (format === 'html') continue
      const dates = kind === 'from' ? year : { on: today }
      const file = await renderReport(reader, report.name, { format, today, ...dates, ...(ref ? { ref } : {}) })
      writeFileSync(join(folder, file.fileName), file.bytes)
    }
  }
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
}
