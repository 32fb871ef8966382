import { OFFICES, PHASES, phaseName } from '../directory/index.ts'
import type { FieldError } from '../kernel/errors.ts'
import { parseMoney } from '../kernel/money.ts'
import { listed } from '../kernel/text.ts'
import {
  type ArticleName,
  BODY_KINDS,
  CELL_SECTORS,
  COUNCIL_VOTES_AT_MEETINGS,
  type Overrides,
  SEAT_CATEGORIES,
} from './types.ts'

/** What is wrong in a JSON file: the path of keys ("/articles/councilCap") and what to do. */
export interface JsonError {
  path: string
  message: string
}

/** The same as what is wrong with a command or a question: the name of the article, and what to do. */
export const asFieldErrors = (errors: readonly JsonError[]): FieldError[] =>
  errors.map(({ path, message }) => {
    const name = path.split('/').slice(2).join(', ')
    return { pointer: path, detail: message.startsWith('“') ? message : `${name} ${message}` }
  })

type Read = { value: unknown } | { errors: JsonError[] }
type Reads = (written: unknown, path: string) => Read

const wrong = (path: string, message: string): Read => ({ errors: [{ path, message }] })
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const whole =
  (minimum: number, maximum: number): Reads =>
  (written, path) =>
    Number.isInteger(written) && (written as number) >= minimum && (written as number) <= maximum
      ? { value: written }
      : wrong(path, `must be a whole number from ${minimum} to ${maximum}`)

const yesOrNo: Reads = (written, path) =>
  typeof written === 'boolean' ? { value: written } : wrong(path, 'must be true or false')

const word =
  (...options: string[]): Reads =>
  (written, path) =>
    typeof written === 'string' && options.includes(written)
      ? { value: written }
      : wrong(path, `must be one of ${options.join(', ')}`)

const text: Reads = (written, path) =>
  typeof written === 'string' && written.trim() !== ''
    ? { value: written.trim() }
    : wrong(path, 'must be text that is not empty')

const share: Reads = (written, path) => {
  const match = typeof written === 'string' ? /^(\d{1,6})\s*\/\s*(\d{1,6})$/.exec(written.trim()) : null
  const [part, all] = [Number(match?.[1]), Number(match?.[2])]
  return match && all > 0 && part <= all
    ? { value: [part, all] }
    : wrong(path, 'must be a share of at most one, written as two whole numbers, like "190/1000"')
}

const orNone =
  (reads: Reads): Reads =>
  (written, path) =>
    written === null ? { value: null } : reads(written, path)

const list =
  (reads: Reads): Reads =>
  (written, path) => {
    if (!Array.isArray(written)) return wrong(path, 'must be a list, like ["…", "…"]')
    const all = written.map((item, i) => reads(item, `${path}/${i}`))
    const errors = all.flatMap((read) => ('errors' in read ? read.errors : []))
    return errors.length > 0 ? { errors } : { value: all.map((read) => ('value' in read ? read.value : null)) }
  }

/** An object with these fields and no others; a field left out takes its default, and one without a default is wanted. */
const fields =
  (shape: Record<string, { reads: Reads; otherwise?: unknown }>): Reads =>
  (written, path) => {
    if (!isObject(written)) return wrong(path, `must be an object with ${listed(Object.keys(shape))}`)
    const errors: JsonError[] = unknownKeys(written, Object.keys(shape), path)
    const value: Record<string, unknown> = {}
    for (const [name, { reads, otherwise }] of Object.entries(shape)) {
      if (written[name] === undefined) {
        if (otherwise === undefined) errors.push({ path: `${path}/${name}`, message: 'must be given' })
        else if (otherwise !== LEFT_OUT) value[name] = otherwise
        continue
      }
      const read = reads(written[name], `${path}/${name}`)
      if ('errors' in read) errors.push(...read.errors)
      else value[name] = read.value
    }
    return errors.length > 0 ? { errors } : { value }
  }
const LEFT_OUT = Symbol('left out')

export const unknownKeys = (object: object, names: readonly string[], path: string): JsonError[] =>
  Object.keys(object)
    .filter((key) => !names.includes(key))
    .map((key) => ({ path: `${path}/${key}`, message: `“${key}” is not known here. Use ${listed(names)}` }))

const categories: Reads = (written, path) => {
  if (!isObject(written)) return wrong(path, 'must be an object like {"governor": {"minimum": 1}}')
  const bounds = fields({
    minimum: { reads: whole(0, 99), otherwise: LEFT_OUT },
    maximum: { reads: whole(0, 99), otherwise: LEFT_OUT },
  })
  const errors = unknownKeys(written, SEAT_CATEGORIES, path)
  for (const [category, bound] of Object.entries(written)) {
    const read = bounds(bound, `${path}/${category}`)
    if ('errors' in read) errors.push(...read.errors)
  }
  return errors.length > 0 ? { errors } : { value: written }
}

