import { conflict } from '../kernel/errors.ts'

/** Turns what a database says of a broken constraint into a refusal; everything else stays what it was. */
export const translated = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error
  const code = (error as { code?: string }).code
  if (code === '23505' || (code === 'SQLITE_CONSTRAINT' && /UNIQUE/.test(error.message))) {
    const refusal = conflict('duplicate', 'This is recorded already. Look at what is there before you record it again')
    refusal.cause = error
    return refusal
  }
  return error
}
