import { grouped } from '../../kernel/grouped.ts'
import { listed } from '../../kernel/text.ts'
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
export const becauseOf = (changes: readonly Change[], rule: string): string => causeWords(causesOf(changes, rule))

/** The changes of a day that are named as the cause. */
export const causesOf = (changes: readonly Change[], rule: string): readonly Change[] => {
  const scope = rule.startsWith('members.') ? 'members' : rule.startsWith('company.') ? 'income' : 'board'
  const own = changes.filter(({ concerns }) => concerns === scope)
  const decided = DECIDED_BY[rule] ?? ['body']
  const weighty = withoutRenewals(own.filter(({ minor = 'body' }) => decided.includes(minor)))
  const both = changes.filter(({ concerns }) => concerns === 'both')
  return [weighty, own, both].find((some) => some.length > 0) ?? changes
}

/** So many causes are named, and so many persons or organisations of one kind of cause; the others are counted. */
const NAMED = 3

/** "term of p-1 ends"; of several alike "the terms of p-1 and p-2 end". */
export const causeWords = (changes: readonly Change[]): string => {
  const kinds = grouped(changes, ({ several, because }) => several ?? because)
  const words = [...kinds.values()].map((alike) => {
    const [{ because, several } = { because: '', several: undefined }] = alike
    const who = [...new Set(alike.flatMap((change) => change.who ?? []))]
    return several && who.length > 1 ? several.replace('…', () => someOf(who)) : because
  })
  return words.length <= NAMED + 1
    ? words.join('; ')
    : `${words.slice(0, NAMED).join('; ')}; and ${words.length - NAMED} other changes`
}

const someOf = (who: readonly string[]): string =>
  who.length <= NAMED ? listed(who) : `${who[0]} and ${who.length - 1} others`

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
