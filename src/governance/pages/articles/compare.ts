import {
  ARTICLE_NAMES,
  ARTICLE_TITLES,
  type ArticleName,
  type Articles,
  articlesOn,
  articleText,
  type Company,
  differing,
  inWordsOf,
  loadCompany,
  termsWord,
  versionOn,
} from '../../../company/index.ts'
import { addDays, type IsoDate, isDate, longDate } from '../../../kernel/dates.ts'
import { capitalised, plural } from '../../../kernel/text.ts'
import { definePage, type PageContext } from '../../../platform/http/index.ts'
import { clauseOf, SILENT, saying, titlesOf } from './words.ts'

/** "What has changed?": the articles of two days side by side. */
export const comparePage = definePage({
  path: '/articles/compare',
  section: '/board',
  permission: 'articles:read',
  run: async (context: PageContext) => {
    const { reader, link } = context
    const company = await loadCompany(reader)
    const terms = termsWord(company)
    const said = inWordsOf(company)
    const { a, b, errors } = daysOf(context, company)
    const [before, after] = [articlesOn(company, a), articlesOn(company, b)]
    const differs = differing(before, after)
    const rows = [...differs, ...ARTICLE_NAMES.filter((name) => !differs.includes(name))]
      .filter((name) => differs.includes(name) || articleText(before, name) !== undefined)
      .map((name) => ({
        cells: [
          said(ARTICLE_TITLES[name]),
          { text: said(saying(before, name)), sub: clauseOf(company, a, name) },
          { text: said(saying(after, name)), sub: clauseOf(company, b, name) },
          { tag: differs.includes(name) ? { kind: 'warn', text: difference(before, after, name) } : SAME },
        ],
      }))
    return {
      view: 'governance/views/articles/articles-compared.njk',
      title: `Two versions of the ${terms}`,
      status: errors.length > 0 ? 400 : 200,
      back: { href: link('/articles'), text: capitalised(terms) },
      model: {
        errors,
        sentence:
          differs.length === 0
            ? `The ${terms} of ${longDate(a)} and of ${longDate(b)} **say the same**.`
            : `Between ${longDate(a)} and ${longDate(b)}, **${plural(differs.length, terms === 'articles' ? 'article' : 'clause')}** changed: ${said(titlesOf(differs))}.`,
        first: { name: 'a', label: `The ${terms} of`, value: a, error: errorAt(errors, 'a') },
        second: { name: 'b', label: 'And of', value: b, error: errorAt(errors, 'b') },
        terms,
        columns: [
          { label: terms === 'articles' ? 'Article' : 'What it is about' },
          { label: longDate(a) },
          { label: longDate(b) },
          { label: 'Differs' },
        ],
        rows,
      },
    }
  },
})

const SAME = { kind: 'none', text: 'The same' }

const difference = (before: Articles, after: Articles, name: ArticleName): string => {
  const [was, is] = [saying(before, name), saying(after, name)]
  if (was === is) return 'Another clause'
  return was === SILENT ? 'New' : is === SILENT ? 'Gone' : 'Differs'
}

/** The two days asked for; without them the day looked at, and the last one before what is in force on it began. */
const daysOf = ({ query, on }: PageContext, company: Company) => {
  const errors: { href: string; detail: string; name: string }[] = []
  const read = (name: 'a' | 'b', otherwise: IsoDate): IsoDate => {
    const asked = query[name]
    if (!asked) return otherwise
    if (isDate(asked)) return asked
    errors.push({ name, href: `#${name}-day`, detail: 'The date must be a real date' })
    return otherwise
  }
  const b = read('b', on)
  const began = versionOn(company, b)?.from
  return { b, a: read('a', began ? addDays(began, -1) : b), errors }
}

const errorAt = (errors: readonly { name: string; detail: string }[], name: string) =>
  errors.find((error) => error.name === name)?.detail
