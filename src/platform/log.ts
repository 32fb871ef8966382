import { type Logger, pino } from 'pino'

/** Structured lines on standard error. Nobody's name, address or figures belong here: methods, routes, states and times do. */
export type Log = Logger

export const openLog = (level: string): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: withoutValues },
    },
    pino.destination({ dest: 2, sync: false }),
  )

/** The message of a database's error repeats the statement with its values, so only its code and stack are written. */
const withoutValues = (error: unknown): object => {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code } = error as { code?: string }
  const stack = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  return { type: error.name, ...(code ? { code } : { message: error.message }), stack: stack.join('\n') }
}
