import { type ArticlesVersion, type Company, parseCompany, recordCompany } from '../company/index.ts'
import { organisations } from '../directory/index.ts'
import { londonDate } from '../kernel/dates.ts'
import { by } from '../kernel/order.ts'
import { type ActDeps, record, type Tx } from '../platform/acts/index.ts'
import { type Register, recordRow, recordRows } from '../platform/registers/index.ts'
import { adoptionFaults, adoptionWarnings } from './adoptions.ts'
import { type Contents, readPack } from './contents.ts'
import type { Remark } from './csv.ts'
import { eventsOf, faultsByChart, playEvents } from './events.ts'
import { type Imported, importedBefore, refOf, saidBy } from './imported.ts'
import { areInvoicesKnown, isAboutInvoices } from './named-invoices.ts'
import { collectRefs, resolveRefs } from './refs.ts'
import { REGISTERS, SHEETS } from './registers.ts'
import { accountsOf, setFaults } from './set-faults.ts'
import type { PackRow } from './sheet-rows.ts'
import { whyUnchangeable } from './unchangeable.ts'
import { warningsOf } from './warnings.ts'

/** What an import found and did, as the contract prints it. */
export interface PackReport {
  company: string
  dryRun: boolean
  read: number
  added: number
  changed: number
  unchanged: number
  errors: Remark[]
  warnings: Remark[]
}

export interface PackOptions {
  dryRun: boolean
  actor: string
}

/** Carries every fault of a pack out of the transaction that it undoes. */
class Faulty extends Error {
  readonly errors: Remark[]
  constructor(errors: Remark[]) {
    super('the pack has errors')
    this.errors = errors
  }
}

/**
 * Sets a company up from its folder of spreadsheets, in one act: everything or nothing. Registers, catalogue and articles come
 * first, then journal, receipts and designations in the order of their dates, with what has fallen due before them.
 */
export const importPack = async (deps: ActDeps, folder: string, options: PackOptions): Promise<PackReport> => {
  const contents = readPack(folder, SHEETS)
  const parsed = contents.company === undefined ? { errors: [] } : parseCompany(contents.company)
  contents.errors.push(
    ...parsed.errors.map(({ path, message }) => ({
      file: 'company.json',
      line: contents.lineOfKey(path),
      column: path.split(/[./]/).filter(Boolean).at(-1) ?? '',
      message,
    })),
  )
  const company = 'values' in parsed ? parsed.values : undefined
  const slug = company?.slug ?? slugOf(contents.company)
  const report = reportOf(slug, options.dryRun, contents)
  try {
    const outcome = await record(
      deps,
      {
        company: slug,
        actor: options.actor,
        name: 'importPack',
        command: null,
        kept: { rows: report.read },
        founds: true,
        dryRun: options.dryRun,
        onlyIfChanged: true,
      },
      (tx) => importWithin(tx, contents, company),
    )
    return { ...report, ...outcome.result }
  } catch (error) {
    if (error instanceof Faulty) return { ...report, errors: sorted(error.errors) }
    throw error
  }
}

const slugOf = (json: unknown): string => {
  const slug = (json as { slug?: unknown } | undefined)?.slug
  return typeof slug === 'string' ? slug : ''
}

const reportOf = (company: string, dryRun: boolean, contents: Contents): PackReport => {
  const unkept = [...contents.setAside.values()].map(({ rows }) => rows)
  const read = 1 + [...contents.rows.values(), ...unkept].reduce((count, rows) => count + rows.length, 0)
  return { company, dryRun, read, added: 0, changed: 0, unchanged: 0, errors: [], warnings: [] }
}

const sorted = (remarks: Remark[]): Remark[] => [...remarks].sort(by('file', 'line'))

type Counts = Pick<PackReport, 'added' | 'changed' | 'unchanged'>

