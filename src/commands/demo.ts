import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { readConfig } from '../config.ts'
import { type DemoVerdict, setUpDemo } from '../demo/set-up.ts'
import { invalid } from '../kernel/errors.ts'
import { serve, tryAddress } from '../main.ts'
import { packageRoot } from '../platform/package-root.ts'
import { portOf } from './serve.ts'
import type { Call } from './terminal/call.ts'
import { HOLDS } from './terminal/exit-codes.ts'
import { note, writing } from './terminal/output.ts'

/** Left in a data folder by `demo`, so that it may be replaced by the next one; any other folder is left alone. */
const MARK = 'made-by-demo'

/**
 * `demo`: a fresh embedded database with every company of `fixtures/`, their report packs under `reports/`, and the pages.
 * The clock stands where the sample companies say it does, and goes on from there.
 */
export const demo = async (_: string[], call: Call): Promise<number> => {
  // The demonstration is always embedded: it must never touch a server that holds a real company.
  const config = readConfig({ ...process.env, DATABASE_URL: undefined }, { data: call.data, ...portOf(call) })
  // The address first: what would be replaced is still there when nothing can be served.
  if (call.options.serve !== false) await tryAddress(config)
  await writing(() => clear(config.dataFolder))
  const root = packageRoot()
  const made = await setUpDemo({
    database: config.database,
    fixtures: join(root, 'fixtures'),
    reports: join(root, 'reports'),
    progress: note,
  })
  writeFileSync(join(config.dataFolder, MARK), 'schoolco demo made this folder and may replace it.\n')
  const users = made.users.map(({ company, role, email, password }) => ({ company, role, email, password }))
  const { verdicts } = made
  const reports = made.reports.map((path) => relative(process.cwd(), path))
  if (call.options.serve === false) {
    say(call, { url: null, users, verdicts, reports })
    return HOLDS
  }
  const server = await serve(config, { clock: made.clock })
  say(call, { url: server.url, users, verdicts, reports })
  await server.stopped
  return HOLDS
}

const clear = (folder: string) => {
  if (!existsSync(folder)) return
  const inside = readdirSync(folder)
  if (inside.length === 0) return
  if (!inside.includes(MARK)) {
    throw invalid(
      `The data folder ${folder} holds something that \`demo\` did not make, and is left alone. Name another one with --data`,
    )
  }
  for (const name of inside) rmSync(join(folder, name), { recursive: true })
}

interface Ready {
  url: string | null
  users: { company: string; role: string; email: string; password: string }[]
  verdicts: DemoVerdict[]
  reports: string[]
}

const VERDICTS: Record<DemoVerdict['verdict'], string> = {
  pass: 'every rule holds',
  warn: 'every rule holds, with a warning',
  fail: 'broken',
  'not-applicable': 'no rule is asked',
}

const verdictText = ({ company, verdict, broken }: DemoVerdict): string =>
  `  ${company.padEnd(22)} ${VERDICTS[verdict]}${broken.length > 0 ? `: ${broken.join(', ')}` : ''}`

const say = (call: Call, ready: Ready) => {
  if (call.json) {
    process.stdout.write(`${JSON.stringify(ready)}\n`)
    return
  }
  const lines = ready.users.map(
    (user) => `  ${user.company.padEnd(22)} ${user.role.padEnd(14)} ${user.email.padEnd(44)} ${user.password}`,
  )
  process.stdout.write(
    [
      `${ready.reports.length} report files are under reports/.`,
      'What the rules say:',
      ...ready.verdicts.map(verdictText),
      'Who can sign in (these passwords are made anew each time):',
      ...lines,
      ...(ready.url ? ['', `Open ${ready.url}`, ''] : ['']),
    ].join('\n'),
  )
}
