import { Decimal } from 'decimal.js'
import type { Band, Catalogue, Price, Service } from '../../src/catalogue/index.ts'
import type { Commission } from '../../src/commissioning/index.ts'
import { date } from '../../src/kernel/dates.ts'
import { parseMoney } from '../../src/kernel/money.ts'
import type { Buyer, Terms } from '../../src/trading/index.ts'

export const gbp = (text: string) => {
  const amount = parseMoney(text)
  if (amount === undefined) throw new Error(`${text} is not an amount`)
  return amount
}

export const aService = (more: Partial<Service> = {}): Service => ({
  code: 'advice',
  name: 'Advice',
  family: null,
  basis: 'traded',
  provider: 'company',
  vatCode: 'standard',
  vatReason: null,
  incomeAccount: null,
  recognition: 'over_time',
  role: 'principal',
  description: null,
  movesOn: null,
  from: null,
  to: null,
  ...more,
})

export const aPrice = (more: Partial<Price> = {}): Price => ({
  id: 'price',
  service: 'advice',
  customerClass: 'any',
  model: 'flat',
  rate: null,
  flat: null,
  minimum: null,
  maximum: null,
  phase: null,
  establishmentType: null,
  hasSixthForm: null,
  unit: null,
  slaYear: 'april',
  proration: 'days',
  from: date('2020-04-01'),
  to: null,
  ...more,
})

export const flat = (amount: string, more: Partial<Price> = {}) => aPrice({ model: 'flat', flat: gbp(amount), ...more })
export const perPupil = (rate: string, more: Partial<Price> = {}) =>
  aPrice({ model: 'per_pupil', rate: new Decimal(rate), ...more })

export const aBand = (over: number | null, upTo: number | null, price: string, more: Partial<Band> = {}): Band => ({
  id: `${over}-${upTo}`,
  service: 'advice',
  customerClass: 'any',
  overPupils: over === null ? null : new Decimal(over),
  upToPupils: upTo === null ? null : new Decimal(upTo),
  price: gbp(price),
  from: date('2020-04-01'),
  to: null,
  ...more,
})

export const aBuyer = (more: Partial<Buyer> = {}): Buyer => ({
  ref: 'alder-lane',
  name: 'Alder Lane Primary School',
  isSchool: true,
  isMember: true,
  sector: 'maintained',
  laCode: '970',
  type: '1',
  phase: 'Primary',
  hasSixthForm: 'no',
  count: { pupils: new Decimal(210), census: 'october', countedOn: date('2025-10-02') },
  ...more,
})

export const withPupils = (pupils: number | string, more: Partial<Buyer> = {}) =>
  aBuyer({ count: { pupils: new Decimal(pupils), census: 'october', countedOn: date('2025-10-02') }, ...more })

export const aCommission = (more: Partial<Commission> = {}): Commission => ({
  ref: 'c-1',
  service: 'advice',
  title: 'School improvement',
  payer: null,
  startsOn: date('2026-04-01'),
  endsOn: date('2027-03-31'),
  annualValue: gbp('120000.00'),
  schedule: 'quarterly',
  basis: 'contract',
  deDelegated: false,
  conditions: null,
  vatCode: null,
  ...more,
})

export const catalogueOf = (services: Service[], prices: Price[], bands: Band[] = []): Catalogue => ({
  services: new Map(services.map((service) => [service.code, service])),
  prices,
  bands,
})

export const terms = (prices: Price[], more: Partial<Terms> & { services?: Service[]; bands?: Band[] } = {}): Terms => {
  const { services = [aService()], bands = [], ...rest } = more
  return {
    catalogue: catalogueOf(services, prices, bands),
    commissions: [],
    council: { ref: 'council', laCode: '970' },
    nameOf: (ref) => (ref === 'council' ? 'Wexmere Council' : ref),
    vatRounding: 'nearest',
    ...rest,
  }
}
