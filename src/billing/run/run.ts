import { brokenByTurnover } from '../../governance/index.ts'
import { type IsoDate, londonDate } from '../../kernel/dates.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Finding } from '../../kernel/finding.ts'
import { money, type Pence, pence, ZERO } from '../../kernel/money.ts'
import { by } from '../../kernel/order.ts'
import { type IncomeOnDay, turnoverPosted } from '../../ledger/index.ts'
import { type ActDeps, record, refuseFar, type Tx } from '../../platform/acts/index.ts'
import { readerOf } from '../../platform/reader.ts'
import type { Document } from '../documents/documents.ts'
import type { Due } from '../due/due.ts'
import { loadProgress, type Progress } from '../due/progress.ts'
import type { Failure } from '../plans/facts.ts'
import { type Agenda, agendaUntil, carryOut, closedReason, type Done } from './carry-out.ts'
import { keepRun, noticesSince, type Reminder } from './notices.ts'

/** What `run` prints. */
export interface RunResult {
  company: string
  until: IsoDate
  invoices: {
    number: string
    agreement: string
    customer: string
    date: IsoDate
    dueOn: IsoDate
    net: string
    vat: string
    gross: string
  }[]
  recognised: string
  /** Appointments whose term has ended since the run before. */
  termsEnded: string[]
  /** Invoices that have become overdue since the run before. */
  reminders: Reminder[]
  failures: Failure[]
}

/** The same, with the rules that are broken through what was posted: everything has been done all the same. */
export interface RunOutcome extends RunResult {
  breaches: Finding[]
}

export interface RunRequest {
  company: string
  until: IsoDate
  actor: string
  dryRun?: boolean
}

/** About as much as one act does of a run: what was done before a crash stays done, and the next run goes on from there. */
const CHUNK = 200

/** The income of one day stays together, so that the ledger is the same in however many steps it was made. */
const chunksOf = (dues: readonly Due[], size: number): Due[][] => {
  const chunks: Due[][] = []
  for (const due of dues) {
    const chunk = chunks.at(-1)
    const last = chunk?.at(-1)
    const together = size > 1 && due.kind === 'income' && last?.kind === 'income' && last.on === due.on
    if (chunk && (chunk.length < size || together)) chunk.push(due)
    else chunks.push([due])
  }
  return chunks
}

/**
 * Everything that has fallen due by a day, once only however often it is called. It works through what is due in the order of
 * the days, in acts of its own; one that fails stops nothing else.
 */
export const runUntil = async (deps: ActDeps, request: RunRequest): Promise<RunOutcome> => {
  const { company, until, actor } = request
  refuseFar(londonDate(deps.clock()), '/until', 'day up to which to run', until)
  if (request.dryRun) return dryRun(deps, request)
  const tally = newTally()
  const given: Given = { name: 'runDue', company, actor, command: { until }, kept: { until } }
  const givenUp = new Set<string>()
  const posted: IncomeOnDay[] = []
  let size = CHUNK
  let agenda: Agenda
  let again: boolean
  do {
    again = false
    agenda = await agendaUntil(readerOf(deps.database, company), until)
    const todo = doable(agenda, agenda.dues, tally).filter((due) => !givenUp.has(nameOf(due)))
    for (const chunk of chunksOf(todo, size)) {
      const outcome = await carriedOut(deps, given, agenda, chunk)
      if (outcome.kind === 'done') {
        add(tally, outcome.done)
        posted.push(...outcome.posted)
        continue
      }
      // Somebody else was at work in between, or one of many was refused: look again, one at a time until it is found.
      again = true
      if (outcome.kind === 'refused' && chunk.length === 1) {
        fail(tally, chunk[0] as Due, outcome.message)
        givenUp.add(nameOf(chunk[0] as Due))
      }
      size = outcome.kind === 'refused' && chunk.length > 1 ? 1 : CHUNK
      break
    }
  } while (again)
  const result = resultOf(company, until, tally, agenda.failures, await noticed(deps, given, until))
  const breaches = await brokenByTurnover(readerOf(deps.database, company), posted, londonDate(deps.clock()))
  return { ...result, breaches }
}

interface Given {
  name: string
  company: string
  actor: string
  command: unknown
  kept: unknown
}

const nameOf = ({ kind, on, plan }: Due): string => `${kind} ${on} ${plan.contract}`

type Outcome =
  | { kind: 'done'; done: Done; posted: readonly IncomeOnDay[] }
  | { kind: 'stale' }
  | { kind: 'refused'; message: string }

/** Thrown inside the act to undo it: the facts that it was to act on have changed. */
class Stale extends Error {}

