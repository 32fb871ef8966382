/** What somebody may see or do in one company. A role is a list of these; nothing else decides. */
export const ROLES = ['secretary', 'finance', 'buyer', 'director', 'commissioner', 'auditor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

const PERMISSIONS = [
  'board:read',
  'board:write',
  'articles:read',
  'members:read',
  'members:write',
  'directory:read',
  'directory:write',
  'catalogue:read',
  'catalogue:write',
  'school:read',
  'school:order',
  'orders:read',
  'orders:write',
  'billing:read',
  'billing:write',
  'ledger:read',
  'ledger:write',
  'reserves:read',
  'reserves:write',
  'reports:read',
  'acts:read',
  'people:read',
  'people:write',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const reads = PERMISSIONS.filter((permission) => permission.endsWith(':read') && permission !== 'school:read')
const without = (...left: Permission[]) => reads.filter((permission) => !left.includes(permission))

/** A buyer sees one school only: the `school:` permissions are always asked together with that school. */
const PERMISSIONS_OF: Record<Role, readonly Permission[]> = {
  secretary: [...without('people:read'), 'board:write', 'members:write', 'directory:write'],
  finance: [
    ...without('people:read'),
    'catalogue:write',
    'orders:write',
    'billing:write',
    'ledger:write',
    'reserves:write',
  ],
  buyer: ['school:read', 'school:order'],
  director: [
    'board:read',
    'articles:read',
    'members:read',
    'directory:read',
    'catalogue:read',
    'reserves:read',
    'ledger:read',
    'reports:read',
  ],
  commissioner: ['board:read', 'articles:read', 'members:read', 'directory:read', 'catalogue:read', 'reports:read'],
  auditor: [...reads],
  administrator: ['people:read', 'people:write', 'acts:read', 'articles:read', 'directory:read'],
}

export const may = (roles: readonly Role[], permission: Permission): boolean =>
  roles.some((role) => PERMISSIONS_OF[role].includes(permission))

/** The roles that carry a permission: who can be asked when somebody lacks it. */
export const rolesWith = (permission: Permission): Role[] =>
  ROLES.filter((role) => PERMISSIONS_OF[role].includes(permission))

/** "company secretary": what a role is called on pages. */
export const ROLE_NAMES: Record<Role, string> = {
  secretary: 'company secretary',
  finance: 'finance officer',
  buyer: 'school business manager',
  director: 'director',
  commissioner: 'council commissioner',
  auditor: 'auditor',
  administrator: 'administrator',
}

/** "see the board": what a permission lets somebody do, in the words of a refusal. */
export const PERMISSION_NAMES: Record<Permission, string> = {
  'board:read': 'see the board',
  'board:write': 'change the board',
  'articles:read': 'see the articles',
  'members:read': 'see the register of members',
  'members:write': 'change the register of members',
  'directory:read': 'see people and organisations',
  'directory:write': 'change people and organisations',
  'catalogue:read': 'see services and prices',
  'catalogue:write': 'change services and prices',
  'school:read': 'see what a school has bought',
  'school:order': 'order for a school',
  'orders:read': 'see agreements',
  'orders:write': 'change agreements',
  'billing:read': 'see invoices and receipts',
  'billing:write': 'issue invoices and record receipts',
  'ledger:read': 'see the ledger',
  'ledger:write': 'post to the ledger',
  'reserves:read': 'see the surplus and what became of it',
  'reserves:write': 'set surplus aside and spend it',
  'reports:read': 'see reports',
  'acts:read': 'see recorded acts',
  'people:read': 'see who has which role',
  'people:write': 'grant and end roles',
}
