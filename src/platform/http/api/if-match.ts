import type { Request } from 'express'
import { invalid, Refusal, stale } from '../../../kernel/errors.ts'
import { sha256 } from '../../../kernel/hashing.ts'
import type { AnyAct } from '../../acts/act.ts'
import type { Context } from '../request/context.ts'
import { guard } from '../request/visitor.ts'
import type { ReadDefinition } from './read.ts'

/** The ETag of what a read answers: the same bytes, the same tag. */
export const tagOf = (body: string): string => `"${sha256(body).slice(0, 32)}"`

/**
 * An act that replaces something, held to what the caller has read of it: `If-Match` has the ETag of that read, of today and
 * without dates, and the act is refused when the read would answer otherwise by now. It is asked within the act's own
 * transaction, so nothing can come between. The same request again gets its first answer, whatever has changed since.
 */
export const heldTo = (
  act: AnyAct,
  reads: readonly ReadDefinition[],
  request: Request,
  context: Context,
  command: unknown,
): AnyAct => {
  const expected = request.header('if-match')
  if (expected === undefined) return act
  const read = readReplacedBy(act, reads)
  if (!read) {
    const others = 'Leave If-Match out; the description of the API names the writes that take it'
    throw invalid(`${act.name} replaces nothing that can be read. ${others}`, '/If-Match')
  }
  guard(context.visitor, read)
  const tags = expected.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return {
    ...act,
    run: async (tx, given) => {
      const now = await answered(read, { ...context, reader: tx, params: paramsOf(act, read, command) })
      const same = now !== undefined && (tags.includes('*') || tags.includes(tagOf(now)))
      if (!same)
        throw stale(`What ${act.name} would replace has changed since you read it. Read it again and decide anew`)
      return act.run(tx, given)
    },
  }
}

const SHAPE = /:\w+/g
const shapeOf = (path: string) => path.replace(SHAPE, ':')

/** The read of what an act replaces, whatever either calls the parts of the address. */
export const readReplacedBy = (act: AnyAct, reads: readonly ReadDefinition[]): ReadDefinition | undefined =>
  act.replaces === undefined ? undefined : reads.find(({ path }) => shapeOf(path) === shapeOf(act.replaces ?? ''))

/** The parts of the read's address, from the fields of the command. */
const paramsOf = (act: AnyAct, read: ReadDefinition, command: unknown): Record<string, string> => {
  const fields = (act.replaces ?? '').match(SHAPE) ?? []
  const values = command as Record<string, unknown>
  return Object.fromEntries(
    (read.path.match(SHAPE) ?? []).map((part, i) => [part.slice(1), String(values?.[fields[i]?.slice(1) ?? ''] ?? '')]),
  )
}

/** What the read answers now; undefined where there is no such thing. */
const answered = async (read: ReadDefinition, context: Context): Promise<string | undefined> => {
  try {
    return JSON.stringify(await read.run(context as Context<never>))
  } catch (error) {
    if (error instanceof Refusal && error.fault.kind === 'not-found') return undefined
    throw error
  }
}
