import { organisations, people } from '../directory/index.ts'
import { bodies } from '../governance/index.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { conflict, invalid } from '../kernel/errors.ts'
import { Choice, DateText, Fields, Optional, Ref, Text } from '../kernel/fields.ts'
import { freshRef } from '../kernel/refs.ts'
import { type Schema, schema } from '../kernel/schema.ts'
import { type AnyAct, defineAct, refuseAhead, type Tx } from '../platform/acts/index.ts'
import { recordRow, rowOfCommand, withKnownRefs } from '../platform/registers/index.ts'
import { grantActs } from './grant-acts.ts'
import { LEVELS, type Level } from './levels.ts'
import { type Assessed, assessedBy } from './progress.ts'
import { evaluations, priorities, reviews } from './registers.ts'
import {
  evaluationOf,
  loadEvaluations,
  loadPriorities,
  loadReviews,
  type Priority,
  priorityOf,
  type Review,
  reviewOf,
} from './store.ts'

export interface RecordPriority {
  ref?: string
  body: string
  title: string
  from?: IsoDate
  to?: IsoDate
  progress?: string
}

const RecordPriorityBody = schema(
  Fields({
    ref: Optional(Ref('reference')),
    body: Ref('body', 'bodies'),
    title: Text('title', 200),
    from: Optional(DateText('first day')),
    to: Optional(DateText('last day')),
    progress: Optional(Text('progress')),
  }),
) as unknown as Schema<RecordPriority>

/** Enters what a body works on. */
const recordPriority = async (tx: Tx, command: RecordPriority): Promise<Priority> => {
  const before = await loadPriorities(tx)
  const ref = command.ref ?? freshRef('priority', before)
  if (before.some((one) => one.ref === ref)) {
    throw conflict('already-there', `There is a priority “${ref}” already. Review it, or choose another reference`)
  }
  return keepPriority(tx, { ...command, ref })
}

const keepPriority = async (tx: Tx, command: object): Promise<Priority> => {
  const row = await withKnownRefs(tx, priorities, rowOfCommand(priorities, command), [bodies])
  await recordRow(tx, priorities, row)
  return priorityOf(row)
}

export interface ReviewPriority {
  priority: string
  reviewedOn: IsoDate
  progress: string
  to?: IsoDate
}

const ReviewPriorityBody = schema(
  Fields({
    priority: Ref('priority', 'priorities'),
    reviewedOn: DateText('day of the review'),
    progress: Text('progress'),
    to: Optional(DateText('last day')),
  }),
) as unknown as Schema<ReviewPriority>

/** The board looks at a priority: how far it has come, and whether it ends. What was known before stays with its review. */
const reviewPriority = async (tx: Tx, command: ReviewPriority): Promise<Priority> => {
  refuseAhead(tx, '/reviewedOn', command.reviewedOn)
  const found = (await loadPriorities(tx)).find(({ ref }) => ref === command.priority)
  if (!found) throw invalid(`There is no priority “${command.priority}”. Record it first`, '/priority')
  const { priority: _, ...said } = command
  const kept = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== null))
  return keepPriority(tx, { ...kept, ...said })
}

export interface RecordReview {
  ref?: string
  reviewer: string
  reviewed: string
  heldOn: IsoDate
  findings?: string
}

const RecordReviewBody = schema(
  Fields({
    ref: Optional(Ref('reference')),
    reviewer: Ref('reviewer'),
    reviewed: Ref('reviewed'),
    heldOn: DateText('day of the review'),
    findings: Optional(Text('findings')),
  }),
) as unknown as Schema<RecordReview>

/** A peer review: of a body or a school, by another or by a person. With the ref of one, what is now known of it. */
const recordReview = async (tx: Tx, command: RecordReview): Promise<Review> => {
  refuseAhead(tx, '/heldOn', command.heldOn)
  const said = rowOfCommand(reviews, { ...command, ref: command.ref ?? freshRef('review', await loadReviews(tx)) })
  const row = await withKnownRefs(tx, reviews, said, [bodies, organisations, people])
  await recordRow(tx, reviews, row)
  return reviewOf(row)
}

export interface RecordEvaluation {
  partnership: string
  aspect: string
  level: Level
  assessedOn: IsoDate
  note?: string
}

const RecordEvaluationBody = schema(
  Fields({
    partnership: Ref('partnership', 'bodies'),
    aspect: Text('aspect', 200),
    level: Choice('level', LEVELS),
    assessedOn: DateText('day of the assessment'),
    note: Optional(Text('note')),
  }),
) as unknown as Schema<RecordEvaluation>

/** Records the level that a partnership has reached in one aspect; the same aspect on the same day again is a correction. */
const recordEvaluation = async (tx: Tx, command: RecordEvaluation): Promise<Assessed> => {
  refuseAhead(tx, '/assessedOn', command.assessedOn)
  const row = await withKnownRefs(tx, evaluations, rowOfCommand(evaluations, command), [bodies])
  await recordRow(tx, evaluations, row)
  const { partnership, aspect, assessedOn } = evaluationOf(row)
  return assessedBy(await loadEvaluations(tx), assessedOn).findLast(
    (one) => one.partnership === partnership && one.aspect === aspect,
  ) as Assessed
}

export const acts: AnyAct[] = [
  defineAct<RecordPriority, Priority>({
    name: 'recordPriority',
    title: 'Record what a body works on',
    permission: 'board:write',
    path: '/priorities',
    body: RecordPriorityBody,
    example: { ref: 'reading-2026', body: 'west', title: 'Reading at seven', from: '2026-09-01' as IsoDate },
    run: recordPriority,
  }),
  defineAct<ReviewPriority, Priority>({
    name: 'reviewPriority',
    title: 'Record the board’s review of a priority',
    permission: 'board:write',
    path: '/priorities/reviews',
    body: ReviewPriorityBody,
    example: {
      priority: 'reading-2026',
      reviewedOn: '2026-11-18' as IsoDate,
      progress: 'Every school has a reading lead; two of nine have been visited',
    },
    run: reviewPriority,
  }),
  ...grantActs,
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
  defineAct<RecordEvaluation, Assessed>({
    name: 'recordEvaluation',
    title: 'Record a level of maturity',
    permission: 'board:write',
    path: '/evaluations',
    body: RecordEvaluationBody,
    example: {
      partnership: 'beck-partnership',
      aspect: 'Shared leadership',
      level: 'established' as const,
      assessedOn: '2026-11-12' as IsoDate,
      note: 'Leads meet each half term',
    },
    run: recordEvaluation,
  }),
]
