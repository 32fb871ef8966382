import { articlesOn } from '../../company/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import type { WayOut } from '../../kernel/errors.ts'
import type { Finding } from '../../kernel/finding.ts'
import { money, parseMoney, pounds } from '../../kernel/money.ts'
import { percent, plural } from '../../kernel/text.ts'
import { mainBody } from '../board/board.ts'
import { gapsOf, type WantedPlace, wantsPlacesFilled } from '../board/gaps.ts'
import { lawOn } from '../law.ts'
import { ownersShortfall } from '../rules/company/owners-share.ts'
import type { BoardFacts } from '../types.ts'
import { smallestMend } from './mend.ts'
import { mendText } from './mend-text.ts'
import { atMost, below, fewestLeavers, type Line } from './shares.ts'
import { fractionText } from './words.ts'

/** What would mend a breach, with the result that it would have: each way by itself. */
export const waysToCure = (facts: BoardFacts, finding: Finding, day: IsoDate): WayOut[] => {
  if (finding.status !== 'fail') return []
  const ways = waysByCount(facts, finding, day)
  if (ways.length > 0) return ways
  const { body = '', rule } = finding
  if (wantsPlacesFilled(rule)) return placesFilled(facts, finding, body, day)
  return mainBody(facts, day)?.ref === body ? smallestChange(facts, finding, body, day) : []
}

/** Every place that is empty has to be filled: by whom it could be, by whose school, or on whose nomination. */
const placesFilled = (facts: BoardFacts, finding: Finding, body: string, day: IsoDate): WayOut[] => {
  const empty = gapsOf(facts, body, day).filter(({ rule }) => rule === finding.rule)
  if (empty.length === 0) return []
  const all = `${finding.denominator} of ${finding.denominator} in order`
  return [{ text: `Fill ${empty.map(placeText).join('; and ')}`, result: all }]
}

const placeText = ({ words, couldFill, schools, nominator }: WantedPlace): string => {
  if (couldFill.length > 0) return `${words}: ${anyOf(couldFill.map(({ name }) => name))} could`
  if (nominator !== null) return `${words}: ${nominator} nominates`
  return schools.length > 0 ? `${words}: from ${anyOf(schools.map(({ name }) => name))}` : words
}

const NAMED = 3
const anyOf = (names: readonly string[]): string => {
  const shown = names.length <= NAMED + 1 ? names : [...names.slice(0, NAMED), `one of ${names.length - NAMED} others`]
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`
}

/** The acts that mend this rule and make no other worse, where some do. */
const smallestChange = (facts: BoardFacts, { rule }: Finding, body: string, day: IsoDate): WayOut[] => {
  const mend = smallestMend(facts, body, day, rule)
  if (!mend) return []
  const after = mend.findings.find((finding) => finding.rule === rule)
  return [
    {
      text: mend.acts.map((act) => mendText(facts, act)).join('; and '),
      result: fractionText(after) || 'Then it holds',
    },
  ]
}

/** How many of those counted would have to leave, or of others to join, for the rules that count. */
export const waysByCount = (facts: BoardFacts, finding: Finding, day: IsoDate): WayOut[] => {
  const { numerator: counted, denominator: all } = finding
  if (finding.rule === 'company.owners-share') return ownersPay(finding, day)
  if (finding.status !== 'fail' || typeof counted !== 'number' || typeof all !== 'number') return []
  const line = lineOf(facts, finding.rule, day)
  if (line) return shareCures(counted, all, line, finding)
  if (finding.rule === 'board.minimum') {
    const missing = all - counted
    return [{ text: missing === 1 ? 'One director joins' : `${missing} directors join`, result: `${all} in office` }]
  }
  if (finding.rule === 'board.maximum') {
    const over = counted - all
    return [{ text: over === 1 ? 'One director leaves' : `${over} directors leave`, result: `${all} in office` }]
  }
  return []
}

/** Turnover cannot be taken back because of a rule; owners may buy more. */
const ownersPay = ({ status, numerator, denominator }: Finding, day: IsoDate): WayOut[] => {
  const [counted, turnover] = [numerator, denominator].map((amount) => parseMoney(String(amount)))
  if (status !== 'fail' || counted === undefined || turnover === undefined) return []
  const more = ownersShortfall({ counted, turnover }, lawOn('ownersShare', day).value)
  const [then, all] = [counted + more, turnover + more].map(money)
  return [
    {
      text: `Owners buy for ${pounds(more)} more, and others for no more than they have`,
      result: fractionText({ numerator: then as string, denominator: all as string }),
    },
  ]
}

const lineOf = (facts: BoardFacts, rule: string, day: IsoDate): Line | undefined => {
  switch (rule) {
    case 'board.council-cap': {
      const cap = articlesOn(facts.company, day).councilCap.value
      return cap ? atMost(cap) : undefined
    }
    case 'board.law-20':
      return below(lawOn('influencedByDirectors', day).value)
    case 'board.votes-law-20':
      return below(lawOn('influencedByBoardVotes', day).value)
    case 'members.law-20':
      return below(lawOn('influencedByVotes', day).value)
    default:
      return undefined
  }
}

const shareCures = (counted: number, all: number, line: Line, finding: Finding): WayOut[] => {
  const members = finding.rule.startsWith('members.')
  const leave = fewestLeavers(counted, all, line)
  const join = -(finding.headroom ?? 0)
  const result = (k: number, n: number) => `${k} of ${n}, ${percent(k, n)}%`
  const who = members ? plural(join, 'school with one vote', 'schools with one vote each') : plural(join, 'director')
  const leaves: WayOut = {
    text: leave === 1 ? '1 of those counted leaves' : `${leave} of those counted leave`,
    result: result(counted - leave, all - leave),
  }
  const joins: WayOut = {
    text: `${who} who ${join === 1 ? 'does not count joins' : 'do not count join'}`,
    result: result(counted, all + join),
  }
  return [...(members ? [] : [leaves]), ...(join > 0 ? [joins] : [])]
}
