import { type Clock, type Instant, type IsoDate, londonDate } from '../../kernel/dates.ts'
import { conflict, invalid, mismatch } from '../../kernel/errors.ts'
import type { Finding } from '../../kernel/finding.ts'
import { canonical, sha256 } from '../../kernel/hashing.ts'
import { type Schema, trimmed } from '../../kernel/schema.ts'
import type { Database } from '../database/database.ts'
import { translated } from '../database/errors.ts'
import type { Permission } from '../permission.ts'
import { INSTALLATION } from '../reader.ts'
import { listingOf } from './act-record.ts'
import { aside } from './aside.ts'
import type { Draft } from './draft.ts'
import { farAhead } from './happened.ts'
import { alone, type Commit, shared } from './shared-commit.ts'
import { type Tx, transactionOf } from './tx.ts'

export interface ActDefinition<C = never, R = unknown> {
  /** The act's name in the command, the API's operationId and the record: `appointDirector`. */
  name: string
  /** What it does, as a heading and a button say it: "Appoint somebody". */
  title: string
  permission: Permission
  /** Also for buyers with this permission, each for the own school only: `run` looks at `tx.organisation`. */
  alsoFor?: Permission
  /** Below /api/v1/companies/{company}. */
  path: string
  /** The read of what it replaces, with fields of the command as parts: `/services/:code`. `If-Match` is held to its ETag. */
  replaces?: string
  body: Schema<C>
  example: C
  /** What of the command is kept in the record; without particulars of people. By default all of it. */
  keep?: (command: C) => unknown
  /** Parts of the result that are shown once and never stored: a new token, a one-time address. */
  once?: readonly string[]
  /** May take seconds: nobody else should have to wait for its commit. */
  long?: boolean
  run: (tx: Tx, command: C) => Promise<R>
}

/** An act of any command: how lists of acts are typed. */
export type AnyAct = ActDefinition<never, unknown>

/** One act of a list. A name of no act is a fault of whoever wrote it. */
export const actNamed = (acts: readonly AnyAct[], name: string): AnyAct => {
  const act = acts.find((one) => one.name === name)
  if (!act) throw new Error(`there is no act ${name}`)
  return act
}

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
 * The one doorway for change. An act is kept or undone as a whole: the company's chain is locked, the idempotency key looked
 * up, the change made, and a record written that holds a digest of every row and the hash of the record before. Acts that
 * wait at the same time share a transaction.
 *
 * Performs an act by its definition. Throws `invalid` (the command does not fit its schema), `conflict` (the same key is still
 * running), `mismatch` (the key came with another command before), and whatever the act itself refuses.
 */
export const perform = async (deps: ActDeps, definition: AnyAct, request: ActRequest): Promise<Outcome> => {
  const command = checked(definition.body, request.command, londonDate(deps.clock()))
  const keep = definition.keep as ((command: unknown) => unknown) | undefined
  const { name, once = [] } = definition
  return carriedOut(
    request.dryRun || definition.long ? alone : shared,
    deps,
    { ...request, name, command, kept: keep ? keep(command) : command, once },
    (tx) => definition.run(tx, command as never),
  )
}

/** The command as its schema has it, without blanks around its texts; otherwise everything that is wrong with it at once. */
const checked = <C>(body: Schema<C>, given: unknown, today: IsoDate): C => {
  const command = trimmed(given)
  const errors = [...body.errors(command), ...farAhead(body, command, today)]
  if (errors.length > 0) throw invalid(errors)
  return command as C
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

/** The same for work that has no definition of its own: an import, a run, a migration of facts. Its commit is its own. */
export const record = <R>(
  deps: ActDeps,
  request: ActRequest & Recorded,
  run: (tx: Tx) => Promise<R>,
): Promise<Outcome<R>> => carriedOut(alone, deps, request, run)

const carriedOut = async <R>(
  commit: Commit,
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
    return (await commit(deps.database, request.company, (draft) => within(deps, draft, request, run))) as Outcome<R>
  } catch (error) {
    if (error instanceof Undone) return error.outcome as Outcome<R>
    throw translated(error)
  } finally {
    if (busy) running.delete(busy)
  }
}

const within = async <R>(
  deps: ActDeps,
  draft: Draft,
  request: ActRequest & Recorded,
  run: (tx: Tx) => Promise<R>,
): Promise<Outcome> => {
  const head = await draft.head(request.company, request.founds === true || request.company === INSTALLATION)
  const { name, command, asFact, organisation } = request
  // A school does not get the answer that another had, however it came by the key.
  const commandDigest = sha256(canonical({ name, command, asFact, organisation }))
  if (request.key) {
    // The answers that wait in the draft are to other keys: the same key is not let in while it runs.
    const named = { company: request.company, idempotency_key: request.key }
    const earlier = await aside(draft.db('answer').where(named).first())
    if (earlier && earlier.command_digest !== commandDigest) {
      throw mismatch('This idempotency key was used before with another request. Use a new key for a new request')
    }
    // A dry run asks what the act would do now, so it is never answered with what was recorded under the key.
    if (earlier && !request.dryRun) return JSON.parse(earlier.answer)
  }
  const at = deps.clock()
  const listing = listingOf(draft, request, head, at)
  const tx = transactionOf(draft, request, head, at, listing)
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
  // What the database itself refuses, a second row of the same name, must be found by a dry run too.
  if (request.dryRun) await draft.tell()
  if (request.dryRun || (request.onlyIfChanged && listing.isEmpty())) throw new Undone({ ...outcome, act: null })
  draft.moveHead(request.company, { ...(await listing.close()), entries: tx.entries })
  if (request.key) {
    const answer = { company: request.company, idempotency_key: request.key, command_digest: commandDigest }
    await draft.insert('answer', [{ ...answer, answer: JSON.stringify(withoutOnce(outcome, request.once ?? [])) }])
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
  const head = await tx.draft.head(company, company === INSTALLATION)
  const request = { company, actor: tx.actor, command: act.kept, ...act }
  const listing = listingOf(tx.draft, request, head, tx.at)
  const inner = transactionOf(tx.draft, request, head, tx.at, listing)
  const result = await run(inner)
  tx.draft.moveHead(company, { ...(await listing.close()), entries: inner.entries })
  return result
}
