import { notFound } from '../../kernel/errors.ts'
import { by } from '../../kernel/order.ts'
import type { Reader } from '../../platform/reader.ts'
import { loadProposals, type Proposal } from '../decisions/proposals.ts'
import { type CouncilVotes, councilVotesAt } from '../judging/council-votes.ts'
import { type Quorum, quorumAt } from '../meetings/quorum.ts'
import { apologiesFor, type Room, roomAt } from '../meetings/room.ts'
import { loadBoardFacts, loadInterests } from '../store.ts'
import type { BoardFacts, Meeting } from '../types.ts'
import { type Interested, type InterestFacts, interestedIn } from './interested.ts'
import { type AgendaItem, itemsOf, loadAgendaItems, loadItemInterests } from './items.ts'

/** An item as a meeting has it: its number, who has an interest in it, and whether enough are left to decide it. */
export interface ItemBefore extends AgendaItem {
  number: number
  interested: Interested[]
  quorum: Quorum | undefined
}

export interface Agenda {
  meeting: Meeting
  room: Room
  quorum: Quorum | undefined
  council: CouncilVotes | undefined
  /** Who has sent apologies. */
  apologies: string[]
  items: ItemBefore[]
}

export interface AgendaFacts extends InterestFacts {
  facts: BoardFacts
  items: readonly AgendaItem[]
  proposals: readonly Proposal[]
}

export const loadAgendaFacts = async (reader: Reader): Promise<AgendaFacts> => ({
  facts: await loadBoardFacts(reader),
  items: await loadAgendaItems(reader),
  interests: await loadInterests(reader),
  declared: await loadItemInterests(reader),
  proposals: await loadProposals(reader),
})

/** The agenda of a meeting as it stands: quorum and interests are counted for each item by itself. Pure. */
export const agendaOf = (known: AgendaFacts, meeting: Meeting): Agenda => {
  const { facts } = known
  const room = roomAt(facts, meeting)
  const people = room.voters.map(({ person }) => person)
  return {
    meeting,
    room,
    quorum: quorumAt(facts, meeting, room),
    council: councilVotesAt(facts, meeting, room),
    apologies: apologiesFor(facts, meeting).map(({ person }) => person),
    items: itemsOf(known.items, meeting.ref).map((item, i) => {
      const interested = interestedIn(facts, known, item, people, meeting.heldOn)
      const out = new Set(interested.flatMap((one) => (one.out ? [one.person] : [])))
      return { ...item, number: i + 1, interested, quorum: quorumAt(facts, meeting, room, out) }
    }),
  }
}

/** The meeting that an address or a command names. */
export const meetingCalled = ({ meetings }: Pick<BoardFacts, 'meetings'>, ref: string | undefined): Meeting => {
  const found = meetings.find((one) => one.ref === ref)
  if (!found) throw notFound(`There is no meeting “${ref}”`)
  return found
}

/** The next meeting of a body that is planned from a day on. */
export const nextMeeting = (
  { meetings }: Pick<BoardFacts, 'meetings'>,
  body: string,
  day: string,
): Meeting | undefined =>
  meetings.filter((one) => one.body === body && one.status === 'planned' && one.heldOn >= day).sort(by('heldOn'))[0]
