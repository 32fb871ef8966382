import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../../db/migrate.ts'
import { judgeOn, loadBoardFacts, mainBody } from '../../src/governance/index.ts'
import { addMonths, type IsoDate, systemClock } from '../../src/kernel/dates.ts'
import { importPack } from '../../src/pack/index.ts'
import { packageRoot } from '../../src/platform/package-root.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { openBooks } from './books.ts'
import { atMost, type Bench } from './goal.ts'
import { median, timed } from './measure.ts'
import { node } from './process.ts'

/** The sample company with about sixty schools. */
const SLUG = 'wexmere'
const FROM = '2026-01-01' as IsoDate

/** The constitution of a company of sixty schools: all its rules on a day, and the whole command. */
export const check: Bench = async ({ folder }) => {
  const place = await companyIn(folder)
  const database = await openBooks(place)
  const facts = await loadBoardFacts(readerOf(database, SLUG))
  await database.close()
  const body = mainBody(facts, FROM)?.ref ?? 'board'
  const days = Array.from({ length: 400 }, (_, i) => addMonths(FROM, i % 40))
  const perDay: number[] = []
  for (const day of days) perDay.push(await timed(() => judgeOn(facts, body, day, 'all')))
  const commands = Array.from(
    { length: 5 },
    () => node('src/cli.ts', 'check', SLUG, '--on', FROM, '--data', place).seconds,
  )
  return [
    atMost('all rules on one day, in milliseconds', median(perDay), 1),
    atMost('check as a command, in seconds', median(commands), 1),
  ]
}

const companyIn = async (folder: string): Promise<string> => {
  const place = join(folder, SLUG)
  if (existsSync(place)) return place
  const making = `${place}.making`
  rmSync(making, { recursive: true, force: true })
  const database = await openBooks(making)
  await migrate(database)
  const report = await importPack({ database, clock: systemClock }, join(packageRoot(), 'fixtures', SLUG), {
    dryRun: false,
    actor: 'bench',
  })
  if (report.errors.length > 0) throw new Error(`the pack of ${SLUG} has errors: ${JSON.stringify(report.errors[0])}`)
  await database.close()
  renameSync(making, place)
  return place
}
