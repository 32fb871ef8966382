import type { Clock, Instant, IsoDate } from '../../../kernel/dates.ts'
import type { Schema } from '../../../kernel/schema.ts'
import type { TSchema } from '../../../kernel/type.ts'
import type { Database } from '../../database/database.ts'
import type { Permission, Role } from '../../permission.ts'
import type { Reader } from '../../reader.ts'

/** Who asks: a signed-in person or a token, with roles in the company that the address names. */
export interface Visitor {
  actor: string
  name: string
  roles: Role[]
  /** A buyer's own organisation (its ref); absent for everybody else. */
  organisation?: string
}

/** What a read or a page is given. Dates are checked before it runs. */
export interface Context<Q = Record<string, string | undefined>> {
  reader: Reader
  company: string
  visitor: Visitor
  /** The day asked for with ?on=, else today in London. */
  on: IsoDate
  /** True when ?on= or ?known= was given. */
  dated: boolean
  known?: Instant
  today: IsoDate
  params: Record<string, string>
  query: Q
  clock: Clock
  database: Database
}

/** A read as a value: from it come the route, its check, its permission and its OpenAPI description. */
export interface ReadDefinition {
  /** operationId: `getRegisterOfMembers`. */
  name: string
  /** Below /api/v1/companies/{company}: `/members/:ref`. */
  path: string
  summary: string
  permission: Permission
  /** Also for buyers with this permission, each for the own school only: `run` looks at the visitor's organisation. */
  alsoFor?: Permission
  query?: Schema<unknown>
  /** What it answers, for the description of the API. */
  returns: TSchema
  run: (context: Context<never>) => Promise<unknown>
}

export const defineRead = <Q = Record<string, string | undefined>>(
  definition: Omit<ReadDefinition, 'run' | 'query'> & {
    query?: Schema<Q>
    run: (context: Context<Q>) => Promise<unknown>
  },
): ReadDefinition => definition as unknown as ReadDefinition
