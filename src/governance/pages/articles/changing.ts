import {
  ARTICLE_NAMES,
  ARTICLE_TITLES,
  type ArticleName,
  type Articles,
  articleField,
  articlesOn,
  articleWritten,
  type Company,
  inWordsOf,
} from '../../../company/index.ts'
import { type IsoDate, longDate } from '../../../kernel/dates.ts'
import type { FieldError } from '../../../kernel/errors.ts'
import type { Answers, CheckTable, FormField, PageContext } from '../../../platform/http/index.ts'
import { adoptionFault } from '../../decisions/adoption.ts'
import { loadResolutions } from '../../decisions/resolutions.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts } from '../../types.ts'
import { sideBySide } from './words.ts'

/** How many articles one form asks about; a resolution that alters more of them is recorded by the act itself. */
const PLACES = [1, 2, 3, 4, 5, 6]

const isArticle = (name: string): name is ArticleName => (ARTICLE_NAMES as readonly string[]).includes(name)
const chosen = (answers: Answers): ArticleName[] => [
  ...new Set(PLACES.map((place) => answers[`article${place}`] ?? '').filter(isArticle)),
]
const clauseName = (name: ArticleName) => `${name}Clause`

/** The resolutions that were carried and can alter what binds the board, the latest first, to choose from. */
export const adoptingResolutions = async ({ reader }: PageContext, from: IsoDate | null) => {
  const { company, bodies } = await loadBoardFacts(reader)
  return (await loadResolutions(reader))
    .filter((one) => one.outcome.carried && adoptionFault(company, bodies, one, from) === undefined)
    .reverse()
    .map(({ ref, passedOn, text }) => ({ value: ref, text: `${ref}, ${longDate(passedOn)}: ${text.slice(0, 80)}` }))
}

/** Which articles change; what each says is asked on the next step. */
export const whichArticles = (
  company: Pick<Company, 'legalForm'>,
  { first, other }: { first: string; other: string },
): FormField[] => {
  const said = inWordsOf(company)
  const options = ARTICLE_NAMES.map((name) => ({ value: name, text: said(ARTICLE_TITLES[name]) }))
  return PLACES.map((place) => ({
    name: `article${place}`,
    label: place === 1 ? first : other,
    kind: 'select',
    options,
    missing: 'Choose what changes',
    shownElsewhere: true,
  }))
}

/** What each of the chosen articles says, with its clause, as some articles have it. */
export const whatTheySay = (articles: Articles, answers: Answers): FormField[] =>
  chosen(answers).flatMap((name): FormField[] => [
    { name, label: ARTICLE_TITLES[name], group: ARTICLE_TITLES[name], ...articleField(articles, name) },
    { name: clauseName(name), label: 'Clause', group: ARTICLE_TITLES[name], value: articles[name].clause, width: 20 },
  ])

/** The answers as `changes` of an act. */
export const changesFrom = (answers: Answers): Record<string, unknown> =>
  Object.fromEntries(
    chosen(answers)
      .filter((name) => answers[name] !== undefined)
      .map((name) => {
        const clause = answers[clauseName(name)]
        const value = articleWritten(name, answers[name] ?? '')
        return [name, clause ? { value, clause } : value]
      }),
  )

/** An error within `changes` belongs to the field of its article, or of its clause. */
export const atItsArticle = (error: FieldError): FieldError => {
  const [, place, name = '', ...deeper] = error.pointer.split('/')
  if (place !== 'changes') return error
  if (name === '') return { ...error, pointer: '/article1' }
  return { ...error, pointer: `/${deeper[0] === 'clause' && isArticle(name) ? clauseName(name) : name}` }
}

/** The articles that differ, as they were and as they are, and the clause of what they are. */
export const whatDiffers = (
  differs: readonly ArticleName[],
  was: { facts: BoardFacts; on: IsoDate },
  is: { facts: BoardFacts; on: IsoDate },
  [heading, caption, before, after]: readonly [string, string, string, string],
): CheckTable => {
  const [then, now] = [articlesOn(was.facts.company, was.on), articlesOn(is.facts.company, is.on)]
  return {
    heading,
    caption,
    columns: [{ label: 'Article' }, { label: before }, { label: after }, { label: 'Clause' }],
    rows: differs.map((name) => ({ cells: sideBySide(name, then, now) })),
  }
}
