import { addDays, type IsoDate } from '../kernel/dates.ts'
import { invalid } from '../kernel/errors.ts'
import { Choice, DateText, DecimalText, Fields, MoneyText, Optional, Ref, Text } from '../kernel/fields.ts'
import { money } from '../kernel/money.ts'
import { type Of, schema } from '../kernel/schema.ts'
import { type AnyAct, defineAct, type Tx } from '../platform/acts/index.ts'
import {
  fieldOf,
  keyOf,
  type Register,
  recordRows,
  registerRows,
  rowOfCommand,
  type Values,
} from '../platform/registers/index.ts'
import { type CatalogueFault, checkCatalogue } from './checks.ts'
import { bands, prices, services } from './registers.ts'
import { BASES, CLASSES, MODELS, PRORATIONS, PROVIDERS, RECOGNITIONS, SLA_YEARS } from './types.ts'
import { VAT_CODES } from './vat.ts'

const ServiceBody = schema(
  Fields({
    code: Ref('code of the service'),
    name: Text('name', 200),
    family: Optional(Text('family', 200)),
    basis: Choice('basis', BASES),
    provider: Optional(Choice('provider', PROVIDERS)),
    vatCode: Optional(Choice('VAT code', VAT_CODES)),
    vatReason: Optional(Text('reason for the VAT code')),
    incomeAccount: Optional(Text('income account', 20)),
    recognition: Optional(Choice('recognition of income', RECOGNITIONS)),
    role: Optional(Choice('role', ['principal', 'agent'])),
    description: Optional(Text('description')),
    movesOn: Optional(DateText('day on which it moves to the company')),
    from: Optional(DateText('first day')),
    to: Optional(DateText('last day')),
  }),
)

const PriceBody = schema(
  Fields({
    service: Ref('service', 'services'),
    customerClass: Optional(Choice('class of customer', CLASSES)),
    model: Choice('model', MODELS),
    rate: Optional(DecimalText('rate')),
    flat: Optional(MoneyText('flat price')),
    minimum: Optional(MoneyText('lowest charge')),
    maximum: Optional(MoneyText('highest charge')),
    phase: Optional(Text('phase', 60)),
    establishmentType: Optional(Text('type of establishment', 60)),
    hasSixthForm: Optional(Choice('sixth form', ['yes', 'no'])),
    unit: Optional(Text('unit', 60)),
    slaYear: Optional(Choice('service year', SLA_YEARS)),
    proration: Optional(Choice('method for part of a year', PRORATIONS)),
    from: DateText('first day'),
    to: Optional(DateText('last day')),
  }),
)

const BandBody = schema(
  Fields({
    service: Ref('service', 'services'),
    customerClass: Optional(Choice('class of customer', CLASSES)),
    overPupils: Optional(DecimalText('number of pupils above which it begins')),
    upToPupils: Optional(DecimalText('highest number of pupils')),
    price: MoneyText('price'),
    from: DateText('first day'),
    to: Optional(DateText('last day')),
  }),
)

const recordService = async (tx: Tx, command: Of<typeof ServiceBody>) => {
  const row = rowOfCommand(services, command)
  const compared = await recordRows(tx, services, [row])
  return { service: row.code, ...compared }
}

const recordPrice = async (tx: Tx, command: Of<typeof PriceBody>) => {
  const row = rowOfCommand(prices, command)
  await refuseUnknownService(tx, row)
  const { rows, ended } = follow(prices, await registerRows(tx, prices), row)
  refuseFaults('prices.csv', await registerRows(tx, services), rows, await registerRows(tx, bands))
  const compared = await recordRows(tx, prices, ended ? [ended, row] : [row])
  return { service: row.service, ...compared, ...(ended ? { endsBefore: { from: ended.from, to: ended.to } } : {}) }
}

const recordBand = async (tx: Tx, command: Of<typeof BandBody>) => {
  const row = rowOfCommand(bands, command)
  await refuseUnknownService(tx, row)
  const { rows, ended } = follow(bands, await registerRows(tx, bands), row)
  refuseFaults('bands.csv', await registerRows(tx, services), await registerRows(tx, prices), rows)
  const compared = await recordRows(tx, bands, ended ? [ended, row] : [row])
  return { service: row.service, price: money(Number(row.price)), ...compared }
}

/**
 * All rows with the new one last. A row without an end that says the same of an earlier day ends the day before the new one
 * begins: that is how a price list is carried on.
 */
const follow = (register: Register, known: readonly Values[], row: Values): { rows: Values[]; ended?: Values } => {
  const entity = ({ from: _from, ...rest }: Values) => keyOf({ ...register, key: withoutFrom(register) }, rest)
  const before = known.find(
    (each) => entity(each) === entity(row) && each.to === null && String(each.from) < String(row.from),
  )
  const others = known.filter((each) => keyOf(register, each) !== keyOf(register, row) && each !== before)
  if (!before) return { rows: [...others, row] }
  const ended = { ...before, to: addDays(row.from as IsoDate, -1) }
  return { rows: [...others, ended, row], ended }
}

const withoutFrom = (register: Register) => register.key.filter((column) => column !== 'from')

const refuseUnknownService = async (tx: Tx, row: Values) => {
  const known = (await registerRows(tx, services)).some((service) => service.code === row.service)
  if (!known) throw invalid(`There is no service “${row.service}”. Record it first`, '/service')
}

/** The new row stands last of its file; what is wrong with it stands in its way, older faults do not. */
const refuseFaults = (file: CatalogueFault['file'], ...rows: Parameters<typeof checkCatalogue>) => {
  const last = (file === 'prices.csv' ? rows[1] : rows[2]).length - 1
  const faults = checkCatalogue(...rows).filter((fault) => fault.file === file && fault.index === last)
  if (faults.length > 0) {
    throw invalid(faults.map(({ column, message }) => ({ pointer: `/${fieldOf(column)}`, detail: message })))
  }
}

export const acts: AnyAct[] = [
  defineAct({
    name: 'recordService',
    title: 'Record a service',
    permission: 'catalogue:write',
    path: '/services',
    replaces: '/services/:code',
    body: ServiceBody,
    example: { code: 'SIP', name: 'School improvement partner', basis: 'traded' as const, from: '2026-09-01' },
    run: recordService,
  }),
  defineAct({
    name: 'recordPrice',
    title: 'Record a price',
    permission: 'catalogue:write',
    path: '/prices',
    replaces: '/services/:service',
    body: PriceBody,
    example: {
      service: 'SIP',
      customerClass: 'member' as const,
      model: 'per_pupil' as const,
      rate: '26.10',
      minimum: '5050.00',
      slaYear: 'april' as const,
      proration: 'days' as const,
      from: '2027-04-01',
    },
    run: recordPrice,
  }),
  defineAct({
    name: 'recordBand',
    title: 'Record a band of a price',
    permission: 'catalogue:write',
    path: '/bands',
    replaces: '/services/:service',
    body: BandBody,
    example: { service: 'HR', overPupils: '0', upToPupils: '120', price: '3650.00', from: '2027-04-01' },
    run: recordBand,
  }),
]
