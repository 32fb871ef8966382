import { type Company, isIncorporated } from '../../company/index.ts'
import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { lawOn } from '../../kernel/law.ts'
import type { Body, Resolution } from '../types.ts'
import type { CountedResolution } from './resolutions.ts'

/** A resolution that supports something: it is on record, and was carried. What is wrong with a ref that names none. */
export const supportFault = (found: CountedResolution | undefined, ref: string): string | undefined => {
  if (!found) return `There is no resolution “${ref}”. Record the resolution first`
  return found.outcome.carried
    ? undefined
    : `Resolution “${ref}” was lost, and supports nothing. ${found.outcome.explanation}`
}

/**
 * Why a resolution that was carried does not adopt a version of the articles: the members alter the articles of a company by
 * special resolution (Companies Act 2006, s.21); terms of reference are altered by whom they bind, on whatever kind of vote. And
 * nothing is in force before it is decided.
 */
export const adoptionFault = (
  company: Company,
  bodies: readonly Body[],
  resolution: Resolution,
  from: IsoDate | null,
): string | undefined => {
  const { value, source } = lawOn('alteringArticles', resolution.passedOn)
  if (isIncorporated(company) && !resolution.kind.endsWith(value)) {
    return `The articles of a company are altered by special resolution of its members (${source}), and “${resolution.ref}” is none`
  }
  if (bodies.find(({ ref }) => ref === resolution.body)?.parent) {
    return `“${resolution.ref}” is of a body under another, which cannot alter what binds them all`
  }
  return from !== null && from < resolution.passedOn
    ? `“${resolution.ref}” was passed on ${longDate(resolution.passedOn)}, and nothing is in force before it is decided`
    : undefined
}
