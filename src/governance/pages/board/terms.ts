import { sitterOf } from '../../../company/index.ts'
import { nameOf } from '../../../directory/index.ts'
import { addYears, type IsoDate, longDate } from '../../../kernel/dates.ts'
import type { WayOut } from '../../../kernel/errors.ts'
import { listed } from '../../../kernel/text.ts'
import { figureOf, termsStrip } from '../../../platform/charts/index.ts'
import { definePage, type PageContext } from '../../../platform/http/index.ts'
import { lastKnown } from '../../../platform/reader.ts'
import { mainBodyRef } from '../../board/board.ts'
import { directorsOn } from '../../board/directors.ts'
import { brokenSince } from '../../judging/breaches/breaches.ts'
import { causeOfAll } from '../../judging/breaches/causes.ts'
import { type CheckDocument, evaluate, type TimelineEntry } from '../../judging/check.ts'
import { isOfRegisterOrIncome } from '../../judging/rule-list.ts'
import { rulesInShort } from '../../judging/rule-words.ts'
import { fractionText, ruleTitles } from '../../judging/words.ts'
import { waysWithTitles } from '../../mending/cures.ts'
import {
  dependsOnElections,
  ordinaryElections,
  type PersonsTerms,
  termsAhead,
  YEARS_AHEAD,
} from '../../seats/terms-ahead.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts } from '../../types.ts'
import { boardLinks } from '../frame.ts'
import { named } from '../names.ts'
import { type MendWords, mendOn } from '../rules/mend-words.ts'
import { seatTitleOf } from './seat-words.ts'
import { staggerText } from './seats.ts'
import { groupOf, restOf } from './share.ts'

/** The first day, from a day on, on which anything is broken, why, and the smallest change that would mend it. */
export interface FirstBreak {
  on: IsoDate
  because: string
  isNow: boolean
  mend: MendWords | undefined
  /** Of rules that no change of the board mends: what would. */
  ways: WayOut[]
  /** Where something is broken already, the next day on which more is. */
  next: NextBreak | undefined
}

/** A later day on which a rule stops holding or is broken further: of which rules, and why. */
export interface NextBreak {
  on: IsoDate
  because: string
  rules: string
}

export const firstBreak = (
  context: PageContext,
  facts: BoardFacts,
  document: CheckDocument,
): FirstBreak | undefined => {
  const { on } = context
  const { findings } = document
  const isNow = findings.some(({ status }) => status === 'fail')
  const next = nextBreakIn(facts, document)
  if (!isNow && !next) return undefined
  const day = isNow || !next ? on : next.on
  const mend = mendOn(context, facts, day)
  const broken = evaluate(facts, { on: day, known: document.known }).findings
  const left = broken.filter(({ rule }) => mend === undefined || isOfRegisterOrIncome(rule))
  return {
    on: day,
    because: isNow ? '' : (next?.because ?? ''),
    isNow,
    mend,
    ways: waysWithTitles(facts, left, day, broken),
    next: isNow ? next : undefined,
  }
}

const nextBreakIn = (facts: BoardFacts, { body, on, timeline }: CheckDocument): NextBreak | undefined => {
  const first = timeline.find(({ status }) => status === 'fail')
  if (!first) return undefined
  const events = timeline.filter((event) => event.on === first.on && event.status === 'fail')
  const words = named(facts.directory, on)
  return {
    on: first.on,
    because: words(
      causeOfAll(
        facts,
        body,
        first.on,
        events.map(({ rule }) => rule),
      ),
    ),
    rules: listed(events.map((event) => ruleAt(event))),
  }
}

/** "chairs of areas, 0 of 4" */
const ruleAt = ({ rule, numerator, denominator }: TimelineEntry): string =>
  [(ruleTitles[rule] ?? rule).toLowerCase(), fractionText({ numerator, denominator }).replace(/, .*$/, '')]
    .filter(Boolean)
    .join(', ')

const stripRow = (facts: BoardFacts, { person, spans, countsUntil }: PersonsTerms, on: IsoDate) => {
  const body = spans[0]?.appointment.body ?? ''
  const day = spans[0] && spans[0].from > on ? spans[0].from : on
  const director = directorsOn(facts, body, day).find((one) => one.person === person)
  return {
    name: nameOf(facts.directory, person),
    seat: spans[0] ? seatTitleOf(facts, spans[0].appointment.seat) : 'Not on the board',
    group: director ? groupOf(director) : ('council' as const),
    spans,
    countsUntil,
  }
}

const brokenSentence = (rules: string, count: number, since: IsoDate): string =>
  `**Broken on this date: ${rules}${count === 1 ? ',' : ', the first of them'} since ${longDate(since)}.**`

/** "When do terms end, and what breaks then?": the terms of the board over five years. */
export const termsPage = definePage({
  path: '/board/terms',
  section: '/board',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, link } = context
    const facts = await loadBoardFacts(reader)
    const body = mainBodyRef(facts, on)
    const to = addYears(on, YEARS_AHEAD)
    const document = evaluate(facts, { on, known: await lastKnown(reader) })
    const since = brokenSince(facts, on)
    const failing = document.findings.filter(({ status }) => status === 'fail')
    const first = firstBreak(context, facts, document)
    return {
      view: 'governance/views/board/terms.njk',
      title: 'Terms over five years',
      model: {
        links: await boardLinks(context, '/board/seats'),
        sentence: first
          ? first.isNow
            ? brokenSentence(rulesInShort(facts, failing, on), failing.length, since ?? on)
            : `The first day on which a rule does not hold is **${longDate(first.on)}**: ${first.because}.`
          : 'No rule is known to stop holding within five years.',
        mend: first?.mend,
        ways: first?.ways ?? [],
        next: first?.next,
        figure: figureOf(
          termsStrip({
            from: on,
            to,
            sitter: sitterOf(facts.company),
            rest: restOf(facts, body),
            rows: termsAhead(facts, body, on).map((row) => stripRow(facts, row, on)),
            elections: dependsOnElections(facts, body, on) ? ordinaryElections(on, to) : [],
            brokenSince: first?.isNow ? since : undefined,
            breaks: first?.isNow ? first.next : first,
          }),
          'terms',
        ),
        elections: dependsOnElections(facts, body, on),
        stagger: staggerText(facts, body, on),
        composition: first && !first.isNow ? `${context.base}/board?on=${first.on}` : undefined,
        day: first?.on,
        seats: link('/board/seats'),
      },
    }
  },
})
