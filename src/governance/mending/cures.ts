import { articlesOn, inWordsOf } from '../../company/index.ts'
import { addDays, type IsoDate, longDate } from '../../kernel/dates.ts'
import type { WayOut } from '../../kernel/errors.ts'
import type { Finding } from '../../kernel/finding.ts'
import { lawOn } from '../../kernel/law.ts'
import { money, parseMoney, pounds } from '../../kernel/money.ts'
import { percent, plural } from '../../kernel/text.ts'
import { judgeOn } from '../judging/judge.ts'
import { fractionText, isOfEverybody, titleOf } from '../judging/words.ts'
import { schoolYear } from '../meetings/attendance.ts'
import { ownersShortfall } from '../rules/company/owners-share.ts'
import { atMost, below, fewestLeavers, type Line } from '../rules/shares.ts'
import type { BoardFacts, Scope } from '../types.ts'
import { smallestMend } from './mend.ts'
import { mendTexts } from './text.ts'

/** What would mend a breach, with the result that it would have: each way by itself. */
export const waysToCure = (facts: BoardFacts, finding: Finding, day: IsoDate): WayOut[] => {
  if (finding.status !== 'fail') return []
  const ways = waysByCount(facts, finding, day)
  const all = ways.length > 0 ? ways : [...smallestChange(facts, finding, day), ...waysBesides(facts, finding, day)]
  return all.map((way) => ({ ...way, text: inWordsOf(facts.company)(way.text) }))
}

/** The same for several findings of a page, each way under the name of its rule; where the page has but one, without it. */
export const waysWithTitles = (
  facts: BoardFacts,
  findings: readonly Finding[],
  day: IsoDate,
  ofPage: readonly Finding[] = findings,
): WayOut[] => {
  const isAlone = ofPage.filter(({ status }) => status === 'fail').length === 1
  return findings.flatMap((finding) =>
    waysToCure(facts, finding, day).map((way) =>
      isAlone ? way : { ...way, text: `${titleOf(facts, finding.rule)}: ${way.text}` },
    ),
  )
}

/** What would mend it besides the smallest change. */
export const waysBesides = (facts: BoardFacts, finding: Finding, day: IsoDate): WayOut[] =>
  finding.status === 'fail' ? [...waysByCount(facts, finding, day), ...laterRecords(facts, finding, day)] : []

/** The acts that mend this rule and make no other worse, where some do. */
const smallestChange = (facts: BoardFacts, { rule, body = '' }: Finding, day: IsoDate): WayOut[] => {
  const mend = smallestMend(facts, body, day, rule)
  if (!mend) return []
  const after = mend.findings.find((finding) => finding.rule === rule)
  return [{ text: mendTexts(facts, mend.acts), result: resultText(after) }]
}

const resultText = (after: Finding | undefined): string => {
  if (after?.rule === 'body.attendance') {
    if (after.status === 'warn') return 'the share can still be reached'
    if (after.status === 'not-applicable') return 'nothing is judged before a meeting is held'
  }
  return after && isOfEverybody(after.rule) && typeof after.numerator === 'number'
    ? `${after.numerator} of ${after.denominator} in order`
    : fractionText(after) || 'Then it holds'
}

/** What mends a rule without anybody doing anything: a consent that was given in time and is not on record, or a new school year. */
const laterRecords = (facts: BoardFacts, { rule, body = '' }: Finding, day: IsoDate): WayOut[] => {
  const judged = (some: BoardFacts, on: IsoDate, scope: Scope) =>
    judgeOn(some, body, on, scope).find(({ finding }) => finding.rule === rule)?.finding
  if (rule === 'members.consent') {
    const recorded = facts.members.map((one) => (one.consentOn === null ? { ...one, consentOn: one.admittedOn } : one))
    const after = judged({ ...facts, members: recorded }, day, 'members')
    if (!after || after.status === 'fail') return []
    const text =
      'Where the consent had been given by the day of entry, record its date and reference in members.csv, and import the pack again'
    return [{ text, result: resultText(after) }]
  }
  if (rule !== 'body.attendance') return []
  const { to } = schoolYear(day)
  const next = addDays(to, 1)
  const after = judged(facts, next, 'group')
  return !after || after.status === 'fail'
    ? []
    : [{ text: `Wait for ${longDate(next)}: meetings are counted anew from then on`, result: resultText(after) }]
}

/** How many of those counted would have to leave, or of others to join, for the rules that count. */
const waysByCount = (facts: BoardFacts, finding: Finding, day: IsoDate): WayOut[] => {
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
