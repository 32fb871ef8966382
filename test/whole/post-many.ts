import { features } from '../../src/features.ts'
import { perform } from '../../src/platform/acts/index.ts'
import { openDatabase } from '../../src/platform/database/index.ts'
import { clock } from '../support/wexmere.ts'

/**
 * Posts a number of small entries into a company's books, one act each, so many at once, and says which are done: one of several
 * such processes at work at once.
 */
const [, , file = '', name = '', count = '', atOnce = '1'] = process.argv
const database = await openDatabase({ kind: 'sqlite', file })
const postJournal = features.flatMap((feature) => feature.acts ?? []).find((act) => act.name === 'postJournal')
if (!postJournal) throw new Error('there is no act postJournal')
let sent = 0
const caller = async () => {
  while (sent < Number(count)) {
    sent += 1
    const memo = `${name} ${sent}`
    const lines = [
      { account: '6100', debit: '1.00', stream: 'other' },
      { account: '1200', credit: '1.00' },
    ]
    const command = { date: '2026-11-20', memo, lines }
    await perform({ database, clock }, postJournal, { company: 'wexmere', actor: name, command, key: memo })
    process.stdout.write(`${memo}\n`)
  }
}
await Promise.all(Array.from({ length: Number(atOnce) }, caller))
await database.close()
