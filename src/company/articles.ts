import type { IsoDate } from '../kernel/dates.ts'
import { PRESETS } from './presets.ts'
import type { Articles, ArticlesVersion, Company } from './types.ts'

/** The version of its articles that a company has in force on a day; none: its preset alone. */
export const versionOn = (company: Company, day: IsoDate): ArticlesVersion | undefined =>
  company.articles.findLast((version) => version.from === null || version.from <= day)

/** Every value in force on a day with the clause that says so: the preset's, unless the version of that day says otherwise. */
export const articlesOn = (company: Company, day: IsoDate): Articles => {
  const preset = PRESETS[company.preset].articles
  const version = versionOn(company, day)
  if (!version) return preset
  let merged = mergedFor.get(version)
  if (!merged) {
    merged = merge(preset, version)
    mergedFor.set(version, merged)
  }
  return merged
}

/** A version never changes, so what it makes of its preset is worked out once. */
const mergedFor = new WeakMap<ArticlesVersion, Articles>()

const merge = (preset: Articles, version: ArticlesVersion): Articles => {
  const merged: Record<string, { value: unknown; clause: string }> = { ...preset }
  for (const [name, own] of Object.entries(version.overrides)) {
    merged[name] = { value: own.value, clause: quoted(own.clause) ?? preset[name as keyof Articles].clause }
  }
  return merged as unknown as Articles
}

/** A bare number of a clause ("20.3") is quoted as what it is a clause of. */
const quoted = (clause: string | undefined): string | undefined =>
  clause !== undefined && /^\d/.test(clause) ? `Articles, ${clause}` : clause
