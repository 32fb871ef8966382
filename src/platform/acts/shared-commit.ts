import { setImmediate as nextTurn } from 'node:timers/promises'
import { Refusal } from '../../kernel/errors.ts'
import type { Database } from '../database/database.ts'
import { type Draft, draftOf } from './draft.ts'

/** Carries work out in a transaction and answers once that is durable. */
export type Commit = <T>(database: Database, company: string, work: (draft: Draft) => Promise<T>) => Promise<T>

/** A transaction of its own. */
export const alone: Commit = (database, _company, work) =>
  database.writer.transaction(async (db) => {
    const draft = draftOf(db)
    try {
      const result = await work(draft)
      await draft.tell()
      return result
    } finally {
      await draft.settled()
    }
  })

interface Waiting {
  work(draft: Draft): Promise<unknown>
  answer(result: unknown): void
  refuse(reason: unknown): void
}

/** One line a company: its acts are judged one after the other anyway, because each is chained to the one before. */
const lines = new WeakMap<Database, Map<string, Waiting[]>>()

/**
 * Work that waits at the same time shares one transaction, because what a small act costs is the wait for the disk and for
 * the lock on the company's chain, and both can be waited for once for many. Each act still sees what the one before it wrote
 * and has its own record; nobody has an answer before all of it is durable. One that is refused takes back what it wrote; where
 * that is in the database already, or something went wrong, the whole transaction is undone and each does its work again
 * alone. So work that shares must do nothing outside its transaction.
 */
export const shared: Commit = <T>(database: Database, company: string, work: (draft: Draft) => Promise<T>) =>
  new Promise<T>((answer, refuse) => {
    const open = lines.get(database) ?? new Map<string, Waiting[]>()
    lines.set(database, open)
    const waiting: Waiting = { work, answer: answer as Waiting['answer'], refuse }
    const line = open.get(company)
    if (line) line.push(waiting)
    else {
      open.set(company, [waiting])
      void serve(database, open, company)
    }
  })

/** Until nobody waits any more. Those who come in the same turn of the event loop are let in together. */
const serve = async (database: Database, open: Map<string, Waiting[]>, company: string): Promise<void> => {
  const line = open.get(company) as Waiting[]
  do {
    await nextTurn()
    await together(database, line)
  } while (line.length > 0)
  open.delete(company)
}

/** However many wait, the first to come is answered soon, and other processes have their turn. */
const MOST = 100
const LONGEST_MILLISECONDS = 50

const together = async (database: Database, line: Waiting[]): Promise<void> => {
  const taken: Waiting[] = []
  const answers: (() => void)[] = []
  let committing = false
  try {
    await database.writer.transaction(async (db) => {
      const draft = draftOf(db)
      const until = performance.now() + LONGEST_MILLISECONDS
      try {
        do {
          const next = line.shift() as Waiting
          taken.push(next)
          answers.push(await answerOf(next, draft))
        } while (line.length > 0 && taken.length < MOST && performance.now() < until)
        await draft.tell()
      } finally {
        await draft.settled()
      }
      committing = true
    })
    for (const answer of answers) answer()
  } catch (error) {
    // A commit that failed may have been kept all the same, and without a transaction there is nothing to do again.
    if (committing || taken.length < 2) for (const each of taken.length > 0 ? taken : line.splice(0)) each.refuse(error)
    else for (const each of taken) await alone(database, '', each.work).then(each.answer, each.refuse)
  }
}

const answerOf = async ({ work, answer, refuse }: Waiting, draft: Draft): Promise<() => void> => {
  const takeBack = draft.mark()
  try {
    const result = await work(draft)
    return () => answer(result)
  } catch (error) {
    if (error instanceof Refusal && takeBack()) return () => refuse(error)
    throw error
  }
}
