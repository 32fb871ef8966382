import { join } from 'node:path'
import { importPack } from '../../src/pack/index.ts'
import { type Reader, readerOf } from '../../src/platform/reader.ts'
import { freshDatabase, type Kind } from './database.ts'
import { act, clock, FIXTURES } from './wexmere.ts'

/** A sample company in a database of its own, as its pack sets it up, and what acts on it. */
export const sample = async (slug: string, kind: Kind = 'sqlite') => {
  const { database, drop } = await freshDatabase(kind)
  const report = await importPack({ database, clock }, join(FIXTURES, slug), { dryRun: false, actor: 'test' })
  if (report.errors.length > 0) throw new Error(JSON.stringify(report.errors.slice(0, 5)))
  const reader: Reader = readerOf(database, slug)
  const deps = { database, clock }
  return {
    database,
    deps,
    reader,
    drop,
    /** What the import had to say of the pack. */
    warnings: report.warnings,
    act: (name: string, command: unknown) => act(deps, slug, name, command),
  }
}
