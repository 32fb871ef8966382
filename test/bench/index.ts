import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { packageRoot } from '../../src/platform/package-root.ts'
import type { Bench, Result } from './goal.ts'

/** Every bench by name. Each is loaded when it is run, so that one that is not asked for costs nothing. */
const BENCHES: Record<string, () => Promise<Bench>> = {
  statements: async () => (await import('./statements.ts')).statements,
  balances: async () => (await import('./balances.ts')).balances,
  verify: async () => (await import('./verify.ts')).verify,
  peers: async () => (await import('./peers.ts')).peers,
  posting: async () => (await import('./posting.ts')).posting,
  register: async () => (await import('./register.ts')).register,
  requests: async () => (await import('./requests.ts')).requests,
  paper: async () => (await import('./paper.ts')).paper,
  check: async () => (await import('./check.ts')).check,
  start: async () => (await import('./start.ts')).start,
}

const HELP = `npm run bench -- [${Object.keys(BENCHES).join('|')}]… [--entries N] [--data DIR] [--json]

Each goal is a ratio to a bare baseline that is measured in the same run, never a number by itself.
--entries   how many journal entries the large ledger has (1000000; with 100000 it is loaded in a minute)
--data      where databases are kept between runs (var/bench)
--json      one line a goal: {"bench", "ratio", "goal", "holds"}`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    entries: { type: 'string', default: '1000000' },
    data: { type: 'string', default: join(packageRoot(), 'var/bench') },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const say = (result: Result): void => {
  if (values.json)
    console.log(JSON.stringify({ ...result, ...('ratio' in result ? { ratio: rounded(result.ratio) } : {}) }))
  else if ('missing' in result) console.log(`not measured  ${result.bench}: ${result.missing}`)
  else console.log(`${result.holds ? 'holds ' : 'MISSES'}  ${rounded(result.ratio)} (${result.goal})  ${result.bench}`)
}

const rounded = (ratio: number): number => Number(ratio.toPrecision(3))

const run = async (): Promise<void> => {
  if (values.help) return console.log(HELP)
  const names = positionals.length > 0 ? positionals : Object.keys(BENCHES)
  const unknown = names.filter((name) => !(name in BENCHES))
  if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(', ')}.\n${HELP}`)
  const setting = { entries: Number(values.entries), folder: values.data }
  for (const name of names) {
    const bench = await BENCHES[name]?.()
    for (const result of (await bench?.(setting)) ?? []) say(result)
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
await run()
// A bench may leave a pool or a server of its own open; what it measured has been said.
process.exit()
