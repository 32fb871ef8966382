import { addYears } from '../../kernel/dates.ts'
import { Choice, Fields, Optional, Ref, Text } from '../../kernel/fields.ts'
import { schema } from '../../kernel/schema.ts'
import {
  AS_AT,
  arrayOf,
  ChoiceOut,
  DateOut,
  defineRead,
  FindingOut,
  InstantOut,
  LaterVerdictOut,
  listOf,
  OrNull,
  type ReadDefinition,
  TextOut,
  VerdictOut,
  WayOutOut,
  WholeOut,
  YesOrNoOut,
} from '../../platform/http/index.ts'
import { type Breach, breachesOf, breachesOfGroups, lastInFirst, shareSteps } from '../judging/breaches/breaches.ts'
import { openedBy } from '../judging/breaches/opened-by.ts'
import { check } from '../judging/check.ts'
import { whatIf } from '../judging/supposing/what-if.ts'
import { waysToCure } from '../mending/cures.ts'
import { loadBoardFacts, withTurnover } from '../store.ts'
import { NOTICES } from '../types.ts'
import { ofBody } from './asked.ts'

/** What the company is to the council, and why; only where its income was asked for. */
export const standing = {
  standing: ChoiceOut(['independent', 'influenced', 'controlled']),
  standingWorking: listOf({ test: TextOut, met: OrNull(YesOrNoOut), text: TextOut, source: TextOut }),
}

const verdicts = {
  company: TextOut,
  body: TextOut,
  on: DateOut,
  known: InstantOut,
  inOffice: WholeOut,
  verdict: VerdictOut,
  findings: arrayOf(FindingOut),
  timeline: arrayOf(LaterVerdictOut),
  notices: listOf({
    notice: ChoiceOut(NOTICES),
    body: TextOut,
    status: VerdictOut,
    explanation: TextOut,
    source: TextOut,
  }),
  ...standing,
}

const breach = Fields({
  ref: TextOut,
  rule: TextOut,
  state: ChoiceOut(['open', 'closed', 'coming']),
  from: DateOut,
  because: TextOut,
  to: OrNull(DateOut),
  cure: OrNull(TextOut),
  openedBy: arrayOf(
    Fields({ because: TextOut, act: OrNull(Fields({ number: WholeOut, name: TextOut, actor: TextOut })) }),
  ),
  changes: listOf({
    on: DateOut,
    because: TextOut,
    numerator: FindingOut.properties.numerator,
    denominator: FindingOut.properties.denominator,
  }),
  finding: FindingOut,
  worst: Fields({
    on: DateOut,
    numerator: FindingOut.properties.numerator,
    denominator: FindingOut.properties.denominator,
  }),
  lastInFirst: listOf({ person: TextOut, appointedOn: DateOut, appointedWithin: OrNull(TextOut) }),
  waysToCure: arrayOf(WayOutOut),
})

const SHARES = ['board.council-cap', 'board.law-20', 'board.votes-law-20', 'members.law-20'] as const

export const verdictReads: ReadDefinition[] = [
  defineRead({
    name: 'checkBoard',
    path: '/board',
    summary: 'Every rule of the constitution on a day, and the days ahead on which a verdict changes',
    permission: 'board:read',
    query: ofBody,
    returns: Fields(verdicts),
    run: ({ reader, on, today, query }) => check(reader, { body: query.body, on, today }),
  }),
  defineRead({
    name: 'whatIf',
    path: '/board/what-if',
    summary: 'The same after acts that are only supposed: acts are separated by commas, like cease:p-03:2027-01-31',
    permission: 'board:read',
    query: schema(Fields({ ...AS_AT, body: Optional(Ref('body', 'bodies')), acts: Text('acts') })),
    returns: Fields({ ...verdicts, acts: arrayOf(TextOut) }),
    run: ({ reader, on, dated: asked, query }) =>
      whatIf(reader, {
        acts: query.acts.split(',').map((act) => act.trim()),
        body: query.body,
        on: asked && query.on !== undefined ? on : undefined,
      }),
  }),
  defineRead({
    name: 'getShareOverTime',
    path: '/board/timeline',
    summary: 'A share on each day of the next five years on which it changes, and why',
    permission: 'board:read',
    query: schema(Fields({ ...AS_AT, rule: Optional(Choice('rule', SHARES)) })),
    returns: Fields({
      on: DateOut,
      rule: TextOut,
      steps: listOf({
        on: DateOut,
        because: TextOut,
        counted: WholeOut,
        all: WholeOut,
        status: VerdictOut,
        headroom: OrNull(WholeOut),
      }),
    }),
    run: async ({ reader, on, query }) => {
      const rule = query.rule ?? 'board.council-cap'
      return { on, rule, steps: shareSteps(await loadBoardFacts(reader), rule, on, addYears(on, 5)) }
    },
  }),
  defineRead({
    name: 'listBreaches',
    path: '/board/breaches',
    summary:
      'Breaches of the board and the members, and beside them those in groups, open, closed and coming: since when, how they were mended, and what would mend them',
    permission: 'board:read',
    query: schema(Fields({ ...AS_AT, state: Optional(Choice('state', ['open', 'closed', 'coming'])) })),
    returns: Fields({ on: DateOut, items: arrayOf(breach), groups: arrayOf(breach) }),
    run: async ({ reader, on, query }) => {
      const facts = await withTurnover(reader, await loadBoardFacts(reader))
      const told = async (breaches: readonly Breach[]) => {
        const items = []
        for (const { causes, ...breach } of breaches)
          if (query.state === undefined || breach.state === query.state)
            items.push({
              ...breach,
              openedBy: await openedBy(reader, causes),
              lastInFirst: lastInFirst(facts, breach.finding, breach.from),
              waysToCure: breach.state === 'closed' ? [] : waysToCure(facts, breach.finding, breach.from),
            })
        return items
      }
      return { on, items: await told(breachesOf(facts, on)), groups: await told(breachesOfGroups(facts, on)) }
    },
  }),
]
