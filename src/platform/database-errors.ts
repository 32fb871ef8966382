import { conflict, invalid, type Refusal } from '../kernel/errors.ts'

/** Turns what a database says of a broken constraint into a refusal; everything else stays what it was. */
export const translated = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error
  const unreadable = unreadableText(error)
  if (unreadable) return unreadable
  const code = (error as { code?: string }).code
  if (code === '23505' || (code === 'SQLITE_CONSTRAINT' && /UNIQUE/.test(error.message))) {
    const refusal = conflict('duplicate', 'This is recorded already. Look at what is there before you record it again')
    refusal.cause = error
    return refusal
  }
  return error
}

/** PostgreSQL holds no text with U+0000, and asks for none: an address or a form that has one was not written by a person. */
export const unreadableText = (error: unknown): Refusal | undefined => {
  if ((error as { code?: unknown } | undefined)?.code !== '22021') return undefined
  const refusal = invalid('This holds a character that no text may hold (U+0000). Take it out')
  refusal.cause = error
  return refusal
}
