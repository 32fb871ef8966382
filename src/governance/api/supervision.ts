import { Fields } from '../../kernel/fields.ts'
import {
  asAtQuery,
  ChoiceOut,
  DateOut,
  defineRead,
  listOf,
  OrNull,
  type ReadDefinition,
  TextOut,
  YesOrNoOut,
} from '../../platform/http/index.ts'
import { loadBoardFacts, loadSupervision } from '../store.ts'
import { supervisionOn } from '../supervision.ts'

export const supervisionReads: ReadDefinition[] = [
  defineRead({
    name: 'getSupervision',
    path: '/board/supervision',
    summary:
      'Consents, the supervising authority of a school company, and what was sent to it; null where none is asked for',
    permission: 'board:read',
    query: asAtQuery,
    returns: Fields({
      on: DateOut,
      supervision: OrNull(
        Fields({
          consents: listOf({
            organisation: TextOut,
            admittedOn: DateOut,
            consentOn: OrNull(DateOut),
            consentReference: OrNull(TextOut),
            state: ChoiceOut(['in order', 'late', 'missing']),
          }),
          byLaw: OrNull(TextOut),
          designated: OrNull(Fields({ authority: OrNull(TextOut), on: DateOut, reference: OrNull(TextOut) })),
          dueOn: OrNull(DateOut),
          late: YesOrNoOut,
          returns: listOf({
            kind: ChoiceOut(['accounts', 'articles']),
            covers: DateOut,
            dueOn: OrNull(DateOut),
            sentOn: OrNull(DateOut),
            reference: OrNull(TextOut),
            late: YesOrNoOut,
          }),
        }),
      ),
    }),
    run: async ({ reader, on }) => {
      const found = supervisionOn(await loadBoardFacts(reader), await loadSupervision(reader), on)
      const consents = (found?.consents ?? []).map(({ member, state }) => ({
        organisation: member.organisation,
        admittedOn: member.admittedOn,
        consentOn: member.consentOn,
        consentReference: member.consentReference,
        state,
      }))
      return { on, supervision: found ? { ...found, consents } : null }
    },
  }),
]
