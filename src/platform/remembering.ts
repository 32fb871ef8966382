import type { Knex } from 'knex'
import type { Instant } from '../kernel/dates.ts'
import { type AskedTogether, askedTogether } from './asked-together.ts'
import { endsOf, type Reader } from './reader.ts'

/** A reader that keeps what it reads until something is recorded, and knows up to which instant that is. */
export interface Remembering extends Reader {
  remembered: NonNullable<Reader['remembered']>
  /** The instant of the last act, or the one that is asked about. */
  asKnown: Instant
}

interface Memory {
  ends: string
  value: Promise<unknown>
}

/** By database. The one unused for longest goes first. */
const memories = new WeakMap<Knex, Map<string, Memory>>()
const MOST = 300

/**
 * What is derived from recorded rows stays right until the next act, of this process or another, and every act moves the end
 * of a chain. So the ends are read from the database each time, and what was read while they were the same is not read
 * again. What is remembered is shared: nobody may change it.
 */
export const remembering = async (reader: Reader): Promise<Remembering> => {
  const { ends, asKnown } = await (reader.db.isTransaction ? endsOf(reader) : endsForAll(reader))
  const memory = memories.get(reader.db) ?? new Map<string, Memory>()
  // An act may write between two readings, before any end is moved: what it reads is kept for this one only.
  if (!reader.db.isTransaction) memories.set(reader.db, memory)
  const remembered: Remembering['remembered'] = (name, _tables, read) => {
    const key = `${reader.company} ${reader.known ?? ''} ${name}`
    const found = memory.get(key)
    const value = found?.ends === ends ? (found.value as ReturnType<typeof read>) : read()
    memory.delete(key)
    memory.set(key, { ends, value })
    const [oldest] = memory.keys()
    if (memory.size > MOST && oldest !== undefined) memory.delete(oldest)
    value.catch(() => memory.delete(key))
    return value
  }
  return { ...reader, asKnown, remembered }
}

type Ends = Awaited<ReturnType<typeof endsOf>>

/** By database: the ends are asked for by every page and answer, so all who ask in one turn share a reading. */
const endsTogether = new WeakMap<Knex, AskedTogether<Ends>>()

const endsForAll = async ({ db, company, known }: Reader): Promise<Ends> => {
  const together = endsTogether.get(db) ?? askedTogether<Ends>()
  endsTogether.set(db, together)
  const { ends, asKnown } = await together(company, () => endsOf({ db, company }))
  return { ends, asKnown: known ?? asKnown }
}
