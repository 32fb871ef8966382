import { lawOn } from '../../../kernel/law.ts'
import type { Director } from '../../board/board.ts'
import { ASSUMPTIONS, configuredReading, isAssociated, openReadings, type ReadingName, whoCounts } from '../council.ts'
import { isCompany, judged, NOT_A_COMPANY, notApplicable, type Rule } from '../rule.ts'
import { shareStatus, shareWords } from '../share-words.ts'
import { below, keepsTo, type Line, limitText, roomToMove } from '../shares.ts'

const RULE = 'board.votes-law-20'

interface Votes {
  counted: number
  all: number
  /** The extra vote of an associated chair is among them. */
  casting: boolean
}

/**
 * Votes of associated directors among all. The Act is silent on a casting vote; the cautious count adds it to both sides where
 * the chair is associated, and that is then the worse fraction.
 */
const votesOf = (directors: readonly Director[], reading: ReadingName, chairHasCastingVote: boolean): Votes => {
  const associated = directors.filter((director) => isAssociated(director, reading))
  const casting = chairHasCastingVote && associated.some((director) => director.isChair)
  const extra = casting ? 1 : 0
  return {
    counted: sumOf(associated) + extra,
    all: sumOf(directors) + extra,
    casting,
  }
}

const sumOf = (directors: readonly Director[]): number => directors.reduce((sum, { votes }) => sum + votes, 0)

/** s.69(1)(c): votes at directors' meetings held by persons associated with an authority. */
export const boardVotesLaw: Rule = (situation) => {
  const { value: share, source } = lawOn('influencedByBoardVotes', situation.day)
  const line = below(share)
  if (!isCompany(situation)) return notApplicable(RULE, limitText(line), NOT_A_COMPANY, source, situation.body)
  const { directors } = situation.board
  const reading = configuredReading(situation)
  const hasCasting = situation.articles.chairHasCastingVote.value
  const { counted, all, casting } = votesOf(directors, reading, hasCasting)
  if (all === 0) return notApplicable(RULE, limitText(line), 'Nobody in office has a vote', source, situation.body)
  const associated = directors.filter(
    (one) => isAssociated(one, reading) && (one.votes > 0 || (casting && one.isChair)),
  )
  const room = votesRoom(directors, reading, { counted, all, casting }, line)
  const distance = leavers(directors, reading, hasCasting, line)
  const words = {
    counted,
    all,
    line,
    whole: 'votes at directors’ meetings',
    are:
      counted === 1
        ? 'is held by a person associated with the council'
        : 'are held by persons associated with the council',
    other: ONE_VOTE,
    ...(directors.some(({ votes }) => votes !== 1) || casting ? { weighed: { room, leavers: distance } } : {}),
  }
  return judged({
    rule: RULE,
    body: situation.body,
    status: shareStatus(counted, all, line, room),
    numerator: counted,
    denominator: all,
    limit: limitText(line),
    headroom: room,
    people: associated.map((director) => director.person),
    explanation: [shareWords(words), casting ? CASTING : '', whoCounts(situation, associated)]
      .filter(Boolean)
      .join(' '),
    source,
    ...readings(directors, hasCasting, line),
    distance,
  })
}

const ONE_VOTE = ['director with one vote', 'directors with one vote'] as const
const CASTING = 'The chair is associated with the council and has a casting vote, which is counted on both sides.'

const readings = (directors: readonly Director[], hasCasting: boolean, line: Line) => {
  const open = openReadings(directors).map((reading) => {
    const { counted, all } = votesOf(directors, reading, hasCasting)
    return {
      assumption: ASSUMPTIONS[reading],
      status: shareStatus(counted, all, line),
      numerator: counted,
      denominator: all,
    }
  })
  return open.length > 0 ? { readings: open } : {}
}

/** How many others may leave, those with the most votes first; negative: how many with one vote each must join. */
const votesRoom = (directors: readonly Director[], reading: ReadingName, votes: Votes, line: Line): number | null => {
  if (votes.counted === 0) return null
  if (!keepsTo(votes.counted, votes.all, line)) return roomToMove(votes.counted, votes.all, line)
  const others = directors
    .filter((director) => !isAssociated(director, reading))
    .map((director) => director.votes)
    .sort((a, b) => b - a)
  let left = votes.all
  let room = 0
  for (const held of others) {
    left -= held
    if (!keepsTo(votes.counted, left, line)) return room
    room += 1
  }
  return room
}

/** The fewest associated directors who would have to leave, those with the most votes first. */
const leavers = (directors: readonly Director[], reading: ReadingName, hasCasting: boolean, line: Line): number => {
  const weight = (director: Director) => director.votes + (hasCasting && director.isChair ? 1 : 0)
  const leaving = directors.filter((one) => isAssociated(one, reading)).sort((a, b) => weight(b) - weight(a))
  let staying = [...directors]
  let gone = 0
  for (;;) {
    const { counted, all } = votesOf(staying, reading, hasCasting)
    const next = leaving[gone]
    if (keepsTo(counted, all, line) || !next) return gone
    staying = staying.filter((one) => one !== next)
    gone += 1
  }
}
