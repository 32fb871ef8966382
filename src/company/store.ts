import { type Instant, type IsoDate, longInstant } from '../kernel/dates.ts'
import { notFound } from '../kernel/errors.ts'
import { canonical } from '../kernel/hashing.ts'
import { type Pence, money as writeMoney } from '../kernel/money.ts'
import { by } from '../kernel/order.ts'
import type { Tx } from '../platform/acts/index.ts'
import { both, known, noCompany, type Reader, type Row } from '../platform/reader.ts'
import { amount, type Compared, day, type Register, recordRows, required, text } from '../platform/registers/index.ts'
import { inOrder } from './articles.ts'
import { accountsJson, loadAccounts, recordAccounts } from './bank.ts'
import { readOverrides } from './read-articles.ts'
import type { ArticlesVersion, Company, LegalForm, PresetName } from './types.ts'

/** What `company.json` says of the company itself. One row is current. */
const companyRegister: Register = {
  file: 'company.json',
  table: 'company',
  key: [],
  columns: {
    name: text(required),
    legal_form: text(required),
    company_number: text(),
    incorporated_on: day(),
    registered_office: text(),
    council: text(required),
    council_name: text(required),
    council_la_code: text(required),
    guarantee: amount(),
    year_end: text(required),
    vat_number: text(),
    preset: text(required),
  },
}

/** The versions of its articles. One row a day on which a version begins. */
const articlesRegister: Register = {
  file: 'company.json',
  table: 'articles',
  key: ['from'],
  columns: { from: day(), resolution: text(), overrides: text(required) },
}

/** Records the company and the versions of its articles as they are said; what is known already changes nothing. */
export const recordCompany = async (tx: Tx, company: Company): Promise<Compared> => {
  const itself = await recordRows(tx, companyRegister, [
    {
      name: company.name,
      legal_form: company.legalForm,
      company_number: company.companyNumber,
      incorporated_on: company.incorporatedOn,
      registered_office: company.registeredOffice,
      council: company.council,
      council_name: company.councilName,
      council_la_code: company.councilLaCode,
      guarantee: company.guarantee,
      year_end: company.yearEnd,
      vat_number: company.vatNumber,
      preset: company.preset,
    },
  ])
  const versions = await recordRows(tx, articlesRegister, company.articles.map(rowOf))
  const accounts = await recordAccounts(tx, company.accounts)
  return {
    added: itself.added + versions.added + accounts.added,
    changed: itself.changed + versions.changed + accounts.changed,
    unchanged: itself.unchanged + versions.unchanged + accounts.unchanged,
  }
}

/** Records one version of the articles, in place of one that began on the same day. */
export const recordArticles = (tx: Tx, version: ArticlesVersion): Promise<Compared> =>
  recordRows(tx, articlesRegister, [rowOf(version)])

const rowOf = (version: ArticlesVersion) => ({
  from: version.from,
  resolution: version.resolution,
  overrides: canonical(version.written),
})

/** The company with its articles, as known. */
export const loadCompany = async (reader: Reader): Promise<Company> => {
  const [particulars, [versions, accounts]] = await both(
    reader,
    () => loadParticulars(reader),
    () =>
      both(
        reader,
        async () => (await known(reader, 'articles')) as Row[],
        () => loadAccounts(reader),
      ),
  )
  return { ...particulars, accounts, articles: inOrder(versions.map(versionOf)) }
}

/** A company of today was not known of before it was set up here, however old it is. */
const notKnownYet = (company: string, known: Instant) =>
  notFound(
    `Nothing was known of “${company}” here on ${longInstant(known)}. It was set up later, or never: ask for what is known now`,
  )

/** What is said of the company itself, as known. */
export const loadParticulars = async (reader: Reader): Promise<Omit<Company, 'articles' | 'accounts'>> => {
  const row = (await known(reader, 'company').first()) as Row | undefined
  if (!row) throw reader.known ? notKnownYet(reader.company, reader.known) : noCompany(reader.company)
  return {
    slug: reader.company,
    name: String(row.name),
    legalForm: row.legal_form as LegalForm,
    companyNumber: row.company_number as string | null,
    incorporatedOn: row.incorporated_on as IsoDate | null,
    registeredOffice: row.registered_office as string | null,
    council: String(row.council),
    councilName: String(row.council_name),
    councilLaCode: String(row.council_la_code),
    guarantee: row.guarantee === null ? null : (Number(row.guarantee) as Pence),
    yearEnd: String(row.year_end),
    vatNumber: row.vat_number as string | null,
    preset: row.preset as PresetName,
  }
}

const versionOf = (row: Row): ArticlesVersion => {
  const written = JSON.parse(String(row.overrides)) as Record<string, unknown>
  return {
    from: row.from as IsoDate | null,
    resolution: row.resolution as string | null,
    overrides: readOverrides(written, '').overrides,
    written,
  }
}

/** Every company of the installation, by name. */
export const listCompanies = async (reader: Pick<Reader, 'db'>): Promise<{ slug: string; name: string }[]> => {
  const rows: { company: string; name: string }[] = await reader
    .db('company')
    .whereNull('superseded_act')
    .select('company', 'name')
  return rows.map((row) => ({ slug: row.company, name: row.name })).sort(by('name', 'slug'))
}

/** `company.json` as the company would write it today. */
export const companyJson = (company: Company): Record<string, unknown> => ({
  slug: company.slug,
  name: company.name,
  legalForm: company.legalForm,
  ...given('companyNumber', company.companyNumber),
  ...given('incorporatedOn', company.incorporatedOn),
  ...given('registeredOffice', company.registeredOffice),
  council: { ref: company.council, name: company.councilName, laCode: company.councilLaCode },
  ...given('guarantee', company.guarantee === null ? null : writeMoney(company.guarantee)),
  yearEnd: company.yearEnd,
  ...given('vatNumber', company.vatNumber),
  ...(company.accounts.length === 0 ? {} : { bank: accountsJson(company.accounts) }),
  preset: company.preset,
  ...(company.articles.length === 0 ? {} : { articles: company.articles.map(versionJson) }),
})

const given = (key: string, value: string | null) => (value === null ? {} : { [key]: value })
const versionJson = (version: ArticlesVersion) => ({
  ...given('from', version.from),
  ...given('resolution', version.resolution),
  ...version.written,
})
