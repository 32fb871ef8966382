import { organisations, people } from '../../directory/index.ts'
import { bodies } from '../../governance/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { DateText, Optional, Ref, Text } from '../../kernel/fields.ts'
import { freshRef } from '../../kernel/refs.ts'
import { commandSchema } from '../../kernel/schema.ts'
import { type AnyAct, defineAct, refuseAhead, type Tx } from '../../platform/acts/index.ts'
import { recordRow, rowOfCommand, withKnownRefs } from '../../platform/registers/index.ts'
import { loadReviews, type Review, reviewOf, reviews } from './register.ts'

export interface RecordReview {
  ref?: string
  reviewer: string
  reviewed: string
  heldOn: IsoDate
  findings?: string
}

const RecordReviewBody = commandSchema<RecordReview>({
  ref: Optional(Ref('reference')),
  reviewer: Ref('reviewer', 'bodies organisations people'),
  reviewed: Ref('reviewed', 'bodies organisations'),
  heldOn: DateText('day of the review'),
  findings: Optional(Text('findings')),
})

/** A peer review: of a body or a school, by another or by a person. With the ref of one, what is now known of it. */
const recordReview = async (tx: Tx, command: RecordReview): Promise<Review> => {
  refuseAhead(tx, '/heldOn', command.heldOn)
  const said = rowOfCommand(reviews, { ...command, ref: command.ref ?? freshRef('review', await loadReviews(tx)) })
  const row = await withKnownRefs(tx, reviews, said, [bodies, organisations, people])
  await recordRow(tx, reviews, row)
  return reviewOf(row)
}

export const reviewActs: AnyAct[] = [
  defineAct<RecordReview, Review>({
    name: 'recordReview',
    title: 'Record a peer review',
    permission: 'board:write',
    path: '/reviews',
    body: RecordReviewBody,
    example: {
      reviewer: '199402',
      reviewed: '199401',
      heldOn: '2026-10-14' as IsoDate,
      findings: 'Phonics is taught as one; the library needs a home',
    },
    run: recordReview,
  }),
]
