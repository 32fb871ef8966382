import { type Company, isIncorporated } from '../../company/index.ts'

/** What somebody on the board is called. A partnership that is not incorporated has no directors in law. */
export const sitterOf = (company: Pick<Company, 'legalForm'>): 'director' | 'board member' =>
  isIncorporated(company) ? 'director' : 'board member'
