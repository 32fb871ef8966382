import { Fields } from '../kernel/fields.ts'
import {
  arrayOf,
  ChoiceOut,
  DateOut,
  InstantOut,
  listOf,
  MoneyOut,
  OrNull,
  PerCentOut,
  TextOut,
  WholeOut,
  YesOrNoOut,
} from '../platform/http/index.ts'
import { MEMBER_CLASSES } from './registers.ts'

/** What the reads of the register of members answer. */

const entry = Fields({
  number: WholeOut,
  organisation: TextOut,
  name: TextOut,
  address: TextOut,
  class: ChoiceOut(MEMBER_CLASSES),
  votes: WholeOut,
  representative: OrNull(TextOut),
  admittedOn: DateOut,
  ceasedOn: OrNull(DateOut),
  guarantee: OrNull(MoneyOut),
  changes: listOf({ field: TextOut, old: TextOut, changedOn: DateOut, enteredAt: InstantOut }),
})

/** The register, as its read and its report have it. */
export const registerAnswer = {
  rows: arrayOf(entry),
  totals: Fields({
    members: WholeOut,
    votes: WholeOut,
    guarantee: OrNull(MoneyOut),
    guaranteeOfLeavers: OrNull(MoneyOut),
  }),
}

const vote = {
  organisation: TextOut,
  name: TextOut,
  class: ChoiceOut(MEMBER_CLASSES),
  votes: WholeOut,
  associated: YesOrNoOut,
}
const votesTotals = Fields({ votes: WholeOut, associatedVotes: WholeOut, share: PerCentOut })

/** The certificate of members' votes also names who casts them. */
export const votesCertificateAnswer = {
  rows: listOf({ ...vote, representative: OrNull(TextOut) }),
  totals: votesTotals,
}

export const answers = {
  register: Fields({ on: DateOut, ...registerAnswer }),
  votes: Fields({ on: DateOut, rows: arrayOf(Fields(vote)), totals: votesTotals }),
  member: Fields({ on: DateOut, organisation: TextOut, entries: arrayOf(entry) }),
}
