import { type Company, isIncorporated } from '../company/index.ts'

/** Where a reader goes from home: what, where it is, and what is there. */
export type Way = readonly [text: string, path: string, note: string]

/** The links of a home; a partnership that is no company keeps no register of members. */
export const waysFrom = (base: string, company: Company, ways: readonly Way[]) =>
  ways
    .filter(([, path]) => isIncorporated(company) || path !== '/members')
    .map(([text, path, note]) => ({ text, href: base + path, note }))
