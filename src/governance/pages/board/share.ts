import { articlesOn, type Share } from '../../../company/index.ts'
import { addMonths, type IsoDate, longDate } from '../../../kernel/dates.ts'
import type { Finding } from '../../../kernel/finding.ts'
import { capitalised, listed, percent, plural } from '../../../kernel/text.ts'
import { boardHemicycle, figureOf, nextEighteenMonths, shareOverTime } from '../../../platform/charts/index.ts'
import { type Board, mainBody } from '../../board/board.ts'
import type { DirectorView } from '../../board/directors.ts'
import { shareSteps } from '../../judging/breaches.ts'
import type { TimelineEntry } from '../../judging/check.ts'
import { atMost, below, mostAllowed, shareText, smallestWhole } from '../../judging/shares.ts'
import { lawOn } from '../../law.ts'
import type { BoardFacts, Seat } from '../../types.ts'
import { sitterOf } from '../sitters.ts'

/** The lines that the council's share of a board is held against: the articles' cap, where there is one, and the law's. */
export const linesOn = (facts: BoardFacts, on: IsoDate): { cap?: Share; law?: Share } => {
  const cap = articlesOn(facts.company, on).councilCap.value
  const incorporated = facts.company.legalForm !== 'unincorporated'
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
  return [
    ...(lines.length === 0
      ? []
      : [
          { text: `Council seats allowed at ${all} directors`, value: String(allowed) },
          { text: `Directors needed for ${allowed + 1} council seats`, value: String(next) },
        ]),
    ...(articles.minimumDirectors.value
      ? [{ text: 'Fewest directors the articles allow', value: String(articles.minimumDirectors.value) }]
      : []),
    ...(articles.maximumDirectors.value
      ? [{ text: 'Most directors the articles allow', value: String(articles.maximumDirectors.value) }]
      : []),
  ]
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
    steps: steps.map((step) => ({ on: step.on, share: [step.counted, step.all], because: words(step.because) })),
  })
  return { figure: figureOf(chart, 'ahead'), steps }
}

/** "2 of 11 directors, 18.18%" and whether there is room, as the sentence that answers the page. */
export const answerTo = (finding: Finding | undefined, coming: string): string => {
  if (!finding || finding.status === 'not-applicable' || finding.denominator === null) {
    return 'No directors are in office on this date, so there is no share to test.'
  }
  const [counted, all] = [Number(finding.numerator), Number(finding.denominator)]
  const share = `**${counted} of ${all} directors, ${percent(counted, all)}%**`
  if (finding.status === 'fail') return `The council counts as ${share}. That is **over the line**.${coming}`
  if (finding.headroom === 0) {
    const after = `${counted} of ${all - 1}, ${percent(counted, all - 1)}%`
    return `The council counts as ${share}. That is inside the lines with **no slack**: if any other director leaves, it is ${after}.${coming}`
  }
  const room =
    finding.headroom === null ? '' : ` ${plural(finding.headroom, 'other')} may leave before a line is crossed.`
  return `The council counts as ${share}. That is inside the lines.${room}${coming}`
}

/** How many rules are broken on the day, as the sentence that a home begins with. */
export const brokenToday = (findings: readonly Pick<Finding, 'status'>[]): string => {
  const broken = findings.filter(({ status }) => status === 'fail').length
  if (broken === 0) return 'No rule is broken today.'
  return `**${plural(broken, 'rule')} ${broken === 1 ? 'is' : 'are'} broken today.**`
}

/** The next day on which something that holds stops holding, for the end of a sentence. */
export const nextBreak = (timeline: readonly TimelineEntry[], on: IsoDate): string => {
  const broken = timeline.filter(({ status }) => status === 'fail')
  const first = broken[0]?.on
  if (first === undefined || first > addMonths(on, 12)) return ''
  const rules = new Set(broken.filter((event) => event.on === first).map(({ rule }) => rule)).size
  const what = rules === 1 ? ' a rule does not hold' : `, ${rules} rules do not hold`
  return ` **From ${longDate(first)}${what}** unless somebody acts.`
}

export { shareText }
