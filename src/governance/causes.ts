import type { Change } from './changes.ts'

/** What decides a rule, where it is not the changes of the body itself and no others. */
const DECIDED_BY: Readonly<Record<string, readonly string[]>> = {
  'body.cells': ['body', 'office'],
  'body.sector-balance': ['body', 'office'],
  'body.one-per-group': ['body', 'office'],
  'body.districts': ['body', 'office', 'group'],
  'body.area-chairs': ['office', 'group'],
}

/** What changes on a day, for a rule: the weightiest of what concerns it, else whatever there is. */
export const becauseOf = (changes: readonly Change[], rule: string): string => {
  const scope = rule.startsWith('members.') ? 'members' : 'board'
  const own = changes.filter(({ concerns }) => concerns === scope)
  const decided = DECIDED_BY[rule] ?? ['body']
  const weighty = withoutRenewals(own.filter(({ minor = 'body' }) => decided.includes(minor)))
  const both = changes.filter(({ concerns }) => concerns === 'both')
  const named = [weighty, own, both].find((some) => some.length > 0) ?? changes
  return [...new Set(named.map(({ because }) => because))].join('; ')
}

/** A term that ends on the day on which the same person's next one begins changes nothing. */
const withoutRenewals = (changes: readonly Change[]): Change[] => {
  const because = new Set(changes.map((change) => change.because))
  const renewed = changes.filter(
    (change) => change.renews !== undefined && because.has(`term of ${change.renews} ends`),
  )
  const people = new Set(renewed.map(({ renews }) => renews))
  const left = changes.filter(
    (change) => !people.has(change.renews) && ![...people].some((one) => change.because === `term of ${one} ends`),
  )
  return left.length > 0 ? left : [...changes]
}
