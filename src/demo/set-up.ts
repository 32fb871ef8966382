import { migrate } from '../../db/migrate.ts'
import { givePassword, grantRole } from '../access/index.ts'
import { runUntil } from '../billing/index.ts'
import { loadDirectory, personName } from '../directory/index.ts'
import { features } from '../features.ts'
import { check, ruleTitles } from '../governance/index.ts'
import {
  type Clock,
  clockFrom,
  fromLondon,
  hoursLater,
  type Instant,
  type IsoDate,
  monthStart,
  systemClock,
} from '../kernel/dates.ts'
import type { Status } from '../kernel/finding.ts'
import { newSecret } from '../kernel/hashing.ts'
import { closePeriod } from '../ledger/index.ts'
import { importPack } from '../pack/index.ts'
import { type ActDeps, perform, record } from '../platform/acts/index.ts'
import { type Database, type DatabaseConfig, openDatabase } from '../platform/database/index.ts'
import { type Reader, readerOf } from '../platform/reader.ts'
import { writeReportPack } from './report-pack.ts'
import { type Sample, samples } from './script.ts'

export interface DemoRequest {
  database: DatabaseConfig
  fixtures: string
  reports: string
  progress: (text: string) => void
}

export interface DemoUser {
  company: string
  role: string
  email: string
  password: string
}

/** What the rules of a sample company say on its today: the worst of them, and what is broken. */
export interface DemoVerdict {
  company: string
  verdict: Status
  broken: string[]
}

export interface Demo {
  users: DemoUser[]
  verdicts: DemoVerdict[]
  reports: string[]
  /** Stands on the morning of the sample companies' today, and goes on from there. */
  clock: Clock
}

/** Sets every sample company up in a fresh database, each by its pack and its script, and writes its report pack. */
export const setUpDemo = async (request: DemoRequest): Promise<Demo> => {
  const database = await openDatabase(request.database)
  try {
    await migrate(database)
    const demo: Demo = { users: [], verdicts: [], reports: [], clock: systemClock }
    const all = samples(request.fixtures)
    for (const sample of all) {
      request.progress(`${sample.slug}: reading the pack, trading, closing months, writing reports`)
      demo.users.push(...(await setUp(database, sample)))
      const today = sample.script.today as IsoDate
      const reader = readerOf(database, sample.slug)
      demo.verdicts.push(await verdictOf(reader, today))
      demo.reports.push(...(await writeReportPack(reader, today, request.reports)))
    }
    demo.clock = clockFrom(
      morning(
        all
          .map((sample) => sample.script.today)
          .sort()
          .at(-1) as IsoDate,
      ),
    )
    return demo
  } finally {
    await database.close()
  }
}

const verdictOf = async (reader: Reader, today: IsoDate): Promise<DemoVerdict> => {
  const { company, verdict, findings } = await check(reader, { on: today, today })
  const broken = findings.filter(({ status }) => status === 'fail').map(({ rule }) => ruleTitles[rule] ?? rule)
  return { company, verdict, broken }
}

const morning = (day: IsoDate): Instant => fromLondon(`${day}T09:00`) as Instant

const setUp = async (database: Database, { slug, folder, script }: Sample): Promise<DemoUser[]> => {
  const end = morning(script.today as IsoDate)
  const first = (script.acts[0]?.at as Instant | undefined) ?? end
  const at = (instant: Instant): ActDeps => ({ database, clock: () => instant })
  const report = await importPack(at(hoursLater(first, -1)), folder, { dryRun: false, actor: 'demonstration' })
  if (report.errors.length > 0) {
    const told = report.errors
      .slice(0, 20)
      .map((error) => `${error.file} line ${error.line} ${error.column}: ${error.message}`)
    throw new Error(`the pack of ${slug} has errors:\n${told.join('\n')}`)
  }
  const made = await users(database, at(hoursLater(first, -1)), slug, script)
  for (const act of script.acts) await perform(at(act.at as Instant), actNamed(act.name), request(slug, act))
  const atEnd = at(hoursLater(end, -1))
  await runUntil(atEnd, { company: slug, until: script.runUntil as IsoDate, actor: 'demonstration' })
  for (const period of [...script.close].sort()) {
    if (monthStart(period as never) > script.today)
      throw new Error(`${slug} cannot close ${period} before it has begun`)
    await perform(atEnd, closePeriod, { company: slug, actor: 'demonstration', command: { period } })
  }
  return made
}

const request = (company: string, act: Sample['script']['acts'][number]) => ({
  company,
  actor: 'demonstration',
  command: act.body,
  asFact: act.asFact,
})

const actNamed = (name: string) => {
  const found = features.flatMap((feature) => feature.acts ?? []).find((act) => act.name === name)
  if (!found) throw new Error(`a script names the act ${name}, which there is not`)
  return found
}

const users = async (
  database: Database,
  deps: ActDeps,
  company: string,
  script: Sample['script'],
): Promise<DemoUser[]> => {
  const directory = await loadDirectory(readerOf(database, company))
  const made: DemoUser[] = []
  for (const { email, role, name, person, organisation } of script.users) {
    const known = person ? directory.people.get(person) : undefined
    const command = {
      email,
      role,
      ...(name ? { name } : {}),
      ...(known ? { name: personName(known), person } : {}),
      ...(organisation ? { organisation } : {}),
    }
    const kept = { role, person, organisation }
    await record(deps, { company, actor: 'demonstration', name: 'grantRole', command, kept }, (tx) =>
      grantRole(tx, command),
    )
    const password = newSecret().slice(0, 16)
    await givePassword(database, email, password)
    made.push({ company, role, email, password })
  }
  return made
}
