import type { Knex } from 'knex'
import { type Clock, type Instant, type IsoDate, londonDate } from '../kernel/dates.ts'
import { conflict, mismatch, notFound } from '../kernel/errors.ts'
import type { Finding } from '../kernel/finding.ts'
import { canonical, newSalt, sha256 } from '../kernel/hashing.ts'
import { newId } from '../kernel/ids.ts'
import type { Schema } from '../kernel/schema.ts'
import type { Database } from './database.ts'
import { translated } from './database-errors.ts'
import { digestOf, particularsHash } from './digest.ts'
import type { Permission } from './permission.ts'
import { INSTALLATION, type Reader, type Row } from './reader.ts'

/**
 * The one doorway for change. An act is one transaction: the company's chain is locked, the idempotency key looked up, the
 * change made, and a record written that holds a digest of every row and the hash of the record before.
 */
export interface Tx extends Reader {
  db: Knex.Transaction
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
  /** Ends what is known of rows of a register, for those that follow them. */
  supersede(table: string, ids: string[]): Promise<void>
}

export interface ActDefinition<C = never, R = unknown> {
  /** The act's name in the command, the API's operationId and the record: `appointDirector`. */
  name: string
  /** What it does, as a heading and a button say it: "Appoint a director". */
  title: string
  permission: Permission
  /** Also for buyers with this permission, each for the own school only: `run` looks at `tx.organisation`. */
  alsoFor?: Permission
  /** Below /api/v1/companies/{company}. */
  path: string
  body: Schema<C>
  example: C
  /** What of the command is kept in the record; without particulars of people. By default all of it. */
  keep?: (command: C) => unknown
  /** Parts of the result that are shown once and never stored: a new token, a one-time address. */
  once?: readonly string[]
  run: (tx: Tx, command: C) => Promise<R>
}

/** An act of any command: how lists of acts are typed. */
export type AnyAct = ActDefinition<never, unknown>

export const defineAct = <C, R>(definition: ActDefinition<C, R>): AnyAct => definition as unknown as AnyAct

export interface ActRequest {
  company: string
  actor: string
  organisation?: string | undefined
  command: unknown
  key?: string | undefined
  dryRun?: boolean | undefined
  asFact?: string | undefined
}

export interface Outcome<R = unknown> {
  act: number | null
  name: string
  key: string | null
  recordedAt: Instant
  dryRun: boolean
  result: R
  breaches: Finding[]
}

export interface ActDeps {
  database: Database
  clock: Clock
}

/** Carries an outcome out of a transaction that is undone: of a dry run, or of an act that changed nothing. */
class Undone extends Error {
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super('nothing of this transaction is kept')
    this.outcome = outcome
  }
}

const running = new Set<string>()

/**
 * Performs an act by its definition. Throws `invalid` (the command does not fit its schema), `conflict` (the same key is still
 * running), `mismatch` (the key came with another command before), and whatever the act itself refuses.
 */
export const perform = async (deps: ActDeps, definition: AnyAct, request: ActRequest): Promise<Outcome> => {
  const command = definition.body.check(request.command)
  const keep = definition.keep as ((command: unknown) => unknown) | undefined
  return record(
    deps,
    { ...request, name: definition.name, command, kept: keep ? keep(command) : command, once: definition.once ?? [] },
    (tx) => definition.run(tx, command as never),
  )
}

export interface Recorded {
  name: string
  kept: unknown
  /** Sets a company up: its chain begins with this act. */
  founds?: boolean
  once?: readonly string[]
  /** Leaves no record when nothing was written: the same file imported again is no act. */
  onlyIfChanged?: boolean
}

/** The same for work that has no definition of its own: an import, a run, a migration of facts. */
export const record = async <R>(
  deps: ActDeps,
  request: ActRequest & Recorded,
  run: (tx: Tx) => Promise<R>,
): Promise<Outcome<R>> => {
  const busy = request.key && !request.dryRun ? `${request.company}\n${request.key}` : undefined
  if (busy && running.has(busy)) {
    throw conflict('still-running', 'A request with this idempotency key is still running. Ask again in a moment')
  }
  if (busy) running.add(busy)
  try {
    return (await deps.database.writer.transaction((db) => within(deps, db, request, run))) as Outcome<R>
  } catch (error) {
    if (error instanceof Undone) return error.outcome as Outcome<R>
    throw translated(error)
  } finally {
    if (busy) running.delete(busy)
  }
}

