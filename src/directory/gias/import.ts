import { type IsoDate, londonDate } from '../../kernel/dates.ts'
import { invalid } from '../../kernel/errors.ts'
import { type ActDeps, record, type Tx } from '../../platform/acts/index.ts'
import { countAnew } from '../../platform/database/index.ts'
import { INSTALLATION } from '../../platform/reader.ts'
import { Differences } from './differences.ts'
import { asOfFromName } from './download/as-of.ts'
import { type ColumnMap, checkMap, layoutOf } from './download/columns.ts'
import { type Download, inspect } from './download/file.ts'
import { importGroups } from './groups.ts'
import { importLinks } from './links.ts'
import { addTo, type GiasReport, type Listed, nothingListed, type Ready } from './report.ts'
import { readDay } from './versions.ts'

export interface GiasOptions {
  /** Authorities to keep; in a file without an authority column, the one authority of all its rows. */
  la?: string[] | undefined
  /** Their names of columns to the register's. */
  map?: ColumnMap | undefined
  /** The day of the download; by default the date in the file's name, else today. */
  asOf?: IsoDate | undefined
  links?: string | readonly string[] | undefined
  groups?: string | readonly string[] | undefined
  dryRun?: boolean | undefined
  actor?: string | undefined
  /** Looks at what it wants before anything is taken in, and, by what it returns, afterwards; both within the transaction. */
  watch?: ((tx: Tx) => Promise<() => Promise<void>>) | undefined
  onProgress?: ((progress: { bytes: number; total: number; rows: number }) => void) | undefined
}

/**
 * Takes downloads of the register of schools into the installation, which all companies share. One transaction and one act; none
 * when nothing in them is new.
 */
export const importGias = async (
  deps: ActDeps,
  files: readonly string[],
  options: GiasOptions = {},
): Promise<GiasReport> => {
  const authorities = authoritiesOf(options.la ?? [])
  const ready = await prepare(deps, files, options, authorities)
  const groups = await inspectLists(options.groups)
  const links = await inspectLists(options.links)
  if (ready.length + groups.length + links.length === 0) throw invalid('Name the file of the download', '/files')
  const report = nothingRead()
  const progress = progressOf(ready, report, options)
  const work = async (tx: Tx): Promise<GiasReport> => {
    const taken = await options.watch?.(tx)
    for (const day of byDay(ready)) await readDay(tx, day, { authorities, named: ready.length > 1 }, report, progress)
    if (groups.length > 0) report.groups = await takeLists(tx, groups, importGroups)
    if (links.length > 0) report.links = await takeLists(tx, links, importLinks)
    await taken?.()
    return report
  }
  const kept = {
    files: ready.map(({ download, asOf }) => ({ name: download.name, asOf })),
    la: [...authorities],
    ...(links.length > 0 ? { links: namesOf(links) } : {}),
    ...(groups.length > 0 ? { groups: namesOf(groups) } : {}),
  }
  const request = {
    company: INSTALLATION,
    name: 'importGias',
    actor: options.actor ?? 'command line',
    command: kept,
    kept,
    dryRun: options.dryRun,
    founds: true,
    onlyIfChanged: true,
  }
  const { result } = await record(deps, request, work)
  if (!options.dryRun && result.added > 0) await countAnew(deps.database, TABLES)
  return result
}

const nothingRead = (): GiasReport => ({
  read: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  left: 0,
  skipped: [],
  differences: new Differences(),
})

const TABLES = ['establishment', 'establishment_link', 'establishment_group', 'group_link']

const inspectLists = (files: GiasOptions['links']): Promise<Download[]> =>
  Promise.all([files ?? []].flat().map((file) => inspect(file)))

const namesOf = (lists: readonly Download[]): string => lists.map(({ name }) => name).join(', ')

/** Takes in lists one after the other, and adds up what they brought. */
const takeLists = async (
  tx: Tx,
  lists: readonly Download[],
  take: (tx: Tx, list: Download) => Promise<Listed>,
): Promise<Listed> => {
  const total = nothingListed()
  for (const list of lists) {
    const { skipped, ...compared } = await take(tx, list)
    addTo(total, {
      ...compared,
      skipped: lists.length > 1 ? skipped.map((row) => ({ ...row, file: list.name })) : skipped,
    })
  }
  return total
}

const authoritiesOf = (codes: readonly string[]): ReadonlySet<string> => {
  const wrong = codes.filter((code) => !/^\d{3}$/.test(code))
  if (wrong.length > 0)
    throw invalid(
      wrong.map((code) => ({
        pointer: '/la',
        detail: `“${code}” must be an authority’s code of three digits, like 301`,
      })),
    )
  return new Set(codes)
}

const prepare = async (
  deps: ActDeps,
  files: readonly string[],
  options: GiasOptions,
  authorities: ReadonlySet<string>,
): Promise<Ready[]> => {
  const today = londonDate(deps.clock())
  const downloads: Download[] = []
  for (const file of files) downloads.push(await inspect(file))
  checkMap(options.map ?? {}, downloads)
  if (options.asOf && options.asOf > today)
    throw invalid(`The day of the download (${options.asOf}) must not be after today, ${today}`, '/asOf')
  return downloads.map((download) => {
    const layout = layoutOf(download, options.map ?? {})
    if (!download.hasRows)
      throw invalid(`${download.name} has a header and no school below it. Download it again`, '/files')
    if (authorities.size > 1 && !layout.has('la_code'))
      throw invalid(
        `${download.name} does not say which authority a school belongs to. Name one authority with --la, and import the others from their own files`,
        '/la',
      )
    return { download, layout, asOf: options.asOf ?? asOfFromName(download.name, today) ?? today }
  })
}

/** Downloads in order of their days; those of one day are one picture of the register. */
const byDay = (ready: readonly Ready[]): Ready[][] => {
  const days = [...new Set(ready.map(({ asOf }) => asOf))].sort()
  return days.map((day) => ready.filter(({ asOf }) => asOf === day))
}

const progressOf = (ready: readonly Ready[], report: GiasReport, options: GiasOptions) => {
  const total = ready.reduce((bytes, { download }) => bytes + download.bytes, 0)
  let bytes = 0
  return (more: number): void => {
    bytes += more
    options.onProgress?.({ bytes, total, rows: report.read })
  }
}
