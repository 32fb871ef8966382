import { articlesOn } from '../../company/index.ts'
import { plural } from '../../kernel/text.ts'
import type { BoardFacts, Meeting } from '../types.ts'
import { isOfBoard, type Room } from './room.ts'

/** Are enough there who may vote: people, not votes. */
export interface Quorum {
  needed: number
  /** With a vote, and without an interest that keeps them from it. */
  counted: number
  /** Left out because of an interest. */
  interested: number
  quorate: boolean
  /** The article that says how many. */
  source: string
}

/**
 * The quorum of a meeting of the board, or of one item of it: whoever has an interest in the item counts neither in the quorum nor in
 * the vote (Companies Act 2006, s.175(6); model articles for companies limited by guarantee, article 14). Undefined where the articles
 * set none, at a meeting of another body, and where nobody has recorded who was there.
 */
export const quorumAt = (
  facts: BoardFacts,
  meeting: Meeting,
  room: Room,
  interested: ReadonlySet<string> = new Set(),
): Quorum | undefined => {
  const { value: needed, clause } = articlesOn(facts.company, meeting.heldOn).quorum
  if (needed === null || room.how === 'unrecorded' || !isOfBoard(facts, meeting)) return undefined
  const out = room.voters.filter(({ person }) => interested.has(person)).length
  const counted = room.voters.length - out
  return { needed, counted, interested: out, quorate: counted >= needed, source: clause }
}

/** "3 of 5 directors present may vote on it; the quorum is 4." */
export const quorumText = ({ needed, counted, interested }: Quorum, { how }: Room): string =>
  interested === 0
    ? `${plural(counted, 'director')} with a vote ${how}; the quorum is ${needed}.`
    : `${counted} of ${plural(counted + interested, 'director')} ${how} may vote on it; the quorum is ${needed}.`