const within = async <R>(
  deps: ActDeps,
  db: Knex.Transaction,
  request: ActRequest & Recorded,
  run: (tx: Tx) => Promise<R>,
): Promise<Outcome> => {
  const head = await lockChain(db, request.company, request.founds === true || request.company === INSTALLATION)
  const commandDigest = sha256(canonical({ name: request.name, command: request.command, asFact: request.asFact }))
  if (request.key) {
    const earlier = await db('answer').where({ company: request.company, idempotency_key: request.key }).first()
    if (earlier && earlier.command_digest !== commandDigest) {
      throw mismatch('This idempotency key was used before with another request. Use a new key for a new request')
    }
    if (earlier) return JSON.parse(earlier.answer)
  }
  const at = deps.clock()
  const listing = listingOf(db, request, head, at)
  const tx = transactionOf(db, request, head, at, listing)
  const result = await run(tx)
  const outcome: Outcome = {
    act: tx.number,
    name: request.name,
    key: request.key ?? null,
    recordedAt: at,
    dryRun: request.dryRun === true,
    result,
    breaches: tx.breaches,
  }
  if (request.dryRun || (request.onlyIfChanged && listing.isEmpty())) throw new Undone({ ...outcome, act: null })
  await moveHead(tx, await listing.close())
  if (request.key) {
    const answer = { company: request.company, idempotency_key: request.key, command_digest: commandDigest }
    await db('answer').insert({ ...answer, answer: JSON.stringify(withoutOnce(outcome, request.once ?? [])) })
  }
  return outcome
}

const withoutOnce = (outcome: Outcome, once: readonly string[]): Outcome =>
  once.length === 0
    ? outcome
    : {
        ...outcome,
        result: Object.fromEntries(Object.entries(outcome.result as object).filter(([name]) => !once.includes(name))),
      }

/**
 * Within an act of one chain, an act of another: both are kept, or neither. A role is granted in a company's chain, and
 * its holder is a user of the installation's.
 */
export const recordAlso = async <R>(
  tx: Tx,
  company: string,
  act: { name: string; kept: unknown },
  run: (tx: Tx) => Promise<R>,
): Promise<R> => {
  const head = await lockChain(tx.db, company, company === INSTALLATION)
  const request = { company, actor: tx.actor, command: act.kept, ...act }
  const listing = listingOf(tx.db, request, head, tx.at)
  const inner = transactionOf(tx.db, request, head, tx.at, listing)
  const result = await run(inner)
  await moveHead(inner, await listing.close())
  return result
}

interface Head {
  number: number
  hash: string
  entries: number
}

const lockChain = async (db: Knex.Transaction, company: string, begins: boolean): Promise<Head> => {
  const locked = () => db('chain').where({ company }).forUpdate().first('number', 'hash', 'entries')
  const head = await locked()
  if (head) return head
  if (!begins) throw notFound(`There is no company “${company}” here`)
  await db('chain').insert({ company, number: 0, hash: '', entries: 0 }).onConflict('company').ignore()
  return locked()
}

/** [table, key, digest] */
type Write = [string, string, string]

const transactionOf = (db: Knex.Transaction, request: ActRequest, head: Head, at: Instant, listing: Listing): Tx => {
  const company = request.company
  const number = head.number + 1
  return {
    db,
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
      const full = rows.map((row) => withHash({ company, id: newId(), ...row, recorded_act: number, recorded_at: at }))
      for (const chunk of chunks(full)) await db(table).insert(chunk)
      await listing.add(table, full)
    },
    supersede: async (table, ids) => {
      for (const some of batches(ids, 200)) {
        const changed = await db(table)
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

/** SQLite binds at most 32,766 values in a statement; smaller chunks are also no slower. */
const chunks = (rows: Row[]): Row[][] => {
  const columns = Math.max(1, ...rows.slice(0, 1).map((row) => Object.keys(row).length))
  return batches(rows, Math.max(1, Math.min(500, Math.floor(6000 / columns))))
}

const batches = <T>(items: T[], size: number): T[][] => {
  const parts: T[][] = []
  for (let i = 0; i < items.length; i += size) parts.push(items.slice(i, i + size))
  return parts
}

const ROWS_A_RECORD = 1000

interface Listing {
  add(table: string, rows: Row[]): Promise<void>
  isEmpty(): boolean
  /** Writes the last record; answers with the new head of the chain. */
  close(): Promise<{ number: number; hash: string }>
}

/**
 * What an act wrote, as its record names it. A large act is recorded in several records of one transaction, each naming at most
 * a thousand rows and written as soon as it is full, so that an import of any size needs the memory of one.
 */
const listingOf = (db: Knex.Transaction, request: ActRequest & Recorded, head: Head, at: Instant): Listing => {
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
    await db('act').insert({ ...body, hash: previous })
  }
  return {
    add: async (table, rows) => {
      for (const row of rows) pending.push([table, String(row.id), digestOf(row)])
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

const moveHead = (tx: Tx, head: { number: number; hash: string }): Promise<unknown> =>
  tx
    .db('chain')
    .where({ company: tx.company })
    .update({ ...head, entries: tx.entries })

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
