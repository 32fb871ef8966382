import { runUntil } from '../../src/billing/index.ts'
import type { IsoDate } from '../../src/kernel/dates.ts'
import { type DatabaseConfig, openDatabase } from '../../src/platform/database/index.ts'
import { clock } from './company.ts'

/**
 * Runs a company's billing and kills itself, as `kill -9` would, in the middle of an act: the clock is read inside the act's
 * transaction, once an act.
 */
const [, , config = '', company = '', until = '', dieIn = ''] = process.argv
const database = await openDatabase(JSON.parse(config) as DatabaseConfig)
let acts = 0
const mortal = () => {
  acts += 1
  if (acts === Number(dieIn)) process.kill(process.pid, 'SIGKILL')
  return clock()
}
await runUntil({ database, clock: mortal }, { company, until: until as IsoDate, actor: 'test' })
