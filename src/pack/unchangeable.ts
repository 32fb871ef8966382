import { isInvoiced } from '../billing/index.ts'
import type { Tx } from '../platform/acts/index.ts'

/** Why a row that was imported before may not say something else now, or undefined when it may. */
export const whyUnchangeable = async (tx: Tx, file: string, ref: string): Promise<string | undefined> => {
  if (file === 'resolutions.csv') {
    return `Resolution ${ref} was recorded as it was passed. Leave its row as it was; a new decision is a new resolution`
  }
  if (file === 'agreements.csv' && (await isInvoiced(tx, ref))) {
    return `Agreement ${ref} has been invoiced. Leave its row as it was; end it with cancelAgreement, put an invoice right with issueCreditNote, or give it an order number with recordPurchaseOrder`
  }
  return undefined
}
