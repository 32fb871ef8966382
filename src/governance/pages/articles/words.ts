import {
  ARTICLE_TITLES,
  type ArticleName,
  type Articles,
  type ArticlesVersion,
  articlesOn,
  articleText,
  type Company,
  PRESETS,
  silent,
  versionOn,
} from '../../../company/index.ts'
import { type Directory, organisationName } from '../../../directory/index.ts'
import { type IsoDate, longDate } from '../../../kernel/dates.ts'
import { listed, uncapitalised } from '../../../kernel/text.ts'

export const SILENT = 'Silent'

/**
 * The clause that says so. A preset also knows under which clause a company that wants to say something would, and that clause says
 * nothing where nobody does: it is named only where the company's own version says under it that it is silent.
 */
export const clauseOf = (company: Company, day: IsoDate, name: ArticleName): string => {
  const articles = articlesOn(company, day)
  const own = versionOn(company, day)?.overrides[name]?.clause
  return articleText(articles, name) === undefined && own === undefined
    ? silent(PRESETS[company.preset].book)
    : articles[name].clause
}

/** "most directors and the council’s share of the board": what articles are about, in a sentence. */
export const titlesOf = (names: readonly ArticleName[]): string =>
  listed(names.map((name) => uncapitalised(ARTICLE_TITLES[name])))

/** What the articles say on one thing: "At most 19% of the directors in office". */
export const saying = (articles: Articles, name: ArticleName): string => articleText(articles, name) ?? SILENT

/** The same with the names of the associations that articles name by ref. */
export const sayingOf =
  (directory: Directory, on: IsoDate) =>
  (articles: Articles, name: ArticleName): string =>
    name === 'associations' && articles.associations.value.length > 0
      ? listed(articles.associations.value.map((ref) => organisationName(directory, ref, on)))
      : saying(articles, name)

/** "Fewest directors" with what two sets of articles say of it, and the clause of the later one. */
export const sideBySide = (name: ArticleName, before: Articles, after: Articles): string[] => [
  ARTICLE_TITLES[name],
  saying(before, name),
  saying(after, name),
  after[name].clause,
]

export const beginning = ({ from }: Pick<ArticlesVersion, 'from'>): string =>
  from === null ? 'From the beginning' : longDate(from)

/** A day on which a version is in force: its first, or, of one that is in force from the beginning, the first that there is. */
export const firstDay = ({ from }: Pick<ArticlesVersion, 'from'>): IsoDate => from ?? ('0001-01-01' as IsoDate)

/** How an address names a version: by its first day. */
export const versionName = ({ from }: Pick<ArticlesVersion, 'from'>): string => from ?? 'beginning'
