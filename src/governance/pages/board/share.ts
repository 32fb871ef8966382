import { articlesOn, inWordsOf, isIncorporated, sitterOf } from '../../../company/index.ts'
import { addMonths, type IsoDate, longDate } from '../../../kernel/dates.ts'
import type { Finding } from '../../../kernel/finding.ts'
import { lawOn } from '../../../kernel/law.ts'
import type { Share } from '../../../kernel/share.ts'
import { capitalised, listed, percent, plural } from '../../../kernel/text.ts'
import { boardHemicycle, figureOf, nextEighteenMonths, shareOverTime } from '../../../platform/charts/index.ts'
import { type Board, mainBody } from '../../board/board.ts'
import type { DirectorView } from '../../board/directors.ts'
import { shareSteps } from '../../judging/breaches/breaches.ts'
import type { CheckDocument, TimelineEntry } from '../../judging/check.ts'
import { atMost, below, mostAllowed, smallestWhole } from '../../rules/shares.ts'
import type { BoardFacts, Notice, Seat } from '../../types.ts'

/** The lines that the council's share of a board is held against: the articles' cap, where there is one, and the law's. */
export const linesOn = (facts: BoardFacts, on: IsoDate): { cap?: Share; law?: Share } => {
  const cap = articlesOn(facts.company, on).councilCap.value
  const incorporated = isIncorporated(facts.company)
  return { ...(cap ? { cap } : {}), ...(incorporated ? { law: lawOn('influencedByDirectors', on).value } : {}) }
}

/** Is the council's share of this board held against any line? */
export const hasLines = (facts: BoardFacts, on: IsoDate): boolean => Object.keys(linesOn(facts, on)).length > 0

/** In which colour somebody is drawn. */
export const groupOf = ({ nominee, association, seats }: DirectorView) =>
  nominee || association
    ? ('council' as const)
    : seats.some(({ category }) => category === 'school_leader' || category === 'governor')
      ? ('schools' as const)
      : ('independent' as const)

const REST: Partial<Record<Seat['category'], string>> = {
  chair: 'independent',
  non_executive: 'independent',
  co_opted: 'independent',
  association: 'associations',
  chief_executive: 'chief executive',
}

/** What those are called who sit neither for the council nor for schools, by the seats that the board has for them. */
export const restOf = (facts: BoardFacts, body: string): string => {
  const sitting = new Set(facts.seats.filter((seat) => seat.body === body).map(({ category }) => category))
  const kinds = Object.entries(REST).flatMap(([category, kind]) =>
    sitting.has(category as Seat['category']) ? kind : [],
  )
  return capitalised(listed([...new Set(kinds)]))
}

const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter(Boolean)
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase()
}

/** The half ring of directors, council first, with its table. */
export const hemicycle = (facts: BoardFacts, directors: readonly DirectorView[], vacant: number, on: IsoDate) =>
  figureOf(
    boardHemicycle({
      on,
      of: 'the council',
      sitter: sitterOf(facts.company),
      rest: restOf(facts, mainBody(facts, on)?.ref ?? ''),
      vacant,
      ...linesOn(facts, on),
      directors: directors.map((one) => ({ initials: initialsOf(one.name), group: groupOf(one), name: one.name })),
    }),
    'board',
  )

/** How far the council's share can move before a line is crossed, as pairs of words and numbers. */
export const roomToMove = (facts: BoardFacts, board: Board, on: IsoDate): { text: string; value: string }[] => {
  const { cap, law } = linesOn(facts, on)
  const lines = [...(cap ? [atMost(cap)] : []), ...(law ? [below(law)] : [])]
  const articles = articlesOn(facts.company, on)
  const all = board.directors.length
  const allowed = Math.min(...lines.map((line) => mostAllowed(all, line)))
  const next = Math.max(...lines.map((line) => smallestWhole(allowed + 1, line)))
  const said = inWordsOf(facts.company)
  return [
    ...(lines.length === 0
      ? []
      : [
          { text: `Council seats allowed at ${all} directors`, value: String(allowed) },
          { text: `Directors needed for ${plural(allowed + 1, 'council seat')}`, value: String(next) },
        ]),
    ...(articles.minimumDirectors.value
      ? [{ text: 'Fewest directors the articles allow', value: String(articles.minimumDirectors.value) }]
      : []),
    ...(articles.maximumDirectors.value
      ? [{ text: 'Most directors the articles allow', value: String(articles.maximumDirectors.value) }]
      : []),
  ].map(({ text, value }) => ({ text: said(text), value }))
}

