import type { Proration } from '../../catalogue/index.ts'
import type { Commission } from '../../commissioning/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import type { Pence } from '../../kernel/money.ts'
import type { Agreement } from '../../trading/index.ts'

/**
 * When income is earned: with time, when delivered, or at once with the claim (a grant, which is no price for a service).
 */
export type Earning = 'over_time' | 'on_delivery' | 'on_claim'

/**
 * What will be invoiced and earned under one agreement or commission, with the price as it was when billing began. It is
 * kept, so that a price corrected later never changes what has been invoiced.
 */
export interface Plan {
  /** The ref of the agreement or of the commission. */
  contract: string
  kind: 'agreement' | 'commission'
  /** Whom the service is for: the school of an agreement, the payer of a commission. */
  customer: string
  /** The organisation that pays; the invoice goes to its legal person. */
  payer: string
  service: string
  description: string
  from: IsoDate
  /** The last day of the service; earlier than `pricedTo` where it ended early. */
  to: IsoDate
  /** What the service costs now: the price, less what is credited for good. */
  net: Pence
  pricedTo: IsoDate
  pricedNet: Pence
  /** Of the whole price, the part that an agent hands on to the provider. */
  providerShare: Pence
  /**
   * The price of a whole service year before the pro rata, and the days or months of that year; both times 10 to 10,000 where
   * that price has a part of a penny.
   */
  yearPrice: Pence
  yearParts: number
  quantity: string
  unitPrice: Pence
  schedule: Agreement['invoiceSchedule'] | Commission['schedule']
  /** Invoiced at the end of the span that a part covers, as commissions by month and quarter are. */
  arrears: 'yes' | 'no'
  proration: Proration
  earning: Earning
  /** The day of delivery, for what is earned on delivery. */
  deliveredOn: IsoDate | null
  vatCode: string
  incomeAccount: string
  deferredAccount: string
  debtorAccount: string
  stream: 'commissioned' | 'traded'
  purchaseOrder: string | null
}
