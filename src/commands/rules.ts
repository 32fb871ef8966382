import { inWordsOf } from '../company/index.ts'
import {
  type Divergence,
  listRules,
  loadBoardFacts,
  readSimulation,
  rulesAsked,
  type Simulation,
  simulate,
  withIncome,
} from '../governance/index.ts'
import { londonDate } from '../kernel/dates.ts'
import type { Finding } from '../kernel/finding.ts'
import { lastKnown } from '../platform/reader.ts'
import { opened } from './opened.ts'
import { type Call, dateOption, instantOption, optional } from './terminal/call.ts'
import { DOES_NOT_HOLD, HOLDS } from './terminal/exit-codes.ts'
import { jsonFrom } from './terminal/json.ts'
import { answer, columns } from './terminal/output.ts'

/** `rules COMPANY [--simulate JSON|@FILE] [--on DATE] [--body REF]`: the rules, or what they would say under other articles. */
export const rulesCommand = ([company = '']: string[], call: Call): Promise<number> =>
  opened(call, async (open) => {
    const given = optional(call, 'simulate')
    const supposed = given === undefined ? undefined : readSimulation(jsonFrom(given, '--simulate', '/simulate'))
    const on = dateOption(call, 'on') ?? londonDate(open.clock())
    const reader = open.reader(company, instantOption(call, 'known'))
    const asked = { body: optional(call, 'body'), on, known: await lastKnown(reader) }
    const facts = await withIncome(reader, await loadBoardFacts(reader), on)
    if (supposed === undefined) {
      const said = inWordsOf(facts.company)
      const list = listRules(facts, asked)
      answer(call.json, list, () =>
        columns(
          rulesAsked(facts, list.rules).map(({ rule, title, limit, source, asks }) => [
            rule,
            title,
            said(limit),
            source,
            asks,
          ]),
        ),
      )
      return HOLDS
    }
    const document = simulate(facts, supposed, asked)
    answer(call.json, document, () => words(document))
    return document.verdict === 'fail' ? DOES_NOT_HOLD : HOLDS
  })

const words = ({ company, body, on, rules, verdict, past, coming }: Simulation): string =>
  [
    `${company}, ${body}, on ${on}, if the articles said so: verdict ${verdict}`,
    columns(
      rules.map(({ rule, now, simulated, differs }) => [
        differs ? '  differs' : '  same',
        rule,
        short(now),
        differs ? `would be ${short(simulated)}` : '',
      ]),
    ),
    ...stretches('Past days on which a verdict would have been different:', past),
    ...stretches('Days to come on which a verdict would be different:', coming),
  ].join('\n')

const stretches = (title: string, all: readonly Divergence[]): string[] =>
  all.length === 0
    ? [`${title} none`]
    : [
        title,
        columns(all.map(({ from, to, rule, was, would }) => [`  ${from} to ${to}`, rule, short(was), short(would)])),
      ]

const short = ({ status, numerator, denominator }: Pick<Finding, 'status' | 'numerator' | 'denominator'>): string =>
  denominator === null ? status : `${status} ${numerator} of ${denominator}`
