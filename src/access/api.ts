import { inForce } from '../kernel/dates.ts'
import { Fields, Optional, Text } from '../kernel/fields.ts'
import { schema } from '../kernel/schema.ts'
import { AS_AT, defineRead, PAGING, type ReadDefinition } from '../platform/http/index.ts'
import { answers, type SIGN_IN } from './answers.ts'
import { recordedAct, recordedActs } from './recorded/recorded.ts'
import { grantsOf } from './roles/grants.ts'
import { tokensOf } from './roles/tokens.ts'
import { type Entry, entriesOf, isShutOut } from './signing-in/invitations.ts'
import { usersByRef } from './signing-in/users.ts'

/** How the user of a role comes into the company with it, now. */
const signInOf = (entry: Entry | undefined, company: string): (typeof SIGN_IN)[number] => {
  if (!entry?.hasPassword) return 'no-password'
  return isShutOut(entry, company) ? 'not-let-in' : 'open'
}

export const reads: ReadDefinition[] = [
  defineRead({
    name: 'listRoles',
    path: '/roles',
    summary: 'People and roles: who can do what',
    permission: 'people:read',
    returns: answers.roles,
    run: async ({ reader, on, company, clock }) => {
      const grants = await grantsOf(reader)
      const refs = grants.map(({ user }) => user)
      const [users, entries] = await Promise.all([usersByRef(reader, refs), entriesOf(reader.db, refs, clock())])
      return {
        items: grants.map((grant) => ({
          ...grant,
          name: users.get(grant.user)?.name,
          email: users.get(grant.user)?.email,
          inForce: inForce(grant, on),
          signIn: signInOf(entries.get(grant.user), company),
        })),
      }
    },
  }),
  defineRead({
    name: 'listTokens',
    path: '/tokens',
    summary: 'Tokens of programs, without the tokens themselves',
    permission: 'people:read',
    returns: answers.tokens,
    run: async ({ reader, on }) => ({
      items: (await tokensOf(reader)).map((token) => ({ ...token, inForce: token.expiresOn >= on })),
    }),
  }),
  defineRead({
    name: 'listActs',
    path: '/acts',
    summary: 'Recorded acts, the newest first',
    permission: 'acts:read',
    query: schema(Fields({ ...PAGING, ...AS_AT, name: Optional(Text('acts of this name only')) })),
    returns: answers.acts,
    run: ({ reader, query }) => recordedActs(reader, query as Record<string, string | undefined>),
  }),
  defineRead({
    name: 'getAct',
    path: '/acts/:number',
    summary: 'One recorded act, with what it wrote and its place in the chain',
    permission: 'acts:read',
    returns: answers.act,
    run: ({ reader, params }) => recordedAct(reader, params.number ?? ''),
  }),
]
