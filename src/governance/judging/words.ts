import { inWordsOf } from '../../company/index.ts'
import { longDate } from '../../kernel/dates.ts'
import type { Finding } from '../../kernel/finding.ts'
import { parseMoney, pounds } from '../../kernel/money.ts'
import { capitalised, listed, percent, withCommas } from '../../kernel/text.ts'
import type { BoardFacts } from '../types.ts'
import type { Worsening } from './worsened.ts'

/** What a rule is called in a sentence. */
export const RULE_NAMES: Readonly<Record<string, string>> = {
  'board.minimum': 'the fewest directors the articles ask for',
  'board.maximum': 'the most directors the articles allow',
  'board.council-cap': 'the articles’ cap on the council’s share',
  'board.law-20': 'the law’s line of a fifth of the directors',
  'board.votes-law-20': 'the law’s line of a fifth of the votes at directors’ meetings',
  'board.chair': 'the rule on who may be chair',
  'board.categories': 'the kinds of seat the articles ask for',
  'board.identity-verified': 'the verification of directors’ identity',
  'body.cells': 'the cells of phase, sector and role that the articles want filled',
  'body.sector-balance': 'the balance of academies and maintained schools',
  'body.one-per-group': 'the rule of one leader of each trust, federation or school',
  'body.districts': 'the group and the heads of every district',
  'body.area-chairs': 'the chairs of areas',
  'body.association-seats': 'the seats that associations nominate',
  'body.required-seats': 'the titled seats that the articles want filled',
  'body.term': 'the length of terms',
  'body.agreement': 'the signing of the membership agreement',
  'body.attendance': 'the attendance the articles ask for',
  'members.law-20': 'the law’s line of a fifth of members’ votes',
  'members.eligible': 'the rule on who may be a member',
  'members.consent': 'the consent of the maintaining authority',
  'company.business-relationship': 'the council’s share of the turnover',
  'company.owners-share': 'the owners’ share of the turnover',
}

/** "2 of 11, 18.18%", "£5.00 of £20.00, 25.00%"; nothing for what is not counted. */
export const fractionText = (finding: Pick<Finding, 'numerator' | 'denominator'> | undefined): string => {
  const { numerator, denominator } = finding ?? {}
  if (typeof numerator === 'number' && typeof denominator === 'number')
    return shareOf(numerator, denominator, withCommas)
  const [part, whole] = [numerator, denominator].map((text) =>
    typeof text === 'string' ? parseMoney(text) : undefined,
  )
  return part === undefined || whole === undefined ? '' : shareOf(part, whole, pounds)
}

const shareOf = (part: number, whole: number, said: (amount: number) => string): string =>
  `${said(part)} of ${said(whole)}, ${percent(part, whole)}%`

/** Rules that limit what part of a whole may be the council's. */
export const SHARES: readonly string[] = ['board.council-cap', 'board.law-20', 'board.votes-law-20', 'members.law-20']

/** Rules that ask something of everybody, or of every place: how many are in order, of all. */
export const isOfEverybody = (rule: string): boolean =>
  /^body\.(?!sector-balance)|^members\.(?!law-20)|^board\.identity-verified$/.test(rule)

/** "3 of 12, 25.00%; the limit is below 1/5"; of what everybody has to keep: "kept by 0 of 1, where it asks for every director verified". */
const countText = (finding: Finding): string => {
  const { rule, numerator, denominator, limit } = finding
  if (rule === 'board.maximum') return `${numerator}; the limit is ${limit}`
  return SHARES.includes(rule) || rule === 'body.sector-balance'
    ? `${fractionText(finding)}; the limit is ${limit}`
    : `kept by ${numerator} of ${denominator}, where it asks for ${limit}`
}

/** "Appointing Stephen Harcombe on 10 December 2026 would break … (3 of 12, 25.00%; the limit is below 1/5). Nothing has been recorded" */
export const refusalText = (doing: string, worsened: readonly Worsening[], on: string): string => {
  const rules = worsened.map(({ on: day, finding }) => {
    const from = day === on ? '' : ` from ${longDate(day)}`
    return `${RULE_NAMES[finding.rule] ?? finding.rule}${from} (${countText(finding)})`
  })
  return `${capitalised(doing)} would break ${listed(rules)}. Nothing has been recorded`
}

/** What a rule is called as a heading. */
export const ruleTitles: Readonly<Record<string, string>> = {
  'board.minimum': 'Fewest directors',
  'board.maximum': 'Most directors',
  'board.council-cap': 'Council cap',
  'board.law-20': 'Directors below a fifth',
  'board.votes-law-20': 'Board votes below a fifth',
  'board.chair': 'Chair',
  'board.categories': 'Kinds of seat',
  'board.identity-verified': 'Identity verified',
  'body.cells': 'Required cells',
  'body.sector-balance': 'Balance of sectors',
  'body.one-per-group': 'One leader of each trust or school',
  'body.districts': 'Districts',
  'body.area-chairs': 'Chairs of areas',
  'body.association-seats': 'Seats of associations',
  'body.required-seats': 'Titled seats',
  'body.term': 'Terms of office',
  'body.agreement': 'Agreement signed',
  'body.attendance': 'Attendance',
  'members.law-20': 'Members’ votes below a fifth',
  'members.eligible': 'Who may be a member',
  'members.consent': 'Consent of the authority',
  'company.business-relationship': 'Business relationship with the council',
  'company.owners-share': 'Owners’ share of turnover',
}

/** What a rule is called as a heading, in the words of the organisation: the directors of a charity are its trustees. */
export const titleOf = ({ company }: Pick<BoardFacts, 'company'>, rule: string): string =>
  inWordsOf(company)(ruleTitles[rule] ?? rule)
