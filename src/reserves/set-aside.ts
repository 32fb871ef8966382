import { passedResolution } from '../governance/index.ts'
import { type IsoDate, longDate } from '../kernel/dates.ts'
import { type FieldError, invalid } from '../kernel/errors.ts'
import { money, pounds } from '../kernel/money.ts'
import { CODES, loadProgrammes, post } from '../ledger/index.ts'
import type { Tx } from '../platform/act.ts'
import { recordRow, type Values } from '../platform/register.ts'
import { type Allocable, allocableOn } from './allocable.ts'
import { type Designation, designationOf, loadDesignations } from './designations.ts'
import { designationRegister } from './registers.ts'

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
 * aside may not take free reserves below the floor that the articles keep.
 */
export const setAside = async (tx: Tx, designation: Designation): Promise<Designated> => {
  const designations = await loadDesignations(tx)
  const allocable = await allocableOn(tx, designation.date)
  const faults = [
    ...(await faultsOfNames(tx, designation)),
    ...faultsOfAmount(designation, await leastAllocable(tx, allocable, designations)),
  ]
  if (faults.length > 0) throw invalid(faults)
  await recordRow(tx, designationRegister, { ...designation })
  const { programme, amount } = designation
  const { number } = await post(tx, {
    date: designation.date,
    memo: `Set aside for ${programme} by resolution ${designation.resolution}`,
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

const faultsOfNames = async (tx: Tx, { programme, resolution, date }: Designation): Promise<FieldError[]> => {
  const faults: FieldError[] = []
  if (!(await loadProgrammes(tx)).has(programme)) {
    faults.push({ pointer: '/programme', detail: `There is no programme “${programme}”. Add it first` })
  }
  const passed = await passedResolution(tx, resolution)
  if (!passed) {
    const detail = `There is no resolution “${resolution}” that was passed. Surplus is set aside by a resolution of the board: record it with its votes first`
    faults.push({ pointer: '/resolution', detail })
  } else if (passed.passedOn > date) {
    const detail = `Resolution ${resolution} was passed on ${longDate(passed.passedOn)}. Use that date or a later one`
    faults.push({ pointer: '/date', detail })
  }
  return faults
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

const faultsOfAmount = ({ amount }: Designation, allocable: Allocable): FieldError[] => {
  if (amount <= 0) return [{ pointer: '/amount', detail: 'Enter an amount above nothing' }]
  if (amount <= allocable.allocable) return []
  return [
    { pointer: '/amount', detail: `${pounds(amount)} is more than the board may set aside. ${workingOf(allocable)}` },
  ]
}

/** "On 10 June 2027 it may set aside £139,000.00: free reserves of £614,000.00 at 31 March 2027, less the floor of £475,000.00 (…)" */
const workingOf = ({ on, yearEnd, freeReserve, deficit, moved, floor, floorClause, allocable }: Allocable): string => {
  const parts = [
    `free reserves of ${pounds(freeReserve)} at ${longDate(yearEnd)}`,
    ...(deficit > 0 ? [`less the deficit of ${pounds(deficit)} since`] : []),
    ...(moved < 0 ? [`less ${pounds(-moved)} set aside since`] : []),
    ...(moved > 0 ? [`plus ${pounds(moved)} released and returned since`] : []),
    ...(floor > 0 ? [`less the floor of ${pounds(floor)} (${floorClause})`] : []),
  ]
  return allocable > 0
    ? `On ${longDate(on)} it may set aside ${pounds(allocable)}: ${parts.join(', ')}`
    : `Nothing can be set aside on ${longDate(on)}: ${parts.join(', ')}`
}
