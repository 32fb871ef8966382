import { readFileSync } from 'node:fs'
import { invalid } from '../kernel/errors.ts'

/** JSON as it was given on the command line, or in the file that an @ names. */
export const jsonFrom = (given: string, what: string, pointer = ''): unknown => {
  try {
    return JSON.parse(given.startsWith('@') ? readFileSync(given.slice(1), 'utf8') : given)
  } catch (error) {
    throw invalid(`${what} is not JSON that can be read: ${(error as Error).message}`, pointer)
  }
}
