import { join } from 'node:path'
import { runUntil } from '../../src/billing/index.ts'
import { samples } from '../../src/demo/script.ts'
import { features } from '../../src/features.ts'
import type { Clock, Instant, IsoDate } from '../../src/kernel/dates.ts'
import { importPack } from '../../src/pack/index.ts'
import { type ActDeps, type Outcome, perform } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { copyOf, madeOnce, migrated } from './database.ts'

export const FIXTURES = join(import.meta.dirname, '../../fixtures')
export const WEXMERE = join(FIXTURES, 'wexmere')
export const TODAY = '2026-11-22' as IsoDate
/** The morning of the sample companies' today. */
export const clock: Clock = () => '2026-11-22T09:00:00.000Z' as Instant

/** The act of a name, performed as the command line does it. */
export const act = (deps: ActDeps, company: string, name: string, command: unknown): Promise<Outcome> => {
  const definition = features.flatMap((feature) => feature.acts ?? []).find((one) => one.name === name)
  if (!definition) throw new Error(`no act ${name}`)
  return perform(deps, definition, { company, actor: 'test', command })
}

/** Imports the pack of the full sample company, as it stood before its later acts, and runs it up to a day. */
export const importWexmere = async (database: Database, until: IsoDate | undefined = TODAY): Promise<void> => {
  const deps = { database, clock }
  const report = await importPack(deps, WEXMERE, { dryRun: false, actor: 'test' })
  if (report.errors.length > 0) throw new Error(JSON.stringify(report.errors.slice(0, 5)))
  if (until) await runWexmere(database, until)
}

const runWexmere = async (database: Database, until: IsoDate = TODAY): Promise<void> => {
  await runUntil({ database, clock }, { company: 'wexmere', until, actor: 'test' })
}

/** The later acts of the demonstration, each at its instant, and the run that follows them. */
export const playDemo = async (database: Database): Promise<void> => {
  const script = samples(FIXTURES).find(({ slug }) => slug === 'wexmere')?.script
  if (!script) throw new Error('wexmere has no demo.json')
  for (const { at, name, body } of script.acts) {
    await act({ database, clock: () => at as Instant }, 'wexmere', name, body)
  }
  await runUntil({ database, clock }, { company: 'wexmere', until: script.runUntil as IsoDate, actor: 'test' })
}

const imported = madeOnce((database) => importWexmere(database, undefined), migrated)

const STAGES = {
  imported,
  run: madeOnce((database) => runWexmere(database), imported),
  'after the demonstration': madeOnce(playDemo, imported),
}

/** A copy of the full sample company in a data folder of its own; each stage is made once a process, and copied. */
export const wexmere = async (stage: keyof typeof STAGES = 'run') => {
  const { folder, config, database, drop } = await copyOf(await STAGES[stage]())
  return { folder, file: config.file, database, deps: { database, clock }, reader: readerOf(database, 'wexmere'), drop }
}
