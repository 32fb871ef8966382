import { listCompanies } from '../../../company/index.ts'
import type { Finding } from '../../../kernel/finding.ts'
import type { Tx } from '../../../platform/acts/index.ts'
import { readerFor } from '../../../platform/reader.ts'
import { beginningOf, everybodysOn } from '../../judging/judge.ts'
import { loadBoardFacts, withTurnover } from '../../store.ts'
import type { BoardFacts } from '../../types.ts'
import { brokenBy, mendedBy } from './guard.ts'

/** What the register of schools brings one company: rules that are broken through it, and rules that hold again. */
export interface RegisterTold {
  company: string
  opened: Finding[]
  cured: Finding[]
}

/**
 * Watches over an import of the register of schools, which speaks of the schools of every company and knows none: a school that closes,
 * converts or joins a trust can empty a place, bring two leaders together or make a member one that may not be. What each company is
 * told of it is added to the list once the import is through; a company whose schools it leaves alone is told nothing.
 */
export const watchingRegister =
  (told: RegisterTold[]) =>
  async (tx: Tx): Promise<() => Promise<void>> => {
    const facts = async (company: string) => {
      const reader = readerFor(tx, company)
      return withTurnover(reader, await loadBoardFacts(reader))
    }
    const before = new Map<string, BoardFacts>()
    for (const { slug } of await listCompanies(tx)) before.set(slug, await facts(slug))
    return async () => {
      for (const [company, was] of before) {
        const is = await facts(company)
        if (registerText(is) === registerText(was)) continue
        const subjects = everybodysOn(is, tx.today)
        const opened = brokenBy({ before: was, after: is, subjects, from: beginningOf(was) }, tx.today)
        const cured = mendedBy({ before: was, after: is, subjects, from: tx.today })
        if (opened.length + cured.length > 0) told.push({ company, opened, cured })
      }
    }
  }

/** What the register says of a company's schools, in one order. */
const registerText = ({ directory: { register, groups, links, groupLinks } }: BoardFacts): string =>
  JSON.stringify([[...register], [...groups], links, groupLinks])
