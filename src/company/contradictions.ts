import { plural } from '../kernel/text.ts'
import type { ArticleName, Articles } from './types.ts'

/** Numbers of one version that nobody could keep together: what to do about each of the articles that say them. */
export interface Contradiction {
  said: Partial<Record<ArticleName, string>>
  /** The part of the article that says it: "/governor". */
  part?: string
}

/** Everything in the articles of a day that contradicts itself, whoever sits where. */
export const contradictions = (articles: Articles): Contradiction[] => [
  ...kindsOf(articles),
  ...(articles.maximumDirectors.value === null ? [] : aboveMost(articles, articles.maximumDirectors.value)),
]

/** No kind of seat has fewer at most than at least. */
const kindsOf = ({ categories }: Articles): Contradiction[] =>
  Object.entries(categories.value).flatMap(([kind, { minimum = 0, maximum }]) =>
    maximum !== undefined && maximum < minimum
      ? [
          {
            part: `/${kind}`,
            said: { categories: `must not ask for at least ${minimum} where at most ${maximum} are allowed` },
          },
        ]
      : [],
  )

/** What asks for more directors than there may be: each place of a district, and each cell, is filled by somebody of its own. */
const aboveMost = (
  { minimumDirectors, quorum, districts, districtSeats, cells }: Articles,
  most: number,
): Contradiction[] => {
  const ofDistrict = (districtSeats.value?.primary ?? 0) + (districtSeats.value?.secondary ?? 0)
  const ofDistricts = districts.value.length * ofDistrict
  const wanted: [article: ArticleName, count: number, what: string][] = [
    ['minimumDirectors', minimumDirectors.value ?? 0, 'the fewest directors (minimumDirectors)'],
    ['quorum', quorum.value ?? 0, 'the quorum'],
    [
      'districtSeats',
      ofDistricts,
      `the seats of heads of ${plural(districts.value.length, 'district')} (districtSeats)`,
    ],
    ['cells', cells.value.length, 'the cells, each filled by somebody of its own (cells)'],
  ]
  return wanted
    .filter(([, count]) => count > most)
    .map(([article, count, what]) => {
      const tooMany = `must not come to more than the most directors (maximumDirectors), ${most}: they are ${count}`
      return {
        said: {
          maximumDirectors: `must not be below ${what}, ${count}`,
          [article]:
            article === 'minimumDirectors' || article === 'quorum'
              ? `must not be above the most directors (maximumDirectors), ${most}`
              : tooMany,
          ...(article === 'districtSeats' ? { districts: tooMany } : {}),
        },
      }
    })
}
