import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/acts/index.ts'
import { known, type Row } from '../../platform/reader.ts'
import type { EstablishmentFacts } from '../types.ts'
import { after, type Difference, differencesOf, isOpenAsOf, storedFacts } from './compare.ts'
import { records } from './download/file.ts'
import { type Authorities, isSkipped, readRow, type Spoken } from './download/rows.ts'
import type { GiasReport, Ready } from './report.ts'
import { Urns } from './urns.ts'

/** Rows that are looked up and written together. */
const BATCH = 250

/** The newest version of an establishment that is known. */
interface Newest {
  id: string
  urn: string
  asOf: IsoDate
  leftOn: string | null
  stored: string
  facts: EstablishmentFacts
}

interface How {
  authorities: Authorities
  /** Do skipped rows name their file, because there are several? */
  named: boolean
}

/** What is gathered while the downloads of one day are read. */
interface Picture {
  asOf: IsoDate
  /** Every establishment that the files name. */
  present: Urns
  authorities: Set<string>
  /** The last download of each authority before this one. */
  last: ReadonlyMap<string, IsoDate>
  report: GiasReport
}

/** Reads the downloads of one day: compares each row with what is known, and flags whatever is missing. */
export const readDay = async (
  tx: Tx,
  day: readonly Ready[],
  how: How,
  report: GiasReport,
  onBytes: (bytes: number) => void,
): Promise<void> => {
  const asOf = day[0]?.asOf as IsoDate
  const last = await lastDownloads(tx)
  const picture: Picture = { asOf, present: new Urns(), authorities: new Set(), last, report }
  const empty = (await known(tx, 'establishment').first('id')) === undefined
  for (const one of day) await readFile(tx, one, how, picture, empty && one === day[0], onBytes)
  if (!empty) await flagLeft(tx, picture)
  await recordDownloads(tx, day, picture)
}

const readFile = async (
  tx: Tx,
  { download, layout }: Ready,
  { authorities, named }: How,
  picture: Picture,
  empty: boolean,
  onBytes: (bytes: number) => void,
): Promise<void> => {
  const { report } = picture
  // The one file of a day needs one set; a second must tell its own repetitions from what the first held.
  const seen = picture.present.isEmpty ? picture.present : new Urns()
  const skip = (line: number, reason: string) =>
    report.skipped.push({ line, reason, ...(named ? { file: download.name } : {}) })
  const batches = batchesFor(async (rows) => {
    const before = empty ? new Map<string, Newest>() : await newestOf(tx, rows)
    await write(tx, download.name, rows, before, picture, skip)
  })
  const wanted = (index: number) => layout.keeps.has(index) || index >= layout.width
  let header = true
  for await (const sources of records(download, wanted, onBytes)) {
    for (const source of sources) {
      if (header) {
        header = false
        continue
      }
      const row = readRow(layout, authorities, source)
      if (!row) continue
      report.read += 1
      const urn = Number(row.urn)
      if (row.urn && seen.has(urn)) {
        skip(row.line, `URN ${row.urn} stands in this file already, on an earlier line`)
        continue
      }
      if (row.urn) seen.add(urn)
      if (isSkipped(row)) skip(row.line, row.reason)
      else if (batches.isFullWith(row)) await batches.flush()
    }
  }
  await batches.end()
  if (seen !== picture.present) picture.present.addAll(seen)
}

/** Rows are compared and written together: while the database writes one batch, the next is read. */
const batchesFor = (compare: (rows: Spoken[]) => Promise<void>) => {
  let batch: Spoken[] = []
  let writing: Promise<void> = Promise.resolve()
  const flush = async () => {
    await writing
    writing = compare(batch)
    writing.catch(() => undefined)
    batch = []
  }
  return {
    isFullWith: (row: Spoken): boolean => batch.push(row) === BATCH,
    flush,
    end: async () => {
      await flush()
      await writing
    },
  }
}

