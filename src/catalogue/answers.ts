import { Fields } from '../kernel/fields.ts'
import { arrayOf, ChoiceOut, DateOut, MoneyOut, OrNull, TextOut } from '../platform/http/index.ts'
import { BASES, CLASSES, MODELS, PRORATIONS, PROVIDERS, RECOGNITIONS, SLA_YEARS } from './types.ts'
import { VAT_CODES } from './vat.ts'

/** What the reads of services and prices answer. */

export const vatCodeAnswer = ChoiceOut(VAT_CODES)

const service = {
  code: TextOut,
  name: TextOut,
  family: OrNull(TextOut),
  basis: ChoiceOut(BASES),
  provider: ChoiceOut(PROVIDERS),
  vatCode: vatCodeAnswer,
  vatReason: OrNull(TextOut),
  incomeAccount: OrNull(TextOut),
  recognition: ChoiceOut(RECOGNITIONS),
  role: ChoiceOut(['principal', 'agent']),
  description: OrNull(TextOut),
  movesOn: OrNull(DateOut),
  from: OrNull(DateOut),
  to: OrNull(DateOut),
}

const price = Fields({
  service: TextOut,
  customerClass: ChoiceOut(CLASSES),
  model: ChoiceOut(MODELS),
  rate: OrNull(TextOut),
  flat: OrNull(MoneyOut),
  minimum: OrNull(MoneyOut),
  maximum: OrNull(MoneyOut),
  phase: OrNull(TextOut),
  establishmentType: OrNull(TextOut),
  hasSixthForm: OrNull(ChoiceOut(['yes', 'no'])),
  unit: OrNull(TextOut),
  slaYear: ChoiceOut(SLA_YEARS),
  proration: ChoiceOut(PRORATIONS),
  from: DateOut,
  to: OrNull(DateOut),
})

const band = Fields({
  service: TextOut,
  customerClass: ChoiceOut(CLASSES),
  overPupils: OrNull(TextOut),
  upToPupils: OrNull(TextOut),
  price: MoneyOut,
  from: DateOut,
  to: OrNull(DateOut),
})

export const answers = {
  services: Fields({ on: DateOut, items: arrayOf(Fields(service)) }),
  service: Fields({ on: DateOut, ...service, prices: arrayOf(price), bands: arrayOf(band) }),
  prices: Fields({ on: DateOut, items: arrayOf(price), bands: arrayOf(band) }),
}
