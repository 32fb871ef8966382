import type { Knex } from 'knex'
import { noCompany } from '../reader.ts'
import { aside } from './aside.ts'

/** Where a chain ends: its last act, that act's hash, and the number of the company's last journal entry. */
export interface Head {
  number: number
  hash: string
  entries: number
}

/** The heads of the chains that a transaction has locked, and which of them have moved since the database was told. */
export const headsOf = (db: Knex.Transaction) => {
  let heads = new Map<string, Head>()
  const told = new Map<string, Head>()
  return {
    locked: async (company: string, begins: boolean): Promise<Head> => {
      const head = heads.get(company) ?? (await lockedHead(db, company, begins))
      if (!heads.has(company)) told.set(company, head)
      heads.set(company, head)
      return head
    },
    move: (company: string, head: Head): void => {
      heads.set(company, head)
    },
    moved: () => [...heads].filter(([company, head]) => told.get(company) !== head),
    tell: async (moved: Iterable<[company: string, head: Head]>): Promise<void> => {
      for (const [company, head] of moved) {
        await aside(db('chain').where({ company }).update(head))
        told.set(company, head)
      }
    },
    /** Returns what takes back every move from here on. */
    mark: () => {
      const before = new Map(heads)
      return () => {
        heads = before
      }
    },
  }
}

const lockedHead = async (db: Knex.Transaction, company: string, begins: boolean): Promise<Head> => {
  const locked = () => aside(db('chain').where({ company }).forUpdate().first('number', 'hash', 'entries'))
  const head = await locked()
  if (head) return head
  if (!begins) throw noCompany(company)
  await db('chain').insert({ company, number: 0, hash: '', entries: 0 }).onConflict('company').ignore()
  return locked()
}
