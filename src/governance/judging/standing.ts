import { isIncorporated } from '../../company/index.ts'
import { type IsoDate, inForce } from '../../kernel/dates.ts'
import { lawOn } from '../../kernel/law.ts'
import type { Share } from '../../kernel/share.ts'
import { listed, percent, plural, uncapitalised } from '../../kernel/text.ts'
import { isCouncilSeat, mainBodyRef } from '../board/board.ts'
import { councilIncome, isRelationship, shareOfTurnover } from '../rules/company/business-relationship.ts'
import { councilMembers } from '../rules/members/law-20.ts'
import { NOT_A_COMPANY, type Situation, situationOn } from '../rules/rule.ts'
import type { BoardFacts } from '../types.ts'
import { judgeOn } from './judge.ts'

/** What the company is to the council: Local Government and Housing Act 1989, Part V. */
export type Standing = 'independent' | 'influenced' | 'controlled'

/** One question on which the standing turns, with its answer and its sum. */
export interface StandingStep {
  test: string
  /** Null: the question does not arise. */
  met: boolean | null
  text: string
  source: string
}

export interface StandingOn {
  standing: Standing
  standingWorking: StandingStep[]
}

const TESTS = [
  ['members.law-20', 'A fifth of members’ votes'],
  ['board.law-20', 'A fifth of the directors'],
  ['board.votes-law-20', 'A fifth of the votes at directors’ meetings'],
] as const

/**
 * Controlled by more than half of members' votes, or by the power to fill more than half of the board's seats; else influenced where
 * there is a business relationship and any of the three tests of a fifth is met; else independent.
 */
export const standingOn = (facts: BoardFacts, on: IsoDate): StandingOn => {
  const body = mainBodyRef(facts, on)
  const situation = situationOn(facts, body, on)
  if (!isIncorporated(facts.company)) {
    const source = lawOn('controlledByVotes', on).source
    return {
      standing: 'independent',
      standingWorking: [{ test: 'A company', met: false, text: `${NOT_A_COMPANY}.`, source }],
    }
  }
  const control = [controlByVotes(situation), controlByBoard(situation)]
  const fifths = fifthTests(facts, body, on)
  const reached = fifths.some(({ met }) => met)
  const controlled = control.some(({ met }) => met)
  const related = isRelationship(councilIncome(situation).narrow, on)
  const readWidely = controlled
    ? 'controlled all the same'
    : reached
      ? 'influenced'
      : 'influenced as soon as any of the tests of a fifth is met'
  return {
    standing: controlled ? 'controlled' : related && reached ? 'influenced' : 'independent',
    standingWorking: [...control, ...fifths, ...relationshipTests(situation, readWidely), OTHER_RELATIONSHIPS],
  }
}

/** By turnover, as it is read narrowly; where only the wide reading makes a relationship, what the company would be by that. */
const relationshipTests = (situation: Situation, readWidely: string): StandingStep[] => {
  const { narrow, wide } = councilIncome(situation)
  const { source } = lawOn('businessRelationship', situation.day)
  const test = 'Business relationship'
  if (narrow.turnover <= 0) return [{ test, met: null, text: 'There was no turnover in twelve months.', source }]
  const related = isRelationship(narrow, situation.day)
  const share = `${shareOfTurnover(narrow)} in twelve months came from the council`
  const narrowly = { test, met: related, text: `${share}; a relationship exists above one half.`, source }
  if (related || !isRelationship(wide, situation.day)) return [narrowly]
  const wider = `With the schools that the council maintains it is ${shareOfTurnover(wide)}, more than half.`
  const text = `${wider} Read so, the company would be ${readWidely}.`
  return [narrowly, { test: 'Business relationship, read widely', met: true, text, source }]
}

const OTHER_RELATIONSHIPS: StandingStep = {
  test: 'Other business relationships',
  met: null,
  text: 'The ledger shows turnover only. A relationship also exists where the council lets premises for less than their worth, where most of the turnover comes from assets in which it has an interest, or where its grants, loans and guarantees exceed half of the assets. Whoever certifies this looks at those.',
  source: 'Local Government and Housing Act 1989, s.69(3)(b)–(f)',
}

