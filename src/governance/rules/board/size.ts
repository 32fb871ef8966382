import { plural } from '../../../kernel/text.ts'
import { judged, notApplicable, type Rule } from '../rule.ts'

/** At least so many directors in office: people today, not seats in the articles. */
export const boardMinimum: Rule = ({ articles, board, body }) => {
  const { value: minimum, clause } = articles.minimumDirectors
  const rule = 'board.minimum'
  if (minimum === null)
    return notApplicable(rule, 'none', 'The articles set no fewest number of directors', clause, body)
  const inOffice = board.directors.length
  const spare = inOffice - minimum
  const detail =
    spare < 0
      ? `${plural(-spare, 'more is', 'more are')} needed.`
      : spare === 0
        ? 'There is nothing to spare: if one leaves, the board is too small.'
        : `${spare} may leave before the board is too small.`
  return judged({
    rule,
    body,
    status: spare < 0 ? 'fail' : spare === 0 ? 'warn' : 'pass',
    numerator: inOffice,
    denominator: minimum,
    limit: `at least ${minimum}`,
    headroom: spare,
    explanation: `${plural(inOffice, 'director is', 'directors are')} in office, and the articles ask for at least ${minimum}. ${detail}`,
    source: clause,
    distance: Math.max(0, -spare),
  })
}

export const boardMaximum: Rule = ({ articles, board, body }) => {
  const { value: maximum, clause } = articles.maximumDirectors
  const rule = 'board.maximum'
  if (maximum === null)
    return notApplicable(rule, 'none', 'The articles set no largest number of directors', clause, body)
  const inOffice = board.directors.length
  const over = inOffice - maximum
  const detail = over > 0 ? ` ${plural(over, 'is', 'are')} too many.` : ''
  return judged({
    rule,
    body,
    status: over > 0 ? 'fail' : 'pass',
    numerator: inOffice,
    denominator: maximum,
    limit: `at most ${maximum}`,
    explanation: `${plural(inOffice, 'director is', 'directors are')} in office, and the articles allow at most ${maximum}.${detail}`,
    source: clause,
    distance: Math.max(0, over),
  })
}
