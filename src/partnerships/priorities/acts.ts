import { bodies } from '../../governance/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { conflict, invalid } from '../../kernel/errors.ts'
import { DateText, Optional, Ref, Text } from '../../kernel/fields.ts'
import { freshRef } from '../../kernel/refs.ts'
import { commandSchema } from '../../kernel/schema.ts'
import { type AnyAct, defineAct, refuseAhead, type Tx } from '../../platform/acts/index.ts'
import { recordRow, rowOfCommand, withKnownRefs } from '../../platform/registers/index.ts'
import { loadPriorities, type Priority, priorities, priorityOf } from './register.ts'

export interface RecordPriority {
  ref?: string
  body: string
  title: string
  from?: IsoDate
  to?: IsoDate
  progress?: string
}

const RecordPriorityBody = commandSchema<RecordPriority>({
  ref: Optional(Ref('reference')),
  body: Ref('body', 'bodies'),
  title: Text('title', 200),
  from: Optional(DateText('first day')),
  to: Optional(DateText('last day')),
  progress: Optional(Text('progress')),
})

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

const ReviewPriorityBody = commandSchema<ReviewPriority>({
  priority: Ref('priority', 'priorities'),
  reviewedOn: DateText('day of the review'),
  progress: Text('progress'),
  to: Optional(DateText('last day')),
})

/** The board looks at a priority: how far it has come, and whether it ends. What was known before stays with its review. */
const reviewPriority = async (tx: Tx, command: ReviewPriority): Promise<Priority> => {
  refuseAhead(tx, '/reviewedOn', command.reviewedOn)
  const found = (await loadPriorities(tx)).find(({ ref }) => ref === command.priority)
  if (!found) throw invalid(`There is no priority “${command.priority}”. Record it first`, '/priority')
  const { priority: _, ...said } = command
  const kept = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== null))
  return keepPriority(tx, { ...kept, ...said })
}

export const priorityActs: AnyAct[] = [
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
]
