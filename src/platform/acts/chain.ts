import { type Check, type CheckFailure, checkOf } from '../../kernel/check.ts'
import type { Reader } from '../reader.ts'
import { type ActRow, hashOfAct } from './act-record.ts'
import { Tally } from './tally.ts'

/** [table, id, digest], as an act's record lists what it wrote. */
type Listing = [string, string, string]

/** What the chain of a company, or of the installation, says: is it whole, and what did it record of each table? */
export interface Chain {
  head: string
  /** Is the head that was asked for in it? */
  holdsHead: boolean
  recorded: Map<string, Tally>
  check: Check
}

/** Reads the chain from its beginning, deriving every hash again. */
export const readChain = async (reader: Reader, expectHead?: string): Promise<Chain> => {
  const failures: CheckFailure[] = []
  const recorded = new Map<string, Tally>()
  let [number, hash, counted, holdsHead] = [0, '', 0, false]
  for await (const row of actsInOrder(reader)) {
    const failed = (message: string) => failures.push({ table: 'act', id: String(row.number), message })
    if (row.number !== number + 1) failed(`act ${number + 1} is missing before act ${row.number}`)
    if (row.previous !== hash) failed(`act ${row.number} does not follow on from the act before it`)
    if (hashOfAct(row) !== row.hash) failed(`act ${row.number} (${row.name}) was altered after it was recorded`)
    for (const [table, id, digest] of listings(row, failed)) tallyOf(recorded, table).add(id, digest)
    ;[number, hash] = [row.number, row.hash]
    counted += 1
    holdsHead ||= hash === expectHead
  }
  const head = await reader.db('chain').where({ company: reader.company }).first('number', 'hash')
  if ((head?.number ?? 0) !== number || (head?.hash ?? '') !== hash) {
    const message = head
      ? `the chain should end with act ${head.number} and ends with act ${number}: its end was cut off or added to`
      : `nothing says where the chain ends; its last act is ${number}`
    failures.push({ table: 'chain', id: reader.company, message })
  }
  return { head: hash, holdsHead, recorded, check: checkOf('chain.unbroken', counted, failures) }
}

const tallyOf = (recorded: Map<string, Tally>, table: string): Tally => {
  const tally = recorded.get(table) ?? new Tally()
  recorded.set(table, tally)
  return tally
}

/** What the acts wrote, in their order: the last listing of a row is what is expected of it. */
export async function* recordedRows(reader: Reader): AsyncGenerator<Listing> {
  for await (const row of actsInOrder(reader)) yield* listings(row)
}

/** About so much text is read at a time: an act may have written one row, or a thousand. */
const PAGE = 1_000_000
const [FEWEST, MOST] = [10, 200]

async function* actsInOrder(reader: Reader): AsyncGenerator<ActRow & { hash: string }> {
  let [after, limit] = [0, FEWEST]
  for (;;) {
    const rows: (ActRow & { hash: string })[] = await reader
      .db('act')
      .where({ company: reader.company })
      .andWhere('number', '>', after)
      .orderBy('number')
      .limit(limit)
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.number
    const length = rows.reduce((sum, { command, writes }) => sum + command.length + writes.length, 0)
    limit = Math.max(FEWEST, Math.min(MOST, Math.round((PAGE * rows.length) / length)))
  }
}

const listings = (row: ActRow, failed?: (message: string) => void): Listing[] => {
  try {
    return JSON.parse(row.writes) as Listing[]
  } catch {
    failed?.(`what act ${row.number} wrote cannot be read any more`)
    return []
  }
}
