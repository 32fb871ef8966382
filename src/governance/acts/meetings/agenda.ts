import { longDate } from '../../../kernel/dates.ts'
import { conflict, type FieldError, invalid, notFound } from '../../../kernel/errors.ts'
import { Choice, ListOf, Optional, Ref, Text } from '../../../kernel/fields.ts'
import { freshRef } from '../../../kernel/refs.ts'
import { commandSchema } from '../../../kernel/schema.ts'
import { type AnyAct, defineAct, type Tx } from '../../../platform/acts/index.ts'
import { known } from '../../../platform/reader.ts'
import { meetingCalled } from '../../agenda/agenda.ts'
import {
  type AgendaItem,
  ITEM_KINDS,
  type ItemInterest,
  type ItemKind,
  itemsOf,
  loadAgendaItems,
  recordAgendaItems,
  recordItemInterest,
  YES_OR_NO,
  type YesOrNo,
} from '../../agenda/items.ts'
import { titleOfItem } from '../../agenda/titles.ts'
import { loadProposals } from '../../decisions/proposals.ts'
import { notSittingAt } from '../../meetings/attendance.ts'
import { loadBoardFacts } from '../../store.ts'

export interface AddAgendaItem {
  meeting: string
  kind: ItemKind
  title?: string
  subject?: string
  organisation?: string
}

const AddAgendaItemBody = commandSchema<AddAgendaItem>({
  meeting: Ref('meeting', 'meetings'),
  kind: Choice('kind of item', ITEM_KINDS),
  title: Optional(Text('title', 300)),
  subject: Optional(Ref('what it is about')),
  organisation: Optional(Ref('organisation that it concerns', 'organisations')),
})

/** Where the subject of an item is recorded. What a standing item is about is a word of its own. */
const RECORDED_IN: Partial<Record<ItemKind, string>> = {
  proposal: 'proposal',
  term: 'appointment',
  review: 'body',
  milestone: 'milestone',
}

/** Puts something on the agenda of a meeting, at its end. An item about a proposal, a term or a review finds its title by itself. */
export const addAgendaItem = async (tx: Tx, command: AddAgendaItem): Promise<AgendaItem> => {
  const facts = await loadBoardFacts(tx)
  const meeting = meetingCalled(facts, command.meeting)
  if (meeting.status === 'cancelled') throw conflict('meeting-cancelled', 'The meeting was called off. Choose another')
  const title = command.title ?? titleOfItem(facts, await loadProposals(tx), command)
  const errors = await itemErrors(tx, command, title)
  if (errors.length > 0) throw invalid(errors)
  const items = await loadAgendaItems(tx)
  const others = itemsOf(items, meeting.ref)
  const twin =
    command.subject && others.find(({ kind, subject }) => kind === command.kind && subject === command.subject)
  if (twin)
    throw conflict('already-on-agenda', `It is on the agenda of ${longDate(meeting.heldOn)} already: ${twin.title}`)
  const item: AgendaItem = {
    ref: freshRef('item', items),
    meeting: meeting.ref,
    position: (others.at(-1)?.position ?? 0) + 1,
    kind: command.kind,
    title: title ?? '',
    subject: command.subject ?? null,
    organisation: command.organisation ?? null,
    withdrawnOn: null,
  }
  await recordAgendaItems(tx, [item])
  return item
}

/** Everything that is wrong with an item at once. */
const itemErrors = async (
  tx: Tx,
  { kind, subject, organisation }: AddAgendaItem,
  title: string | undefined,
): Promise<FieldError[]> => {
  const errors: FieldError[] = []
  const table = RECORDED_IN[kind]
  if (table && !subject) errors.push({ pointer: '/subject', detail: `Say which ${table} the item is about` })
  else if (table && !(await known(tx, table).where({ ref: subject }).first('id'))) {
    errors.push({ pointer: '/subject', detail: `There is no ${table} “${subject}”` })
  } else if (title === undefined) errors.push({ pointer: '/title', detail: 'Enter the title of the item' })
  if (organisation && !(await known(tx, 'organisation').where({ ref: organisation }).first('id'))) {
    errors.push({ pointer: '/organisation', detail: `There is no organisation “${organisation}”. Record it first` })
  }
  return errors
}

export interface OrderAgenda {
  meeting: string
  items: string[]
}

const OrderAgendaBody = commandSchema<OrderAgenda>({
  meeting: Ref('meeting', 'meetings'),
  items: ListOf('items in their order', Ref('item', 'agenda'), 1),
})

