import { writeFileSync } from 'node:fs'
import { londonDate } from '../kernel/dates.ts'
import { invalid } from '../kernel/errors.ts'
import { listed } from '../kernel/text.ts'
import { listReports, listReportsOf, renderReport } from '../reporting/index.ts'
import { opened } from './opened.ts'
import { type Call, dateOption, instantOption, optional } from './terminal/call.ts'
import { HOLDS } from './terminal/exit-codes.ts'
import { answer, columns, note, writing } from './terminal/output.ts'

/** `report NAME COMPANY [--on DATE | --from DATE --to DATE] …`: one report, in one of its formats. */
export const reportCommand = async ([name, company]: string[], call: Call): Promise<number> => {
  if (call.options.list) {
    const show = (all: ReturnType<typeof listReports>) =>
      answer(call.json, all, () =>
        columns(all.map((each) => [each.name, each.title, each.takes.join(' '), each.formats.join(' ')])),
      )
    const of = company ?? name
    if (of === undefined) show(listReports())
    else await opened(call, async (open) => show(await listReportsOf(open.reader(of, instantOption(call, 'known')))))
    return HOLDS
  }
  if (!name || !company) throw invalid('Name the report and the company; `schoolco report --list` names every report')
  refuseOthers(name, call)
  return opened(call, async (open) => {
    const format = optional(call, 'format') ?? endingOf(optional(call, 'out')) ?? (call.json ? 'json' : 'pdf')
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
      await writing(() => writeFileSync(out, bytes))
      const said = `${out}: ${bytes.length} bytes`
      if (call.json) answer(true, { report: name, company, format, file: out, bytes: bytes.length }, () => said)
      else note(said)
    }
    return HOLDS
  })
}

/** Whoever names the file `surplus.csv` wants no PDF in it. Any other ending says nothing. */
const endingOf = (out = ''): string | undefined => /\.(pdf|csv|json|html)$/i.exec(out)?.[1]?.toLowerCase()

/** A report as at a day would not say what was asked of it from a day to a day. */
const refuseOthers = (name: string, call: Call): void => {
  const report = listReports().find((each) => each.name === name)
  const taken: readonly string[] = report?.takes ?? ASKED
  const others = ASKED.filter((option) => call.options[option] !== undefined && !taken.includes(option))
  if (others.length === 0) return
  const takes = listed(taken.map((option) => `--${option}`))
  throw invalid(
    others.map((option) => ({ pointer: `/${option}`, detail: `The report ${name} takes ${takes}, not --${option}` })),
  )
}

const ASKED = ['on', 'from', 'to', 'ref'] as const
