import { Fields, Optional } from '../kernel/fields.ts'
import {
  AnythingOut,
  arrayOf,
  ChoiceOut,
  DateOut,
  InstantOut,
  OrNull,
  TextOut,
  WholeOut,
  YesOrNoOut,
} from '../platform/http/index.ts'
import { ROLES } from '../platform/permission.ts'

/** What the reads of roles, tokens and recorded acts answer. */

/** `not-let-in`: the password was set on the invitation of another company, and this one has granted nothing since. */
export const SIGN_IN = ['no-password', 'open', 'not-let-in'] as const

const role = ChoiceOut(ROLES)
const act = { number: WholeOut, name: TextOut, actor: TextOut, recordedAt: InstantOut, reason: OrNull(TextOut) }

export const answers = {
  roles: Fields({
    items: arrayOf(
      Fields({
        ref: TextOut,
        user: TextOut,
        name: Optional(TextOut),
        email: Optional(TextOut),
        role,
        organisation: Optional(TextOut),
        person: Optional(TextOut),
        from: DateOut,
        to: Optional(DateOut),
        inForce: YesOrNoOut,
        signIn: ChoiceOut(SIGN_IN),
      }),
    ),
  }),
  tokens: Fields({
    items: arrayOf(
      Fields({
        ref: TextOut,
        name: TextOut,
        role,
        organisation: Optional(TextOut),
        expiresOn: DateOut,
        inForce: YesOrNoOut,
      }),
    ),
  }),
  acts: Fields({ items: arrayOf(Fields(act)), next: OrNull(TextOut) }),
  act: Fields({
    ...act,
    key: OrNull(TextOut),
    // The command of each act is its own; the request bodies here describe them.
    command: AnythingOut,
    writes: arrayOf(arrayOf(TextOut)),
    previous: TextOut,
    hash: TextOut,
  }),
}