/**
 * The registers are written even when faults were found, so that rows can also be judged together; the transaction of a faulty
 * pack is undone as a whole. A fault in company.json hides none in the spreadsheets. Events are only played when everything they
 * rest on is right.
 */
const importWithin = async (
  tx: Tx,
  contents: Contents,
  company: Company | undefined,
): Promise<Counts & { warnings: Remark[] }> => {
  const refs = await collectRefs(tx, REGISTERS, contents, contents.council?.ref)
  const errors = [...contents.errors, ...resolveRefs(SHEETS, contents, refs)]
  const events = eventsOf(contents, errors)
  const imported = await importedBefore(tx)
  const counts: Counts = { added: 0, changed: 0, unchanged: 0 }

  if (company) counts[await importCompany(tx, contents, company, imported)] += 1
  else await recordCouncil(tx, contents)
  for (const register of REGISTERS) errors.push(...(await importRegister(tx, register, contents, imported, counts)))
  errors.push(...(await setFaults(tx, contents)))
  if (company) errors.push(...(await adoptionFaults(tx, contents, company)))
  if (!company || errors.length > 0) {
    errors.push(...faultsByChart(events, await accountsOf(tx, contents)))
    if (company && areInvoicesKnown(errors))
      errors.push(...(await playEvents(tx, events.filter(isAboutInvoices), imported, counts)))
    throw new Faulty(errors)
  }

  const faults = await playEvents(tx, events, imported, counts)
  if (faults.length > 0) throw new Faulty(faults)
  await imported.keep()
  const warnings = [
    ...(await adoptionWarnings(tx, contents, company)),
    ...(await warningsOf(tx, contents, londonDate(tx.at))),
  ]
  return { ...counts, warnings }
}

const importCompany = async (tx: Tx, contents: Contents, company: Company, imported: Imported) => {
  const found = imported.compare('company.json', company.slug, contents.company)
  if (found === 'unchanged') return found
  await recordCompany(tx, { ...company, articles: company.articles.filter((version) => isNews(imported, version)) })
  imported.note('company.json', company.slug, contents.company)
  await recordCouncil(tx, contents)
  return found
}

/** A version that says what it said in the last import stays as the company has corrected it since. */
const isNews = (imported: Imported, { from, resolution, written }: ArticlesVersion): boolean => {
  const key = `articles from ${from ?? 'the beginning'}`
  const said = { resolution, written }
  const found = imported.compare('company.json', key, said)
  if (found !== 'unchanged') imported.note('company.json', key, said)
  return found !== 'unchanged'
}

/** The council is an organisation for every other file, also where organisations.csv says nothing of it. */
const recordCouncil = async (tx: Tx, { council, rows }: Contents): Promise<void> => {
  if (!council || (rows.get(organisations.file) ?? []).some((row) => row.values.ref === council.ref)) return
  const blanks = Object.fromEntries(Object.keys(organisations.columns).map((column) => [column, null]))
  await recordRow(tx, organisations, {
    ...blanks,
    ref: council.ref,
    kind: 'council',
    name: council.name,
    la_code: council.laCode,
  })
}

const importRegister = async (
  tx: Tx,
  register: Register,
  contents: Contents,
  imported: Imported,
  counts: Counts,
): Promise<Remark[]> => {
  const fresh: PackRow[] = []
  const errors: Remark[] = []
  for (const row of contents.rows.get(register.file) ?? []) {
    const said = saidBy(row)
    const ref = refOf(register, row.values)
    const found = imported.compare(register.file, ref, said)
    counts[found] += 1
    if (found === 'unchanged') continue
    const fixed = found === 'changed' && (await whyUnchangeable(tx, register.file, ref))
    if (fixed) errors.push({ file: register.file, line: row.line, column: register.key[0] ?? '', message: fixed })
    imported.note(register.file, ref, said)
    fresh.push(row)
  }
  if (fresh.length > 0)
    await recordRows(
      tx,
      register,
      fresh.map((row) => row.values),
    )
  return errors
}
