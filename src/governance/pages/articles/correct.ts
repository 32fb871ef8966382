import { type ArticlesVersion, articlesOn, changedVersion, loadCompany, termsWord } from '../../../company/index.ts'
import { longDate } from '../../../kernel/dates.ts'
import { notFound } from '../../../kernel/errors.ts'
import { capitalised } from '../../../kernel/text.ts'
import { defineForm, type PageContext } from '../../../platform/http/index.ts'
import { type ArticlesRecorded, type CorrectArticles, correctArticlesAct, firstTold } from '../../acts/articles.ts'
import { withArticles } from '../../board/after.ts'
import { loadBoardFacts } from '../../store.ts'
import { changeRows, shareBars, willBreak } from '../act-words.ts'
import { named } from '../names.ts'
import { adoptingResolutions, atItsArticle, changesFrom, whatDiffers, whatTheySay, whichArticles } from './changing.ts'
import { firstDay, versionName } from './words.ts'

/** The version that the address names, with the company whose it is. */
const versionIn = async ({ reader, params }: PageContext) => {
  const company = await loadCompany(reader)
  const version = company.articles.find((one) => versionName(one) === params.version)
  if (!version) throw notFound(`No version of the ${termsWord(company)} begins on “${params.version}”`)
  return { company, version }
}

/** "the articles of 23 February 2026", "the terms of reference from the beginning" */
const nameOf = (terms: string, { from }: Pick<ArticlesVersion, 'from'>): string =>
  from === null ? `${terms} from the beginning` : `${terms} of ${longDate(from)}`

/** A slip in a version that is recorded: what was decided is said as it was decided, from the first day of that version. */
export const correctForm = defineForm<CorrectArticles, ArticlesRecorded>({
  path: '/articles/:version/corrections',
  section: '/board',
  cancel: '/articles',
  act: correctArticlesAct,
  title: 'Put a slip right',
  intro: async (context) => {
    const { company, version } = await versionIn(context)
    return [
      `The ${nameOf(termsWord(company), version)}. Only a slip is put right here: the version does not say what was decided. What is decided anew is adopted as a new version.`,
    ]
  },
  steps: [
    {
      fields: async (context) => {
        const { company, version } = await versionIn(context)
        const adopting = await adoptingResolutions(context, version.from)
        const resolutions = adopting.filter(({ value }) => value !== version.resolution)
        return [
          ...whichArticles(company, { first: 'What to put right', other: 'What else to put right (optional)' }),
          ...(resolutions.length > 0
            ? [
                {
                  name: 'resolution',
                  label: 'Resolution that adopted it (optional)',
                  kind: 'select' as const,
                  hint: `Only to put it right. Recorded is ${version.resolution ?? 'none'}`,
                  options: resolutions,
                },
              ]
            : []),
          {
            name: 'reason',
            label: 'What the slip was',
            kind: 'long',
            hint: 'Such as “The resolution says eleven; twelve was typed”',
            missing: 'Say what the slip was',
          },
        ]
      },
    },
    {
      title: 'What should it say?',
      fields: async (context, answers) => {
        const { company, version } = await versionIn(context)
        return whatTheySay(articlesOn(company, firstDay(version)), answers)
      },
    },
  ],
  command: async (context, answers) => {
    const { from } = (await versionIn(context)).version
    return {
      ...(from ? { from } : {}),
      ...(answers.resolution ? { resolution: answers.resolution } : {}),
      ...(answers.reason ? { reason: answers.reason } : {}),
      changes: changesFrom(answers),
    }
  },
  aim: atItsArticle,
  check: async (context, { command, outcome }) => {
    const { version } = await versionIn(context)
    const facts = await loadBoardFacts(context.reader)
    const { differs, changes, resolution } = outcome.result
    const corrected = { from: version.from, resolution, changes: command.changes ?? {} }
    const after = withArticles(facts, changedVersion(facts.company.preset, version, corrected, '').version)
    const terms = termsWord(facts.company)
    const on = firstTold(facts, version)
    const breaking = willBreak(after, outcome.breaches, {
      what: `This version of the ${terms}`,
      takesEffect: 'What was decided',
      from: on,
    })
    const drawing = shareBars(after, changes, on)
    return {
      heading: `Check before you put the ${nameOf(terms, version)} right`,
      button: 'Put this version right',
      ...breaking,
      ...(drawing ? { drawing } : {}),
      ...(changes.length > 0
        ? { beforeAfter: { ...(version.from && { on: version.from }), rows: changeRows(changes) } }
        : {}),
      tables: [
        ...(differs.length > 0
          ? [
              whatDiffers(differs, { facts, on }, { facts: after, on }, [
                'What is put right',
                'What the version said and says',
                'It said',
                'It says',
              ]),
            ]
          : []),
        ...(breaking.tables ?? []),
      ],
      effects: [
        ...(resolution === version.resolution ? [] : [`It was adopted by resolution **${resolution}**.`]),
        ...(differs.length === 0 && resolution === version.resolution ? ['It says the same as before.'] : []),
        'Every day on which this version is in force is judged by what it says now. What it said before stays on record, and is shown to whoever asks what was known then.',
      ],
    }
  },
  recorded: async ({ reader, base }, { command: { from = null }, outcome }) => {
    const facts = await loadBoardFacts(reader)
    const terms = termsWord(facts.company)
    return {
      title: `The ${nameOf(terms, { from })} are put right`,
      links: [
        { text: `${capitalised(terms)} and their versions`, href: `${base}/articles` },
        ...(outcome.breaches.length > 0
          ? [{ text: 'Breaches, and what would mend them', href: `${base}/board/breaches` }]
          : []),
      ],
      words: named(facts.directory, firstTold(facts, { from })),
    }
  },
})
