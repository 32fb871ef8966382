import {
  agendaAnswer,
  agendaDocument,
  agendaOf,
  ITEM_KINDS,
  ItemOut,
  itemDocument,
  meetingCalled,
} from '../governance/index.ts'
import { Fields } from '../kernel/fields.ts'
import { schema } from '../kernel/schema.ts'
import { arrayOf, ChoiceOut, defineRead, listOf, OrNull, type ReadDefinition, TextOut } from '../platform/http/index.ts'
import { dueAt } from './due.ts'
import { loadDueFacts } from './load.ts'

export const reads: ReadDefinition[] = [
  defineRead({
    name: 'getAgenda',
    path: '/meetings/:meeting/agenda',
    summary:
      'The agenda of a meeting: each item with who has an interest in it and its quorum, and what is due and not on it',
    permission: 'board:read',
    query: schema(Fields({})),
    returns: Fields({
      ...agendaAnswer,
      items: arrayOf(ItemOut),
      due: listOf({ kind: ChoiceOut(ITEM_KINDS), subject: OrNull(TextOut), title: TextOut, because: TextOut }),
    }),
    run: async ({ reader, params, today }) => {
      const known = await loadDueFacts(reader)
      const meeting = meetingCalled(known.facts, params.meeting)
      const agenda = agendaOf(known, meeting)
      return { ...agendaDocument(agenda), items: agenda.items.map(itemDocument), due: dueAt(known, meeting, today) }
    },
  }),
]
