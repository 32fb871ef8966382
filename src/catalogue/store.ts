import { Decimal } from 'decimal.js'
import type { IsoDate } from '../kernel/dates.ts'
import type { Pence } from '../kernel/money.ts'
import type { Reader } from '../platform/reader.ts'
import { registerRows, type Values } from '../platform/register.ts'
import { bands, prices, services } from './registers.ts'
import type { Band, Catalogue, Price, Service } from './types.ts'

/** The services, prices and bands of a company as known. */
export const loadCatalogue = async (reader: Reader): Promise<Catalogue> => {
  const offered = (await registerRows(reader, services)).map(serviceOf)
  return {
    services: new Map(offered.map((service) => [service.code, service])),
    prices: (await registerRows(reader, prices)).map(priceOf),
    bands: (await registerRows(reader, bands)).map(bandOf),
  }
}

/** A row of the register as a value; a row that is only proposed has no id yet. */
export const serviceOf = (row: Values): Service => ({
  code: String(row.code),
  name: String(row.name),
  family: words(row.family),
  basis: row.basis as Service['basis'],
  provider: row.provider as Service['provider'],
  vatCode: row.vat_code as Service['vatCode'],
  vatReason: words(row.vat_reason),
  incomeAccount: words(row.income_account),
  recognition: row.recognition as Service['recognition'],
  role: row.role as Service['role'],
  description: words(row.description),
  movesOn: dated(row.moves_on),
  from: dated(row.from),
  to: dated(row.to),
})

export const priceOf = (row: Values): Price => ({
  id: String(row.id ?? ''),
  service: String(row.service),
  customerClass: row.customer_class as Price['customerClass'],
  model: row.model as Price['model'],
  rate: number(row.rate),
  flat: pennies(row.flat),
  minimum: pennies(row.minimum),
  maximum: pennies(row.maximum),
  phase: words(row.phase),
  establishmentType: words(row.establishment_type),
  hasSixthForm: row.has_sixth_form as Price['hasSixthForm'],
  unit: words(row.unit),
  slaYear: row.sla_year as Price['slaYear'],
  proration: row.proration as Price['proration'],
  from: row.from as IsoDate,
  to: dated(row.to),
})

export const bandOf = (row: Values): Band => ({
  id: String(row.id ?? ''),
  service: String(row.service),
  customerClass: row.customer_class as Band['customerClass'],
  overPupils: number(row.over_pupils),
  upToPupils: number(row.up_to_pupils),
  price: Number(row.price) as Pence,
  from: row.from as IsoDate,
  to: dated(row.to),
})

type Cell = string | number | null | undefined
const words = (cell: Cell): string | null => (cell === null || cell === undefined ? null : String(cell))
const dated = (cell: Cell): IsoDate | null => words(cell) as IsoDate | null
const number = (cell: Cell): Decimal | null => (cell === null || cell === undefined ? null : new Decimal(cell))
const pennies = (cell: Cell): Pence | null => (cell === null || cell === undefined ? null : (Number(cell) as Pence))
