import { loadDirectory, organisationsOn } from '../../directory/index.ts'
import { longDate, longInstant } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { capitalised } from '../../kernel/text.ts'
import { actNamed } from '../../platform/acts/index.ts'
import { defineForm, type FormDefinition, type FormField, type PageContext } from '../../platform/http/index.ts'
import { ROLE_NAMES, ROLES } from '../../platform/permission.ts'
import { acts } from '../acts.ts'
import { type Granted, type GrantRole, grantsOf } from '../roles/grants.ts'
import { type Token, tokensOf } from '../roles/tokens.ts'
import { NAME_ERASED, usersByRef } from '../signing-in/users.ts'

/** "Gwen Tillotson, finance officer" */
const heldBy = async ({ reader, params }: PageContext): Promise<string> => {
  const grant = (await grantsOf(reader)).find(({ ref }) => ref === params.grant)
  if (!grant) throw notFound('There is no such role')
  const user = (await usersByRef(reader, [grant.user])).get(grant.user)
  return `${user?.name ?? NAME_ERASED}, ${ROLE_NAMES[grant.role]}`
}

/** Whom a buyer can buy for: the schools, trusts and federations of today, by name. */
const boughtFor = async ({ reader, today }: PageContext): Promise<FormField> => ({
  name: 'organisation',
  label: 'School or trust (school business managers only)',
  kind: 'select',
  options: organisationsOn(await loadDirectory(reader), today)
    .filter(({ kind }) => BUYING.includes(kind))
    .map(({ ref, name, urn }) => ({ value: ref, text: urn ? `${name}, ${urn}` : name })),
})
const BUYING: readonly string[] = ['school', 'trust', 'federation']

const roleOptions = ROLES.map((role) => ({ value: role, text: capitalised(ROLE_NAMES[role]) }))

export const forms: FormDefinition[] = [
  defineForm<GrantRole, Granted>({
    path: '/people/roles',
    section: '/people',
    act: actNamed(acts, 'grantRole'),
    title: 'Grant a role',
    steps: [
      {
        fields: async (context) => [
          { name: 'email', label: 'Email', kind: 'email', hint: 'The address with which this person signs in' },
          { name: 'name', label: 'Name (for somebody new)' },
          { name: 'role', label: 'Role', kind: 'radios', options: roleOptions, missing: 'Choose a role' },
          await boughtFor(context),
          { name: 'from', label: 'First day (today if left blank)', kind: 'date' },
          { name: 'to', label: 'Last day (optional)', kind: 'date' },
        ],
      },
    ],
    check: (_context, { command, outcome }) => ({
      heading: `Check before you grant ${command.email} a role`,
      button: 'Grant the role',
      effects: [
        `**${command.name ?? command.email}** will have the role ${ROLE_NAMES[command.role]}.`,
        ...(outcome.result.addressExpiresAt
          ? ['A one-time address at which to set a password is shown once, on the next page.']
          : ['The person keeps the password that there is.']),
        ...outcome.result.notices.map(({ explanation }) => explanation),
      ],
    }),
    recorded: ({ base }, { outcome }) => ({
      title: `The role ${ROLE_NAMES[outcome.result.role]} is granted`,
      next: addressLines(outcome.result),
      links: [{ text: 'People and roles', href: `${base}/people` }],
    }),
  }),
  defineForm<{ grant: string }, { to: string }>({
    path: '/people/roles/:grant/end',
    section: '/people',
    act: actNamed(acts, 'endRole'),
    title: 'End a role',
    subject: heldBy,
    steps: [{ fields: () => [{ name: 'to', label: 'Last day (blank: from this moment on)', kind: 'date' }] }],
    check: () => ({ heading: 'Check before you end this role', button: 'End the role' }),
    recorded: ({ base }, { outcome }) => ({
      title: 'The role is ended',
      next: [{ label: 'Last day', text: longDate(outcome.result.to) }],
      links: [{ text: 'People and roles', href: `${base}/people` }],
    }),
  }),
  defineForm<{ grant: string }, Granted>({
    path: '/people/roles/:grant/invitation',
    section: '/people',
    act: actNamed(acts, 'inviteAgain'),
    title: 'Give out a new one-time address',
    subject: heldBy,
    intro: () => [
      'For somebody who lost the password, or whose address has expired. The password that there is stays until another is set at the address.',
    ],
    steps: [{ fields: () => [] }],
    check: () => ({
      heading: 'Check before you give out the address',
      button: 'Give out the address',
      effects: [
        'The address is shown once, on the next page. An earlier one can no longer be used.',
        'When a new password is set at it, whoever is signed in with the old one is signed out.',
      ],
    }),
    recorded: ({ base }, { outcome }) => ({
      title: 'A new address is given out',
      next: addressLines(outcome.result),
      links: [{ text: 'People and roles', href: `${base}/people` }],
    }),
  }),
  defineForm<{ name: string; expiresOn: string }, Token & { token?: string }>({
    path: '/people/tokens',
    section: '/people',
    act: actNamed(acts, 'issueToken'),
    title: 'Issue a token for a program',
    steps: [
      {
        fields: async (context) => [
          { name: 'name', label: 'Name of the token', hint: 'What uses it: “Budget download”' },
          { name: 'role', label: 'Role', kind: 'radios', options: roleOptions, missing: 'Choose a role' },
          await boughtFor(context),
          { name: 'expiresOn', label: 'Last day', kind: 'date' },
        ],
      },
    ],
    check: (_context, { command }) => ({
      heading: `Check before you issue the token “${command.name}”`,
      button: 'Issue the token',
      effects: ['The token is shown once, on the next page. Only its digest is kept.'],
    }),
    recorded: ({ base }, { outcome }) => ({
      title: `The token “${outcome.result.name}” is issued`,
      next: [
        outcome.result.token
          ? { label: 'Token, shown once', text: outcome.result.token }
          : { label: 'Token', text: 'It was shown once. Issue another if it was lost' },
        { on: outcome.result.expiresOn, text: 'Its last day' },
      ],
      links: [{ text: 'People and roles', href: `${base}/people` }],
    }),
  }),
  defineForm<{ token: string }, { expiresOn: string }>({
    path: '/people/tokens/:token/end',
    section: '/people',
    act: actNamed(acts, 'endToken'),
    title: 'End a token',
    subject: async ({ reader, params }) => (await tokensOf(reader)).find(({ ref }) => ref === params.token)?.name ?? '',
    intro: () => ['The program that uses it can do nothing more from this moment on.'],
    steps: [{ fields: () => [] }],
    check: () => ({ heading: 'Check before you end this token', button: 'End the token' }),
    recorded: ({ base }) => ({
      title: 'The token is ended',
      links: [{ text: 'People and roles', href: `${base}/people` }],
    }),
  }),
]

/** An answer that was kept before there were notices has none. */
const addressLines = ({ address, addressExpiresAt, notices = [] }: Granted) => {
  const told = notices.map(({ explanation }) => ({ label: 'Mind', text: explanation }))
  if (!addressExpiresAt)
    return [{ label: 'One-time address', text: 'None: this person keeps the password that there is' }, ...told]
  return [
    ...told,
    address
      ? { label: 'One-time address', text: 'Shown once. Copy it and send it:', href: address, link: address }
      : { label: 'One-time address', text: 'It was shown once. Give out another if it was lost' },
    { label: 'It can be used until', text: longInstant(addressExpiresAt) },
  ]
}
