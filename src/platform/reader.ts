import type { Knex } from 'knex'
import type { Instant } from '../kernel/dates.ts'
import { notFound } from '../kernel/errors.ts'
import type { Database } from './database/database.ts'

/** The installation's own chain: register of schools, users, tokens. No company can bear this slug. */
export const INSTALLATION = '-'

/** Whose rows are read, and as known when. Every store function takes one first. */
export interface Reader {
  db: Knex
  company: string
  /** The instant at which the facts were known; absent: now. */
  known?: Instant
  /** Reads once: within acts for all that share a commit, until somebody writes to one of the tables of this company; for reports until an act is recorded. */
  remembered?<T>(name: string, tables: readonly string[], read: () => Promise<T>): Promise<T>
}

export const readerOf = (database: Database, company: string, known?: Instant): Reader => ({
  db: database.reader,
  company,
  ...(known ? { known } : {}),
})

/** The same eyes on another company's rows, or the installation's. */
export const readerFor = (reader: Reader, company: string): Reader => ({
  db: reader.db,
  company,
  ...(reader.known ? { known: reader.known } : {}),
})

export type Row = Record<string, string | number | null>

/** Rows of a register as they were known: recorded by then, and not yet superseded. */
export const known = <T extends object = Row>(reader: Reader, table: string): Knex.QueryBuilder<T, T[]> => {
  const query = reader.db(table).where(`${table}.company`, reader.company)
  return (reader.known
    ? query
        .where(`${table}.recorded_at`, '<=', reader.known)
        .where((still) =>
          still.whereNull(`${table}.superseded_at`).orWhere(`${table}.superseded_at`, '>', reader.known as string),
        )
    : query.whereNull(`${table}.superseded_act`)) as unknown as Knex.QueryBuilder<T, T[]>
}

/** Rows of a table of facts (never corrected) as they were known. */
export const recorded = <T extends object = Row>(reader: Reader, table: string): Knex.QueryBuilder<T, T[]> => {
  const query = reader.db(table).where(`${table}.company`, reader.company)
  return (reader.known
    ? query.where(`${table}.recorded_at`, '<=', reader.known)
    : query) as unknown as Knex.QueryBuilder<T, T[]>
}

/** Where the chains end from which what a company is told comes, its own and the installation's, and the instant of the last act. */
export const endsOf = async (reader: Reader): Promise<{ ends: string; asKnown: Instant }> => {
  const rows: { hash: string; recorded_at: Instant }[] = await reader
    .db('chain')
    .join('act', (on) => on.on('act.company', 'chain.company').andOn('act.number', 'chain.number'))
    .whereIn('chain.company', [reader.company, INSTALLATION])
    .orderBy('chain.company')
    .select('chain.hash', 'act.recorded_at')
  const last = rows.map((row) => row.recorded_at).sort()
  return {
    ends: rows.map((row) => row.hash).join(' '),
    asKnown: reader.known ?? last.at(-1) ?? ('1970-01-01T00:00:00.000Z' as Instant),
  }
}

/** The instant of the last act of the company or of the register: what a report prints as "known" when none was asked for. */
export const lastKnown = async (reader: Reader): Promise<Instant> => reader.known ?? (await endsOf(reader)).asKnown

/** Two reads side by side; within a transaction, which has one connection, one after the other. */
export const both = async <A, B>(reader: Reader, a: () => Promise<A>, b: () => Promise<B>): Promise<[A, B]> => {
  if (!reader.db.isTransaction) return Promise.all([a(), b()])
  const first = await a()
  return [first, await b()]
}

/** Who calls the program by hand may have mistyped the name, or not set the company up yet. */
export const noCompany = (company: string) =>
  notFound(
    `There is no company “${company}” here. \`schoolco verify\` lists those that there are, \`schoolco import pack\` sets one up`,
  )
