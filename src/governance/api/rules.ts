import { ARTICLE_NAMES } from '../../company/index.ts'
import { invalid } from '../../kernel/errors.ts'
import { Fields, Optional, Ref, Text } from '../../kernel/fields.ts'
import { schema } from '../../kernel/schema.ts'
import { Type } from '../../kernel/type.ts'
import {
  AnythingOut,
  AS_AT,
  byName,
  ChoiceOut,
  DateOut,
  defineRead,
  FindingOut,
  InstantOut,
  listOf,
  OrNull,
  TextOut,
  VerdictOut,
  YesOrNoOut,
} from '../../platform/http/index.ts'
import { lastKnown } from '../../platform/reader.ts'
import { listRules } from '../judging/rule-list.ts'
import { readSimulation, simulate } from '../judging/supposing/simulate.ts'
import { loadBoardFacts, withIncome } from '../store.ts'

const asked = { company: TextOut, body: TextOut, on: DateOut, known: InstantOut }

const listed = Fields({
  ...asked,
  rules: listOf({
    rule: TextOut,
    title: TextOut,
    asks: TextOut,
    limit: TextOut,
    article: OrNull(ChoiceOut(ARTICLE_NAMES)),
    number: OrNull(TextOut),
    clause: OrNull(TextOut),
    source: TextOut,
    status: VerdictOut,
    headroom: FindingOut.properties.headroom,
  }),
})

const { status, numerator, denominator } = FindingOut.properties
const short = Fields({ status, numerator, denominator })
const ofRule = { rule: TextOut, body: Optional(TextOut) }
const stretches = listOf({ from: DateOut, to: DateOut, ...ofRule, was: short, would: short })

const simulated = Fields({
  ...asked,
  simulate: byName(AnythingOut),
  verdict: VerdictOut,
  rules: listOf({ ...ofRule, now: FindingOut, simulated: FindingOut, differs: YesOrNoOut }),
  past: stretches,
  coming: stretches,
})

export const rulesRead = defineRead({
  name: 'listRules',
  path: '/rules',
  summary:
    'The rules and what each asks here; with articles to suppose, like {"councilCap":"150/1000"}, what they would say instead',
  permission: 'board:read',
  query: schema(
    Fields({
      ...AS_AT,
      body: Optional(Ref('body', 'bodies')),
      simulate: Optional(Text('articles to suppose')),
    }),
  ),
  returns: Type.Union([listed, simulated]),
  run: async ({ reader, on, query }) => {
    const supposed = query.simulate === undefined ? undefined : readSimulation(fromJson(query.simulate))
    const request = { body: query.body, on, known: await lastKnown(reader) }
    const facts = await withIncome(reader, await loadBoardFacts(reader), on)
    return supposed === undefined ? listRules(facts, request) : simulate(facts, supposed, request)
  },
})

const fromJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw invalid('Write the articles to suppose as JSON, like {"councilCap":"150/1000"}', '/simulate')
  }
}
