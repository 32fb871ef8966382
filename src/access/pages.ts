import { loadDirectory, organisationName } from '../directory/index.ts'
import { inForce, longDate, longInstant } from '../kernel/dates.ts'
import { capitalised, spaced } from '../kernel/text.ts'
import { definePage, type PageContext, type PageDefinition } from '../platform/http/index.ts'
import { ROLE_NAMES } from '../platform/permission.ts'
import { actsWithSubjects } from './act-subjects.ts'
import { grantsOf, type RoleGrant } from './grants.ts'
import { entriesOf, isShutOut } from './invitations.ts'
import { peopleText } from './people-words.ts'
import { byline, recordedAct } from './recorded.ts'
import { type Token, tokensOf } from './tokens.ts'
import { type User, usersByRef } from './users.ts'

/** Who can do what: people with their roles, and programs with their tokens. */
const people = async (context: PageContext) => {
  const { reader, on, base, company } = context
  const [grants, tokens, directory] = await Promise.all([grantsOf(reader), tokensOf(reader), loadDirectory(reader)])
  const whose = ({ organisation }: RoleGrant | Token) =>
    organisation ? { sub: organisationName(directory, organisation, on) } : {}
  const refs = grants.map(({ user }) => user)
  const [users, entries] = await Promise.all([usersByRef(reader, refs), entriesOf(reader.db, refs, context.clock())])
  // How somebody comes in is known of now only: no act records it.
  const entryOf = ({ user }: RoleGrant) => (context.dates.isToday ? entries.get(user) : undefined)
  const waits = (grant: RoleGrant) => {
    const entry = entryOf(grant)
    return entry !== undefined && isShutOut(entry, company)
  }
  const hasNoPassword = (grant: RoleGrant) => entryOf(grant)?.hasPassword === false
  const changes = context.may('people:write') && context.dates.isToday
  const row = (grant: RoleGrant) => {
    const user = users.get(grant.user)
    const of = user?.name ?? 'Name erased'
    const held = inForce(grant, on)
    return {
      id: grant.ref,
      cells: [
        { text: of, sub: user?.email },
        { text: capitalised(ROLE_NAMES[grant.role]), ...whose(grant) },
        longDate(grant.from),
        grant.to ? longDate(grant.to) : '',
        { tag: stateOf(held, waits(grant)) },
        ...(changes
          ? held
            ? [
                waits(grant)
                  ? letInCell(grant, user, base)
                  : addressCell(grant, { base, of, isFirst: hasNoPassword(grant) }),
                { text: 'End this role', href: `${base}/people/roles/${grant.ref}/end/new`, of },
              ]
            : ['', '']
          : []),
      ],
    }
  }
  const held = grants.filter((grant) => inForce(grant, on))
  return {
    view: 'access/views/people.njk',
    title: 'People and roles',
    model: {
      sentence: peopleText(held, context.dates.isToday ? entries : new Map(), company),
      columns: [
        { label: 'Person' },
        { label: 'Role' },
        { label: 'First day', keep: true },
        { label: 'Last day', keep: true },
        { label: 'State' },
        ...(changes ? [{ label: 'Password' }, { label: 'Change' }] : []),
      ],
      rows: grants.map(row),
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
  return { text: 'Let in', href: `${base}/people/roles/new?${asked}`, of: user?.name ?? 'Name erased', sub }
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

/** Has anything been altered? Every act, the newest first. */
const allActs = async (context: PageContext) => {
  const { reader, link, query, today } = context
  const page = await actsWithSubjects(reader, query, today)
  const [newest] = page.items
  return {
    view: 'access/views/recorded.njk',
    title: 'Recorded acts',
    model: {
      sentence: newest
        ? `The newest act shown here is **number ${newest.number}**, recorded ${longInstant(newest.recordedAt)}.`
        : 'Nothing has been recorded yet.',
      rows: page.items.map((act) => ({
        id: `act-${act.number}`,
        cells: [
          { text: String(act.number), href: link(`/recorded/${act.number}`) },
          capitalised(spaced(act.name)),
          act.subject,
          byline(act),
        ],
      })),
      older: page.next ? link(`/recorded?cursor=${page.next}`) : undefined,
      newer: query.cursor ? link('/recorded') : undefined,
    },
  }
}

const oneAct = async ({ reader, params, link }: PageContext) => {
  const act = await recordedAct(reader, params.number ?? '')
  return {
    view: 'access/views/recorded-act.njk',
    title: `Act ${act.number}: ${spaced(act.name)}`,
    back: { href: link('/recorded'), text: 'Recorded acts' },
    model: {
      facts: [
        { key: 'Recorded', value: longInstant(act.recordedAt) },
        { key: 'By', value: act.actor },
        ...(act.reason ? [{ key: 'Recorded as a fact, because', value: act.reason }] : []),
        ...(act.key ? [{ key: 'Key', value: act.key }] : []),
        { key: 'Hash of this act', value: act.hash },
        { key: 'Hash of the act before', value: act.previous || 'This is the first act' },
      ],
      command: JSON.stringify(act.command, null, 2),
      rows: act.writes.map(([table, id, digest]) => ({ cells: [table, { text: id }, { text: digest }] })),
      previous: act.number > 1 ? link(`/recorded/${act.number - 1}`) : undefined,
    },
  }
}

export const pages: PageDefinition[] = [
  // That somebody has set a password is no act.
  definePage({ path: '/people', section: '/people', permission: 'people:read', proves: true, run: people }),
  definePage({ path: '/recorded', section: '/recorded', permission: 'acts:read', run: allActs }),
  definePage({ path: '/recorded/:number', section: '/recorded', permission: 'acts:read', run: oneAct }),
]
