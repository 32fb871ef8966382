import { actsNumbered, actTitle } from '../../../access/index.ts'
import { isIncorporated, sitterOf } from '../../../company/index.ts'
import { nameOf } from '../../../directory/index.ts'
import { type IsoDate, later, longDate } from '../../../kernel/dates.ts'
import { notFound, type WayOut } from '../../../kernel/errors.ts'
import { grouped } from '../../../kernel/grouped.ts'
import { plural, uncapitalised } from '../../../kernel/text.ts'
import { asFarAsKnown } from '../../../kernel/year-or-month.ts'
import { definePage, type PageContext } from '../../../platform/http/index.ts'
import { mainBodyRef } from '../../board/board.ts'
import { nameOfBody } from '../../board/called.ts'
import {
  type Breach,
  type BreachChange,
  breachesOf,
  breachesOfGroups,
  lastInFirst,
} from '../../judging/breaches/breaches.ts'
import { causeWords } from '../../judging/breaches/causes.ts'
import { openedBy } from '../../judging/breaches/opened-by.ts'
import { wantsPlacesFilled } from '../../judging/gaps.ts'
import { isOfRegisterOrIncome } from '../../judging/rule-list.ts'
import { ruleQuotes } from '../../judging/rule-words.ts'
import { fractionText, titleOf } from '../../judging/words.ts'
import { waysBesides, waysToCure, waysWithTitles } from '../../mending/cures.ts'
import { loadBoardFacts, withTurnover } from '../../store.ts'
import type { BoardFacts } from '../../types.ts'
import { brokenText } from '../board/share.ts'
import { boardLinks } from '../frame.ts'
import { named, sentence } from '../names.ts'
import { type MendWords, mendOn } from './mend-words.ts'

const STATES = {
  open: { kind: 'bad', text: 'Open' },
  coming: { kind: 'warn', text: 'Coming' },
  closed: { kind: 'none', text: 'Closed' },
} as const

const fractionOf = (at: Pick<BreachChange, 'numerator' | 'denominator'>): string =>
  at.denominator === 0 ? String(at.numerator ?? '') : fractionText(at)

/** Breaches of one day: they have one cause, and one change may mend them all. */
interface Together {
  title: string
  rows: object[]
  /** Whether an order of appointment decides who would go. */
  ordered: boolean
  mend: MendWords | undefined
  ways: WayOut[]
  openedBy: OpeningWords[]
}

const orderText = (facts: BoardFacts, breach: Breach, day: IsoDate): string[] =>
  lastInFirst(facts, breach.finding, day).map(
    ({ person, appointedOn, appointedWithin }) =>
      `${nameOf(facts.directory, person)}, ${asFarAsKnown(appointedOn, appointedWithin)}`,
  )

/** Since when a breach is as it stands, where that is later than its first day. */
const lastChange = ({ changes }: Breach, on: IsoDate, words: (text: string) => string): string | undefined => {
  const last = changes.findLast((change) => change.on <= on)
  return last && `As it stands since ${longDate(last.on)}: ${words(last.because)}.`
}

/** Those of one body that are open or coming, by the day on which they begin. */
const togetherOn = async (
  context: PageContext,
  facts: BoardFacts,
  breaches: readonly Breach[],
): Promise<Together[]> => {
  const { on, link } = context
  const words = named(facts.directory, on)
  const groups: Together[] = []
  for (const from of [...new Set(breaches.map((breach) => breach.from))].sort()) {
    const some = breaches.filter((breach) => breach.from === from)
    const day = later(from, on)
    const orders = some.map((breach) => orderText(facts, breach, day))
    const ordered = orders.some((lines) => lines.length > 0)
    groups.push({
      ordered,
      title: `${from <= on ? 'Since' : 'From'} ${longDate(from)}: ${words(causeWords(some.flatMap(({ causes }) => causes)) || (some[0]?.because ?? ''))}`,
      rows: some.map((breach, i) => ({
        cells: [
          {
            text: titleOf(facts, breach.rule),
            href: breachHref(link, breach),
            sub: breach.finding.source,
          },
          { text: words(breach.finding.explanation), sub: lastChange(breach, on, words) },
          ...(ordered ? [{ text: '', lines: orders[i] }] : []),
        ],
      })),
      ...mending(context, facts, some, day),
      openedBy: await openings(context, facts, some),
    })
  }
  return groups
}

