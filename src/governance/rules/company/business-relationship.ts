import { longDate, yearsTo } from '../../../kernel/dates.ts'
import type { Status } from '../../../kernel/finding.ts'
import { lawOn } from '../../../kernel/law.ts'
import { money, pounds } from '../../../kernel/money.ts'
import { percent } from '../../../kernel/text.ts'
import { isCompany, judged, NOT_A_COMPANY, notApplicable, type Rule, type Situation } from '../rule.ts'
import { type CountedIncome, countedIncome, isFromCouncil, isFromCouncilOrItsSchools } from './income.ts'

const RULE = 'company.business-relationship'

/** From here we warn, so that it is seen before there is a relationship. The number is ours, not the law's. */
const WARNS_FROM = [45, 100] as const
const LIMIT = 'below 45/100; a relationship exists above 1/2'

const NARROW = 'what schools maintained by the council pay is not counted as the council’s'
const WIDE =
  'what schools maintained by the council pay is counted as the council’s, whose money it is until it is spent'

/** The council's part of the turnover of the twelve months to the day, as the Act is read narrowly and widely. */
export const councilIncome = ({
  facts,
  day,
}: Pick<Situation, 'facts' | 'day'>): { narrow: CountedIncome; wide: CountedIncome } => {
  const days = { from: yearsTo(day, 1), to: day }
  return {
    narrow: countedIncome(facts, days, isFromCouncil),
    wide: countedIncome(facts, days, isFromCouncilOrItsSchools),
  }
}

/** s.69(3)(a): exactly half is not more than half, and where more was credited than invoiced there is no turnover to be half of. */
export const isRelationship = ({ counted, turnover }: CountedIncome, day: Situation['day']): boolean => {
  const [part, whole] = lawOn('businessRelationship', day).value
  return turnover > 0 && whole * counted > part * turnover
}

const statusOf = ({ counted, turnover }: CountedIncome): Status =>
  WARNS_FROM[1] * counted < WARNS_FROM[0] * turnover ? 'pass' : 'warn'

/** How much of the turnover comes from the council. It breaks nothing by itself: it is the second leg on which influence stands. */
export const businessRelationship: Rule = (situation) => {
  const { day, facts } = situation
  const { source } = lawOn('businessRelationship', day)
  if (!isCompany(situation)) return notApplicable(RULE, LIMIT, NOT_A_COMPANY, source)
  const { narrow, wide } = councilIncome(situation)
  if (narrow.turnover <= 0) {
    return notApplicable(RULE, LIMIT, `There was no turnover in the twelve months to ${longDate(day)}`, source)
  }
  return judged({
    rule: RULE,
    status: statusOf(narrow),
    numerator: money(narrow.counted),
    denominator: money(narrow.turnover),
    limit: LIMIT,
    organisations: narrow.counted > 0 ? [facts.directory.council] : [],
    explanation: [
      `${shareOfTurnover(narrow)} in the twelve months to ${longDate(day)} came from the council.`,
      isRelationship(narrow, day)
        ? 'That is more than half: there is a business relationship, and the company is influenced as soon as any of the 20% tests is met.'
        : 'That is not more than half, so the turnover makes no business relationship.',
      wide.counted === narrow.counted
        ? ''
        : `With the schools that the council maintains it was ${pounds(wide.counted)} (${percent(wide.counted, wide.turnover)}%).`,
    ]
      .filter(Boolean)
      .join(' '),
    source,
    readings: [
      { assumption: NARROW, income: narrow },
      { assumption: WIDE, income: wide },
    ].map(({ assumption, income }) => ({
      assumption,
      status: statusOf(income),
      numerator: money(income.counted),
      denominator: money(income.turnover),
    })),
  })
}

/** "£1,700,000.00 of £2,950,000.00 of turnover (57.63%)" */
export const shareOfTurnover = ({ counted, turnover }: CountedIncome): string =>
  `${pounds(counted)} of ${pounds(turnover)} of turnover (${percent(counted, turnover)}%)`
