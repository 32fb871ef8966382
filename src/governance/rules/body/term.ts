import { nameOf } from '../../../directory/index.ts'
import { longDate } from '../../../kernel/dates.ts'
import { agreeing, plural } from '../../../kernel/text.ts'
import { asFarAsKnown } from '../../../kernel/year-or-month.ts'
import type { Sitting } from '../../board/board.ts'
import { remainderOf, wholeTermEnd } from '../../seats/terms.ts'
import type { Appointment, Seat } from '../../types.ts'
import { judged, notApplicable, type Rule, type Situation } from '../rule.ts'

const RULE = 'body.term'

/** What is wrong with a term: it was too long, or without an end, from the start; or its end has passed and nobody else was appointed. */
interface Fault {
  why: string
  heldOver: boolean
  /** The clause that says so, where it is not that on the length of a term. */
  clause?: string
}

/**
 * Every term has an end, is no longer than the seat or else the articles allow, and is over when it ends. Where the articles let a
 * replacement serve the remainder, it ends with the term that was not served out. Who sits by an office held elsewhere has no term:
 * that seat is vacant when the office ends.
 */
export const bodyTerm: Rule = (situation) => {
  const { articles, board, body, facts } = situation
  const { value: term, clause } = articles.term
  const servesOut = articles.replacementServes.value === 'remainder'
  if (term === null && !servesOut) {
    return notApplicable(RULE, 'none', 'The articles set no length of term', clause, body)
  }
  const limit = [
    ...(term ? [`at most ${plural(term.years, 'year')}, or what the seat says`] : []),
    ...(servesOut ? ['of a replacement, the rest of the term'] : []),
  ].join('; ')
  const { directors } = board
  const source = term ? clause : articles.replacementServes.clause
  if (directors.length === 0) return notApplicable(RULE, limit, 'Nobody is in office', source, body)
  const wrong = directors.flatMap(({ person, sittings }) => {
    const faults = sittings.flatMap((sitting) => faultOf(situation, sitting) ?? [])
    return faults.length > 0 ? [{ person, faults }] : []
  })
  const good = directors.length - wrong.length
  const each = wrong.map(({ person, faults }) => `${nameOf(facts.directory, person)}: ${faults[0]?.why}.`)
  const clauses = wrong.flatMap(({ faults }) => faults[0]?.clause ?? [])
  return judged({
    rule: RULE,
    body,
    status: wrong.length > 0 ? 'fail' : 'pass',
    numerator: good,
    denominator: directors.length,
    limit,
    people: wrong.map(({ person }) => person),
    explanation: [
      `${good} of ${plural(directors.length, 'person', 'people')} in office ${agreeing(good, directors.length, 'serves', 'serve')} a term that is in order.`,
      ...each,
    ].join(' '),
    source: [...new Set([source, ...clauses])].join('; '),
    // Holding over comes of nobody having been appointed in time, never of the appointment itself, which it must not stop.
    distance: wrong.filter(({ faults }) => faults.some(({ heldOver }) => !heldOver)).length,
  })
}

const faultOf = (situation: Situation, { seat, appointment }: Sitting): Fault | undefined => {
  const { facts, day, articles } = situation
  if (seat.category === 'ex_officio') return undefined
  const { appointedOn, appointedWithin, termEndsOn } = appointment
  // A chief executive is a director for as long as he or she is employed as one.
  if (termEndsOn === null && seat.category === 'chief_executive') return undefined
  const beyond = beyondRemainder(situation, seat, appointment)
  if (beyond || articles.term.value === null) return beyond
  if (termEndsOn === null) return { why: 'the term has no end', heldOver: false }
  const longest = wholeTermEnd(facts, seat, appointedOn, day)
  if (longest !== null && termEndsOn > longest) {
    const counted =
      appointedWithin === null ? '' : `, counted from the first day of ${asFarAsKnown(appointedOn, appointedWithin)}`
    return {
      why: `the term to ${longDate(termEndsOn)} is longer than allowed; it may last to ${longDate(longest)}${counted}`,
      heldOver: false,
    }
  }
  return day > termEndsOn
    ? { why: `held over since the term ended on ${longDate(termEndsOn)}`, heldOver: true }
    : undefined
}

/** A fresh term that was lawful when it was given stays so, and articles that allow one later put an older one in order. */
const beyondRemainder = (
  { facts, articles }: Situation,
  seat: Seat,
  { appointedOn, termEndsOn }: Appointment,
): Fault | undefined => {
  const { value, clause } = articles.replacementServes
  const left = value === 'remainder' ? remainderOf(facts, seat, appointedOn) : undefined
  if (!left?.termEndsOn || (termEndsOn !== null && termEndsOn <= left.termEndsOn)) return undefined
  const term =
    termEndsOn === null ? 'the term has no end' : `the term to ${longDate(termEndsOn)} is longer than allowed`
  const served = `it serves out that of ${nameOf(facts.directory, left.person)}, who left in mid-term`
  return { why: `${term}; ${served}, and may last to ${longDate(left.termEndsOn)}`, heldOver: false, clause }
}
