import { isDate } from '../kernel/dates.ts'
import { parseMoney } from '../kernel/money.ts'
import { listed } from '../kernel/text.ts'
import { contradictionsIn, inOrder } from './articles.ts'
import { readAccounts } from './bank.ts'
import { PRESETS } from './presets.ts'
import { isObject, type JsonError, readOverrides, unknownKeys } from './read-articles.ts'
import { type ArticlesVersion, type Company, LEGAL_FORMS, PRESET_NAMES, type PresetName } from './types.ts'

const KEYS = [
  'slug',
  'name',
  'legalForm',
  'companyNumber',
  'incorporatedOn',
  'registeredOffice',
  'council',
  'guarantee',
  'yearEnd',
  'vatNumber',
  'bank',
  'preset',
  'articles',
] as const

/** Reads `company.json`: the company, or everything that is wrong with it at once. */
export const parseCompany = (json: unknown): { values?: Company; errors: JsonError[] } => {
  if (!isObject(json)) return { errors: [{ path: '', message: 'must be an object like {"slug": "…", …}' }] }
  const errors: JsonError[] = unknownKeys(json, KEYS, '')
  const { text, oneOf, refuse } = readerOf(json, errors)
  const preset = oneOf('preset', PRESET_NAMES, true)
  const legalForm = oneOf('legalForm', LEGAL_FORMS, false) ?? (preset ? PRESETS[preset].legalForm : null)
  const incorporated = legalForm !== null && legalForm !== 'unincorporated'
  const values = {
    slug: text('slug', true, SLUG),
    name: text('name', true),
    legalForm,
    companyNumber: text('companyNumber', incorporated, COMPANY_NUMBER),
    incorporatedOn: text('incorporatedOn', incorporated, REAL_DATE),
    registeredOffice: text('registeredOffice', incorporated),
    ...councilOf(json.council, errors),
    guarantee: guaranteeOf(json.guarantee, incorporated, refuse),
    yearEnd: text('yearEnd', true, YEAR_END),
    vatNumber: text('vatNumber', false),
    accounts: readAccounts(json.bank, errors),
    preset,
    articles: versionsOf(json.articles, preset, errors),
  }
  return errors.length > 0 ? { errors } : { values: values as unknown as Company, errors: [] }
}

/** What a text must look like, and what to do where it does not. */
interface Spelling {
  fits(value: string): boolean
  advice: string
}

const SLUG: Spelling = {
  fits: (value) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) && value.length <= 60,
  advice: 'must be at most 60 lower-case letters, digits and single hyphens, like “wexmere-learning”',
}
const COMPANY_NUMBER: Spelling = {
  fits: (value) => /^[A-Za-z0-9]{8}$/.test(value),
  advice: 'must have eight letters or digits, as Companies House gave it',
}
const REAL_DATE: Spelling = { fits: isDate, advice: 'must be a real date, like 2018-03-06' }
const YEAR_END: Spelling = {
  fits: (value) => isDate(`2024-${value}`),
  advice: 'must be a month and a day, like 03-31',
}
const LA_CODE: Spelling = {
  fits: (value) => /^\d{3}$/.test(value),
  advice: 'must be the three digits of a local authority, like "301"',
}

/** Reads the texts of an object; what is wrong with one is added to the errors, and its value is null. */
const readerOf = (from: Record<string, unknown>, errors: JsonError[], at = '') => {
  const refuse = (path: string, message: string) => {
    errors.push({ path, message })
    return null
  }
  const text = (key: string, wanted: boolean, spelling?: Spelling): string | null => {
    const [written, path] = [from[key], `${at}/${key}`]
    if (written === undefined || written === null || written === '') {
      return wanted ? refuse(path, `“${key}” must be given`) : null
    }
    if (typeof written !== 'string' || written.trim() === '' || written.length > 500) {
      return refuse(path, 'must be text of at most 500 characters')
    }
    const value = written.trim()
    return spelling && !spelling.fits(value) ? refuse(path, `“${value}” ${spelling.advice}`) : value
  }
  const oneOf = <T extends string>(key: string, options: readonly T[], wanted: boolean): T | null => {
    const written = text(key, wanted)
    if (written === null) return null
    return (options as readonly string[]).includes(written)
      ? (written as T)
      : refuse(`${at}/${key}`, `“${written}” is not known here. Use one of ${options.join(', ')}`)
  }
  return { text, oneOf, refuse }
}

const councilOf = (written: unknown, errors: JsonError[]) => {
  if (!isObject(written)) {
    errors.push({ path: '/council', message: 'must be an object {"ref", "name", "laCode"}' })
    return { council: null, councilName: null, councilLaCode: null }
  }
  errors.push(...unknownKeys(written, ['ref', 'name', 'laCode'], '/council'))
  const { text } = readerOf(written, errors, '/council')
  return { council: text('ref', true), councilName: text('name', true), councilLaCode: text('laCode', true, LA_CODE) }
}

const guaranteeOf = (written: unknown, wanted: boolean, refuse: (path: string, message: string) => null) => {
  if (written === undefined || written === null || written === '') {
    return wanted ? refuse('/guarantee', '“guarantee” must be given: what each member promises, like "1.00"') : null
  }
  const amount = typeof written === 'string' ? parseMoney(written) : undefined
  return amount === undefined || amount < 0
    ? refuse('/guarantee', 'must be an amount in pounds written as text, like "1.00"')
    : amount
}

/** `articles` is one set of overrides, in force from the beginning, or a list of versions with the day each began. */
const versionsOf = (written: unknown, preset: PresetName | null, errors: JsonError[]): ArticlesVersion[] => {
  if (written === undefined || written === null) return []
  if (!Array.isArray(written) && !isObject(written)) {
    errors.push({ path: '/articles', message: 'must be an object of overrides, or a list of versions' })
    return []
  }
  const versions = Array.isArray(written)
    ? written.map((version, i) => versionOf(version, `/articles/${i}`, preset, errors))
    : [versionOf(written, '/articles', preset, errors)]
  const days = versions.map((version) => version.from ?? 'the beginning')
  const twice = days.filter((day, i) => days.indexOf(day) !== i)
  if (twice.length > 0) errors.push({ path: '/articles', message: `two versions begin on ${listed(twice)}` })
  return inOrder(versions)
}

const versionOf = (written: unknown, path: string, preset: PresetName | null, errors: JsonError[]): ArticlesVersion => {
  if (!isObject(written)) {
    errors.push({ path, message: 'must be an object like {"from": "2024-04-01", "minimumDirectors": 12}' })
    return { from: null, resolution: null, overrides: {}, written: {} }
  }
  const { from, resolution, ...own } = written
  const read = readOverrides(own, path)
  errors.push(...read.errors)
  const bad = from !== undefined && (typeof from !== 'string' || !isDate(from))
  if (bad) errors.push({ path: `${path}/from`, message: 'must be a real date, like 2024-04-01' })
  if (resolution !== undefined && typeof resolution !== 'string') {
    errors.push({ path: `${path}/resolution`, message: 'must be the ref of a resolution' })
  }
  const version = {
    from: typeof from === 'string' && isDate(from) ? from : null,
    resolution: typeof resolution === 'string' ? resolution : null,
    overrides: read.overrides,
    written: own,
  }
  if (preset) errors.push(...contradictionsIn(preset, version, own, path))
  return version
}