/** One change that mends the whole body where there is one, else one of its rules; and what would mend the rules that are left. */
const mending = (
  context: PageContext,
  facts: BoardFacts,
  breaches: readonly Breach[],
  day: IsoDate,
): Pick<Together, 'mend' | 'ways'> => {
  const ofBoard = breaches.filter(({ rule }) => !isOfRegisterOrIncome(rule))
  const whole = ofBoard[0] ? mendOn(context, facts, day, undefined, ofBoard[0].finding.body) : undefined
  const findings = breaches.map(({ finding }) => finding)
  const ways = (left: readonly Breach[]): WayOut[] =>
    waysWithTitles(
      facts,
      left.map(({ finding }) => finding),
      day,
      findings,
    )
  if (whole) return { mend: whole, ways: ways(breaches.filter((breach) => !ofBoard.includes(breach))) }
  for (const breach of ofBoard) {
    const mend = mendOn(context, facts, day, breach.rule, breach.finding.body)
    if (mend) return { mend, ways: ways(breaches.filter((one) => one !== breach)) }
  }
  return { mend: undefined, ways: ways(breaches) }
}

interface OpeningWords {
  because: string
  act: { text: string; href: string } | undefined
}

/** What opened some breaches of one day, and the act that made it known: acts are shown to those who may see them. */
const openings = async (
  { reader, may, link, on, acts: all }: PageContext,
  facts: BoardFacts,
  breaches: readonly Breach[],
): Promise<OpeningWords[]> => {
  if (!may('acts:read')) return []
  const words = named(facts.directory, on)
  const causes = new Map(breaches.flatMap((breach) => breach.causes.map((cause) => [cause.because, cause])))
  const opened = await openedBy(reader, [...causes.values()])
  const acts = await actsNumbered(
    reader,
    opened.flatMap(({ act }) => (act ? [act.number] : [])),
  )
  return opened.map(({ because, act }) => {
    const by = act && acts.get(act.number)?.actor
    return {
      because: words(because),
      act: act
        ? {
            text: `Act ${act.number}, ${uncapitalised(actTitle(all, act.name))}, by ${by}`,
            href: link(`/recorded/${act.number}`),
          }
        : undefined,
    }
  })
}

/** "Which rules are broken, were broken, will be broken?" */
export const breachesPage = definePage({
  path: '/board/breaches',
  section: '/board',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, link } = context
    const facts = await withTurnover(reader, await loadBoardFacts(reader))
    const breaches = breachesOf(facts, on)
    const inState = (state: Breach['state']) => breaches.filter((breach) => breach.state === state)
    const [open, coming] = [inState('open'), inState('coming')]
    const inGroups = breachesOfGroups(facts, on)
    return {
      view: 'governance/views/rules/breaches.njk',
      title: 'Breaches',
      model: {
        links: await boardLinks(context, '/board/breaches'),
        income: isIncorporated(facts.company) ? link('/board') : undefined,
        sentence: `${brokenText(open.length, openIn(inGroups)) ?? 'No rule is broken.'} ${coming.length === 0 ? 'None is known to break within the next year.' : `${plural(coming.length, 'breach is', 'breaches are')} coming unless somebody acts.`}`,
        open: await togetherOn(context, facts, open),
        coming: await togetherOn(context, facts, coming),
        closed: inState('closed').map((breach) => closedRow(context, facts, breach)),
        groups: facts.bodies.length > 1 && {
          sentence: groupsText(inGroups),
          bodies: await bodiesOf(context, facts, inGroups),
          closed: inGroups
            .filter(({ state }) => state === 'closed')
            .map((breach) => {
              const { cells } = closedRow(context, facts, breach)
              return { cells: [nameOfBody(facts, breach.finding.body ?? ''), ...cells] }
            }),
        },
      },
    }
  },
})

const breachHref = (link: PageContext['link'], { ref }: Breach): string =>
  link(`/board/breaches/${encodeURIComponent(ref)}`)

const closedRow = ({ link, on }: PageContext, facts: BoardFacts, breach: Breach) => ({
  cells: [
    { text: titleOf(facts, breach.rule), href: breachHref(link, breach) },
    longDate(breach.from),
    breach.to ? longDate(breach.to) : '',
    fractionOf(breach.worst),
    sentence(named(facts.directory, on)(breach.cure ?? breach.because)),
  ],
})

