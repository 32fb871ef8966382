import type { Schema } from '../../../kernel/schema.ts'
import type { TSchema } from '../../../kernel/type.ts'
import type { Permission } from '../../permission.ts'
import type { Context } from '../request/context.ts'
import type { Visitor } from '../request/visitor.ts'

/** A read does not know who asks, only for whom: all of whom that is the same who ask the same at once are given one answer. */
export type ReadContext<Q = Record<string, string | undefined>> = Omit<Context<Q>, 'visitor'> & {
  visitor: Pick<Visitor, 'roles' | 'organisation'>
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
  run: (context: ReadContext<never>) => Promise<object>
  /** `run` gives the same object until something is recorded (`remembering`): its text is kept with it. */
  remembered?: boolean
}

export const defineRead = <Q = Record<string, string | undefined>>(
  definition: Omit<ReadDefinition, 'run' | 'query'> & {
    query?: Schema<Q>
    run: (context: ReadContext<Q>) => Promise<object>
  },
): ReadDefinition => definition as unknown as ReadDefinition
