import { addDays, addYears, type IsoDate, later, longDate, yearsTo } from '../../../kernel/dates.ts'
import { pounds } from '../../../kernel/money.ts'
import { incomeDays, isFromOwner } from '../../rules/company/income.ts'
import { OWNERS_YEARS } from '../../rules/company/owners-share.ts'
import type { BoardFacts } from '../../types.ts'
import type { Change } from './change.ts'

/**
 * The days on which the owners' part of the turnover of some years changes: turnover is posted, or is too old to be counted. Who owns
 * the company is asked on the date of each posting, so that a member who leaves changes nothing of what was posted before.
 */
export const incomeChanges = (facts: BoardFacts): Change[] =>
  incomeDays(facts, isFromOwner).flatMap(({ on, turnover, counted, act }): Change[] => {
    const owners = `${counted === 0 ? 'none' : counted === turnover ? 'all' : pounds(counted)} of it from owners`
    const common = { concerns: 'income', ...(act === undefined ? {} : { act }) } as const
    return [
      { on, because: `turnover of ${pounds(turnover)} is posted, ${owners}`, ...common },
      {
        on: firstDayWithout(on),
        because: `turnover of ${pounds(turnover)} of ${longDate(on)} is not counted any more, ${owners}`,
        ...common,
      },
    ]
  })

/** The first day of whose years another is none. */
const firstDayWithout = (on: IsoDate): IsoDate => {
  const day = addYears(on, OWNERS_YEARS)
  return yearsTo(day, OWNERS_YEARS) > on ? day : addDays(day, 1)
}

/** The days of which the turnover is known: from the first posting to today, or to the last where some is posted ahead. */
export const incomeSpan = (facts: BoardFacts, today: IsoDate): { from: IsoDate; to: IsoDate } | undefined => {
  const days = incomeDays(facts, isFromOwner)
  const [first, last] = [days[0], days.at(-1)]
  return first && last && { from: first.on, to: later(today, last.on) }
}
