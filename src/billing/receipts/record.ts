import { organisationByRefOrUrn } from '../../directory/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { conflict } from '../../kernel/errors.ts'
import { money, type Pence, penceOf } from '../../kernel/money.ts'
import type { Tx } from '../../platform/acts/index.ts'
import type { Values } from '../../platform/registers/index.ts'
import { loadParties, type Parties } from '../plans/parties.ts'
import type { ReceiptNotice } from './named.ts'
import { nextReceiptRef, type ReceiptResult, receive } from './receipts.ts'

export interface RecordReceipt {
  date: string
  payer: string
  amount: string
  invoice?: string
  reference?: string
  ref?: string
}

export interface ReceiptRecorded {
  receipt: string
  entry: number
  settled: { invoice: string; amount: string }[]
  unallocated: string
  notices: ReceiptNotice[]
}

/** Records money that came in, and what it settles. */
export const recordReceipt = async (tx: Tx, command: RecordReceipt): Promise<ReceiptRecorded> => {
  const parties = await loadParties(tx)
  const payer = organisationByRefOrUrn(parties.directory, command.payer)?.ref ?? command.payer
  const ref = command.ref ?? (await nextReceiptRef(tx, command.date as IsoDate))
  if (command.ref && (await tx.db('receipt').where({ company: tx.company, ref }).first('id'))) {
    throw conflict('duplicate', `There is a receipt “${ref}” already. Give this one another reference`)
  }
  const result = await receive(tx, parties, {
    ref,
    date: command.date as IsoDate,
    payer,
    amount: penceOf(command.amount),
    invoice: command.invoice ?? null,
    reference: command.reference ?? null,
  })
  return {
    receipt: ref,
    entry: result.entry,
    settled: result.settled.map(({ invoice, amount }) => ({ invoice, amount: money(amount) })),
    unallocated: money(result.unallocated),
    notices: result.notices,
  }
}

/** One row of a pack's receipts. */
export const settleReceipt = async (tx: Tx, row: Values): Promise<ReceiptResult> =>
  receive(tx, await partiesOf(tx), {
    ref: String(row.ref),
    date: row.date as IsoDate,
    payer: String(row.payer),
    amount: Number(row.amount) as Pence,
    invoice: row.invoice === null ? null : String(row.invoice),
    reference: row.reference === null ? null : String(row.reference),
  })

/** An import records hundreds of receipts in one act, in which names and trusts stand still: they are loaded once an act. */
const partiesInAct = new WeakMap<Tx, Promise<Parties>>()
const partiesOf = (tx: Tx): Promise<Parties> => {
  const parties = partiesInAct.get(tx) ?? loadParties(tx)
  partiesInAct.set(tx, parties)
  return parties
}
