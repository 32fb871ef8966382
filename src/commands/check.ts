import { type CheckDocument, check, whatIf } from '../governance/index.ts'
import { londonDate } from '../kernel/dates.ts'
import { invalid } from '../kernel/errors.ts'
import type { Finding } from '../kernel/finding.ts'
import { opened } from './opened.ts'
import { type Call, dateOption, instantOption, optional } from './terminal/call.ts'
import { DOES_NOT_HOLD, HOLDS } from './terminal/exit-codes.ts'
import { answer, columns } from './terminal/output.ts'

/** `check COMPANY [--body REF] [--on DATE] [--known INSTANT]` */
export const checkCommand = ([company = '']: string[], call: Call): Promise<number> =>
  opened(call, async (open) => {
    const today = londonDate(open.clock())
    const reader = open.reader(company, instantOption(call, 'known'))
    return say(call, await check(reader, { body: optional(call, 'body'), on: dateOption(call, 'on') ?? today, today }))
  })

/** `what-if COMPANY --act ACT…`: the same after the acts, nothing stored. */
export const whatIfCommand = ([company = '']: string[], call: Call): Promise<number> =>
  opened(call, async (open) => {
    const acts = call.options.act
    if (!Array.isArray(acts)) throw invalid('Give at least one --act, like --act cease:p-04:2027-01-31', '/act')
    const today = londonDate(open.clock())
    const request = { body: optional(call, 'body'), acts, on: dateOption(call, 'on'), today }
    return say(call, await whatIf(open.reader(company), request))
  })

const say = (call: Call, document: CheckDocument): number => {
  answer(call.json, document, () => words(document))
  return document.verdict === 'fail' ? DOES_NOT_HOLD : HOLDS
}

/** What is asked of nobody here needs no clause. */
const withClause = ({ status, explanation, source }: Finding): string =>
  status === 'not-applicable' ? explanation : `${explanation} (${source})`

const words = (document: CheckDocument): string =>
  [
    `${document.company}, ${document.body}, on ${document.on}: ${document.inOffice} in office, verdict: ${document.verdict}`,
    columns(document.findings.map((finding) => [`  ${finding.status}`, finding.rule, withClause(finding)])),
    ...(document.notices.length > 0 ? ['Asked for beside the rules:'] : []),
    columns(
      document.notices.map(({ status, notice, explanation, source }) => [
        `  ${status}`,
        notice,
        `${explanation} (${source})`,
      ]),
    ),
    ...(document.timeline.length > 0 ? ['What is coming:'] : []),
    columns(
      document.timeline.map((event) => [
        `  ${event.on}`,
        event.status,
        event.rule,
        event.denominator === null ? '' : `${event.numerator} of ${event.denominator}`,
        event.because,
      ]),
    ),
  ].join('\n')