const carriedOut = async (deps: ActDeps, given: Given, agenda: Agenda, chunk: readonly Due[]): Promise<Outcome> => {
  try {
    const { result } = await record(deps, given, async (tx) => {
      if (await changedSince(tx, agenda, chunk)) throw new Stale()
      const done = await carryOut(tx, agenda.facts, chunk, agenda.progress)
      return { done, posted: turnoverPosted(tx) }
    })
    return { kind: 'done', ...result }
  } catch (error) {
    if (error instanceof Stale) return { kind: 'stale' }
    if (error instanceof Refusal) return { kind: 'refused', message: error.message }
    throw error
  }
}

/** Has anything been invoiced or earned under these contracts since the agenda was drawn up? */
const changedSince = async (tx: Tx, agenda: Agenda, chunk: readonly Due[]): Promise<boolean> => {
  const contracts = [...new Set(chunk.map(({ plan }) => plan.contract))]
  const now = await loadProgress(tx, contracts)
  return contracts.some((contract) => asText(now.get(contract)) !== asText(agenda.progress.get(contract)))
}

const asText = (progress: Progress | undefined): string =>
  JSON.stringify([
    progress?.net ?? 0,
    [...(progress?.instalments ?? [])].sort((a, b) => a - b),
    [...(progress?.recognised ?? [])].sort(by(0)),
  ])

const dryRun = async (deps: ActDeps, { company, until, actor }: RunRequest): Promise<RunOutcome> => {
  const given = { name: 'runDue', company, actor, command: { until }, kept: { until }, dryRun: true }
  const { result } = await record(deps, given, async (tx) => {
    const done = await runWithin(tx, until)
    return { ...done, breaches: await brokenByTurnover(tx, turnoverPosted(tx), tx.today) }
  })
  return result
}

/** The same inside an act of something else: all of it or nothing. */
export const runWithin = async (tx: Tx, until: IsoDate, contract?: string): Promise<RunResult> => {
  const run = await openRun(tx, until, contract)
  const result = await run.until(until)
  if (contract !== undefined) return result
  const { termsEnded, reminders, later } = await noticesSince(tx, until)
  if (later) await keepRun(tx, until)
  return { ...result, termsEnded, reminders }
}

/** A run that goes on from day to day within one act, as an import needs it; its facts are loaded once. */
export interface OpenRun {
  until(day: IsoDate): Promise<RunResult>
}

export const openRun = async (tx: Tx, horizon: IsoDate = tx.today, contract?: string): Promise<OpenRun> => {
  let agenda = await agendaUntil(tx, horizon)
  let next = 0
  return {
    until: async (day) => {
      if (day > agenda.horizon) {
        agenda = await agendaUntil(tx, day)
        next = 0
      }
      const tally = newTally()
      const from = next
      while (next < agenda.dues.length && (agenda.dues[next] as Due).on <= day) next += 1
      const dues = agenda.dues
        .slice(from, next)
        .filter(({ plan }) => contract === undefined || plan.contract === contract)
      const todo = doable(agenda, dues, tally)
      if (todo.length > 0) add(tally, await carryOut(tx, agenda.facts, todo, agenda.progress))
      const failures = agenda.failures.filter(({ ref }) => contract === undefined || ref === contract)
      return resultOf(tx.company, day, tally, failures, { termsEnded: [], reminders: [] })
    },
  }
}

interface Tally {
  invoices: Document[]
  recognised: Pence
  failures: Failure[]
}

const newTally = (): Tally => ({ invoices: [], recognised: ZERO, failures: [] })

const add = (tally: Tally, done: Done): void => {
  tally.invoices.push(...done.documents)
  tally.recognised = pence(tally.recognised + done.recognised)
}

const fail = (tally: Tally, due: Due, message: string): void => {
  const ref = due.plan.contract
  if (!tally.failures.some((each) => each.ref === ref && each.message === message)) {
    tally.failures.push({ ref, message })
  }
}

/** What can be done; what falls in a closed month is told of. */
const doable = (agenda: Agenda, dues: readonly Due[], tally: Tally): Due[] =>
  dues.filter((due) => {
    const closed = closedReason(agenda, due)
    if (closed) fail(tally, due, closed)
    return !closed
  })

const noticed = async (deps: ActDeps, given: Given, until: IsoDate) => {
  const notices = await noticesSince(readerOf(deps.database, given.company), until)
  if (notices.later) await record(deps, given, (tx) => keepRun(tx, until))
  return notices
}

const resultOf = (
  company: string,
  until: IsoDate,
  tally: Tally,
  failures: readonly Failure[],
  { termsEnded, reminders }: { termsEnded: string[]; reminders: Reminder[] },
): RunResult => ({
  company,
  until,
  invoices: tally.invoices.map((invoice) => ({
    number: invoice.number,
    agreement: invoice.contract,
    customer: invoice.customer,
    date: invoice.date,
    dueOn: invoice.due_on,
    net: money(invoice.net),
    vat: money(invoice.vat),
    gross: money(invoice.gross),
  })),
  recognised: money(tally.recognised),
  termsEnded,
  reminders,
  failures: [...failures, ...tally.failures],
})
