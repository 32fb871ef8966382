import { type Directory, nameOf, OFFICES, organisationName } from '../../directory/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { capitalised } from '../../kernel/text.ts'

/** "council officer", "director of council company": what an office is called, of more words than one. */
const OFFICE_NAMES = OFFICES.filter((office) => office.includes('_')).map((office) => office.replaceAll('_', ' '))

const WORDS = new RegExp(
  [
    `\\b(?:${OFFICE_NAMES.join('|')})\\b`,
    '(?<!\\b(?:the|an?|\\d+) )(?<![\\p{L}\\p{N}._-])[\\p{L}\\p{N}](?:[\\p{L}\\p{N}._-]*[\\p{L}\\p{N}_-])?',
  ].join('|'),
  'gu',
)

/**
 * Causes and findings speak of persons and organisations by ref; on a page they have names. A word that follows an article or a
 * number, or is part of what an office is called, is an ordinary one, also where an organisation bears it as its ref: "associated
 * with the council", "2 council directors", "council officer of …".
 */
export const named =
  (directory: Directory, on: IsoDate) =>
  (text: string): string =>
    text.replace(WORDS, (word) => {
      if (directory.people.has(word)) return nameOf(directory, word)
      return directory.organisations.has(word) ? organisationName(directory, word, on) : word
    })

export const sentence = (text: string): string => `${capitalised(text)}${/[.!?]$/.test(text) ? '' : '.'}`
