import { inWordsOf, isIncorporated, sitterOf } from '../../../company/index.ts'
import { type IsoDate, longDate } from '../../../kernel/dates.ts'
import { type Finding, verdictTag } from '../../../kernel/finding.ts'
import { percent, plural } from '../../../kernel/text.ts'
import { definePage, type PageContext } from '../../../platform/http/index.ts'
import { lastKnown } from '../../../platform/reader.ts'
import { boardOn, mainBodyRef } from '../../board/board.ts'
import { type DirectorView, directorsOn, seatsOn } from '../../board/directors.ts'
import { type CheckDocument, evaluate } from '../../judging/check.ts'
import { wantsPlaces } from '../../judging/gaps.ts'
import { notYetCompany } from '../../judging/incorporation.ts'
import { titleOf } from '../../judging/words.ts'
import { loadBoardFacts, withIncome } from '../../store.ts'
import type { BoardFacts } from '../../types.ts'
import { boardLinks } from '../frame.ts'
import { named, sentence } from '../names.ts'
import { bareTag, findingRow } from '../verdicts.ts'
import { seatsText } from './seat-words.ts'
import { answerTo, brokenOn, hasLines, hemicycle, nextBreak, roomToMove, shareAhead, shareRule } from './share.ts'
import { standingBlock } from './standing.ts'
import { termEndCell } from './term-words.ts'
import { firstBreak } from './terms.ts'
import { countsText, whyOfAll } from './why.ts'

/** Where no share is held against a line: how many sit, and whether a rule is broken. */
const plainAnswer = (sitting: number, document: CheckDocument, today: IsoDate): string =>
  `**${plural(sitting, 'person sits', 'people sit')}** on the board. ${brokenOn(document, today) ?? 'No rule is broken.'}${nextBreak(document)}`

/** The sentence of a day: the share where one is held against a line; before the first day of the company, that there was none. */
const headOf = (
  facts: BoardFacts,
  document: CheckDocument,
  share: Finding | undefined,
  sitting: number,
  today: IsoDate,
): string => {
  const notYet = notYetCompany(facts, document.on)
  if (notYet) return `**There was no company yet.** ${notYet}.`
  if (!hasLines(facts, document.on)) return plainAnswer(sitting, document, today)
  const said = answerTo(share, { broken: brokenOn(document, today), coming: nextBreak(document) })
  return inWordsOf(facts.company)(said)
}

/** The later days on which a verdict changes, and of which rules. */
const changeRows = (facts: BoardFacts, { findings, timeline }: CheckDocument, words: (because: string) => string) => {
  const limits = new Map(findings.map(({ rule, limit }) => [rule, limit]))
  return timeline.map((event) => {
    const { on, because, rule } = event
    const tag = bareTag(rule, event, limits.get(rule) ?? '')
    return { cells: [longDate(on), sentence(words(because)), titleOf(facts, rule), { tag }] }
  })
}

/** Where it is open whether some are counted: the share with them. */
const cautiousReading = (share: Finding, words: (text: string) => string) =>
  findingRow(share, words).readings?.find(
    ({ assumption }) => /are counted/.test(assumption) && !/not counted/.test(assumption),
  )

type Step = NonNullable<ReturnType<typeof shareAhead>>['steps'][number]

const stepRow = (step: Step, isFirst: boolean, words: (because: string) => string) => ({
  text: `**${isFirst ? 'Today' : longDate(step.on)}.** ${isFirst ? '' : `${sentence(words(step.because))} `}${step.counted} of ${step.all}, ${percent(step.counted, step.all)}%.`,
  tag: verdictTag(step),
})

const sittingRow = (one: DirectorView, { link, on }: PageContext) => ({
  cells: [
    { text: one.name, href: link(`/board/directors/${one.person}`) },
    seatsText(one),
    countsText(one),
    termEndCell(one, on),
  ],
})

/** "Are we inside the lines?": the board of a day, every rule with its working, and what is coming. */
export const composition = definePage({
  path: '/board',
  section: '/board',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, link } = context
    const facts = await withIncome(reader, await loadBoardFacts(reader), on)
    const body = mainBodyRef(facts, on)
    const board = boardOn(facts, body, on)
    const directors = directorsOn(facts, body, on)
    const seats = seatsOn(facts, body, on)
    const vacant = seats.filter(({ seat, holders }) => holders.length === 0 && seat.category !== 'observer').length
    const document = evaluate(facts, { on, known: await lastKnown(reader) })
    const share = document.findings.find((finding) => finding.rule === shareRule(facts, on))
    const words = named(facts.directory, on)
    const tested = hasLines(facts, on)
    const ahead = tested && directors.length > 0 ? shareAhead(facts, on, words) : undefined
    return {
      view: 'governance/views/board/composition.njk',
      title: 'Board composition',
      model: {
        links: await boardLinks(context, '/board'),
        sentence: headOf(facts, document, share, directors.length, context.today),
        sitter: sitterOf(facts.company),
        hemicycle: hemicycle(facts, directors, vacant, on),
        room: roomToMove(facts, board, on),
        otherReading: share && cautiousReading(share, words),
        findings: document.findings
          .filter((finding) => finding.status !== 'not-applicable')
          .map((finding) => findingRow(finding, words)),
        titles: Object.fromEntries(document.findings.map(({ rule }) => [rule, titleOf(facts, rule)])),
        standing: isIncorporated(facts.company) ? standingBlock(document) : undefined,
        counting: whyOfAll(facts.directory, directors, on),
        ahead: ahead?.figure,
        coming: ahead?.steps.map((step, i) => stepRow(step, i === 0, words)),
        changes: ahead ? undefined : changeRows(facts, document, words),
        directors: directors.map((one) => sittingRow(one, context)),
        first: firstBreak(context, facts, document),
        terms: link('/board/terms'),
        missing: wantsPlaces(facts, body, on) ? link('/board/gaps') : undefined,
        certificate: link('/reports/board-composition-certificate.pdf'),
        data: link('/reports/board-composition-certificate.csv'),
        start: context.may('board:write') && !context.dates.isPast,
        appoint: `${context.base}/board/appointments/new`,
      },
    }
  },
})