/** Every breach of one group, the latest first, for the page of the group. */
export const breachRowsOf = (context: PageContext, facts: BoardFacts, body: string) =>
  breachesOfGroups(facts, context.on)
    .filter(({ finding }) => finding.body === body)
    .map((breach) => {
      const { cells } = closedRow(context, facts, breach.state === 'closed' ? breach : { ...breach, cure: null })
      return { cells: [{ ...(cells[0] as object), tag: STATES[breach.state] }, ...cells.slice(1)] }
    })

const openIn = (breaches: readonly Breach[]): number => breaches.filter(({ state }) => state === 'open').length

const groupsText = (breaches: readonly Breach[]): string => {
  const [open, coming] = [openIn(breaches), breaches.filter(({ state }) => state === 'coming').length]
  return [
    open === 0 ? 'No rule is broken in a group.' : `**${plural(open, 'rule is', 'rules are')} broken in groups.**`,
    ...(coming === 0 ? [] : [`${plural(coming, 'breach is', 'breaches are')} coming there unless somebody acts.`]),
  ].join(' ')
}

/** What is open or coming in each group that has something of the kind. */
const bodiesOf = async (context: PageContext, facts: BoardFacts, breaches: readonly Breach[]) => {
  const now = breaches.filter(({ state }) => state !== 'closed')
  const bodies = []
  for (const [body, own] of grouped(now, ({ finding }) => finding.body ?? ''))
    bodies.push({
      name: nameOfBody(facts, body),
      href: context.link(`/groups/${encodeURIComponent(body)}`),
      together: await togetherOn(context, facts, own),
    })
  return bodies
}

/** "What must we do?": one breach with its facts, the order of appointment, and what would mend it. */
export const breachPage = definePage({
  path: '/board/breaches/:breach',
  section: '/board',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, params, link } = context
    const facts = await withTurnover(reader, await loadBoardFacts(reader))
    const breach = [...breachesOf(facts, on), ...breachesOfGroups(facts, on)].find(({ ref }) => ref === params.breach)
    if (!breach) throw notFound('There is no such breach')
    const words = named(facts.directory, on)
    const day = breach.state === 'open' ? on : breach.from
    const { body } = breach.finding
    const mend = breach.state === 'closed' ? undefined : mendOn(context, facts, day, breach.rule, body)
    const group = body === undefined || body === mainBodyRef(facts, day) ? undefined : body
    const until = breach.to ? ` to ${longDate(breach.to)}` : ''
    return {
      view: 'governance/views/rules/breach.njk',
      title: titleOf(facts, breach.rule),
      subject: `breach from ${longDate(breach.from)}`,
      back: { href: link('/board/breaches'), text: 'Breaches' },
      model: {
        sitter: sitterOf(facts.company),
        state: STATES[breach.state],
        group: group && { text: nameOfBody(facts, group), href: link(`/groups/${encodeURIComponent(group)}`) },
        sentence: `${breach.state === 'coming' ? 'Will be broken' : 'Broken'} from **${longDate(breach.from)}**${until}: ${words(breach.because)}. At its worst ${fractionOf(breach.worst)}.`,
        quote: {
          text: ruleQuotes(facts, day)[breach.rule] ?? words(breach.finding.explanation),
          source: breach.finding.source,
        },
        fact: breach.rule in ruleQuotes(facts, day) ? words(breach.finding.explanation) : undefined,
        mend,
        openedBy: await openings(context, facts, [breach]),
        changes: breach.changes.map((change) => ({
          cells: [longDate(change.on), sentence(words(change.because)), fractionOf(change)],
        })),
        order: lastInFirst(facts, breach.finding, day).map(({ person, appointedOn, appointedWithin }) => ({
          cells: [
            { text: nameOf(facts.directory, person), href: link(`/board/directors/${person}`) },
            asFarAsKnown(appointedOn, appointedWithin),
          ],
        })),
        missing: wantsPlacesFilled(breach.rule) ? link('/board/gaps') : undefined,
        // The acts that mend it say more than how many would have to leave or to join; those are said beside them.
        ways: breach.state === 'closed' ? [] : (mend ? waysBesides : waysToCure)(facts, breach.finding, day),
        cure: breach.cure ? sentence(words(breach.cure)) : undefined,
      },
    }
  },
})
