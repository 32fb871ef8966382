import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listInvoices } from '../billing/index.ts'
import { loadCompany } from '../company/index.ts'
import { addDays, financialYear, type IsoDate } from '../kernel/dates.ts'
import type { Reader } from '../platform/reader.ts'
import { listReports, renderReport } from '../reporting/index.ts'

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
  const lastInvoice = (await listInvoices(reader, {})).filter((invoice) => invoice.kind === 'invoice').at(-1)
  for (const report of listReports()) {
    const ref = report.takes.includes('ref') ? lastInvoice?.number : undefined
    if (report.takes.includes('ref') && !ref) continue
    for (const format of report.formats) {
      if (format === 'html') continue
      const dates = report.takes.includes('on') ? { on: today } : report.takes.includes('from') ? year : {}
      const file = await renderReport(reader, report.name, { format, today, ...dates, ...(ref ? { ref } : {}) })
      writeFileSync(join(folder, file.fileName), file.bytes)
    }
  }
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
}
