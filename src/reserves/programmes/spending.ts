import type { IsoDate } from '../../kernel/dates.ts'
import { type FieldError, invalid, notFound } from '../../kernel/errors.ts'
import { money, type Pence } from '../../kernel/money.ts'
import {
  CODES,
  isCost,
  type Line,
  loadBooks,
  loadFunds,
  loadProgrammes,
  type NewEntry,
  post,
} from '../../ledger/index.ts'
import type { Tx } from '../../platform/acts/index.ts'
import { faultsOfDecision } from '../setting-aside/decision.ts'
import { leftIn, refusedTaking, type Taking } from '../setting-aside/limits.ts'

export interface Spent {
  entry: number
  /** What the programme has left in the fund. */
  left: string
}

export interface DrawDown {
  programme: string
  date: IsoDate
  amount: Pence
  memo: string
  account: string
  against: string
}

/**
 * Spends from a programme: a cost of the year in which it is spent, and the release of the same amount from the fund to free
 * reserves, which the ledger adds. More than the programme has is refused.
 */
export const drawDown = async (
  tx: Tx,
  { programme, date, amount, memo, account, against }: DrawDown,
): Promise<Spent> => {
  const { chart } = await loadBooks(tx)
  const type = chart.get(account)?.type
  const faults: FieldError[] =
    type && !isCost(type)
      ? [{ pointer: '/account', detail: `${account} is no account of costs. Use one, like 6500` }]
      : []
  const available = await taken(tx, { programme, date, amount, verb: 'Spend' }, faults)
  const lines: Line[] = [
    { account, debit: amount, programme },
    { account: against, credit: amount },
  ]
  return posted(tx, { date, memo, source: 'drawdown', lines }, available, amount)
}

export interface Moved {
  programme: string
  date: IsoDate
  amount: Pence
  reason: string
}

/** Gives back to free reserves what a programme will not spend. */
export const returnReserve = async (tx: Tx, { programme, date, amount, reason }: Moved): Promise<Spent> => {
  const available = await taken(tx, { programme, date, amount, verb: 'Return' }, [])
  const lines: Line[] = [
    { account: CODES.reinvestmentFund, debit: amount, programme },
    { account: CODES.freeReserve, credit: amount, programme },
  ]
  return posted(tx, { date, memo: `Returned to free reserves: ${reason}`, source: 'return', lines }, available, amount)
}

export interface Virement extends Omit<Moved, 'reason'> {
  to: string
  resolution: string
}

/** Moves from one programme to another what the board has resolved to move (virement). */
export const moveReserve = async (tx: Tx, { to, resolution, ...from }: Virement): Promise<Spent> => {
  const { programme, date, amount } = from
  const unknown = (await loadProgrammes(tx)).has(to)
    ? []
    : [{ pointer: '/to', detail: `There is no programme “${to}”` }]
  const same =
    to === programme ? [{ pointer: '/to', detail: 'Choose another programme than the one it comes from' }] : []
  const undecided = await faultsOfDecision(tx, { resolution, date }, 'Money moves between programmes')
  const available = await taken(tx, { ...from, verb: 'Move' }, [...unknown, ...same, ...undecided])
  const lines: Line[] = [
    { account: CODES.reinvestmentFund, debit: amount, programme },
    { account: CODES.reinvestmentFund, credit: amount, programme: to },
  ]
  const memo = `Moved to ${to} by resolution ${resolution}`
  return posted(tx, { date, memo, source: 'virement', lines }, available, amount)
}

/** What the programme has on that day; refuses what is wrong with the fields at once, and then an amount above it. */
const taken = async (tx: Tx, taking: Taking, faults: readonly FieldError[]): Promise<Pence> => {
  const { programme, date, amount } = taking
  if (!(await loadProgrammes(tx)).has(programme)) throw notFound(`There is no programme “${programme}”`)
  const funds = await loadFunds(tx, (await loadBooks(tx)).chart, [programme])
  const all = amount <= 0 ? [...faults, { pointer: '/amount', detail: 'Enter an amount above nothing' }] : faults
  if (all.length > 0) throw invalid([...all])
  const available = leftIn(funds, programme, date)
  if (amount > available) throw await refusedTaking(tx, taking, available)
  return available
}

const posted = async (tx: Tx, entry: NewEntry, available: Pence, amount: Pence): Promise<Spent> => {
  const { number } = await post(tx, entry)
  return { entry: number, left: money(available - amount) }
}