const fifthTests = (facts: BoardFacts, body: string, on: IsoDate): StandingStep[] => {
  const findings = [...judgeOn(facts, body, on, 'board'), ...judgeOn(facts, body, on, 'members')].map(
    ({ finding }) => finding,
  )
  return TESTS.flatMap(([rule, test]) => {
    const finding = findings.find((one) => one.rule === rule)
    if (!finding) return []
    const { status, numerator, denominator, explanation, source } = finding
    const applies = status !== 'not-applicable'
    const share = `${numerator} of ${denominator} (${percent(Number(numerator), Number(denominator))}%)`
    const text = applies ? `${share} ${status === 'fail' ? 'is not below' : 'is below'} one fifth.` : `${explanation}.`
    return [{ test, met: applies ? status === 'fail' : null, text, source }]
  })
}

const controlByVotes = (situation: Situation): StandingStep => {
  const { value: half, source } = lawOn('controlledByVotes', situation.day)
  const votes = (all: readonly { votes: number }[]) => all.reduce((sum, one) => sum + one.votes, 0)
  const [counted, all] = [votes(councilMembers(situation)), votes(situation.members)]
  return halfTest('More than half of members’ votes', ['of members', 'the council’s'], { counted, all }, half, source)
}

/** The power is over seats, whether or not they are filled; each weighs what it votes. */
const controlByBoard = ({ facts, body, day, articles }: Situation): StandingStep => {
  const { value: half, source } = lawOn('controlledByBoard', day)
  const seats = facts.seats.filter((seat) => seat.body === body && seat.category !== 'observer' && inForce(seat, day))
  const votes = (some: typeof seats) => some.reduce((sum, one) => sum + one.votes, 0)
  const own = seats.filter((seat) => isCouncilSeat(facts.directory, seat, articles.authorities.value))
  const share = { counted: votes(own), all: votes(seats) }
  return halfTest(
    'The power to fill most of the board',
    ['of the board’s seats', 'the council’s to fill'],
    share,
    half,
    source,
  )
}

const halfTest = (
  test: string,
  [of, whose]: readonly [string, string],
  { counted, all }: { counted: number; all: number },
  [part, whole]: Share,
  source: string,
): StandingStep => {
  const met = whole * counted > part * all
  const votes = `${counted} of ${plural(all, 'vote')} ${of} ${counted === 1 ? 'is' : 'are'} ${whose}`
  const share = `${votes} (${percent(counted, all)}%)`
  return {
    test,
    met: all === 0 ? null : met,
    text: all === 0 ? `There are none.` : `${share}, which is ${met ? '' : 'not '}more than half.`,
    source,
  }
}

/** The conclusion in a sentence, for page and paper. */
export const standingSentence = (standing: Standing, working: readonly StandingStep[]): string => {
  const met = working.filter((step) => step.met).map(({ test }) => uncapitalised(test))
  switch (standing) {
    case 'controlled':
      return `The company is **controlled** by the council: ${listed(met)}.`
    case 'influenced':
      return `The company is **influenced** by the council: ${listed(met)}.`
    case 'independent':
      return met.length > 0
        ? `The company is **independent** of the council. Only a part of the tests of influence is met: ${listed(met)}.`
        : 'The company is **independent** of the council: no test of control or influence is met.'
  }
}

/** What follows from a standing in plain words; nothing for an independent company. Local Authorities (Companies) Order 1995. */
export const consequencesOf = (standing: Standing): string[] => {
  if (standing === 'independent') return []
  return [
    standing === 'controlled'
      ? 'A controlled company is regulated.'
      : 'An influenced company is regulated only where it would also be under the council’s dominant influence, or in its group accounts. Ask the council’s monitoring officer.',
    'A regulated company says on its letters, notices and documents that it is, and names the council (article 4).',
    'What councillors are paid as directors is capped, and a director who is disqualified from the council’s membership must be removed; nothing of party politics may be published (article 5).',
    'The council, its auditors and its members are given the information they ask for (articles 6 to 8).',
    ...(standing === 'controlled'
      ? [
          'The council’s consent is needed for the appointment of an auditor (article 9), and the minutes of general meetings are open to the public (article 10).',
        ]
      : []),
  ]
}
