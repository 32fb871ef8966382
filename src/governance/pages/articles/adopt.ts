import { articlesOn, changedVersion, loadCompany, termsWord, wholeWord } from '../../../company/index.ts'
import { addDays, longDate } from '../../../kernel/dates.ts'
import { lawOn } from '../../../kernel/law.ts'
import { by } from '../../../kernel/order.ts'
import { capitalised, plural } from '../../../kernel/text.ts'
import { defineForm, type PageContext } from '../../../platform/http/index.ts'
import { type AdoptArticles, type ArticlesRecorded, adoptArticlesAct } from '../../acts/articles.ts'
import { withArticles } from '../../board/after.ts'
import { loadBoardFacts } from '../../store.ts'
import { changeRows, shareBars, willBreak } from '../act-words.ts'
import { named } from '../names.ts'
import { adoptingResolutions, atItsArticle, changesFrom, whatDiffers, whatTheySay, whichArticles } from './changing.ts'

/** What is in force before the new version begins: that of the latest version, which it follows. */
const latest = async ({ reader, today }: PageContext) => {
  const company = await loadCompany(reader)
  const begins = company.articles.at(-1)?.from
  return articlesOn(company, begins && begins > today ? begins : today)
}

/** The members have altered the articles, or a partnership its terms: the resolution, the day, and what is altered. */
export const adoptForm = defineForm<AdoptArticles, ArticlesRecorded>({
  path: '/articles',
  section: '/board',
  cancel: '/articles',
  act: adoptArticlesAct,
  title: 'Adopt a changed version',
  intro: () => [
    'The new version says again what the latest one says, apart from what is changed here. No verdict on an earlier day changes.',
  ],
  steps: [
    {
      fields: async (context) => [
        {
          name: 'resolution',
          label: 'Resolution that adopts it',
          kind: 'select',
          hint: 'Only those that were carried and can adopt it. Record the resolution first',
          options: await adoptingResolutions(context, null),
          missing: 'Choose the resolution that adopts it',
        },
        { name: 'from', label: 'First day in force', kind: 'date' },
        ...whichArticles(await loadCompany(context.reader), {
          first: 'What changes',
          other: 'What else changes (optional)',
        }),
      ],
    },
    {
      title: 'What does it say now?',
      fields: async (context, answers) => whatTheySay(await latest(context), answers),
    },
  ],
  command: (_context, answers) => ({
    ...(answers.from ? { from: answers.from } : {}),
    ...(answers.resolution ? { resolution: answers.resolution } : {}),
    changes: changesFrom(answers),
  }),
  aim: atItsArticle,
  check: async ({ reader }, { command, outcome }) => {
    const facts = await loadBoardFacts(reader)
    const { differs, changes, registrar, articles: written } = outcome.result
    const { version } = changedVersion(facts.company.preset, facts.company.articles.at(-1), command, '')
    const after = withArticles(facts, version)
    const terms = termsWord(facts.company)
    const breaking = willBreak(after, outcome.breaches, {
      what: `This version of the ${terms}`,
      takesEffect: 'What was resolved',
      from: command.from,
    })
    const drawing = shareBars(after, changes, command.from)
    return {
      heading: `Check before you adopt the ${terms} of ${longDate(command.from)}`,
      button: 'Adopt this version',
      ...breaking,
      ...(drawing ? { drawing } : {}),
      beforeAfter: { on: command.from, rows: changeRows(changes) },
      tables: [
        whatDiffers(differs, { facts, on: addDays(command.from, -1) }, { facts: after, on: command.from }, [
          'What it changes',
          `The ${terms} before and from that day`,
          'Before',
          'From that day',
        ]),
        ...(breaking.tables ?? []),
      ],
      effects: [
        differs.length === 0
          ? 'It says the same as the version before it.'
          : `From **${longDate(command.from)}** every rule is judged by it; verdicts on earlier days stay as they are.`,
        `It says ${plural(Object.keys(written).length, terms === 'articles' ? 'article' : 'clause')} in the ${wholeWord(facts.company)}’s own words, those of the version before among them.`,
        ...(registrar
          ? [
              `Companies House must have a copy of the resolution by **${longDate(registrar.resolutionBy)}**, and of the articles as altered by **${longDate(registrar.articlesBy)}** (${lawOn('alteredArticlesDays', command.from).source}).`,
            ]
          : []),
      ],
    }
  },
  recorded: async ({ reader, base, today }, { outcome }) => {
    const { from, registrar } = outcome.result
    const facts = await loadBoardFacts(reader)
    const begins = from ?? today
    return {
      title: `The ${termsWord(facts.company)} of ${longDate(begins)} are adopted`,
      next: [
        ...(registrar
          ? [
              { on: registrar.resolutionBy, text: 'Last day to send a copy of the resolution to Companies House.' },
              {
                on: registrar.articlesBy,
                text: `Last day to send a copy of the articles as altered to Companies House (${lawOn('alteredArticlesDays', begins).source}).`,
              },
            ]
          : []),
        { on: begins, text: 'The first day on which they are in force.' },
      ].sort(by('on')),
      links: [
        {
          text: 'Compare with the version before',
          href: `${base}/articles/compare?a=${addDays(begins, -1)}&b=${begins}`,
        },
        { text: `${capitalised(termsWord(facts.company))} and their versions`, href: `${base}/articles` },
        ...(outcome.breaches.length > 0
          ? [{ text: 'Breaches, and what would mend them', href: `${base}/board/breaches` }]
          : []),
      ],
      words: named(facts.directory, begins),
    }
  },
})
