import { type Company, isIncorporated } from '../../company/index.ts'

/** What somebody on the board is called. A partnership that is not incorporated has no directors in law. */
export const sitterOf = (company: Pick<Company, 'legalForm'>): 'director' | 'board member' =>
  isIncorporated(company) ? 'director' : 'board member'

/** What binds a board: a company's articles, or the terms to which the partners of a partnership agreed. */
export const termsWord = (company: Pick<Company, 'legalForm'>): 'articles' | 'terms of reference' =>
  isIncorporated(company) ? 'articles' : 'terms of reference'

/** What the whole is called in a sentence: "the company", "the partnership". */
export const wholeWord = (company: Pick<Company, 'legalForm'>): 'company' | 'partnership' =>
  isIncorporated(company) ? 'company' : 'partnership'
