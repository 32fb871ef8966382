import { isDeepStrictEqual } from 'node:util'
import {
  type ArticleName,
  type ArticlesVersion,
  articlesOn,
  asFieldErrors,
  changedVersion,
  differing,
  isIncorporated,
  recordArticles,
} from '../../company/index.ts'
import { addDays, type IsoDate, longDate } from '../../kernel/dates.ts'
import { invalid } from '../../kernel/errors.ts'
import { DateText, Optional, Ref, Text } from '../../kernel/fields.ts'
import { lawOn } from '../../kernel/law.ts'
import { commandSchema } from '../../kernel/schema.ts'
import { listed } from '../../kernel/text.ts'
import type { TSchema } from '../../kernel/type.ts'
import { defineAct, type Tx } from '../../platform/acts/index.ts'
import { withArticles } from '../board/after.ts'
import { adoptionFault, supportFault } from '../decisions/adoption.ts'
import { loadResolutions } from '../decisions/resolutions.ts'
import { beginningOf, everybodysOn } from '../judging/judge.ts'
import { loadBoardFacts } from '../store.ts'
import type { BoardFacts, Resolution } from '../types.ts'
import { changesThrough, type Effect, type RuleChange, report } from './guarding/guard.ts'

type Changes = Record<string, unknown>

export interface AdoptArticles {
  from: IsoDate
  resolution: string
  changes: Changes
}

/** A slip of the pen in a version that is recorded already: what was decided is said as it was decided. */
export interface CorrectArticles {
  /** The day on which the version begins; left out, the one that is in force from the beginning. */
  from?: IsoDate
  resolution?: string
  changes?: Changes
  reason: string
}

export interface ArticlesRecorded {
  from: IsoDate | null
  resolution: string | null
  /** All that the version says differently from the preset, with its clauses. */
  articles: ArticlesVersion['written']
  /** The articles to which it gives another value or another clause. */
  differs: ArticleName[]
  /** Every rule whose answer changes on its first day. */
  changes: RuleChange[]
  /** By when the registrar has to have a copy of the resolution, and of the articles as altered. */
  registrar?: { resolutionBy: IsoDate; articlesBy: IsoDate }
}

const ChangesField: TSchema = { type: 'object', 'x-label': 'changes', additionalProperties: true }

const AdoptArticlesBody = commandSchema<AdoptArticles>({
  from: DateText('first day in force'),
  resolution: Ref('resolution', 'resolutions'),
  changes: ChangesField,
})

const CorrectArticlesBody = commandSchema<CorrectArticles>({
  from: Optional(DateText('first day in force')),
  resolution: Optional(Ref('resolution', 'resolutions')),
  changes: Optional(ChangesField),
  reason: Text('reason', 500),
})

/**
 * Adopts a version of the articles from a day on. It says again what the version before it says, apart from the changes; no verdict
 * on an earlier day changes. The members have decided, so it is not refused for a rule that is broken through it: that is reported.
 */
export const adoptArticles = async (tx: Tx, command: AdoptArticles): Promise<ArticlesRecorded> => {
  const facts = await loadBoardFacts(tx)
  const before = facts.company.articles.at(-1)
  const { version, errors } = changedVersion(facts.company.preset, before, command, '/changes')
  const { resolution, fault } = await adopting(tx, facts, command.resolution, command.from)
  const fields = [...asFieldErrors(errors), ...fault]
  if (Object.keys(command.changes).length === 0) {
    fields.push({ pointer: '/changes', detail: 'Say what the new version changes, like {"minimumDirectors": 12}' })
  }
  if (before?.from && before.from >= command.from) fields.push({ pointer: '/from', detail: tooEarly(before.from) })
  if (fields.length > 0) throw invalid(fields)
  const recorded = await recordVersion(tx, facts, version)
  return resolution && isIncorporated(facts.company)
    ? { ...recorded, registrar: copiesBy(resolution, command.from) }
    : recorded
}

const tooEarly = (begins: IsoDate): string =>
  `A version of the articles begins on ${longDate(begins)} already, and the next one begins after it. Choose a later day; a slip in a version is put right by correctArticles`

/** The copies that a company sends to the registrar: Companies Act 2006, s.26 and s.30. */
const copiesBy = ({ passedOn }: Resolution, from: IsoDate) => ({
  resolutionBy: addDays(passedOn, lawOn('specialResolutionDays', passedOn).value),
  articlesBy: addDays(from, lawOn('alteredArticlesDays', from).value),
})

