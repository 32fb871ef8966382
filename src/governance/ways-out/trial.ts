import { addDays, type IsoDate, longDate } from '../../kernel/dates.ts'
import { capitalised } from '../../kernel/text.ts'
import { withAppointment } from '../board/after.ts'
import { judgeOn, subjectsOf } from '../judging/judge.ts'
import { fractionText } from '../judging/words.ts'
import { type Worsening, worsenedBy } from '../judging/worsened.ts'
import { termEndOf } from '../seats/terms.ts'
import type { Appointment, BoardFacts } from '../types.ts'

/** An appointment that was refused, and what it breaks. */
export interface Refused {
  facts: BoardFacts
  appointment: Appointment
  worsened: readonly Worsening[]
}

/** What comes of keeping one of several rules. */
export const STILL_BROKEN = 'this rule is kept; the others are still broken'

export const IDENTITY = 'board.identity-verified'
export const AGREEMENT = 'body.agreement'

/** What an appointment would still break, with what can always be done first left aside: verifying who it is, and signing. */
export const broken = (before: BoardFacts, appointment: Appointment): Worsening[] =>
  worsenedThrough(before, appointment).filter(({ finding: { rule } }) => rule !== IDENTITY && rule !== AGREEMENT)

export const worsenedThrough = (before: BoardFacts, appointment: Appointment): Worsening[] =>
  worsenedBy(
    before,
    withAppointment(before, appointment),
    subjectsOf(before, appointment.body, appointment.appointedOn),
    appointment.appointedOn,
  )

/**
 * The appointment as it could then be made: as it is, or with a term that ends before the day on which terms of others end and the
 * share would rise again. Undefined where it would break a rule on its own first day.
 */
export const possible = (
  before: BoardFacts,
  appointment: Appointment,
): { appointment: Appointment; term: string } | undefined => {
  const [first] = broken(before, appointment)
    .map(({ on }) => on)
    .sort()
  if (first === undefined) return { appointment, term: '' }
  if (first <= appointment.appointedOn) return undefined
  const shorter = { ...appointment, termEndsOn: addDays(first, -1) }
  return broken(before, shorter).length === 0
    ? { appointment: shorter, term: `, and the term ends on ${longDate(shorter.termEndsOn)} at the latest` }
    : undefined
}

/** The same appointment from a later day, for the term that it would have then. */
export const fromLaterDay = (facts: BoardFacts, appointment: Appointment, appointedOn: IsoDate): Appointment => {
  const seat = facts.seats.find(({ ref }) => ref === appointment.seat)
  return { ...appointment, appointedOn, termEndsOn: seat ? termEndOf(facts, seat, appointedOn) : null }
}

export const resultOf = (before: BoardFacts, appointment: Appointment, rule: string): string =>
  fractionText(
    judgeOn(withAppointment(before, appointment), appointment.body, appointment.appointedOn, 'board').find(
      ({ finding }) => finding.rule === rule,
    )?.finding,
  )

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
export const inWords = (count: number): string => capitalised(NUMBERS[count] ?? String(count))
