import { isIncorporated, loadCompany } from '../company/index.ts'
import type { Reader } from '../platform/reader.ts'

/** Why a partnership that is not incorporated has no such paper: only a company has members in law. */
export const ofCompaniesOnly =
  (paper: string) =>
  async (reader: Reader): Promise<string | undefined> => {
    const company = await loadCompany(reader)
    if (isIncorporated(company)) return undefined
    return `${company.name} is an unincorporated partnership and has no ${paper}: only a company has members in law (Companies Act 2006, s.112)`
  }
