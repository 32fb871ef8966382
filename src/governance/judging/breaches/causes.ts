import { addDays, type IsoDate } from '../../../kernel/dates.ts'
import { type Finding, SEVERITY, sameFraction } from '../../../kernel/finding.ts'
import { grouped } from '../../../kernel/grouped.ts'
import { listed } from '../../../kernel/text.ts'
import { RULES } from '../../rules/index.ts'
import { type Rule, situationOn } from '../../rules/rule.ts'
import { byAppointment } from '../../store.ts'
import type { BoardFacts } from '../../types.ts'
import type { Change } from '../changes/change.ts'
import { type JudgedDay, judgeDays } from '../judge.ts'
import { fewest } from './fewest.ts'

/** "term of p-03 ends": why a rule says something else on a day than on the day before. */
export const causeOn = (day: JudgedDay, rule: string): string => causeWords(causesOf(day, rule))

/** Why several rules of the main body and the members change on a day: what is alike of their causes is said once. */
export const causeOfAll = (facts: BoardFacts, body: string, on: IsoDate, rules: readonly string[]): string =>
  causeWords(judgeDays(facts, body, 'all', on, on).flatMap((day) => rules.flatMap((rule) => causesOf(day, rule))))

/** A day once judged stays as it is, and a check tells on many days what breaks a rule on a later one. */
const known = new WeakMap<JudgedDay, Map<string, readonly Change[]>>()

/**
 * The changes of a day that make a rule say something else than on the day before: each without which it would say the same, else the
 * fewest without which it would. Where none of them explains it, it is what only the calendar, the law or postings bring.
 */
export const causesOf = (day: JudgedDay, rule: string): readonly Change[] => {
  const ofDay = known.get(day) ?? new Map<string, readonly Change[]>()
  known.set(day, ofDay)
  const causes = ofDay.get(rule) ?? weightiest(causesAmong(day, rule), day.subject.body)
  ofDay.set(rule, causes)
  return causes
}

const causesAmong = ({ on, changes, judgements, facts, subject }: JudgedDay, rule: string): readonly Change[] => {
  const judge = RULES[subject.scope][judgements.findIndex(({ finding }) => finding.rule === rule)] as Rule
  const ask = (then: BoardFacts, day: IsoDate) => judge(situationOn(then, subject.body, day)).finding
  const isAsBefore = asBefore(ask(facts, addDays(on, -1)), ask(facts, on))
  const concerned = changes.filter(({ concerns }) => concerns === 'both' || concerns === scopeOf(rule))
  const [movable, fixed] = [concerned.filter(({ putOff }) => putOff), concerned.filter(({ putOff }) => !putOff)]
  const things = [...grouped(movable, ({ place, because }) => place ?? because).values()]
  const causes = fewest(things, kindOf, (some) => isAsBefore(ask(without(facts, some.flat()), on))).flat()
  return [causes, fixed, concerned].find((some) => some.length > 0) ?? changes
}

const kindOf = (changes: readonly Change[]): string =>
  changes.map(({ several, fact, because }) => several ?? fact?.table ?? because).join()

/** The beginning of a body says more than who sat in it on that day, and who is appointed more than that there is a seat for it. */
const weightiest = (causes: readonly Change[], body: string): readonly Change[] => {
  const itself = causes.filter(({ fact }) => fact?.table === 'body' && fact.says.ref === body)
  const others = causes.filter(({ fact }) => fact?.table !== 'seat')
  return [itself, others].find((some) => some.length > 0) ?? causes
}

const scopeOf = (rule: string): Change['concerns'] =>
  rule.startsWith('members.') ? 'members' : rule.startsWith('company.') ? 'income' : 'board'

/** The facts without some changes, with the appointments in their order again. */
const without = (facts: BoardFacts, some: readonly Change[]): BoardFacts => {
  const then = some.reduce((before, { putOff }) => putOff?.(before) ?? before, facts)
  return then.appointments === facts.appointments ? then : { ...then, appointments: byAppointment(then.appointments) }
}

/**
 * Is a finding as it was before what has changed of it: that it is broken, or is not; that it is worse or better; its fraction, or
 * whom it names?
 */
const asBefore = (was: Finding, now: Finding): ((finding: Finding) => boolean) => {
  const broken = ({ status }: Finding) => status === 'fail'
  if (broken(was) !== broken(now)) return (one) => broken(one) === broken(was)
  const [before, after] = [SEVERITY[was.status], SEVERITY[now.status]]
  if (before < after) return ({ status }) => SEVERITY[status] <= before
  if (before > after) return ({ status }) => SEVERITY[status] >= before
  return sameFraction(was, now) ? (one) => standing(one) === standing(was) : (one) => sameFraction(one, was)
}

/** How a finding stands, whatever the day of which its explanation speaks. */
export const standing = ({ numerator, denominator, people, organisations, explanation }: Finding): string =>
  JSON.stringify([numerator, denominator, people, organisations, explanation.replaceAll(DAY, '')])
const DAY = /\d{1,2} \p{L}+ \d{4}/gu

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
