import { ConfigError } from '../config.ts'
import { Refusal } from '../kernel/errors.ts'
import { OUR_FAULT, WRONG_CALL } from './exit-codes.ts'

/** With --json one document on standard output and nothing else there; otherwise the words. */
export const answer = (json: boolean, document: unknown, words: () => string): void => {
  process.stdout.write(`${json ? JSON.stringify(document, null, 2) : words()}\n`)
}

/** Notes and progress go to standard error, so that standard output stays one document. */
export const note = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

/** Says what went wrong and what to do; answers with the exit code. */
export const reportFailure = async (error: unknown, json: boolean): Promise<number> => {
  if (error instanceof ConfigError) {
    note(error.message)
    return WRONG_CALL
  }
  if (error instanceof Refusal) {
    const { toProblem } = await import('../platform/http/problem.ts')
    const { detailLines } = await import('./refusal-words.ts')
    if (json) process.stdout.write(`${JSON.stringify(toProblem(error), null, 2)}\n`)
    else note(detailLines(error.fault).join('\n'))
    return WRONG_CALL
  }
  note(`Something went wrong on our side: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return OUR_FAULT
}

/** Columns of text under each other, two spaces apart. */
export const columns = (rows: string[][]): string => {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, i) => Math.max(all[i] ?? 0, cell.length)), [])
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
