import { randomUUID } from 'node:crypto'
import { ConfigError } from '../../config.ts'
import { invalid, Refusal } from '../../kernel/errors.ts'
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
  if (error instanceof ConfigError) return reportFailure(invalid(error.message), json)
  const { ourFault, toProblem } = await import('../../platform/http/problem.ts')
  const { withoutDatabase } = await import('../../platform/database/index.ts')
  const refusal = error instanceof Refusal ? error : withoutDatabase(error)
  if (refusal) {
    const { detailLines } = await import('./refusal-words.ts')
    if (json) answer(json, toProblem(refusal), () => '')
    else note(detailLines(refusal.fault).join('\n'))
    return refusal === error ? WRONG_CALL : OUR_FAULT
  }
  if (json) answer(json, ourFault(randomUUID()), () => '')
  note(`Something went wrong on our side: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return OUR_FAULT
}

const PATH_FAULTS: Record<string, string> = {
  EACCES: 'this user may not write there',
  EEXIST: 'something else is in its place',
  EISDIR: 'that is a folder',
  ENOENT: 'there is no such folder',
  ENOSPC: 'there is no room left',
  ENOTDIR: 'part of it is no folder',
  EPERM: 'this user may not write there',
  EROFS: 'nothing can be written there',
}

/** Writes where the caller said; that it cannot be written there is a wrong call, not a fault of ours. */
export const writing = async <T>(work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    const { code = '', path } = error as NodeJS.ErrnoException
    const fault = PATH_FAULTS[code]
    throw fault && path ? invalid(`“${path}” cannot be written: ${fault}`) : error
  }
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
