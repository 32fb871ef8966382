import type { IsoDate } from '../kernel/dates.ts'
import { invalid } from '../kernel/errors.ts'
import { penceOf } from '../kernel/money.ts'
import { CODES, loadProgrammes, programmeRegister } from '../ledger/index.ts'
import { type AnyAct, defineAct, type Tx } from '../platform/acts/index.ts'
import { recordRow } from '../platform/registers/index.ts'
import { reportOutcome as report } from './programmes/outcomes.ts'
import { returnReserve as giveBack, moveReserve as move, drawDown as spend } from './programmes/spending.ts'
import {
  type AddProgramme,
  addProgrammeBody,
  designateSurplusBody,
  drawDownBody,
  moveReserveBody,
  reportOutcomeBody,
  returnReserveBody,
} from './schema.ts'
import { loadDesignations, nextRef } from './setting-aside/designations.ts'
import { setAside } from './setting-aside/set-aside.ts'

export const designateSurplus = defineAct({
  name: 'designateSurplus',
  title: 'Set surplus aside',
  permission: 'reserves:write',
  path: '/designations',
  body: designateSurplusBody,
  example: { programme: 'early-reading', resolution: 'R-2026-07', date: '2026-07-10', amount: '60000.00' },
  run: async (tx, { programme, resolution, date, amount }) => {
    const day = date as IsoDate
    const ref = nextRef(await loadDesignations(tx), day)
    return setAside(tx, { ref, programme, resolution, date: day, amount: penceOf(amount), allocable: null })
  },
})

export const drawDown = defineAct({
  name: 'drawDown',
  title: 'Spend from a programme',
  permission: 'reserves:write',
  path: '/drawdowns',
  body: drawDownBody,
  example: {
    programme: 'early-reading',
    date: '2026-10-05',
    amount: '4200.00',
    memo: 'Reading coaches, first half-term',
  },
  run: (tx, { programme, date, amount, memo, account, against }) =>
    spend(tx, {
      programme,
      date: date as IsoDate,
      amount: penceOf(amount),
      memo,
      account: account ?? CODES.programmeCosts,
      against: against ?? CODES.bank,
    }),
})

export const returnReserve = defineAct({
  name: 'returnReserve',
  title: 'Return to free reserves what a programme will not spend',
  permission: 'reserves:write',
  path: '/returned-reserves',
  body: returnReserveBody,
  example: { programme: 'early-reading', date: '2026-10-31', amount: '500.00', reason: 'The programme has ended' },
  run: (tx, { programme, date, amount, reason }) =>
    giveBack(tx, { programme, date: date as IsoDate, amount: penceOf(amount), reason }),
})

export const moveReserve = defineAct({
  name: 'moveReserve',
  title: 'Move from one programme to another',
  permission: 'reserves:write',
  path: '/virements',
  body: moveReserveBody,
  example: {
    programme: 'early-reading',
    to: 'governor-academy',
    resolution: 'R-2026-07',
    date: '2026-10-31',
    amount: '500.00',
  },
  run: (tx, { programme, to, resolution, date, amount }) =>
    move(tx, { programme, to, resolution, date: date as IsoDate, amount: penceOf(amount) }),
})

export const addProgramme = defineAct({
  name: 'addProgramme',
  title: 'Add a programme',
  permission: 'reserves:write',
  path: '/programmes',
  body: addProgrammeBody,
  example: {
    ref: 'early-reading',
    name: 'Early reading',
    purpose: 'Coaching and books for schools below the phonics standard',
    outcomeMeasure: 'Phonics check, points above the year before',
    from: '2026-07-10',
  },
  run: (tx, command) => add(tx, command),
})

const add = async (tx: Tx, { ref, name, purpose, outcomeMeasure, from, to }: AddProgramme) => {
  if ((await loadProgrammes(tx)).has(ref))
    throw invalid(`There is a programme “${ref}” already. Choose another ref`, '/ref')
  if (from && to && to < from) throw invalid('The last day must not be before the first', '/to')
  const values = { ref, name, purpose, outcome_measure: outcomeMeasure, from, to }
  await recordRow(tx, programmeRegister, Object.fromEntries(Object.entries(values).map(([k, v]) => [k, v ?? null])))
  return { programme: ref }
}

export const reportOutcome = defineAct({
  name: 'reportOutcome',
  title: 'Report what a programme has changed',
  permission: 'reserves:write',
  path: '/programmes/:programme/outcomes',
  body: reportOutcomeBody,
  example: {
    programme: 'early-reading',
    reportedOn: '2026-11-12',
    text: '14 schools. 11 have raised their phonics check result',
    evidence: 'Report to the board, 12 November 2026',
  },
  run: report,
})

export const acts: readonly AnyAct[] = [
  designateSurplus,
  drawDown,
  returnReserve,
  moveReserve,
  addProgramme,
  reportOutcome,
]
