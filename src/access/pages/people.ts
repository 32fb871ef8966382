import { loadDirectory, organisationName } from '../../directory/index.ts'
import { inForce, longDate } from '../../kernel/dates.ts'
import { capitalised } from '../../kernel/text.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { ROLE_NAMES } from '../../platform/permission.ts'
import { grantsOf, type RoleGrant } from '../roles/grants.ts'
import { type Token, tokensOf } from '../roles/tokens.ts'
import { type Entry, entriesOf, isShutOut } from '../signing-in/invitations.ts'
import { NAME_ERASED, type User, usersByRef } from '../signing-in/users.ts'
import { peopleText } from './people-words.ts'

/** Who can do what: people with their roles, and programs with their tokens. */
export const people = async (context: PageContext) => {
  const { reader, on, base, company, dates } = context
  const [grants, tokens, directory] = await Promise.all([grantsOf(reader), tokensOf(reader), loadDirectory(reader)])
  const refs = grants.map(({ user }) => user)
  const [users, entries] = await Promise.all([
    usersByRef(reader, refs),
    // How somebody comes in is known of now only: no act records it.
    dates.isToday ? entriesOf(reader.db, refs, context.clock()) : new Map<string, Entry>(),
  ])
  const changes = context.may('people:write') && dates.isToday
  const whose = ({ organisation }: RoleGrant | Token) =>
    organisation ? { sub: organisationName(directory, organisation, on) } : {}
  const held = grants.filter((grant) => inForce(grant, on))
  return {
    view: 'access/views/people.njk',
    title: 'People and roles',
    model: {
      sentence: peopleText(held, entries, company),
      columns: [
        { label: 'Person' },
        { label: 'Role' },
        { label: 'First day', keep: true },
        { label: 'Last day', keep: true },
        { label: 'State' },
        ...(changes ? [{ label: 'Password' }, { label: 'Change' }] : []),
      ],
      rows: grants.map((grant) => {
        const holder = { user: users.get(grant.user), entry: entries.get(grant.user) }
        return grantRow(grant, holder, whose(grant), context, changes)
      }),
      tokenColumns: [
        { label: 'Token' },
        { label: 'Role' },
        { label: 'Last day', keep: true },
        { label: 'State' },
        ...(changes ? [{ label: 'Change' }] : []),
      ],
      tokens: tokens.map((token) => tokenRow(token, whose(token), context, changes)),
      ...(changes ? { grant: `${base}/people/roles/new`, issue: `${base}/people/tokens/new` } : {}),
    },
  }
}

interface Holder {
  user: User | undefined
  entry: Entry | undefined
}

const grantRow = (
  grant: RoleGrant,
  { user, entry }: Holder,
  whose: { sub?: string },
  { on, base, company }: PageContext,
  changes: boolean,
) => {
  const of = nameOf(user)
  const held = inForce(grant, on)
  const waits = entry !== undefined && isShutOut(entry, company)
  const passwordCell = () =>
    waits ? letInCell(grant, user, base) : addressCell(grant, { base, of, isFirst: entry?.hasPassword === false })
  const endCell = { text: 'End this role', href: `${base}/people/roles/${grant.ref}/end/new`, of }
  return {
    id: grant.ref,
    cells: [
      { text: of, sub: user?.email },
      { text: capitalised(ROLE_NAMES[grant.role]), ...whose },
      longDate(grant.from),
      grant.to ? longDate(grant.to) : '',
      { tag: stateOf(held, waits) },
      ...(changes ? (held ? [passwordCell(), endCell] : ['', '']) : []),
    ],
  }
}

const nameOf = (user: User | undefined): string => user?.name ?? NAME_ERASED

const stateOf = (held: boolean, waits: boolean) => {
  if (!held) return { kind: 'none', text: 'Not on this day' }
  return waits ? { kind: 'warn', text: 'Not let in yet' } : { kind: 'ok', text: 'Holds it' }
}

const addressCell = ({ ref }: RoleGrant, { base, of, isFirst }: { base: string; of: string; isFirst: boolean }) => ({
  text: 'New address',
  href: `${base}/people/roles/${ref}/invitation/new`,
  of,
  ...(isFirst ? { sub: 'No password yet' } : {}),
})

/** Who has set the password on the invitation of another company is let in by the same role, granted again. */
const letInCell = ({ role, organisation }: RoleGrant, user: User | undefined, base: string) => {
  const asked = new URLSearchParams({ email: user?.email ?? '', role, ...(organisation ? { organisation } : {}) })
  const sub = 'Has set the password on the invitation of another company'
  return { text: 'Let in', href: `${base}/people/roles/new?${asked}`, of: nameOf(user), sub }
}

const tokenRow = (token: Token, whose: { sub?: string }, { on, base }: PageContext, changes: boolean) => {
  const held = token.expiresOn >= on
  return {
    cells: [
      token.name,
      { text: capitalised(ROLE_NAMES[token.role]), ...whose },
      longDate(token.expiresOn),
      { tag: held ? { kind: 'ok', text: 'In use' } : { kind: 'none', text: 'Ended' } },
      ...(changes
        ? [held ? { text: 'End this token', href: `${base}/people/tokens/${token.ref}/end/new`, of: token.name } : '']
        : []),
    ],
  }
}
