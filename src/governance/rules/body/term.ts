import { nameOf } from '../../../directory/index.ts'
import { longDate } from '../../../kernel/dates.ts'
import { plural } from '../../../kernel/text.ts'
import type { Sitting } from '../../board/board.ts'
import { wholeTermEnd } from '../../board/terms.ts'
import { judged, notApplicable, type Rule, type Situation } from '../rule.ts'

const RULE = 'body.term'

/** What is wrong with a term: it was too long, or without an end, from the start; or its end has passed and nobody else was appointed. */
interface Fault {
  why: string
  heldOver: boolean
}

/**
 * Every term has an end, is no longer than the seat or else the articles allow, and is over when it ends. Who sits by an office held
 * elsewhere has no term: that seat is vacant when the office ends.
 */
export const bodyTerm: Rule = (situation) => {
  const { articles, board, body, facts } = situation
  const { value: term, clause } = articles.term
  if (term === null) return notApplicable(RULE, 'none', 'The articles set no length of term', clause, body)
  const limit = `at most ${plural(term.years, 'year')}, or what the seat says`
  const { directors } = board
  if (directors.length === 0) return notApplicable(RULE, limit, 'Nobody is in office', clause, body)
  const wrong = directors.flatMap(({ person, sittings }) => {
    const faults = sittings.flatMap((sitting) => faultOf(situation, sitting) ?? [])
    return faults.length > 0 ? [{ person, faults }] : []
  })
  const good = directors.length - wrong.length
  const each = wrong.map(({ person, faults }) => `${nameOf(facts.directory, person)}: ${faults[0]?.why}.`)
  return judged({
    rule: RULE,
    body,
    status: wrong.length > 0 ? 'fail' : 'pass',
    numerator: good,
    denominator: directors.length,
    limit,
    people: wrong.map(({ person }) => person),
    explanation: [
      `${good} of ${plural(directors.length, 'person', 'people')} in office ${good === 1 ? 'serves' : 'serve'} a term that is in order.`,
      ...each,
    ].join(' '),
    source: clause,
    // Holding over comes of nobody having been appointed in time, never of the appointment itself, which it must not stop.
    distance: wrong.filter(({ faults }) => faults.some(({ heldOver }) => !heldOver)).length,
  })
}

const faultOf = ({ facts, day }: Situation, { seat, appointment }: Sitting): Fault | undefined => {
  if (seat.category === 'ex_officio') return undefined
  const { appointedOn, termEndsOn } = appointment
  // A chief executive is a director for as long as he or she is employed as one.
  if (termEndsOn === null && seat.category === 'chief_executive') return undefined
  if (termEndsOn === null) return { why: 'the term has no end', heldOver: false }
  const longest = wholeTermEnd(facts, seat, appointedOn, day)
  if (longest !== null && termEndsOn > longest) {
    return {
      why: `the term to ${longDate(termEndsOn)} is longer than allowed; it may last to ${longDate(longest)}`,
      heldOver: false,
    }
  }
  return day > termEndsOn
    ? { why: `held over since the term ended on ${longDate(termEndsOn)}`, heldOver: true }
    : undefined
}
