import {
  ARTICLE_NAMES,
  ARTICLE_TITLES,
  type ArticleName,
  type Articles,
  type ArticlesVersion,
  articlesOn,
  articleText,
  type Company,
  differing,
  inWordsOf,
  isIncorporated,
  loadCompany,
  PRESETS,
  termsWord,
  versionOn,
} from '../../../company/index.ts'
import { loadDirectory } from '../../../directory/index.ts'
import { addDays, type IsoDate, longDate } from '../../../kernel/dates.ts'
import { capitalised, plural } from '../../../kernel/text.ts'
import { definePage, type PageContext } from '../../../platform/http/index.ts'
import { type CountedResolution, loadResolutions } from '../../decisions/resolutions.ts'
import { boardLinks } from '../frame.ts'
import { beginning, clauseOf, firstDay, sayingOf, titlesOf, versionName } from './words.ts'

const CHAIR_WORDS = {
  independent: 'Nobody of the council, and nobody who holds office in a school of the area',
  not_council: 'Nobody of the council',
  anyone: 'Any of its members',
}

/** "What do the articles say?": every article in force on a day, whose words they are, and the versions there have been. */
export const articlesPage = definePage({
  path: '/articles',
  section: '/board',
  permission: 'articles:read',
  run: async (context: PageContext) => {
    const { reader, on, may, base } = context
    const company = await loadCompany(reader)
    const resolutions = await loadResolutions(reader)
    const version = versionOn(company, on)
    const writes = mayChange(context)
    const versions = [...company.articles].reverse()
    return {
      view: 'governance/views/articles/articles.njk',
      title: isIncorporated(company) ? 'Articles' : 'Terms of reference',
      model: {
        links: may('board:read') ? await boardLinks(context, '/articles') : [],
        sentence: answerOf(company, version),
        terms: termsWord(company),
        rows: articleRows(company, on, version, sayingOf(await loadDirectory(reader), on)),
        versions: versions.map((one) => versionRow(context, company, one, resolutions, one === version)),
        versionColumns: ['In force from', 'Adopted by', 'What it changed', ...(writes ? ['Put right'] : [])].map(
          (label) => ({ label }),
        ),
        compare: versions[0] ? compareLink(context, versions[0]) : undefined,
        adopt: writes ? `${base}/articles/new` : undefined,
      },
    }
  },
})

const mayChange = ({ may, dates }: PageContext): boolean => may('board:write') && !dates.isPast

const answerOf = (company: Company, version: ArticlesVersion | undefined): string => {
  const preset = PRESETS[company.preset].title
  if (!version) return `The ${termsWord(company)} of the preset alone are in force: **${preset}**.`
  const own = Object.keys(version.overrides).length
  const since = version.from === null ? '' : ` in force since **${longDate(version.from)}**`
  const [whose, said] = isIncorporated(company)
    ? ['company', plural(own, 'article')]
    : ['partnership', plural(own, 'clause')]
  return `The ${whose} says **${said}** in its own words${since}; the others are those of the preset, **${preset}**.`
}

const articleRows = (
  company: Company,
  on: IsoDate,
  version: ArticlesVersion | undefined,
  saying: (articles: Articles, name: ArticleName) => string,
) => {
  const articles = articlesOn(company, on)
  const said = inWordsOf(company)
  const rowOf = (name: ArticleName) => ({
    cells: [
      said(ARTICLE_TITLES[name]),
      said(saying(articles, name)),
      clauseOf(company, on, name),
      version?.overrides[name] === undefined ? 'The preset’s' : said('The company’s own'),
    ],
  })
  const says = (name: ArticleName) => articleText(articles, name) !== undefined
  const { chair } = PRESETS[company.preset]
  const silent = ARTICLE_NAMES.filter((name) => !says(name))
  return [
    ...ARTICLE_NAMES.filter(says).map(rowOf),
    { cells: ['Who may be chair', CHAIR_WORDS[chair.value], chair.clause, 'The preset’s'] },
    ...(silent.length > 0
      ? [{ cells: [], heading: said('On these the articles are silent') }, ...silent.map(rowOf)]
      : []),
  ]
}

/** A version with its resolution, and what it gave another value than the version before. */
const versionRow = (
  context: PageContext,
  company: Company,
  version: ArticlesVersion,
  resolutions: readonly CountedResolution[],
  inForce: boolean,
) => {
  const { link, base, may } = context
  const resolution = resolutions.find(({ ref }) => ref === version.resolution)
  const from = version.from
  const before = from === null ? PRESETS[company.preset].articles : articlesOn(company, addDays(from, -1))
  const changed = differing(before, articlesOn(company, firstDay(version)))
  return {
    id: versionName(version),
    cells: [
      {
        text: beginning(version),
        ...(from ? { href: link(`/articles?on=${from}`) } : {}),
        ...(inForce ? { tag: { kind: 'info', text: 'In force' } } : {}),
      },
      resolution
        ? {
            text: `Resolution ${resolution.ref}, ${longDate(resolution.passedOn)}`,
            ...(may('board:read') ? { href: link(`/resolutions/${encodeURIComponent(resolution.ref)}`) } : {}),
          }
        : (version.resolution ?? 'Not recorded'),
      changed.length > 0 ? capitalised(titlesOf(changed)) : 'Nothing that was in force before it',
      ...(mayChange(context)
        ? [
            {
              text: 'Put a slip right',
              of: beginning(version),
              href: `${base}/articles/${versionName(version)}/corrections/new`,
            },
          ]
        : []),
    ],
  }
}

const compareLink = ({ base }: PageContext, { from }: ArticlesVersion) =>
  from === null ? undefined : `${base}/articles/compare?a=${addDays(from, -1)}&b=${from}`
