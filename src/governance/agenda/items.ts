import type { IsoDate } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/acts/index.ts'
import type { Reader } from '../../platform/reader.ts'
import {
  type Compared,
  day,
  dayCell,
  integer,
  oneOf,
  type Register,
  recordRows,
  refTo,
  registerRows,
  required,
  text,
  textCell,
  yesNo,
} from '../../platform/registers/index.ts'

/**
 * What an item is about. `proposal`, `term`, `review` and `milestone` have a subject: the proposal, the appointment whose term ends, the
 * group that is reviewed, the step of the plan. `standing`: what every meeting begins with; its subject says which.
 */
export const ITEM_KINDS = ['standing', 'resolution', 'proposal', 'term', 'review', 'milestone', 'other'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** Something that a meeting has before it. */
export interface AgendaItem {
  ref: string
  meeting: string
  /** Items stand in the order of these; gaps mean nothing. */
  position: number
  kind: ItemKind
  title: string
  subject: string | null
  /** Whom it concerns beside the company: whoever has an interest in it has one in the item. */
  organisation: string | null
  withdrawnOn: IsoDate | null
}

export const YES_OR_NO = ['yes', 'no'] as const
export type YesOrNo = (typeof YES_OR_NO)[number]

/** What somebody declared at an item, and what he or she then did. */
export interface ItemInterest {
  item: string
  person: string
  interest: string
  leftRoom: YesOrNo | null
  voted: YesOrNo | null
  /** The minute by which the others let the person count all the same: Companies Act 2006, s.175(5). */
  authorisedBy: string | null
}

/** Does an item of this kind say nothing without its subject? */
const NEEDS_SUBJECT: readonly ItemKind[] = ['proposal', 'term', 'review', 'milestone']

export const agendaItems: Register = {
  file: 'agenda.csv',
  table: 'agenda_item',
  key: ['ref'],
  columns: {
    ref: text(required),
    meeting: refTo('meetings.csv', required),
    position: integer({ ...required, minimum: 1, maximum: 999 }),
    kind: oneOf(ITEM_KINDS, required),
    title: text(required),
    subject: text(),
    organisation: refTo('organisations.csv'),
    withdrawn_on: day(),
  },
  check: ({ kind, subject }) =>
    NEEDS_SUBJECT.includes(kind as ItemKind) && !subject
      ? [{ column: 'subject', message: `must say which ${kind} the item is about` }]
      : [],
}

export const itemInterests: Register = {
  file: 'agenda-interests.csv',
  table: 'item_interest',
  key: ['item', 'person'],
  columns: {
    item: refTo('agenda.csv', required),
    person: refTo('people.csv', required),
    interest: text(required),
    left_room: yesNo(),
    voted: yesNo(),
    authorised_by: text(),
  },
}

/** In the order of the agenda, withdrawn ones among them. */
export const loadAgendaItems = async (reader: Reader): Promise<AgendaItem[]> =>
  (await registerRows(reader, agendaItems))
    .map(
      (row): AgendaItem => ({
        ref: String(row.ref),
        meeting: String(row.meeting),
        position: Number(row.position),
        kind: row.kind as ItemKind,
        title: String(row.title),
        subject: textCell(row.subject),
        organisation: textCell(row.organisation),
        withdrawnOn: dayCell(row.withdrawn_on),
      }),
    )
    .sort((a, b) => a.position - b.position || (a.ref < b.ref ? -1 : 1))

/** What is on the agenda of a meeting. */
export const itemsOf = (items: readonly AgendaItem[], meeting: string): AgendaItem[] =>
  items.filter((one) => one.meeting === meeting && one.withdrawnOn === null)

export const recordAgendaItems = (tx: Tx, items: readonly AgendaItem[]): Promise<Compared> =>
  recordRows(
    tx,
    agendaItems,
    items.map(({ withdrawnOn, ...item }) => ({ ...item, withdrawn_on: withdrawnOn })),
  )

export const loadItemInterests = async (reader: Reader): Promise<ItemInterest[]> =>
  (await registerRows(reader, itemInterests)).map((row) => ({
    item: String(row.item),
    person: String(row.person),
    interest: String(row.interest),
    leftRoom: textCell(row.left_room) as YesOrNo | null,
    voted: textCell(row.voted) as YesOrNo | null,
    authorisedBy: textCell(row.authorised_by),
  }))

export const recordItemInterest = (tx: Tx, one: ItemInterest): Promise<Compared> =>
  recordRows(tx, itemInterests, [
    {
      item: one.item,
      person: one.person,
      interest: one.interest,
      left_room: one.leftRoom,
      voted: one.voted,
      authorised_by: one.authorisedBy,
    },
  ])
