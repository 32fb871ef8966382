import {
  ARTICLE_TITLES,
  type ArticleName,
  type Articles,
  type ArticlesVersion,
  articleText,
} from '../../../company/index.ts'
import { longDate } from '../../../kernel/dates.ts'

export const SILENT = 'Silent'

/** What the articles say on one thing, with the clause: "At most 19% of the directors in office". */
export const saying = (articles: Articles, name: ArticleName): string => articleText(articles, name) ?? SILENT

/** "Fewest directors" with what two sets of articles say of it, and the clause of the later one. */
export const sideBySide = (name: ArticleName, before: Articles, after: Articles): string[] => [
  ARTICLE_TITLES[name],
  saying(before, name),
  saying(after, name),
  after[name].clause,
]

export const beginning = ({ from }: Pick<ArticlesVersion, 'from'>): string =>
  from === null ? 'From the beginning' : longDate(from)
