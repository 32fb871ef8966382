import { Choice, DateText, Email, Fields, Optional, Ref, Text } from '../kernel/fields.ts'
import { schema } from '../kernel/schema.ts'
import { type AnyAct, defineAct } from '../platform/acts/index.ts'
import { ROLES } from '../platform/permission.ts'
import { endRole, type GrantRole, grantRole, inviteAgain } from './roles/grants.ts'
import { endToken, issueToken } from './roles/tokens.ts'

const GrantRoleBody = schema(
  Fields({
    email: Email('email'),
    role: Choice('role', ROLES),
    organisation: Optional(Ref('school or trust', 'organisations')),
    name: Optional(Text('name', 200)),
    person: Optional(Ref('person in the register', 'people')),
    from: Optional(DateText('first day')),
    to: Optional(DateText('last day')),
  }),
)

const TokenBody = schema(
  Fields({
    name: Text('name of the token', 100),
    role: Choice('role', ROLES),
    organisation: Optional(Ref('school or trust', 'organisations')),
    expiresOn: DateText('last day'),
  }),
)

/** The record of a grant names no address: who the user is stands with the user. */
const withoutAddress = ({ email: _email, name: _name, ...kept }: GrantRole) => kept

export const acts: AnyAct[] = [
  defineAct({
    name: 'grantRole',
    title: 'Grant a role',
    permission: 'people:write',
    path: '/roles',
    body: GrantRoleBody,
    example: { email: 'ada.vance@example.org', role: 'finance' as const },
    keep: withoutAddress,
    once: ['address'],
    run: grantRole,
  }),
  defineAct({
    name: 'endRole',
    title: 'End a role',
    permission: 'people:write',
    path: '/roles/:grant/end',
    replaces: '/roles',
    body: schema(Fields({ grant: Ref('role'), to: Optional(DateText('last day')) })),
    example: { grant: '01990000-0000-7000-8000-000000000001', to: '2027-03-31' },
    run: endRole,
  }),
  defineAct({
    name: 'inviteAgain',
    title: 'Give out a new one-time address',
    permission: 'people:write',
    path: '/roles/:grant/invitation',
    body: schema(Fields({ grant: Ref('role') })),
    example: { grant: '01990000-0000-7000-8000-000000000001' },
    once: ['address'],
    run: inviteAgain,
  }),
  defineAct({
    name: 'issueToken',
    title: 'Issue a token for a program',
    permission: 'people:write',
    path: '/tokens',
    body: TokenBody,
    example: { name: 'Budget download', role: 'auditor' as const, expiresOn: '2027-03-31' },
    once: ['token'],
    run: issueToken,
  }),
  defineAct({
    name: 'endToken',
    title: 'End a token',
    permission: 'people:write',
    path: '/tokens/:token/end',
    replaces: '/tokens',
    body: schema(Fields({ token: Ref('token') })),
    example: { token: '01990000-0000-7000-8000-000000000001' },
    run: endToken,
  }),
]
