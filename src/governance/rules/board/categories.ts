import type { SeatCategory } from '../../../company/index.ts'
import { capitalised, listed, plural } from '../../../kernel/text.ts'
import type { Board } from '../../board/board.ts'
import { judged, notApplicable, type Rule } from '../rule.ts'

const RULE = 'board.categories'

const WORDS: Record<SeatCategory, string> = {
  school_leader: 'school leader',
  governor: 'governor',
  council: 'council director',
  chief_executive: 'chief executive',
  non_executive: 'non-executive director',
  chair: 'chair',
  co_opted: 'co-opted director',
  association: 'director of an association',
  ex_officio: 'director by office',
  observer: 'observer',
}

/** Each kind of seat has as many people in it as the articles ask for; the chair counts as a non-executive director. */
export const boardCategories: Rule = ({ articles, board, body }) => {
  const { value: wanted, clause } = articles.categories
  const bounds = Object.entries(wanted) as [SeatCategory, { minimum?: number; maximum?: number }][]
  if (bounds.length === 0) return notApplicable(RULE, 'none', 'The articles ask for no kinds of seat', clause, body)
  const wrong: string[] = []
  let distance = 0
  for (const [category, { minimum = 0, maximum = Number.POSITIVE_INFINITY }] of bounds) {
    const count = peopleIn(board, category).length
    const off = Math.max(minimum - count, count - maximum, 0)
    if (off === 0) continue
    distance += off
    const asked = count < minimum ? `at least ${minimum}` : `at most ${maximum}`
    wrong.push(`${plural(count, WORDS[category])} where the articles ask for ${asked}`)
  }
  return judged({
    rule: RULE,
    body,
    status: wrong.length > 0 ? 'fail' : 'pass',
    numerator: bounds.length - wrong.length,
    denominator: bounds.length,
    limit: bounds.map(([category, bound]) => boundText(category, bound)).join('; '),
    explanation:
      wrong.length > 0
        ? `There ${/^1 /.test(wrong[0] as string) ? 'is' : 'are'} ${listed(wrong)}.`
        : `${capitalised(listed(bounds.map(([category]) => plural(peopleIn(board, category).length, WORDS[category]))))}: every kind of seat is filled as the articles ask.`,
    source: clause,
    distance,
  })
}

const peopleIn = (board: Board, category: SeatCategory): string[] =>
  board.directors
    .filter(({ sittings }) =>
      sittings.some(
        ({ seat }) => seat.category === category || (category === 'non_executive' && seat.category === 'chair'),
      ),
    )
    .map(({ person }) => person)

const boundText = (category: SeatCategory, { minimum, maximum }: { minimum?: number; maximum?: number }): string => {
  if (minimum !== undefined && minimum === maximum) return `exactly ${plural(minimum, WORDS[category])}`
  return [
    ...(minimum === undefined ? [] : [`at least ${plural(minimum, WORDS[category])}`]),
    ...(maximum === undefined ? [] : [`at most ${plural(maximum, WORDS[category])}`]),
  ].join(' and ')
}
