import type { Instant } from '../../kernel/dates.ts'
import { canonical, sha256 } from '../../kernel/hashing.ts'
import type { Row } from '../reader.ts'
import { digestsOf } from './digest.ts'
import type { Draft } from './draft.ts'
import type { Head } from './heads.ts'

export interface ActRow {
  company: string
  number: number
  name: string
  actor: string
  recorded_at: string
  idempotency_key: string | null
  reason: string | null
  command: string
  writes: string
  previous: string
}

/** The hash of a record: over everything it holds, the hash of the record before included. Version 1 of the list of fields. */
export const hashOfAct = (row: ActRow): string =>
  sha256(
    JSON.stringify([
      1,
      row.company,
      row.number,
      row.name,
      row.actor,
      row.recorded_at,
      row.idempotency_key,
      row.reason,
      row.command,
      row.writes,
      row.previous,
    ]),
  )

/** Who does what, as the record keeps it. */
export interface Recorded {
  company: string
  name: string
  actor: string
  kept: unknown
  key?: string | undefined
  asFact?: string | undefined
}

/** [table, key, digest] */
type Write = [string, string, string]

const ROWS_A_RECORD = 1000

/** What an act has written so far. */
export interface Listing {
  add(table: string, rows: Row[]): Promise<void>
  isEmpty(): boolean
  /** Writes the last record; answers with the new head of the chain. */
  close(): Promise<{ number: number; hash: string }>
}

/**
 * What an act wrote, as its record names it. A large act is recorded in several records of one transaction, each naming at most
 * a thousand rows and written as soon as it is full, so that an import of any size needs the memory of one.
 */
export const listingOf = (draft: Draft, request: Recorded, head: Head, at: Instant): Listing => {
  const first = head.number + 1
  let number = head.number
  let previous = head.hash
  let pending: Write[] = []
  const writeRecord = async (writes: Write[]): Promise<void> => {
    number += 1
    const body: ActRow = {
      company: request.company,
      number,
      name: request.name,
      actor: request.actor,
      recorded_at: at,
      idempotency_key: number === first ? (request.key ?? null) : null,
      reason: request.asFact ?? null,
      command: canonical(number === first ? request.kept : { continues: first }),
      writes: JSON.stringify(writes),
      previous,
    }
    previous = hashOfAct(body)
    await draft.insert('act', [{ ...body, hash: previous }])
  }
  return {
    add: async (table, rows) => {
      for (const [i, digest] of digestsOf(rows).entries()) pending.push([table, String(rows[i]?.id), digest])
      if (pending.length <= ROWS_A_RECORD) return
      const parts = batches(pending, ROWS_A_RECORD)
      pending = parts.pop() ?? []
      for (const part of parts) await writeRecord(part)
    },
    isEmpty: () => number === head.number && pending.length === 0,
    close: async () => {
      if (pending.length > 0 || number === head.number) await writeRecord(pending)
      return { number, hash: previous }
    },
  }
}

/** The same items in groups of at most so many. */
export const batches = <T>(items: readonly T[], size: number): T[][] => {
  const parts: T[][] = []
  for (let i = 0; i < items.length; i += size) parts.push(items.slice(i, i + size))
  return parts
}
