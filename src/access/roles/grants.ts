import type { Knex } from 'knex'
import { loadDirectory, organisationByRefOrUrn } from '../../directory/index.ts'
import { addDays, type IsoDate, inForce, londonDate, longDate } from '../../kernel/dates.ts'
import { conflict, invalid, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/acts/index.ts'
import { ROLE_NAMES, type Role } from '../../platform/permission.ts'
import { known, type Reader } from '../../platform/reader.ts'
import { type Entry, entryFor, invite, isOf, isShutOut, open, uninvite } from '../signing-in/invitations.ts'
import { hasCome, userFor } from '../signing-in/users.ts'

/** A role of a user in a company, true from a day to a day. */
export interface RoleGrant {
  ref: string
  user: string
  role: Role
  organisation?: string
  person?: string
  from: IsoDate
  to?: IsoDate
}

export interface GrantRole {
  email: string
  role: Role
  organisation?: string
  name?: string
  person?: string
  from?: string
  to?: string
}

export interface Granted {
  grant: string
  user: string
  role: Role
  /** Where a new user sets the password; shown once. */
  address?: string
  addressExpiresAt?: string
  notices: GrantNotice[]
}

/** Something about the person that whoever grants a role should know before and after. */
export interface GrantNotice {
  notice: 'invited-elsewhere' | 'signs-in-already' | 'address-void'
  explanation: string
}

type Row = Record<'ref' | 'app_user' | 'role' | 'from', string> &
  Record<'organisation' | 'person' | 'to', string | null>

const grantOf = (row: Row): RoleGrant => ({
  ref: row.ref,
  user: row.app_user,
  role: row.role as Role,
  from: row.from as IsoDate,
  ...(row.organisation ? { organisation: row.organisation } : {}),
  ...(row.person ? { person: row.person } : {}),
  ...(row.to ? { to: row.to as IsoDate } : {}),
})

/** Every grant of a company, those that have ended too. */
export const grantsOf = async (reader: Reader): Promise<RoleGrant[]> =>
  ((await known(reader, 'role_grant').orderBy('recorded_at').orderBy('ref')) as Row[]).map(grantOf)

/** The grants of one user in every company: those in force on a day, or all. */
export const grantsOfUser = async (
  db: Knex,
  user: string,
  on?: IsoDate,
): Promise<(RoleGrant & { company: string })[]> => {
  const rows: (Row & { company: string })[] = await db('role_grant')
    .where({ app_user: user })
    .whereNull('superseded_act')
    .orderBy(['company', 'recorded_at', 'ref'])
  return rows.filter((row) => !on || inForce(row, on)).map((row) => ({ ...grantOf(row), company: row.company }))
}

/**
 * Gives somebody a role. Who has no password yet gets a one-time address to set one. Who has one, of which another company knows
 * more than this one, is let in with it; so whoever grants is told, and the same role granted again lets in who waits.
 */
export const grantRole = async (tx: Tx, command: GrantRole): Promise<Granted> => {
  const organisation = await ownOrganisation(tx, command.role, command.organisation)
  const from = (command.from ?? tx.today) as IsoDate
  if (command.to && command.to < from) throw invalid(`Last day must be on or after ${longDate(from)}`, '/to')
  await checkPerson(tx, command.person)
  const user = await userFor(tx, command.email, command.name ?? nameFrom(command.email))
  const entry = await entryFor(tx, user.ref)
  const here = (await grantsOf(tx)).filter((grant) => grant.user === user.ref)
  const has = here.find(
    (grant) => grant.role === command.role && grant.organisation === organisation && (!grant.to || grant.to >= from),
  )
  const asksForEntry = has && isShutOut(entry, tx.company) && !command.from && !command.to
  if (has && !asksForEntry)
    throw conflict('already-granted', `This person has the role ${ROLE_NAMES[command.role]} already`)
  const ref = has?.ref ?? newId()
  if (!has) {
    await tx.insert('role_grant', [
      {
        ref,
        app_user: user.ref,
        role: command.role,
        organisation: organisation ?? null,
        person: command.person ?? null,
        from,
        to: command.to ?? null,
      },
    ])
  }
  const isNew = !here.some(({ to }) => !to || to >= tx.today)
  return { grant: ref, user: user.ref, role: command.role, ...(await letIn(tx, user.ref, { entry, isNew })) }
}

/** Sees to it that somebody who has just got a role can come in, and nobody else with an address from elsewhere. */
const letIn = async (tx: Tx, user: string, { entry, isNew }: { entry: Entry; isNew: boolean }) => {
  const { invitedBy } = entry
  const heldElsewhere =
    invitedBy !== undefined && !isOf(invitedBy, tx.company) && (isNew || invitedBy !== 'installation')
  if (!entry.hasPassword) {
    const elsewhere = heldElsewhere || (await worksElsewhere(tx, user))
    return { ...(await invite(tx, user)), notices: elsewhere ? [invitedElsewhere(hasCome(tx.actor))] : [] }
  }
  const notices: GrantNotice[] = []
  if (isShutOut(entry, tx.company)) {
    await open(tx, user, entry)
    notices.push(signsInAlready(entry))
  }
  if (heldElsewhere) {
    await uninvite(tx, user)
    notices.push(ADDRESS_VOID)
  }
  return { notices }
}

const invitedElsewhere = (byCompany: boolean): GrantNotice => ({
  notice: 'invited-elsewhere',
  explanation: `This person was invited by another company of this installation and has set no password yet. An address that was given out before is no longer valid; the one that this grant gives out takes its place. ${
    byCompany
      ? 'A password set at it opens this company only, until the other company lets the person in.'
      : 'A password set at it opens every company in which the person has a role.'
  }`,
})

const signsInAlready = ({ setAt, from }: Entry): GrantNotice => ({
  notice: 'signs-in-already',
  explanation: `This person signs in already${setAt ? `, since ${longDate(londonDate(setAt))}` : ''}, with a password that was set ${
    from === undefined
      ? 'before this company granted a role'
      : from === 'installation'
        ? 'at an address that whoever runs this installation gave out'
        : 'on the invitation of another company of this installation'
  }. Whoever knows that password comes in here with the role. Ask the person whether they set it themselves, before you grant more. If not, whoever runs this installation gives out an address at which to set another.`,
})

const ADDRESS_VOID: GrantNotice = {
  notice: 'address-void',
  explanation:
    'A one-time address at which this person could have set another password was given out elsewhere. It is no longer valid.',
}

const checkPerson = async (tx: Tx, person: string | undefined): Promise<void> => {
  if (person !== undefined && !(await loadDirectory(tx)).people.has(person))
    throw invalid(`There is no person “${person}” in this company. Use the ref`, '/person')
}

const nameFrom = (email: string) => email.split('@')[0] ?? email

/** A buyer buys for one organisation of the company; nobody else is tied to one. */
export const ownOrganisation = async (
  tx: Reader,
  role: Role,
  named: string | undefined,
): Promise<string | undefined> => {
  if (role !== 'buyer' && named !== undefined) {
    throw invalid(
      `Only a buyer belongs to one organisation. Leave it out for the role ${ROLE_NAMES[role]}`,
      '/organisation',
    )
  }
  if (role !== 'buyer') return undefined
  if (named === undefined) throw invalid('Enter the school or trust that this person buys for', '/organisation')
  const found = organisationByRefOrUrn(await loadDirectory(tx), named)
  if (!found) throw invalid(`There is no organisation “${named}” in this company. Use its ref or URN`, '/organisation')
  return found.ref
}

/**
 * A one-time address sets the one password that somebody has for all companies. So an administrator of one gives out none for
 * somebody who works in another: the person would be shut out there. Whoever has the command line has every company anyway.
 */
const worksElsewhere = async (tx: Tx, user: string): Promise<boolean> => {
  const grants = await grantsOfUser(tx.db, user)
  return grants.some(({ company, to }) => company !== tx.company && (!to || to >= tx.today))
}

/** A new one-time address for somebody who lost the password or let the first one expire. */
export const inviteAgain = async (tx: Tx, command: { grant: string }): Promise<Granted> => {
  const { user, role, to } = await currentGrant(tx, command.grant)
  if (to && to < tx.today) throw conflict('ended', `This role ended on ${longDate(to)}`)
  if (hasCome(tx.actor) && (await worksElsewhere(tx, user))) {
    throw conflict(
      'works-elsewhere',
      'This person works for another company here too, which the address would open. Ask whoever runs the installation for one: `schoolco act` gives it out',
    )
  }
  return { grant: command.grant, user, role, ...(await invite(tx, user)), notices: [] }
}

/** Ends a role: without a day from this moment on, so that yesterday was the last. */
export const endRole = async (
  tx: Tx,
  command: { grant: string; to?: string },
): Promise<{ grant: string; to: IsoDate }> => {
  const row = await currentGrant(tx, command.grant)
  const to = (command.to ?? addDays(tx.today, -1)) as IsoDate
  if (row.to && row.to < tx.today) throw conflict('ended', `This role ended on ${longDate(row.to)}`)
  if (command.to && command.to < row.from) throw invalid(`Last day must be on or after ${longDate(row.from)}`, '/to')
  if (row.role === 'administrator' && (await isLastAdministrator(tx, row))) {
    throw conflict('last-administrator', 'This is the last administrator. Grant the role to somebody else first')
  }
  const { id, ...kept } = await currentRow(tx, command.grant)
  await tx.supersede('role_grant', [id])
  await tx.insert('role_grant', [{ ...kept, to }])
  await uninviteWhoLeft(tx, row.user)
  return { grant: command.grant, to }
}

/** Whose last role here has ended needs no address of ours: who has it may not be whom it was meant for. */
const uninviteWhoLeft = async (tx: Tx, user: string): Promise<void> => {
  const current = (await grantsOfUser(tx.db, user)).filter(({ to }) => !to || to >= tx.today)
  const { invitedBy } = await entryFor(tx, user)
  const ours = isOf(invitedBy, tx.company) && !current.some(({ company }) => company === tx.company)
  if (ours || (invitedBy && current.length === 0)) await uninvite(tx, user)
}

const isLastAdministrator = async (tx: Tx, grant: RoleGrant): Promise<boolean> =>
  !(await grantsOf(tx)).some(
    (other) => other.role === 'administrator' && other.ref !== grant.ref && inForce(other, tx.today) && !other.to,
  )

const currentRow = async (tx: Tx, ref: string): Promise<Row & { id: string }> => {
  const row = await known(tx, 'role_grant')
    .where({ ref })
    .first('id', 'ref', 'app_user', 'role', 'organisation', 'person', 'from', 'to')
  if (!row) throw notFound(`There is no role “${ref}” here`)
  return row as Row & { id: string }
}

const currentGrant = async (tx: Tx, ref: string): Promise<RoleGrant> => grantOf(await currentRow(tx, ref))
