/**
 * The one doorway for change. An act is a transaction with an actor, a key and a record; the records of a company are a chain,
 * and each lists a digest of every row that the act wrote. Acts that wait at the same time share a commit.
 */

export {
  type ActDeps,
  type AnyAct,
  actNamed,
  defineAct,
  type Outcome,
  perform,
  record,
  recordAlso,
} from './act.ts'
export { type ActRow, hashOfAct } from './act-record.ts'
export { readChain } from './chain.ts'
export { checkRows, namedCompanies } from './chain-rows.ts'
export { digestsOf } from './digest.ts'
export { refuseAhead, refuseFar } from './happened.ts'
export type { Tx } from './tx.ts'