/** Puts the items of a meeting in another order: every one of them is named, once. */
const orderAgenda = async (tx: Tx, { meeting: ref, items: order }: OrderAgenda): Promise<AgendaItem[]> => {
  const meeting = meetingCalled(await loadBoardFacts(tx), ref)
  const items = itemsOf(await loadAgendaItems(tx), meeting.ref)
  const refs = items.map((one) => one.ref)
  if (order.length !== refs.length || !refs.every((one) => order.includes(one))) {
    throw invalid(`Name each item of the meeting once: ${refs.join(', ')}`, '/items')
  }
  const ordered = items
    .map((item) => ({ ...item, position: order.indexOf(item.ref) + 1 }))
    .sort((a, b) => a.position - b.position)
  await recordAgendaItems(tx, ordered)
  return ordered
}

const itemCalled = async (tx: Tx, ref: string): Promise<AgendaItem> => {
  const found = (await loadAgendaItems(tx)).find((one) => one.ref === ref)
  if (!found) throw notFound(`There is no item “${ref}” on any agenda`)
  if (found.withdrawnOn !== null) {
    throw conflict('already-withdrawn', `The item was taken off the agenda on ${longDate(found.withdrawnOn)}`)
  }
  return found
}

/** Takes an item off the agenda. It stays on record. */
const withdrawAgendaItem = async (tx: Tx, { item: ref }: { item: string }): Promise<AgendaItem> => {
  const withdrawn = { ...(await itemCalled(tx, ref)), withdrawnOn: tx.today }
  await recordAgendaItems(tx, [withdrawn])
  return withdrawn
}

export interface DeclareInterest {
  item: string
  person: string
  interest: string
  leftRoom?: YesOrNo
  voted?: YesOrNo
  authorisedBy?: string
}

const DeclareInterestBody = commandSchema<DeclareInterest>({
  item: Ref('item', 'agenda'),
  person: Ref('person', 'people'),
  interest: Text('interest', 500),
  leftRoom: Optional(Choice('whether they left the room', YES_OR_NO)),
  voted: Optional(Choice('whether they voted', YES_OR_NO)),
  authorisedBy: Optional(Text('minute that authorises it', 200)),
})

/**
 * Records an interest that somebody in office declares at an item, and what he or she then did. Said again, it is a correction. Who is
 * authorised by the others counts in the quorum and may vote; everybody else with an interest does not.
 */
const declareInterest = async (tx: Tx, command: DeclareInterest): Promise<ItemInterest> => {
  const item = await itemCalled(tx, command.item)
  const facts = await loadBoardFacts(tx)
  const meeting = meetingCalled(facts, item.meeting)
  const stranger = notSittingAt(facts, meeting, command.person)
  if (stranger) throw invalid(stranger, '/person')
  const declared: ItemInterest = {
    item: item.ref,
    person: command.person,
    interest: command.interest,
    leftRoom: command.leftRoom ?? null,
    voted: command.voted ?? null,
    authorisedBy: command.authorisedBy ?? null,
  }
  await recordItemInterest(tx, declared)
  return declared
}

export const addAgendaItemAct = defineAct<AddAgendaItem, AgendaItem>({
  name: 'addAgendaItem',
  title: 'Put something on an agenda',
  permission: 'board:write',
  path: '/agenda-items',
  body: AddAgendaItemBody,
  example: {
    meeting: 'board-2026-12-10',
    kind: 'resolution',
    title: 'That the budget for 2027–28 be approved',
    organisation: 'wexmere-council',
  },
  run: addAgendaItem,
})

export const orderAgendaAct = defineAct<OrderAgenda, AgendaItem[]>({
  name: 'orderAgenda',
  title: 'Order an agenda',
  permission: 'board:write',
  path: '/agenda-items/orders',
  body: OrderAgendaBody,
  example: { meeting: 'board-2026-12-10', items: ['december-2', 'december-1'] },
  run: orderAgenda,
})

export const withdrawAgendaItemAct = defineAct<{ item: string }, AgendaItem>({
  name: 'withdrawAgendaItem',
  title: 'Take something off an agenda',
  permission: 'board:write',
  path: '/agenda-items/withdrawals',
  body: commandSchema<{ item: string }>({ item: Ref('item', 'agenda') }),
  example: { item: 'december-1' },
  run: withdrawAgendaItem,
})

export const declareInterestAct = defineAct<DeclareInterest, ItemInterest>({
  name: 'declareInterest',
  title: 'Record an interest in an item',
  permission: 'board:write',
  path: '/agenda-items/interests',
  body: DeclareInterestBody,
  example: {
    item: 'december-2',
    person: 'martin-pellow',
    interest: 'Officer of the council, whose contract it is',
    leftRoom: 'yes',
    voted: 'no',
  },
  run: declareInterest,
})

export const agendaActs: AnyAct[] = [addAgendaItemAct, orderAgendaAct, withdrawAgendaItemAct, declareInterestAct]
