import {
  ARTICLE_NAMES,
  ARTICLE_TITLES,
  type ArticleName,
  articleField,
  articlesOn,
  articleWritten,
  changedVersion,
  loadCompany,
} from '../../../company/index.ts'
import { addDays, longDate } from '../../../kernel/dates.ts'
import { type Answers, defineForm, type FormField } from '../../../platform/http/form.ts'
import type { PageContext } from '../../../platform/http/page.ts'
import { type AdoptArticles, type ArticlesRecorded, adoptArticlesAct } from '../../acts/articles.ts'
import { withArticles } from '../../board/after.ts'
import { adoptionFault } from '../../decisions/adoption.ts'
import { loadResolutions } from '../../decisions/resolutions.ts'
import { lawOn } from '../../law.ts'
import { loadBoardFacts } from '../../store.ts'
import { changeRows, shareBars, willBreak } from '../act-words.ts'
import { named } from '../names.ts'
import { sideBySide } from './words.ts'

/** How many articles one form asks about; a resolution that alters more of them is recorded by the act itself. */
const PLACES = [1, 2, 3, 4, 5, 6]

const isArticle = (name: string): name is ArticleName => (ARTICLE_NAMES as readonly string[]).includes(name)
const chosen = (answers: Answers): ArticleName[] => [
  ...new Set(PLACES.map((place) => answers[`article${place}`] ?? '').filter(isArticle)),
]
const clauseName = (name: ArticleName) => `${name}Clause`

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
      fields: async ({ reader }) => {
        const { company, bodies } = await loadBoardFacts(reader)
        const carried = (await loadResolutions(reader))
          .filter((one) => one.outcome.carried && adoptionFault(company, bodies, one, null) === undefined)
          .reverse()
        const articles = ARTICLE_NAMES.map((name) => ({ value: name, text: ARTICLE_TITLES[name] }))
        return [
          {
            name: 'resolution',
            label: 'Resolution that adopts it',
            kind: 'select',
            hint: 'Only those that were carried and can alter the articles. Record the resolution first',
            options: carried.map(({ ref, passedOn, text }) => ({
              value: ref,
              text: `${ref}, ${longDate(passedOn)}: ${text.slice(0, 80)}`,
            })),
            missing: 'Choose the resolution that adopts it',
          },
          { name: 'from', label: 'First day in force', kind: 'date' },
          ...PLACES.map(
            (place): FormField => ({
              name: `article${place}`,
              label: place === 1 ? 'Article that changes' : `Another article that changes (optional)`,
              kind: 'select',
              options: articles,
              missing: 'Choose an article that changes',
              shownElsewhere: true,
            }),
          ),
        ]
      },
    },
    {
      title: 'What does it say now?',
      fields: async (context, answers) => {
        const articles = await latest(context)
        return chosen(answers).flatMap((name): FormField[] => [
          { name, label: ARTICLE_TITLES[name], group: ARTICLE_TITLES[name], ...articleField(articles, name) },
          {
            name: clauseName(name),
            label: 'Clause',
            group: ARTICLE_TITLES[name],
            value: articles[name].clause,
            width: 20,
          },
        ])
      },
    },
  ],
  command: (_context, answers) => ({
    ...(answers.from ? { from: answers.from } : {}),
    ...(answers.resolution ? { resolution: answers.resolution } : {}),
    changes: Object.fromEntries(
      chosen(answers)
        .filter((name) => answers[name] !== undefined)
        .map((name) => {
          const clause = answers[clauseName(name)]
          const value = articleWritten(name, answers[name] ?? '')
          return [name, clause ? { value, clause } : value]
        }),
    ),
  }),
  aim: (error) => {
    const [, place, name = '', ...deeper] = error.pointer.split('/')
    if (place !== 'changes') return error
    if (name === '') return { ...error, pointer: '/article1' }
    return { ...error, pointer: `/${deeper[0] === 'clause' && isArticle(name) ? clauseName(name) : name}` }
  },
  check: async ({ reader }, { command, outcome }) => {
    const facts = await loadBoardFacts(reader)
    const { differs, changes, registrar, articles: written } = outcome.result
    const { version } = changedVersion(facts.company.articles.at(-1), command, '')
    const after = withArticles(facts, version)
    const [was, is] = [articlesOn(facts.company, addDays(command.from, -1)), articlesOn(after.company, command.from)]
    const breaking = willBreak(after, outcome.breaches, {
      what: 'This version of the articles',
      takesEffect: 'What was resolved',
      from: command.from,
    })
    const drawing = shareBars(after, changes, command.from)
    return {
      heading: `Check before you adopt the articles of ${longDate(command.from)}`,
      button: 'Adopt this version',
      ...breaking,
      ...(drawing ? { drawing } : {}),
      beforeAfter: { on: command.from, rows: changeRows(changes) },
      tables: [
        {
          heading: 'What it changes',
          caption: 'The articles before and from that day',
          columns: [{ label: 'Article' }, { label: 'Before' }, { label: 'From that day' }, { label: 'Clause' }],
          rows: differs.map((name) => ({ cells: sideBySide(name, was, is) })),
        },
        ...(breaking.tables ?? []),
      ],
      effects: [
        differs.length === 0
          ? 'It says the same as the version before it.'
          : `From **${longDate(command.from)}** every rule is judged by it; verdicts on earlier days stay as they are.`,
        `It says ${Object.keys(written).length} articles in the company’s own words, those of the version before among them.`,
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
      title: `The articles of ${longDate(begins)} are adopted`,
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
      ].sort((a, b) => (a.on < b.on ? -1 : 1)),
      links: [
        {
          text: 'Compare with the version before',
          href: `${base}/articles/compare?a=${addDays(begins, -1)}&b=${begins}`,
        },
        { text: 'Articles and their versions', href: `${base}/articles` },
        ...(outcome.breaches.length > 0
          ? [{ text: 'Breaches, and what would mend them', href: `${base}/board/breaches` }]
          : []),
      ],
      words: named(facts.directory, begins),
    }
  },
})
