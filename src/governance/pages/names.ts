import { type Directory, nameOf, OFFICES, organisationName } from '../../directory/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { capitalised } from '../../kernel/text.ts'

/** What the offices are called, "council officer" and "director of council company" before "director". */
const OFFICE_NAMES = OFFICES.map((office) => office.replaceAll('_', ' ')).sort((a, b) => b.length - a.length)

const WORDS = new RegExp(
  [
    `\\b(?:${OFFICE_NAMES.filter((name) => name.includes(' ')).join('|')})\\b`,
    '(?<!\\b(?:the|an?|\\d+) )(?<![\\p{L}\\p{N}._-])[\\p{L}\\p{N}](?:[\\p{L}\\p{N}._-]*[\\p{L}\\p{N}_-])?',
  ].join('|'),
  'gu',
)

/** A ref that would mostly be something else in a sentence: a number, a letter, a word that the rules use themselves. */
const AMBIGUOUS = /^(?:\d{1,4}|\p{L}|chair|board|governor|director|head|member|school|trust|company)$/u

/** What somebody or something does where it causes a change, alone or after others: "7, 8 and 9 leave", "1 and 10 others are appointed". */
const ACTING = new RegExp(
  `^(?:, \\S+)*(?: and \\S+(?: others)?)? (?:${[
    'leaves?',
    'becomes?',
    'signs?',
    'opens?',
    'changes?',
    'ceases? to be',
    '(?:is|are) (?:no longer|appointed|held over)',
    'no longer counts?',
    '(?:has|have) (?:closed|ended)',
  ].join('|')})\\b`,
)
const CONCERNED = new RegExp(
  `\\b(?:(?:terms?|identity) of (?:\\S+, )*(?:\\S+ and )?|(?:${OFFICE_NAMES.join('|')}) of )$`,
)

const isMeant = (text: string, word: string, at: number): boolean => {
  if (!AMBIGUOUS.test(word)) return true
  const after = text.slice(at + word.length)
  return !/^ (?:others|of)\b/.test(after) && (ACTING.test(after) || CONCERNED.test(text.slice(0, at)))
}

/**
 * Causes and findings speak of persons and organisations by ref; on a page they have names. A word that follows an article or a
 * number, or is part of what an office is called, is an ordinary one, also where an organisation bears it as its ref: "associated
 * with the council", "2 council directors", "council officer of …". So is a number, a letter or a word of the rules where nothing
 * says that it is a ref: "2 of 11 directors" are no person 2, though "term of 2 ends" is that person's.
 */
export const named =
  (directory: Directory, on: IsoDate) =>
  (text: string): string =>
    text.replace(WORDS, (word, at: number) => {
      const isPerson = directory.people.has(word)
      if (!isPerson && !directory.organisations.has(word)) return word
      if (!isMeant(text, word, at)) return word
      return isPerson ? nameOf(directory, word) : organisationName(directory, word, on)
    })

export const sentence = (text: string): string => `${capitalised(text)}${/[.!?]$/.test(text) ? '' : '.'}`
