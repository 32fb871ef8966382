import { readFileSync } from 'node:fs'
import { invalid } from '../../kernel/errors.ts'

/** JSON as it was given on the command line, or in the file that an @ names. */
export const jsonFrom = (given: string, what: string, pointer = ''): unknown => {
  const file = given.startsWith('@') ? given.slice(1) : undefined
  const text = file === undefined ? given : textOf(file, pointer)
  try {
    return JSON.parse(text)
  } catch (error) {
    const where = file === undefined ? what : `“${file}”`
    throw invalid(
      `${where} is not JSON that can be read: ${(error as Error).message}. Names and texts stand in double quotes, like {"name": "value"}`,
      pointer,
    )
  }
}

const textOf = (file: string, pointer: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw invalid(`There is no file “${file}” that can be read. After @ stands the path of a file with JSON`, pointer)
  }
}
