import { Decimal } from 'decimal.js'
import { type ArticleValues, articlesOn, isIncorporated } from '../../company/index.ts'
import type { Status } from '../../kernel/finding.ts'
import { lawOn } from '../../kernel/law.ts'
import { percentOf, type Share } from '../../kernel/share.ts'
import { percent, plural } from '../../kernel/text.ts'
import type { Director } from '../board/board.ts'
import { isOfBoard, type Room } from '../meetings/room.ts'
import { configuredReading, isAssociated } from '../rules/council.ts'
import { situationOn } from '../rules/rule.ts'
import { atMost, below, keepsTo } from '../rules/shares.ts'
import type { BoardFacts, Meeting } from '../types.ts'

/** By how much each vote of an associated person counts, so that together they are at most the cap of all votes. */
export interface Scaling {
  /** Four decimals: "0.7037". */
  weight: string
  /** What the associated votes then come to, and all votes: three decimals. */
  associated: string
  all: string
}

/**
 * Associated votes k beside other votes m, under a cap of part/whole: each weighs w, the most for which k × w is at most the cap of
 * k × w + m, so w = part × m / (k × (whole − part)), and never more than one.
 */
export const scaled = (associated: number, others: number, [part, whole]: Share): Scaling => {
  const full = keepsTo(associated, associated + others, atMost([part, whole]))
  const together = full ? new Decimal(associated) : new Decimal(part).times(others).div(whole - part)
  return {
    weight: (associated === 0 ? new Decimal(1) : together.div(associated)).toFixed(4),
    associated: together.toFixed(3),
    all: together.plus(others).toFixed(3),
  }
}

/** The council's votes at one meeting. The law looks at who has a vote, not at who is there: this is a warning and no verdict. */
export interface CouncilVotes {
  associated: number
  present: number
  people: string[]
  /** `warn`: above the cap of the articles, or at the law's line or above. */
  status: Status
  scaling: Scaling | null
  explanation: string
  source: string
}

type Watching = ArticleValues['councilVotesAtMeetings']

/**
 * Undefined where the articles watch nothing, at a meeting of another body, in a partnership that is no company, and where nobody has
 * recorded who was there.
 */
export const councilVotesAt = (facts: BoardFacts, meeting: Meeting, room: Room): CouncilVotes | undefined => {
  const articles = articlesOn(facts.company, meeting.heldOn)
  const { value: watching, clause } = articles.councilVotesAtMeetings
  if (
    watching === 'not_watched' ||
    !isOfBoard(facts, meeting) ||
    !isIncorporated(facts.company) ||
    room.how === 'unrecorded'
  )
    return undefined
  const reading = configuredReading(situationOn(facts, meeting.body, meeting.heldOn))
  const counted = room.voters.filter((one) => isAssociated(one, reading))
  const [associated, present] = [votesOf(counted), votesOf(room.voters)]
  const { value: cap, clause: capClause } = articles.councilCap
  const { value: law, source } = lawOn('influencedByBoardVotes', meeting.heldOn)
  const inOrder =
    keepsTo(associated, present, below(law)) && (cap === null || keepsTo(associated, present, atMost(cap)))
  const scaling =
    inOrder || watching !== 'scaled' || cap === null ? null : scaled(associated, present - associated, cap)
  return {
    associated,
    present,
    people: counted.map(({ person }) => person).sort(),
    status: inOrder ? 'pass' : 'warn',
    scaling,
    explanation: [
      fractionText(associated, present, room),
      inOrder ? '' : lineText(associated, present, cap, law),
      inOrder ? '' : effectText(watching, scaling, cap),
    ]
      .filter(Boolean)
      .join(' '),
    source: [clause, ...(cap === null ? [] : [capClause]), source].join('; '),
  }
}

const votesOf = (directors: readonly Director[]): number => directors.reduce((sum, { votes }) => sum + votes, 0)

const fractionText = (associated: number, present: number, { how }: Room): string => {
  const whole = `${plural(present, 'vote')} ${how}`
  if (associated === 0) return `None of the ${whole} is associated with the council.`
  return `${associated} of ${whole} ${associated === 1 ? 'is' : 'are'} associated with the council (${percent(associated, present)}%).`
}

const lineText = (associated: number, present: number, cap: Share | null, law: Share): string => {
  const over = cap !== null && !keepsTo(associated, present, atMost(cap)) ? [`above the cap of ${percentOf(cap)}`] : []
  const reached = keepsTo(associated, present, below(law)) ? [] : [`not below the law’s ${percentOf(law)}`]
  return `That is ${[...over, ...reached].join(' and ')}.`
}

const effectText = (watching: Watching, scaling: Scaling | null, cap: Share | null): string => {
  if (scaling && cap) {
    return `Each of these votes weighs ${scaling.weight}: together ${scaling.associated} of ${scaling.all}, which is ${percentOf(cap)}.`
  }
  return watching === 'scaled'
    ? 'The articles set no cap to which these votes could be scaled.'
    : 'The law asks who has a vote, not who is there, so no line is crossed by it; a decision may be better taken when more of the others are there.'
}
