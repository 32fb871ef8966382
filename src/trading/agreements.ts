import type { IsoDate } from '../kernel/dates.ts'
import { by } from '../kernel/order.ts'
import type { Reader } from '../platform/reader.ts'
import { registerRows, type Values } from '../platform/registers/index.ts'
import { type AgreementStatus, agreements, type InvoiceSchedule } from './registers.ts'

/** What a customer has agreed to buy. Its price follows from the price list in force on its first day. */
export interface Agreement {
  ref: string
  customer: string
  /** Who is invoiced, where it is not the customer's own legal person. */
  payer: string | null
  service: string
  quantity: string | null
  /** The day on which the customer was a member or not; blank: the first day. */
  orderedOn: IsoDate | null
  startsOn: IsoDate
  /** Blank: the end of the service year. */
  endsOn: IsoDate | null
  purchaseOrder: string | null
  invoiceSchedule: InvoiceSchedule
  status: AgreementStatus
}

/** The agreements of a company as known, in order of their first day. */
export const loadAgreements = async (reader: Reader): Promise<Agreement[]> =>
  (await registerRows(reader, agreements)).map(agreementOf).sort(by('startsOn', 'ref'))

const agreementOf = (row: Values): Agreement => ({
  ref: String(row.ref),
  customer: String(row.customer),
  payer: row.payer as string | null,
  service: String(row.service),
  quantity: row.quantity as string | null,
  orderedOn: row.ordered_on as IsoDate | null,
  startsOn: row.starts_on as IsoDate,
  endsOn: row.ends_on as IsoDate | null,
  purchaseOrder: row.purchase_order as string | null,
  invoiceSchedule: row.invoice_schedule as InvoiceSchedule,
  status: row.status as AgreementStatus,
})

/** The row of the register that says an agreement. */
export const agreementRow = (agreement: Agreement): Values => ({
  ref: agreement.ref,
  customer: agreement.customer,
  payer: agreement.payer,
  service: agreement.service,
  quantity: agreement.quantity,
  ordered_on: agreement.orderedOn,
  starts_on: agreement.startsOn,
  ends_on: agreement.endsOn,
  purchase_order: agreement.purchaseOrder,
  invoice_schedule: agreement.invoiceSchedule,
  status: agreement.status,
})
