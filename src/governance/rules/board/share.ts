import type { Reading } from '../../../kernel/finding.ts'
import { agreeing } from '../../../kernel/text.ts'
import type { Director } from '../../board/board.ts'
import { ASSUMPTIONS, configuredReading, openReadings, type ReadingName, whoCounts } from '../council.ts'
import { type Judgement, judged, type Situation } from '../rule.ts'
import { type Counted, shareStatus, shareWords } from '../share-words.ts'
import { fewestLeavers, type Line, limitText, roomToMove } from '../shares.ts'

export type Counts = (director: Director, reading: ReadingName) => boolean

interface BoardShare {
  rule: string
  line: Line
  are: string
  source: string
  counts: Counts
  readings: Reading[]
}

/** A share of the directors in office, counted by head. */
export const shareJudged = (situation: Situation, share: BoardShare): Judgement => {
  const { directors } = situation.board
  const counted = directors.filter((director) => share.counts(director, configuredReading(situation)))
  const words: Counted = wordsOf(counted.length, directors.length, share.line, share.are)
  return judged({
    rule: share.rule,
    body: situation.body,
    status: shareStatus(counted.length, directors.length, share.line),
    numerator: counted.length,
    denominator: directors.length,
    limit: limitText(share.line),
    headroom: roomToMove(counted.length, directors.length, share.line),
    people: counted.map((director) => director.person),
    explanation: [shareWords(words), whoCounts(situation, counted)].filter(Boolean).join(' '),
    source: share.source,
    ...(share.readings.length > 0 ? { readings: share.readings } : {}),
    distance: fewestLeavers(counted.length, directors.length, share.line),
  })
}

const wordsOf = (counted: number, all: number, line: Line, are: string): Counted => ({
  counted,
  all,
  line,
  whole: all === 1 ? 'director' : 'directors',
  are: agreeing(counted, all, are.replace(/^are /, 'is '), are),
  other: ['director', 'directors'],
})

/** The same share under each reading of the open question, not counted first. */
export const readingsOf = ({ board }: Situation, counts: Counts, line: Line): Reading[] =>
  openReadings(board.directors).map((reading) => {
    const counted = board.directors.filter((director) => counts(director, reading)).length
    const all = board.directors.length
    return {
      assumption: ASSUMPTIONS[reading],
      status: shareStatus(counted, all, line),
      numerator: counted,
      denominator: all,
    }
  })
