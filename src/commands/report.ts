import { writeFileSync } from 'node:fs'
import { londonDate } from '../kernel/dates.ts'
import { invalid } from '../kernel/errors.ts'
import { listReports, renderReport } from '../reporting/index.ts'
import type { Call } from './call.ts'
import { HOLDS } from './exit-codes.ts'
import { dateOption, instantOption, opened, optional } from './opened.ts'
import { answer, columns, note } from './output.ts'

/** `report NAME COMPANY [--on DATE | --from DATE --to DATE] …`: one report, in one of its formats. */
export const reportCommand = async ([name, company]: string[], call: Call): Promise<number> => {
  if (call.options.list) {
    const all = listReports()
    answer(call.json, all, () =>
      columns(all.map((each) => [each.name, each.title, each.takes.join(' '), each.formats.join(' ')])),
    )
    return HOLDS
  }
  if (!name || !company) throw invalid('Name the report and the company; `schoolco report --list` names every report')
  return opened(call, async (open) => {
    const format = optional(call, 'format') ?? (call.json ? 'json' : 'pdf')
    const { bytes, fileName } = await renderReport(open.reader(company, instantOption(call, 'known')), name, {
      format,
      on: dateOption(call, 'on'),
      from: dateOption(call, 'from'),
      to: dateOption(call, 'to'),
      ref: optional(call, 'ref'),
      today: londonDate(open.clock()),
    })
    const out = optional(call, 'out') ?? (format === 'pdf' && process.stdout.isTTY ? fileName : undefined)
    if (out === undefined) process.stdout.write(bytes)
    else {
      writeFileSync(out, bytes)
      note(`${out}: ${bytes.length} bytes`)
    }
    return HOLDS
  })
}
