import { reports } from '../../reports/definitions/index.ts'
import { DateText, Fields, Optional, Ref } from '../kernel/fields.ts'
import { schema } from '../kernel/schema.ts'
import { Type } from '../kernel/type.ts'
import { arrayOf, DateOut, defineRead, InstantOut, type ReadDefinition, TextOut } from '../platform/http/index.ts'
import { requestOf } from './asked.ts'
import type { AnyReport } from './define.ts'
import { listReportsOf, reportData } from './engine.ts'

const Known = Optional(Type.String({ 'x-label': 'instant', maxLength: 40 }))
const QUERIES = {
  on: schema(Fields({ on: Optional(DateText('day')), known: Known })),
  from: schema(Fields({ from: Optional(DateText('first day')), to: Optional(DateText('last day')), known: Known })),
  ref: schema(Fields({ ref: Ref('number'), known: Known })),
  'ref on': schema(Fields({ ref: Ref('reference'), on: Optional(DateText('day')), known: Known })),
}

/** What a report repeats of what it was asked for. */
const ASKED = {
  on: { on: DateOut },
  from: { from: DateOut, to: DateOut },
  ref: { ref: TextOut },
  'ref on': { ref: TextOut, on: DateOut },
}

const kindOf = ({ takes }: AnyReport) => (takes.length === 2 && takes[0] === 'ref' ? 'ref on' : takes[0])

const getReports = defineRead({
  name: 'getReports',
  path: '/reports',
  summary: 'Every report that the company has, with what it takes and the formats it comes in',
  permission: 'reports:read',
  returns: Fields({
    rows: arrayOf(Fields({ name: TextOut, title: TextOut, takes: arrayOf(TextOut), formats: arrayOf(TextOut) })),
  }),
  run: async ({ reader }) => ({ rows: await listReportsOf(reader) }),
})

/** trial-balance → getTrialBalanceReport */
const operationOf = (name: string): string =>
  `get${name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}Report`

const readOf = (report: AnyReport): ReadDefinition =>
  defineRead<Record<string, string | undefined>>({
    name: operationOf(report.name),
    path: `/reports/${report.name}`,
    summary: `The report “${report.title}”: its rows and totals`,
    permission: report.permission,
    returns: Fields({
      report: TextOut,
      company: TextOut,
      ...ASKED[kindOf(report)],
      known: InstantOut,
      ...report.answer,
    }),
    query: QUERIES[kindOf(report)] as never,
    run: (context) => reportData(context.reader, report.name, requestOf(context)),
    remembered: report.say !== undefined,
  })

export const reads: ReadDefinition[] = [getReports, ...reports.map(readOf)]
