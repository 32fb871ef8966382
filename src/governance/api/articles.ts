import { articlesOn, loadCompany, PRESETS, versionOn } from '../../company/index.ts'
import { Fields } from '../../kernel/fields.ts'
import {
  AnythingOut,
  asAtQuery,
  byName,
  ChoiceOut,
  DateOut,
  defineRead,
  listOf,
  OrNull,
  type ReadDefinition,
  TextOut,
} from '../../platform/http/index.ts'
import { loadResolutions } from '../decisions/resolutions.ts'

export const articleReads: ReadDefinition[] = [
  defineRead({
    name: 'getArticles',
    path: '/articles',
    summary: 'What the articles say on a day, each value with its clause, and the versions there have been',
    permission: 'articles:read',
    query: asAtQuery,
    returns: Fields({
      on: DateOut,
      preset: ChoiceOut(Object.keys(PRESETS)),
      title: TextOut,
      inForceSince: OrNull(DateOut),
      // What a value is, is each article's own matter: a number, a share as two whole numbers, a list of cells.
      articles: byName(Fields({ value: AnythingOut, clause: TextOut })),
      versions: listOf({
        from: OrNull(DateOut),
        resolution: OrNull(TextOut),
        passedOn: OrNull(DateOut),
        overrides: byName(AnythingOut),
      }),
    }),
    run: async ({ reader, on }) => {
      const company = await loadCompany(reader)
      const passedOn = new Map((await loadResolutions(reader)).map((one) => [one.ref, one.passedOn]))
      return {
        on,
        preset: company.preset,
        title: PRESETS[company.preset].title,
        inForceSince: versionOn(company, on)?.from ?? null,
        articles: articlesOn(company, on),
        versions: company.articles.map(({ from, resolution, written }) => ({
          from,
          resolution,
          passedOn: passedOn.get(resolution ?? '') ?? null,
          overrides: written,
        })),
      }
    },
  }),
]
