import { FIRST_DAY, type IsoDate } from '../kernel/dates.ts'
import { canonical } from '../kernel/hashing.ts'
import { ARTICLE_TITLES } from './article-words.ts'
import { contradictions } from './contradictions.ts'
import { isSilent, PRESETS, type Preset } from './presets.ts'
import { ARTICLE_NAMES, type JsonError, readOverrides, withClause } from './read-articles.ts'
import type { ArticleName, Articles, ArticlesVersion, Company, PresetName } from './types.ts'

/** The version of its articles that a company has in force on a day; none: its preset alone. */
export const versionOn = (company: Company, day: IsoDate): ArticlesVersion | undefined =>
  company.articles.findLast((version) => version.from === null || version.from <= day)

/** Every value in force on a day with the clause that says so: the preset's, unless the version of that day says otherwise. */
export const articlesOn = (company: Company, day: IsoDate): Articles => {
  const preset = PRESETS[company.preset]
  const version = versionOn(company, day)
  if (!version) return preset.articles
  let merged = mergedFor.get(version)
  if (!merged) {
    merged = merge(preset, version)
    mergedFor.set(version, merged)
  }
  return merged
}

/** The articles as they have been at any time: those of the preset, and as each version makes them. */
export const articlesEver = (company: Company): Articles[] => [
  PRESETS[company.preset].articles,
  ...company.articles.map(({ from }) => articlesOn(company, from ?? FIRST_DAY)),
]

/** A version never changes, so what it makes of its preset is worked out once. */
const mergedFor = new WeakMap<ArticlesVersion, Articles>()

const merge = ({ articles: preset, book }: Preset, version: ArticlesVersion): Articles => {
  const merged: Record<string, { value: unknown; clause: string }> = { ...preset }
  for (const [name, own] of Object.entries(version.overrides)) {
    const { clause } = preset[name as keyof Articles]
    merged[name] = {
      value: own.value,
      clause: own.clause
        ? quoted(own.clause, book)
        : isSilent(clause)
          ? `${book}, on “${ARTICLE_TITLES[name as ArticleName]}”`
          : clause,
    }
  }
  return merged as unknown as Articles
}

/** A bare number of a clause ("20.3") is quoted as what it is a clause of. */
const quoted = (clause: string, book: string): string => (/^\d/.test(clause) ? `${book}, ${clause}` : clause)

/**
 * A version of the articles that says again what another says, apart from what is changed; everything that is wrong with the
 * changes at once. A number that is changed without a word on its clause stands where it stood.
 */
export const changedVersion = (
  preset: PresetName,
  before: ArticlesVersion | undefined,
  { from, resolution, changes }: Pick<ArticlesVersion, 'from' | 'resolution'> & { changes: Record<string, unknown> },
  path: string,
): { version: ArticlesVersion; errors: JsonError[] } => {
  const { overrides, errors } = readOverrides(changes, path)
  const written: Record<string, unknown> = { ...before?.written }
  for (const name of Object.keys(overrides) as ArticleName[]) {
    const clause = overrides[name]?.clause ?? before?.overrides[name]?.clause
    const { value } = withClause(changes[name], '')
    written[name] = clause === undefined ? value : { value, clause }
  }
  const version = { from, resolution, overrides: readOverrides(written, '').overrides, written }
  return { version, errors: [...errors, ...contradictionsIn(preset, version, changes, path)] }
}

/** Where a version contradicts itself through what is said in it, or changed in it: each time at one of those articles. */
export const contradictionsIn = (
  preset: PresetName,
  version: ArticlesVersion,
  said: Record<string, unknown>,
  path: string,
): JsonError[] =>
  contradictions(merge(PRESETS[preset], version)).flatMap(({ said: advice, part = '' }) => {
    const name = (Object.keys(advice) as ArticleName[]).find((one) => said[one] !== undefined)
    if (name === undefined) return []
    return [{ path: `${withClause(said[name], `${path}/${name}`).at}${part}`, message: advice[name] ?? '' }]
  })

/** The articles that two sets of them give another value or another clause. */
export const differing = (a: Articles, b: Articles): ArticleName[] =>
  ARTICLE_NAMES.filter((name) => canonical(a[name]) !== canonical(b[name]))

/** The company with a version of its articles, in place of one that begins on the same day. */
export const withVersion = (company: Company, version: ArticlesVersion): Company => ({
  ...company,
  articles: inOrder([...company.articles.filter(({ from }) => from !== version.from), version]),
})

/** Versions of the articles, oldest first. */
export const inOrder = (versions: readonly ArticlesVersion[]): ArticlesVersion[] =>
  [...versions].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
