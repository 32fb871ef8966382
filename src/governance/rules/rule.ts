import { type Articles, articlesOn, isIncorporated, PRESETS } from '../../company/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import type { Finding, Status } from '../../kernel/finding.ts'
import { type Member, membersOn } from '../../membership/index.ts'
import { type Board, boardOn } from '../board/board.ts'
import type { BoardFacts } from '../types.ts'

/** What a rule is shown: the facts as they stand on one day, with the articles in force. */
export interface Situation {
  facts: BoardFacts
  day: IsoDate
  body: string
  board: Board
  members: Member[]
  articles: Articles
}

/** A finding, and how far it is from being in order: what an act may not make larger. */
export interface Judgement {
  finding: Finding
  distance: number
  /** Who is out of order without that standing in the way of an act: it is told, and nobody is refused for it. */
  out?: readonly string[]
}

export type Rule = (situation: Situation) => Judgement

export const situationOn = (facts: BoardFacts, body: string, day: IsoDate): Situation => {
  let board: Board | undefined
  let members: Member[] | undefined
  return {
    facts,
    day,
    body,
    get board() {
      board ??= boardOn(facts, body, day)
      return board
    },
    get members() {
      members ??= membersOn(facts.members, day)
      return members
    },
    articles: articlesOn(facts.company, day),
  }
}

/** What each rule says in its own words; the rest of a finding is the same for all. */
export interface Verdict {
  rule: string
  body?: string
  status: Status
  numerator: Finding['numerator']
  denominator: Finding['denominator']
  limit: string
  headroom?: number | null
  people?: string[]
  organisations?: string[]
  explanation: string
  source: string
  readings?: Finding['readings']
  distance?: number
  out?: readonly string[]
}

export const judged = (verdict: Verdict): Judgement => ({
  finding: {
    rule: verdict.rule,
    ...(verdict.body === undefined ? {} : { body: verdict.body }),
    status: verdict.status,
    numerator: verdict.numerator,
    denominator: verdict.denominator,
    limit: verdict.limit,
    headroom: verdict.headroom ?? null,
    ...(verdict.people === undefined ? {} : { people: [...verdict.people].sort() }),
    ...(verdict.organisations === undefined ? {} : { organisations: [...verdict.organisations].sort() }),
    explanation: verdict.explanation,
    source: verdict.source,
    ...(verdict.readings === undefined ? {} : { readings: verdict.readings }),
  },
  distance: verdict.distance ?? 0,
  ...(verdict.out === undefined ? {} : { out: verdict.out }),
})

/** The rule asks nothing here: of this kind of partnership, on this day, or of nobody. */
export const notApplicable = (
  rule: string,
  limit: string,
  explanation: string,
  source: string,
  body?: string,
): Judgement =>
  judged({
    rule,
    ...(body === undefined ? {} : { body }),
    status: 'not-applicable',
    numerator: null,
    denominator: null,
    limit,
    explanation,
    source,
  })

export const isCompany = ({ facts }: Situation): boolean => isIncorporated(facts.company)
export const presetOf = ({ facts }: Situation) => PRESETS[facts.company.preset]

export const NOT_A_COMPANY =
  'This partnership is not a company, so the law on companies and authorities asks nothing here'
