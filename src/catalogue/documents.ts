import { money, type Pence } from '../kernel/money.ts'
import type { Band, Price } from './types.ts'

const amount = (pence: Pence | null) => (pence === null ? null : money(pence))

/** A price as JSON: money and rates as text. */
export const priceDocument = ({ id: _id, ...price }: Price) => ({
  ...price,
  rate: price.rate?.toFixed() ?? null,
  flat: amount(price.flat),
  minimum: amount(price.minimum),
  maximum: amount(price.maximum),
})

export const bandDocument = ({ id: _id, ...band }: Band) => ({
  ...band,
  overPupils: band.overPupils?.toFixed() ?? null,
  upToPupils: band.upToPupils?.toFixed() ?? null,
  price: money(band.price),
})
