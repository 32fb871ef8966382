import { Decimal } from 'decimal.js'
import type { IsoDate } from '../kernel/dates.ts'
import type { Pence } from '../kernel/money.ts'
import type { Reader } from '../platform/reader.ts'
import { dayCell, penceCell, registerRows, textCell, type Values } from '../platform/registers/index.ts'
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
const serviceOf = (row: Values): Service => ({
  code: String(row.code),
  name: String(row.name),
  family: textCell(row.family),
  basis: row.basis as Service['basis'],
  provider: row.provider as Service['provider'],
  vatCode: row.vat_code as Service['vatCode'],
  vatReason: textCell(row.vat_reason),
  incomeAccount: textCell(row.income_account),
  recognition: row.recognition as Service['recognition'],
  role: row.role as Service['role'],
  description: textCell(row.description),
  movesOn: dayCell(row.moves_on),
  from: dayCell(row.from),
  to: dayCell(row.to),
})

export const priceOf = (row: Values): Price => ({
  id: String(row.id ?? ''),
  service: String(row.service),
  customerClass: row.customer_class as Price['customerClass'],
  model: row.model as Price['model'],
  rate: number(row.rate),
  flat: penceCell(row.flat),
  minimum: penceCell(row.minimum),
  maximum: penceCell(row.maximum),
  phase: textCell(row.phase),
  establishmentType: textCell(row.establishment_type),
  hasSixthForm: row.has_sixth_form as Price['hasSixthForm'],
  unit: textCell(row.unit),
  slaYear: row.sla_year as Price['slaYear'],
  proration: row.proration as Price['proration'],
  from: row.from as IsoDate,
  to: dayCell(row.to),
})

export const bandOf = (row: Values): Band => ({
  id: String(row.id ?? ''),
  service: String(row.service),
  customerClass: row.customer_class as Band['customerClass'],
  overPupils: number(row.over_pupils),
  upToPupils: number(row.up_to_pupils),
  price: Number(row.price) as Pence,
  from: row.from as IsoDate,
  to: dayCell(row.to),
})

const number = (cell: Values[string] | undefined): Decimal | null =>
  cell === null || cell === undefined ? null : new Decimal(cell)
