import type { Knex } from 'knex'
import { type Instant, type IsoDate, londonDate } from '../../kernel/dates.ts'
import type { Finding } from '../../kernel/finding.ts'
import { newSalt } from '../../kernel/hashing.ts'
import { newId } from '../../kernel/ids.ts'
import type { Reader, Row } from '../reader.ts'
import { batches, type Listing } from './act-record.ts'
import { particularsHash } from './digest.ts'
import type { Draft } from './draft.ts'
import type { Head } from './heads.ts'

/** A transaction that may change: what an act is given to read and to write with. */
export interface Tx extends Reader {
  db: Knex.Transaction
  /** What waits to be written: for other chains of the same transaction. */
  draft: Draft
  /** The number this act will have in the company's chain. */
  number: number
  /** Number of the company's last journal entry; the ledger counts on from here. */
  entries: number
  at: Instant
  today: IsoDate
  actor: string
  /** A buyer's own organisation (its ref): the act is refused for any other. Absent for everybody else. */
  organisation?: string
  /** The reason why a fact is recorded although a rule refuses it. */
  asFact?: string
  /** Rules that are broken through this act although it was recorded. */
  breaches: Finding[]
  /** Writes rows: adds company, id, when and by which act they were recorded; `particulars` are salted and hashed. */
  insert(table: string, rows: Row[]): Promise<void>
  /** Adds amounts to the sums that a table keeps for this company under a key. They are derived, and in no record. */
  addTo(table: string, key: readonly string[], rows: readonly Row[]): Promise<void>
  /** Ends what is known of rows of a register, for those that follow them. */
  supersede(table: string, ids: string[]): Promise<void>
}

/** Who acts, and how it was asked. */
interface Acting {
  company: string
  actor: string
  organisation?: string | undefined
  asFact?: string | undefined
}

export const transactionOf = (draft: Draft, request: Acting, head: Head, at: Instant, listing: Listing): Tx => {
  const company = request.company
  const number = head.number + 1
  return {
    db: draft.db,
    draft,
    company,
    number,
    entries: head.entries,
    at,
    today: londonDate(at),
    actor: request.actor,
    breaches: [],
    ...(request.organisation === undefined ? {} : { organisation: request.organisation }),
    ...(request.asFact ? { asFact: request.asFact } : {}),
    insert: async (table, rows) => {
      const full = rows.map((row) =>
        withHash({ company, ...row, id: row.id ?? newId(), recorded_act: number, recorded_at: at }),
      )
      await draft.insert(table, full)
      await listing.add(table, full)
    },
    remembered: (name, tables, read) => draft.remembered(`${company} ${name}`, tables, read),
    addTo: (table, key, rows) =>
      draft.add(
        table,
        ['company', ...key],
        rows.map((row) => ({ company, ...row })),
      ),
    supersede: async (table, ids) => {
      for (const some of batches(ids, 200)) {
        const changed = await draft
          .db(table)
          .where({ company })
          .whereIn('id', some)
          .whereNull('superseded_act')
          .update({ superseded_act: number, superseded_at: at })
          .returning('*')
        if (changed.length !== some.length) throw new Error(`a row of ${table} to supersede is not current`)
        await listing.add(table, changed)
      }
    },
  }
}

const withHash = (row: Row): Row => {
  if (typeof row.particulars !== 'string') return row
  const salt = typeof row.particulars_salt === 'string' ? row.particulars_salt : newSalt()
  return { ...row, particulars_salt: salt, particulars_hash: particularsHash(salt, row.particulars) }
}
