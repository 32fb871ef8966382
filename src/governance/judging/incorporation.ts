import { type IsoDate, longDate } from '../../kernel/dates.ts'
import type { BoardFacts, Notice } from '../types.ts'

/** Asked about a day before there was a company: "It was incorporated on 6 March 2018"; undefined from that day on. */
export const notYetCompany = ({ company }: BoardFacts, on: IsoDate): string | undefined =>
  company.incorporatedOn && on < company.incorporatedOn
    ? `It was incorporated on ${longDate(company.incorporatedOn)}`
    : undefined

/** A company is one from the date of its incorporation (Companies Act 2006, section 16): before it no rule could be broken. */
export const incorporationNotices = (facts: BoardFacts, body: string, on: IsoDate): Notice[] => {
  const why = notYetCompany(facts, on)
  if (!why) return []
  const explanation = `On ${longDate(on)} there was no company yet, and no board that the rules could be about. ${why}.`
  const source = 'Companies Act 2006, section 16'
  return [{ notice: 'before-incorporation', body, status: 'warn', explanation, source }]
}