const cell: Reads = (written, path) => {
  const isSpecial = isObject(written) && written.sector === 'special'
  return fields({
    // Special schools have no phase in the register: a cell for one may call it what it likes.
    phase: { reads: isSpecial ? text : phase },
    sector: { reads: word(...CELL_SECTORS) },
    role: { reads: word(...OFFICES) },
  })(written, path)
}

const phase: Reads = (written, path) => {
  const name = typeof written === 'string' ? phaseName(written) : undefined
  return name ? { value: name } : wrong(path, `must be a phase of the register: ${listed(Object.values(PHASES))}`)
}

const reserveFloor: Reads = (written, path) => {
  if (!isObject(written) || Object.keys(written).length !== 1) {
    return wrong(path, 'must be {"months": 2} or {"amount": "475000.00"}')
  }
  if ('months' in written) return fields({ months: { reads: whole(0, 120) } })(written, path)
  const amount = typeof written.amount === 'string' ? parseMoney(written.amount) : undefined
  return amount === undefined || amount < 0
    ? wrong(`${path}/amount`, 'must be an amount in pounds, like "475000.00"')
    : { value: { amount } }
}

/** How each article is read. One entry an article: a new article is a line here, one in `types`, and a value in the presets. */
const ARTICLES: Record<ArticleName, Reads> = {
  minimumDirectors: orNone(whole(1, 200)),
  maximumDirectors: orNone(whole(1, 200)),
  councilCap: orNone(share),
  chairHasCastingVote: yesOrNo,
  holdingOver: yesOrNo,
  countCouncilEmployedHeads: word('count', 'do_not_count', 'show_both'),
  authorities: word('all', 'own'),
  tradingArea: list(text),
  // One director alone is no meeting: model articles for companies limited by guarantee, article 11(2).
  quorum: orNone(whole(2, 200)),
  councilVotesAtMeetings: word(...COUNCIL_VOTES_AT_MEETINGS),
  termlyMeetings: list(word(...BODY_KINDS)),
  datesAhead: list(word(...BODY_KINDS)),
  attendance: orNone(
    fields({
      share: { reads: share },
      substituteCounts: { reads: yesOrNo, otherwise: false },
      inquorateCounts: { reads: yesOrNo, otherwise: false },
    }),
  ),
  term: orNone(fields({ years: { reads: whole(1, 20) } })),
  replacementServes: word('remainder', 'fresh'),
  earlyLeaverPlaceStays: yesOrNo,
  onePerGroup: yesOrNo,
  sectorBalance: orNone(fields({ toleranceSeats: { reads: whole(0, 50) } })),
  cells: list(cell),
  districts: list(text),
  districtSeats: orNone(fields({ primary: { reads: whole(0, 20) }, secondary: { reads: whole(0, 20) } })),
  areas: list(text),
  associations: list(text),
  requiredSeats: list(text),
  officersChosenByMembers: list(text),
  electionVotes: word('per_school', 'per_member'),
  categories,
  reserveFloor: orNone(reserveFloor),
  vatRounding: word('nearest', 'down'),
  paymentDays: whole(0, 365),
  horizonMonths: whole(0, 60),
}
export const ARTICLE_NAMES = Object.keys(ARTICLES) as ArticleName[]

/** Reads overrides of a preset: each a plain value, or `{value, clause}`. */
export const readOverrides = (
  written: Record<string, unknown>,
  path: string,
): { overrides: Overrides; errors: JsonError[] } => {
  const errors = unknownKeys(written, ARTICLE_NAMES, path)
  const overrides: Record<string, { value: unknown; clause?: string }> = {}
  for (const name of ARTICLE_NAMES) {
    if (written[name] === undefined) continue
    const { value, clause, at } = withClause(written[name], `${path}/${name}`)
    const read = ARTICLES[name](value, at)
    const named = clauseOf(clause, `${path}/${name}`)
    for (const one of [read, named]) if ('errors' in one) errors.push(...one.errors)
    if ('value' in read && !('errors' in named)) overrides[name] = { value: read.value, ...named }
  }
  return { overrides: overrides as Overrides, errors }
}

/** The value and the clause of an article as it is written, and where the value stands. */
export const withClause = (written: unknown, path: string): { value: unknown; clause?: unknown; at: string } => {
  if (!isObject(written) || !('value' in written)) return { value: written, at: path }
  if (Object.keys(written).some((key) => key !== 'value' && key !== 'clause')) return { value: written, at: path }
  const { value, clause } = written
  return { value, at: `${path}/value`, ...(clause === undefined || clause === null ? {} : { clause }) }
}

/** A clause is named as text; a bare number of JSON ("18.1" without its marks) names one too. */
const clauseOf = (written: unknown, path: string): { clause?: string } | { errors: JsonError[] } => {
  if (written === undefined) return {}
  const clause = typeof written === 'number' ? String(written) : written
  return typeof clause === 'string' && clause.trim() !== '' && clause.length <= 200
    ? { clause: clause.trim() }
    : { errors: [{ path: `${path}/clause`, message: 'must be text of at most 200 characters, like "18.1"' }] }
}
