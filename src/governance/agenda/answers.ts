import { Fields } from '../../kernel/fields.ts'
import {
  arrayOf,
  ChoiceOut,
  DateOut,
  listOf,
  OrNull,
  TextOut,
  VerdictOut,
  WholeOut,
  YesOrNoOut,
} from '../../platform/http/index.ts'
import type { Agenda, ItemBefore } from './agenda.ts'
import { ITEM_KINDS, YES_OR_NO } from './items.ts'

const QuorumOut = Fields({
  needed: WholeOut,
  counted: WholeOut,
  interested: WholeOut,
  quorate: YesOrNoOut,
  source: TextOut,
})

/** An item of an agenda, as the API and the paper give it. */
export const ItemOut = Fields({
  number: WholeOut,
  item: TextOut,
  kind: ChoiceOut(ITEM_KINDS),
  title: TextOut,
  subject: OrNull(TextOut),
  organisation: OrNull(TextOut),
  interested: listOf({
    person: TextOut,
    because: TextOut,
    declared: YesOrNoOut,
    leftRoom: OrNull(ChoiceOut(YES_OR_NO)),
    voted: OrNull(ChoiceOut(YES_OR_NO)),
    authorisedBy: OrNull(TextOut),
    out: YesOrNoOut,
  }),
  quorum: OrNull(QuorumOut),
})

/** What is said of the meeting itself. */
export const agendaAnswer = {
  meeting: TextOut,
  body: TextOut,
  heldOn: DateOut,
  room: ChoiceOut(['present', 'expected', 'unrecorded']),
  voters: arrayOf(TextOut),
  apologies: arrayOf(TextOut),
  quorum: OrNull(QuorumOut),
  councilVotes: OrNull(
    Fields({
      associated: WholeOut,
      present: WholeOut,
      people: arrayOf(TextOut),
      status: VerdictOut,
      scaling: OrNull(Fields({ weight: TextOut, associated: TextOut, all: TextOut })),
      explanation: TextOut,
      source: TextOut,
    }),
  ),
}

export const itemDocument = ({ number, ref, kind, title, subject, organisation, interested, quorum }: ItemBefore) => ({
  number,
  item: ref,
  kind,
  title,
  subject,
  organisation,
  interested,
  quorum: quorum ?? null,
})

export const agendaDocument = ({ meeting, room, quorum, council, apologies }: Agenda) => ({
  meeting: meeting.ref,
  body: meeting.body,
  heldOn: meeting.heldOn,
  room: room.how,
  voters: room.voters.map(({ person }) => person),
  apologies,
  quorum: quorum ?? null,
  councilVotes: council ?? null,
})
