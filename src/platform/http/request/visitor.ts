import type { Request } from 'express'
import { forbidden, notFound, unauthenticated } from '../../../kernel/errors.ts'
import { listed } from '../../../kernel/text.ts'
import { may, PERMISSION_NAMES, type Permission, ROLE_NAMES, type Role, rolesWith } from '../../permission.ts'

/** Who asks: a signed-in person or a token, with roles in the company that the address names. */
export interface Visitor {
  actor: string
  name: string
  roles: Role[]
  /** A buyer's own organisation (its ref); absent for everybody else. */
  organisation?: string
}

/** One role of somebody in one company, in force today. */
export interface Grant {
  ref: string
  company: string
  role: Role
  organisation?: string
}

/** Who stands behind a request, by session or by token, with every role that he or she holds today. */
export interface Identity {
  actor: string
  name: string
  by: 'session' | 'token'
  grants: Grant[]
  /** Has a role in a company, too, that has not let the person in with this password. */
  waits?: boolean
  /** The role chosen in a company by somebody who has several there: company to the grant's ref. */
  chosen: Record<string, string>
}

/** Given by the part of the product that knows users and tokens. */
export type Identify = (request: Request) => Promise<Identity | undefined>

/**
 * The visitor in one company. Nobody learns that a company exists in which he or she has no role: the answer is the same
 * as for one that does not exist.
 */
export const visitorIn = (identity: Identity | undefined, company: string): Visitor => {
  if (!identity) throw unauthenticated()
  const grants = identity.grants.filter((grant) => grant.company === company)
  const grant = grants.find(({ ref }) => ref === identity.chosen[company]) ?? grants[0]
  if (!grant) throw notFound(`There is no company “${company}” that you can see`)
  return {
    actor: identity.actor,
    name: identity.name,
    roles: [grant.role],
    ...(grant.organisation === undefined ? {} : { organisation: grant.organisation }),
  }
}

/** What an act, read or page asks for: a permission, or for a buyer, who sees one school only, another. */
export interface Guarded {
  permission: Permission
  /** The same for a buyer's own school; what runs must then look at the visitor's organisation. */
  alsoFor?: Permission
}

export const allowed = (visitor: Visitor, guarded: Guarded): boolean =>
  may(visitor.roles, guarded.permission) || (guarded.alsoFor !== undefined && may(visitor.roles, guarded.alsoFor))

export const guard = (visitor: Visitor, guarded: Guarded): void => {
  if (allowed(visitor, guarded)) return
  const who = listed(rolesWith(guarded.permission).map((role) => ROLE_NAMES[role]))
  throw forbidden(
    guarded.permission,
    `This needs the permission to ${PERMISSION_NAMES[guarded.permission]}, which comes with the role ${who.replace(/ and ([^,]+)$/, ' or $1')}. An administrator of the company can grant it`,
  )
}