const write = async (
  tx: Tx,
  file: string,
  batch: readonly Spoken[],
  known: ReadonlyMap<string, Newest>,
  picture: Picture,
  skip: (line: number, reason: string) => void,
): Promise<void> => {
  const { asOf, report } = picture
  const fresh: Row[] = []
  const replaced: string[] = []
  const differences: Difference[] = []
  for (const { line, urn, said } of batch) {
    const before = known.get(urn)
    const facts = after(before?.facts, said, asOf)
    if (facts.la_code) refuseOlder(picture, file, facts.la_code)
    if (before && before.asOf > asOf) {
      skip(line, `URN ${urn} is known from a newer download, of ${longDate(before.asOf)}`)
      continue
    }
    const stored = storedFacts(facts)
    if (before && before.stored === stored && before.leftOn === null) {
      report.unchanged += 1
      continue
    }
    if (before) {
      report.changed += 1
      differences.push(...differencesOf(urn, before.facts, JSON.parse(stored)))
      if (before.leftOn) differences.push({ urn, field: 'left_on', from: before.leftOn, to: null })
      if (before.asOf === asOf) replaced.push(before.id)
    } else report.added += 1
    fresh.push({ urn, as_of: asOf, la_code: facts.la_code ?? null, left_on: null, facts: stored })
  }
  report.differences.add(differences)
  if (replaced.length > 0) await tx.supersede('establishment', replaced)
  if (fresh.length > 0) await tx.insert('establishment', fresh)
}

/** A download may not go back behind one of the same authority. */
const refuseOlder = ({ last, authorities, asOf }: Picture, file: string, authority: string): void => {
  if (authorities.has(authority)) return
  const newer = last.get(authority)
  if (newer && newer > asOf)
    throw invalid(
      `${file} is of ${longDate(asOf)}, older than the last download of authority ${authority}, of ${longDate(newer)}. ` +
        'Import downloads in order of their days, or say with --as-of when this one was made',
      '/asOf',
    )
  authorities.add(authority)
}

/** The versions that no later one follows. */
const newest = (tx: Tx) =>
  known(tx, 'establishment').whereNotExists(
    tx
      .db('establishment as later')
      .where('later.company', tx.company)
      .whereNull('later.superseded_act')
      .whereRaw('?? = ??', ['later.urn', 'establishment.urn'])
      .whereRaw('?? > ??', ['later.as_of', 'establishment.as_of']),
  )

const newestOf = async (tx: Tx, batch: readonly Spoken[]): Promise<Map<string, Newest>> => {
  if (batch.length === 0) return new Map()
  const urns = batch.map(({ urn }) => urn)
  const rows: Row[] = await newest(tx).whereIn('establishment.urn', urns)
  return new Map(rows.map((row) => [String(row.urn), newestFrom(row)]))
}

const newestFrom = (row: Row): Newest => ({
  id: String(row.id),
  urn: String(row.urn),
  asOf: row.as_of as IsoDate,
  leftOn: row.left_on as string | null,
  stored: String(row.facts),
  facts: JSON.parse(String(row.facts)),
})

/** Establishments of the files' authorities that were open here and are in none of the files: flagged, never deleted. */
const flagLeft = async (tx: Tx, { asOf, authorities, present, report }: Picture): Promise<void> => {
  let last = ''
  for (;;) {
    const rows: Row[] = await newest(tx)
      .whereIn('establishment.la_code', [...authorities])
      .whereNull('establishment.left_on')
      .where('establishment.urn', '>', last)
      .orderBy('establishment.urn')
      .limit(BATCH)
    if (rows.length === 0) return
    const gone = rows
      .map(newestFrom)
      .filter((one) => one.asOf <= asOf && !present.has(Number(one.urn)) && isOpenAsOf(one.facts, asOf))
    const replaced = gone.filter((one) => one.asOf === asOf).map((one) => one.id)
    if (replaced.length > 0) await tx.supersede('establishment', replaced)
    const flagged = gone.map(({ urn, facts, stored }) => ({
      urn,
      as_of: asOf,
      la_code: facts.la_code ?? null,
      left_on: asOf,
      facts: stored,
    }))
    if (flagged.length > 0) await tx.insert('establishment', flagged)
    report.left += gone.length
    last = String(rows.at(-1)?.urn)
  }
}

const lastDownloads = async (tx: Tx): Promise<Map<string, IsoDate>> => {
  const rows: { la_code: string; as_of: IsoDate }[] = await known<never>(tx, 'register_download')
    .groupBy('la_code')
    .select('la_code')
    .max({ as_of: 'as_of' })
  return new Map(rows.map((row) => [row.la_code, row.as_of]))
}

/** Notes that an authority's download of this day has been read, also when it changed nothing. */
const recordDownloads = async (tx: Tx, day: readonly Ready[], { asOf, authorities, last }: Picture): Promise<void> => {
  const file = day.map(({ download }) => download.name).join(', ')
  const rows = [...authorities]
    .filter((authority) => last.get(authority) !== asOf)
    .sort()
    .map((authority) => ({ la_code: authority, as_of: asOf, file }))
  if (rows.length > 0) await tx.insert('register_download', rows)
}
