import type { IsoDate } from '../../kernel/dates.ts'
import { type FieldError, invalid } from '../../kernel/errors.ts'
import { money, pounds } from '../../kernel/money.ts'
import { CODES, loadProgrammes, post } from '../../ledger/index.ts'
import type { Tx } from '../../platform/acts/index.ts'
import { recordRow, type Values } from '../../platform/registers/index.ts'
import { designationRegister } from '../registers.ts'
import { type Allocable, allocableOn } from './allocable.ts'
import { faultsOfDecision } from './decision.ts'
import { type Designation, designationOf, loadDesignations } from './designations.ts'
import { overAllocable, refusedDesignation } from './limits.ts'

export interface Designated {
  designation: string
  entry: number
  /** What the board could set aside on that day before, and can after. */
  allocableBefore: string
  allocableAfter: string
}

/** A row of `designations.csv`. */
export const designate = (tx: Tx, values: Values): Promise<Designated> => setAside(tx, designationOf(values))

/**
 * Sets surplus aside: a transfer within reserves, no expense and no debt. The board must have resolved it, and what is set
 * aside may not take free reserves below the floor that the articles keep. Where it is history, and says what could be set aside
 * then, it is held to that.
 */
export const setAside = async (tx: Tx, designation: Designation): Promise<Designated> => {
  const designations = await loadDesignations(tx)
  const allocable = await allocableOn(tx, designation.date)
  const least = await leastAllocable(tx, allocable, designations)
  const broken = designation.allocable === null ? overAllocable(designation.amount, least) : undefined
  const faults = await faultsOf(tx, designation)
  // With something else to put right, all of it is said at once; a limit alone is a rule that is broken.
  if (faults.length > 0)
    throw invalid([...faults, ...(broken ? [{ pointer: '/amount', detail: broken.explanation }] : [])])
  if (broken) throw await refusedDesignation(tx, broken, designation.amount, least)
  const known = designation.allocable ?? least.allocable
  await recordRow(tx, designationRegister, { ...designation, allocable: known })
  const { programme, amount } = designation
  const name = (await loadProgrammes(tx)).get(programme)?.name ?? programme
  const { number } = await post(tx, {
    date: designation.date,
    memo: `Set aside for ${name} by resolution ${designation.resolution}`,
    source: 'designation',
    sourceRef: designation.ref,
    lines: [
      { account: CODES.freeReserve, debit: amount, programme },
      { account: CODES.reinvestmentFund, credit: amount, programme },
    ],
  })
  return {
    designation: designation.ref,
    entry: number,
    allocableBefore: money(allocable.allocable),
    allocableAfter: money(allocable.allocable - amount),
  }
}

const faultsOf = async (tx: Tx, designation: Designation): Promise<FieldError[]> => {
  const { programme, resolution, date, amount, allocable } = designation
  const faults: FieldError[] = []
  if (allocable !== null && amount > allocable) {
    const detail = `It says that ${pounds(allocable)} could be set aside, and sets ${pounds(amount)} aside. Put one of the two right, or leave it blank and it is worked out`
    faults.push({ pointer: '/allocable', detail })
  }
  if (amount <= 0) faults.push({ pointer: '/amount', detail: 'Enter an amount above nothing' })
  if (!(await loadProgrammes(tx)).has(programme)) {
    faults.push({ pointer: '/programme', detail: `There is no programme “${programme}”. Add it first` })
  }
  return [...faults, ...(await faultsOfDecision(tx, { resolution, date }, 'Surplus is set aside'))]
}

/** What is set aside on an earlier day than another designation must leave enough for that one too. */
const leastAllocable = async (tx: Tx, on: Allocable, designations: readonly Designation[]): Promise<Allocable> => {
  let least = on
  for (const date of new Set(designations.map((each) => each.date))) {
    if (date <= on.on) continue
    const later = await allocableOn(tx, date as IsoDate)
    if (later.allocable < least.allocable) least = later
  }
  return least
}
