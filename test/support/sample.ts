import { join } from 'node:path'
import { importPack } from '../../src/pack/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { type Reader, readerOf } from '../../src/platform/reader.ts'
import { copyOf, freshDatabase, type Kind, madeOnce, migrated } from './database.ts'
import { act, clock, FIXTURES } from './wexmere.ts'

type Warnings = Awaited<ReturnType<typeof importPack>>['warnings']

/** Imports the pack of a sample company; what the import had to say of it. */
const importSample = async (database: Database, slug: string): Promise<Warnings> => {
  const report = await importPack({ database, clock }, join(FIXTURES, slug), { dryRun: false, actor: 'test' })
  if (report.errors.length > 0) throw new Error(JSON.stringify(report.errors.slice(0, 5)))
  return report.warnings
}

const made = new Map<string, () => Promise<string>>()
const said = new Map<string, Warnings>()

/** A copy of the file that is made once a process for each of them. */
const copiedSample = async (slug: string) => {
  const file =
    made.get(slug) ??
    madeOnce(async (database) => {
      said.set(slug, await importSample(database, slug))
    }, migrated)
  made.set(slug, file)
  const { database, drop } = await copyOf(await file())
  return { database, drop, warnings: said.get(slug) ?? [] }
}

const importedSample = async (slug: string, kind: Kind) => {
  const { database, drop } = await freshDatabase(kind)
  return { database, drop, warnings: await importSample(database, slug) }
}

/** A sample company in a database of its own, as its pack sets it up, and what acts on it. */
export const sample = async (slug: string, kind: Kind = 'sqlite') => {
  const { database, drop, warnings } = kind === 'sqlite' ? await copiedSample(slug) : await importedSample(slug, kind)
  const reader: Reader = readerOf(database, slug)
  const deps = { database, clock }
  return {
    database,
    deps,
    reader,
    drop,
    /** What the import had to say of the pack. */
    warnings,
    act: (name: string, command: unknown) => act(deps, slug, name, command),
  }
}
