import { ESTABLISHMENT_TYPES, PHASE_SPELLINGS, PHASES, TYPE_SPELLINGS } from '../directory/index.ts'
import {
  amount,
  day,
  decimal,
  oneOf,
  type Register,
  refTo,
  required,
  text,
  type Values,
  yesNo,
} from '../platform/registers/index.ts'
import { BASES, CLASSES, MODELS, type Model, PRORATIONS, PROVIDERS, RECOGNITIONS, SLA_YEARS } from './types.ts'
import { VAT_CODES } from './vat.ts'

type Complaint = { column: string; message: string }

const inOrder = (row: Values): Complaint[] =>
  row.from && row.to && row.to < row.from
    ? [{ column: 'to', message: `“${row.to}” must not be before from (${row.from})` }]
    : []

export const services: Register = {
  file: 'services.csv',
  table: 'service',
  key: ['code'],
  columns: {
    code: text(required),
    name: text(required),
    family: text(),
    basis: oneOf(BASES, required),
    provider: oneOf(PROVIDERS, { blank: 'company' }),
    vat_code: oneOf(VAT_CODES, { blank: 'standard' }),
    vat_reason: text(),
    income_account: text(),
    recognition: oneOf(RECOGNITIONS, { blank: 'over_time' }),
    role: oneOf(['principal', 'agent'], { blank: 'principal' }),
    description: text(),
    moves_on: day(),
    from: day(),
    to: day(),
  },
  check: inOrder,
}

export const prices: Register = {
  file: 'prices.csv',
  table: 'price',
  key: ['service', 'customer_class', 'phase', 'establishment_type', 'has_sixth_form', 'sla_year', 'from'],
  columns: {
    service: refTo('services.csv', required),
    customer_class: oneOf(CLASSES, { blank: 'any' }),
    model: oneOf(MODELS, required),
    rate: decimal({ minimum: 0 }),
    flat: amount(),
    minimum: amount(),
    maximum: amount(),
    phase: oneOf(Object.values(PHASES), { spellings: PHASE_SPELLINGS }),
    establishment_type: oneOf(Object.keys(ESTABLISHMENT_TYPES), { spellings: TYPE_SPELLINGS }),
    has_sixth_form: yesNo(),
    unit: text(),
    sla_year: oneOf(SLA_YEARS, { blank: 'any' }),
    proration: oneOf(PRORATIONS, { blank: 'none' }),
    from: day(required),
    to: day(),
  },
  check: (row) => [...amountsOfModel(row), ...limits(row), ...inOrder(row)],
}

/** Which amounts a model is made of; one that it lacks, or has without using it, is a mistake in the price list. */
const AMOUNTS: Record<Model, { rate: boolean; flat: boolean }> = {
  flat: { rate: false, flat: true },
  per_pupil: { rate: true, flat: false },
  flat_plus_per_pupil: { rate: true, flat: true },
  banded: { rate: false, flat: false },
  per_unit: { rate: true, flat: false },
  brokerage: { rate: true, flat: true },
}

const amountsOfModel = (row: Values): Complaint[] => {
  const model = row.model as Model
  const uses = AMOUNTS[model]
  if (!uses) return []
  const complaints = (['rate', 'flat'] as const).flatMap((column) => {
    const given = row[column] !== null && row[column] !== undefined
    if (uses[column] && !given) return [{ column, message: `must be filled in for a price of model ${model}` }]
    if (!uses[column] && given && Number(row[column]) !== 0) {
      return [{ column, message: `is not part of a price of model ${model}. Leave it blank, or change the model` }]
    }
    return []
  })
  if (model === 'brokerage' && Number(row.rate) > 100) {
    complaints.push({
      column: 'rate',
      message: `“${row.rate}” is the company’s share in per cent, and must be 100 or fewer`,
    })
  }
  return complaints
}

const limits = (row: Values): Complaint[] =>
  row.minimum !== null && row.maximum !== null && Number(row.maximum) < Number(row.minimum)
    ? [{ column: 'maximum', message: 'must not be less than the minimum' }]
    : []

export const bands: Register = {
  file: 'bands.csv',
  table: 'band',
  key: ['service', 'customer_class', 'over_pupils', 'from'],
  columns: {
    service: refTo('services.csv', required),
    customer_class: oneOf(CLASSES, { blank: 'any' }),
    over_pupils: decimal({ minimum: 0 }),
    up_to_pupils: decimal({ minimum: 0 }),
    price: amount(required),
    from: day(required),
    to: day(),
  },
  check: (row) => [
    ...inOrder(row),
    ...(row.up_to_pupils !== null && Number(row.up_to_pupils) <= Number(row.over_pupils ?? 0)
      ? [
          {
            column: 'up_to_pupils',
            message: `“${row.up_to_pupils}” must be more than over_pupils (${row.over_pupils ?? 0})`,
          },
        ]
      : []),
  ],
}

export const registers: Register[] = [services, prices, bands]
