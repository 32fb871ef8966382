import { type Directory, nameOf, organisationOn } from '../../directory/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { capitalised } from '../../kernel/text.ts'

/**
 * Causes and findings speak of persons and organisations by ref; on a page they have names. A word that follows an article or a
 * number is an ordinary one, also where an organisation bears it as its ref: "associated with the council", "2 council directors".
 */
export const named =
  (directory: Directory, on: IsoDate) =>
  (text: string): string =>
    text.replace(
      /(?<!\b(?:the|an?|\d+) )(?<![\p{L}\p{N}._-])[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_-])?/gu,
      (word) => {
        if (directory.people.has(word)) return nameOf(directory, word)
        return directory.organisations.has(word) ? (organisationOn(directory, word, on)?.name ?? word) : word
      },
    )

export const sentence = (text: string): string => `${capitalised(text)}${/[.!?]$/.test(text) ? '' : '.'}`