/** Puts a version right. The day asked about decides which version is in force; `known` still finds it as it stood. */
export const correctArticles = async (tx: Tx, command: CorrectArticles): Promise<ArticlesRecorded> => {
  const facts = await loadBoardFacts(tx)
  const from = command.from ?? null
  const before = facts.company.articles.find((version) => version.from === from)
  const { version, errors } = changedVersion(
    facts.company.preset,
    before,
    { from, resolution: command.resolution ?? before?.resolution ?? null, changes: command.changes ?? {} },
    '/changes',
  )
  const fields = asFieldErrors(errors)
  if (!before) fields.push({ pointer: '/from', detail: noVersion(facts, from) })
  if (command.resolution) fields.push(...(await adopting(tx, facts, command.resolution, from)).fault)
  if (command.resolution === undefined && Object.keys(command.changes ?? {}).length === 0) {
    fields.push({ pointer: '/changes', detail: 'Say what the version should say, or which resolution adopted it' })
  } else if (before && fields.length === 0 && saysTheSame(version, before)) {
    fields.push({ pointer: '/changes', detail: 'The version says so already. Give what it should say instead' })
  }
  if (fields.length > 0) throw invalid(fields)
  return recordVersion(tx, facts, version)
}

const saysTheSame = (one: ArticlesVersion, other: ArticlesVersion): boolean =>
  one.resolution === other.resolution && isDeepStrictEqual(one.written, other.written)

const noVersion = ({ company }: BoardFacts, from: IsoDate | null): string => {
  const asked = from === null ? 'has been in force from the beginning' : `begins on ${longDate(from)}`
  const dated = company.articles.flatMap((version) => (version.from ? [longDate(version.from)] : []))
  const fromTheBeginning = dated.length < company.articles.length
  const begin = fromTheBeginning
    ? ['another begins', 'others begin']
    : ['The only version begins', 'The versions begin']
  const said = [
    ...(fromTheBeginning ? ['One has been in force from the beginning'] : []),
    ...(dated.length > 0 ? [`${begin[dated.length === 1 ? 0 : 1]} on ${listed(dated)}`] : []),
  ]
  return `No version of the articles ${asked}. ${said.length > 0 ? said.join('; ') : 'The preset alone is in force'}`
}

const adopting = async (tx: Tx, facts: BoardFacts, ref: string, from: IsoDate | null) => {
  const resolution = (await loadResolutions(tx)).find((one) => one.ref === ref)
  const detail =
    supportFault(resolution, ref) ?? (resolution && adoptionFault(facts.company, facts.bodies, resolution, from))
  return { resolution, fault: detail ? [{ pointer: '/resolution', detail }] : [] }
}

const recordVersion = async (tx: Tx, facts: BoardFacts, version: ArticlesVersion): Promise<ArticlesRecorded> => {
  const effect = effectOf(facts, version)
  report(tx, effect)
  await recordArticles(tx, version)
  const [was, is] = [effect.before, effect.after].map(({ company }) => articlesOn(company, effect.from))
  return {
    from: version.from,
    resolution: version.resolution,
    articles: version.written,
    differs: was && is ? differing(was, is) : [],
    changes: changesThrough(effect),
  }
}

/** The first day on which a version tells: its own, or the first with anything to judge. */
export const firstTold = (facts: BoardFacts, { from }: Pick<ArticlesVersion, 'from'>): IsoDate =>
  from ?? beginningOf(facts)

/** From that day on, of every body that the version binds. */
const effectOf = (facts: BoardFacts, version: ArticlesVersion): Effect => {
  const from = firstTold(facts, version)
  return {
    before: facts,
    after: withArticles(facts, version),
    subjects: everybodysOn(facts, from),
    from,
  }
}

export const adoptArticlesAct = defineAct<AdoptArticles, ArticlesRecorded>({
  name: 'adoptArticles',
  title: 'Adopt a version of the articles',
  permission: 'board:write',
  path: '/articles',
  replaces: '/articles',
  body: AdoptArticlesBody,
  example: {
    from: '2027-01-01' as IsoDate,
    resolution: 'r-12',
    changes: { minimumDirectors: { value: 12, clause: '18.1' }, councilCap: '150/1000' },
  },
  run: adoptArticles,
})

export const correctArticlesAct = defineAct<CorrectArticles, ArticlesRecorded>({
  name: 'correctArticles',
  title: 'Correct a version of the articles',
  permission: 'board:write',
  path: '/articles/corrections',
  replaces: '/articles',
  body: CorrectArticlesBody,
  example: {
    from: '2027-01-01' as IsoDate,
    changes: { minimumDirectors: { value: 11, clause: '18.1' } },
    reason: 'The resolution says eleven; twelve was typed',
  },
  run: correctArticles,
})

export const articlesActs = [adoptArticlesAct, correctArticlesAct]