/** The rule whose share the page is about: the articles' cap where there is one, else the law. */
export const shareRule = (facts: BoardFacts, on: IsoDate): string =>
  linesOn(facts, on).cap ? 'board.council-cap' : 'board.law-20'

/** The council's share on each later day on which it changes, as a chart and as a numbered list. */
export const shareAhead = (facts: BoardFacts, on: IsoDate, words: (because: string) => string) => {
  const { to } = nextEighteenMonths(on)
  const steps = shareSteps(facts, shareRule(facts, on), on, to)
  const chart = shareOverTime({
    from: on,
    to,
    ...linesOn(facts, on),
    sitter: sitterOf(facts.company),
    steps: steps.map((step) => ({ on: step.on, share: [step.counted, step.all], because: words(step.because) })),
  })
  return { figure: figureOf(chart, 'ahead'), steps }
}

/**
 * Are we inside the lines? How many rules are broken, whatever they are about; then "2 of 11 directors, 18.18%", and whether there is
 * room; and what is to come.
 */
export const answerTo = (
  finding: Finding | undefined,
  { broken, coming }: { broken: string | undefined; coming: string },
): string => `${broken ? `${broken} ` : ''}${shareAnswer(finding, broken !== undefined)}${coming}`

const shareAnswer = (finding: Finding | undefined, isBroken: boolean): string => {
  if (!finding || finding.status === 'not-applicable' || finding.denominator === null) {
    return 'No directors are in office on this date, so there is no share to test.'
  }
  const [counted, all] = [Number(finding.numerator), Number(finding.denominator)]
  const counts = `The council counts as **${counted} of ${all} directors, ${percent(counted, all)}%**. That`
  if (finding.status === 'fail') return `${counts} is **over the line**.`
  const inside = `${counts}${isBroken ? ' by itself' : ''} is inside the lines`
  if (finding.headroom === 0) {
    const after = `${counted} of ${all - 1}, ${percent(counted, all - 1)}%`
    return `${inside} with **no slack**: if any other director leaves, it is ${after}.`
  }
  const room =
    finding.headroom === null ? '' : ` ${plural(finding.headroom, 'other')} may leave before a line is crossed.`
  return `${inside}.${room}`
}

/** What of a judged day the sentences are about. */
type Judged = Pick<CheckDocument, 'on'> & {
  findings: readonly Pick<Finding, 'rule' | 'status'>[]
  timeline: readonly Pick<TimelineEntry, 'on' | 'rule' | 'status'>[]
  notices: readonly Pick<Notice, 'notice'>[]
}

/** How many rules are broken on the day, and how many beside them in groups; undefined where none is. */
export const brokenOn = ({ findings, notices, on }: Omit<Judged, 'timeline'>, today: IsoDate): string | undefined =>
  brokenText(
    findings.filter(({ status }) => status === 'fail').length,
    notices.filter(({ notice }) => notice === 'group-rule').length,
    on === today ? ' today' : ` on ${longDate(on)}`,
  )

/** "2 rules are broken today, and 1 in a group.", with the numbers in bold. */
export const brokenText = (broken: number, inGroups: number, when = ''): string | undefined => {
  if (broken + inGroups === 0) return undefined
  const where = inGroups === 1 ? 'in a group' : 'in groups'
  if (broken === 0)
    return `No rule of the board is broken${when}, but **${inGroups} ${inGroups === 1 ? 'is' : 'are'} ${where}.**`
  const besides = inGroups === 0 ? '' : `, and ${inGroups} ${where}`
  return `**${plural(broken, 'rule is', 'rules are')} broken${when}${besides}.**`
}

/** What a home says where none is. */
export const NONE_BROKEN = 'No rule is broken today.'

/** The next day on which something that holds stops holding, for the end of a sentence. */
export const nextBreak = ({ findings, timeline, on }: Omit<Judged, 'notices'>): string => {
  const today = findings.flatMap(({ rule, status }) => (status === 'fail' ? [rule] : []))
  const failing = new Set(today)
  const breaking = timeline.filter(({ rule, status }) => {
    const breaks = status === 'fail' && !failing.has(rule)
    if (status === 'fail') failing.add(rule)
    else failing.delete(rule)
    return breaks
  })
  const first = breaking[0]?.on
  if (first === undefined || first > addMonths(on, 12)) return ''
  const rules = breaking.filter((event) => event.on === first)
  const besides = today.length > 0 && rules.every(({ rule }) => !today.includes(rule))
  const what =
    rules.length === 1
      ? ` ${besides ? 'another' : 'a'} rule does not hold`
      : `, ${rules.length} ${besides ? 'other ' : ''}rules do not hold`
  return ` **From ${longDate(first)}${what}** unless somebody acts.`
}
