import type { IsoDate } from '../../kernel/dates.ts'
import type { BoardFacts } from '../types.ts'

/** A membership agreement of a body that somebody has signed. */
export interface Signature {
  person: string
  signedOn: IsoDate
  /** Null: which version it was is not known. */
  version: string | null
}

/** Every signature under the agreement of a body by a day, whoever still sits there: a renewal needs no second one. */
export const signaturesBy = (facts: BoardFacts, body: string, day: IsoDate): Signature[] =>
  facts.appointments.flatMap(({ person, body: where, agreedOn, agreementVersion }) =>
    where === body && agreedOn !== null && agreedOn <= day
      ? [{ person, signedOn: agreedOn, version: agreementVersion }]
      : [],
  )

/** The version that is to be signed, and since when it is known. */
export interface Version {
  name: string
  since: IsoDate
}

/**
 * The current version is the one that came last: whose first signature in the body is the latest. So a late signature under an
 * old version brings no old version back. Nobody has to lay the agreement down anywhere else.
 */
export const currentVersion = (signatures: readonly Signature[]): Version | undefined => {
  const first = new Map<string, IsoDate>()
  for (const { version, signedOn } of signatures) {
    if (version === null) continue
    const known = first.get(version)
    if (known === undefined || signedOn < known) first.set(version, signedOn)
  }
  return [...first]
    .map(([name, since]) => ({ name, since }))
    .sort((a, b) => (a.since === b.since ? inOrder(a.name, b.name) : a.since < b.since ? -1 : 1))
    .at(-1)
}

/** "9" before "10", "2025" before "2026". */
const inOrder = new Intl.Collator('en', { numeric: true }).compare
