import { capitalised } from '../kernel/text.ts'
import { type Company, isIncorporated, type LegalForm } from './types.ts'

type Swap = readonly [RegExp, string]

/** Titles such as “Director of Education” stay as they are, and so does an office that somebody holds in another company. */
const NOT_A_TITLE = '(?! (?:of|and employee)\\b)'

/** Whoever sits on the board, called otherwise: in the middle of a sentence, and at its beginning. */
const sitters = (one: string): Swap[] => {
  const capital = capitalised(one)
  return [
    [new RegExp(`\\bdirector\\b${NOT_A_TITLE}`, 'g'), one],
    [new RegExp(`\\bdirectors\\b${NOT_A_TITLE}`, 'g'), `${one}s`],
    [new RegExp(`(^|[.:;] |\\*\\*)Director\\b${NOT_A_TITLE}`, 'g'), `$1${capital}`],
    [new RegExp(`(^|[.:;] |\\*\\*)Directors\\b${NOT_A_TITLE}`, 'g'), `$1${capital}s`],
  ]
}

/** A charity that is a company may have a company secretary, and speaks of its secretary as a partnership does. */
const SECRETARY: Swap = [/\bcompany secretary\b/g, 'secretary']

/** What is said of a company, as it is said of another kind of organisation. */
const INSTEAD: Readonly<Record<LegalForm, readonly Swap[]>> = {
  clg: [],
  charitable_clg: [SECRETARY, ...sitters('trustee')],
  unincorporated: [
    SECRETARY,
    [/\barticles’/g, 'terms’'],
    [/\barticles\b/g, 'terms of reference'],
    [/\b(The|the) company\b/g, '$1 partnership'],
    ...sitters('board member'),
  ],
}

/**
 * A sentence about a company, said of whoever it is about. A partnership that is not incorporated has no directors in law and no
 * articles (Companies Act 2006, ss.18 and 154), but members of its board and terms of reference; the directors of a charity are its
 * trustees (Charities Act 2011, s.177).
 */
export const inWordsOf =
  ({ legalForm }: Pick<Company, 'legalForm'>) =>
  (text: string): string =>
    INSTEAD[legalForm].reduce((said, [word, instead]) => said.replace(word, instead), text)

/** What somebody on the board is called. */
export const sitterOf = ({ legalForm }: Pick<Company, 'legalForm'>): 'director' | 'trustee' | 'board member' =>
  SITTERS[legalForm]
const SITTERS = { clg: 'director', charitable_clg: 'trustee', unincorporated: 'board member' } as const

/** What binds a board: a company's articles, or the terms to which the partners of a partnership agreed. */
export const termsWord = (company: Pick<Company, 'legalForm'>): 'articles' | 'terms of reference' =>
  isIncorporated(company) ? 'articles' : 'terms of reference'

/** What the whole is called in a sentence: "the company", "the partnership". */
export const wholeWord = (company: Pick<Company, 'legalForm'>): 'company' | 'partnership' =>
  isIncorporated(company) ? 'company' : 'partnership'

/** Who signs for the board: "Director, for the board". */
export const signsForBoard = (company: Pick<Company, 'legalForm'>): string =>
  isIncorporated(company) ? inWordsOf(company)('Director, for the board') : 'For the partnership'

/** Who signs what the secretary certifies. */
export const signsAsSecretary = ({ legalForm }: Pick<Company, 'legalForm'>): string => SECRETARIES[legalForm]
const SECRETARIES = {
  clg: 'Company secretary',
  charitable_clg: 'Secretary to the trustees',
  unincorporated: 'For the partnership',
} as const
