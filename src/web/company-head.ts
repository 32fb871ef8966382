import { type Company, inWordsOf, isIncorporated, loadParticulars } from '../company/index.ts'
import { brieflyKept } from '../platform/briefly-kept.ts'
import type { CompanyHead, WebDeps } from '../platform/http/index.ts'

/** Name and trading disclosure of a company, for header and footer of its pages. */
export const companyHeads = (): WebDeps['companyHead'] => {
  const recent = brieflyKept<CompanyHead | undefined>(1000)
  return (reader) => recent(reader.company, async () => headOf(await loadParticulars(reader)))
}

/** Companies Act 2006 s.82 and SI 2015/17 reg.25: name, where registered, number and office stand on a company's website. */
const headOf = (company: Omit<Company, 'articles' | 'accounts'>): CompanyHead => {
  if (!isIncorporated(company))
    return {
      name: company.name,
      disclosure: `${company.name}. An unincorporated partnership.`,
      hasMembers: false,
      inItsWords: inWordsOf(company),
    }
  const kind = company.legalForm === 'charitable_clg' ? 'A charitable company' : 'A company'
  return {
    name: company.name,
    disclosure: `${company.name}. ${kind} limited by guarantee, registered in England and Wales, number ${company.companyNumber}. Registered office: ${company.registeredOffice}.`,
    hasMembers: true,
    inItsWords: inWordsOf(company),
  }
}
