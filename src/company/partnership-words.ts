import { type Company, isIncorporated } from './types.ts'

const NOT_A_TITLE = '(?! of\\b)'
/** Titles such as “Director of Education” stay as they are, and so does what is said of companies in general. */
const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/\bcompany secretary\b/g, 'secretary'],
  [/\barticles’/g, 'terms’'],
  [/\barticles\b/g, 'terms of reference'],
  [/\b(The|the) company\b/g, '$1 partnership'],
  [new RegExp(`\\bdirector\\b${NOT_A_TITLE}`, 'g'), 'board member'],
  [new RegExp(`\\bdirectors\\b${NOT_A_TITLE}`, 'g'), 'board members'],
  [new RegExp(`(^|[.:;] |\\*\\*)Directors\\b${NOT_A_TITLE}`, 'g'), '$1Board members'],
]

/**
 * A sentence about a company, said of whoever it is about: a partnership that is not incorporated has no directors in law and no
 * articles (Companies Act 2006, ss.18 and 154), but members of its board and terms of reference.
 */
export const inWordsOf =
  (company: Pick<Company, 'legalForm'>) =>
  (text: string): string =>
    isIncorporated(company) ? text : INSTEAD.reduce((said, [word, instead]) => said.replace(word, instead), text)
