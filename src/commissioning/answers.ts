import { vatCodeAnswer } from '../catalogue/index.ts'
import { Fields } from '../kernel/fields.ts'
import { arrayOf, ChoiceOut, DateOut, MoneyOut, OrNull, TextOut, YesOrNoOut } from '../platform/http/index.ts'
import { COMMISSION_BASES, COMMISSION_SCHEDULES } from './commissions.ts'

/** What the reads of commissions answer. */

const commission = {
  ref: TextOut,
  service: OrNull(TextOut),
  title: OrNull(TextOut),
  payer: OrNull(TextOut),
  startsOn: DateOut,
  endsOn: OrNull(DateOut),
  annualValue: MoneyOut,
  schedule: ChoiceOut(COMMISSION_SCHEDULES),
  basis: ChoiceOut(COMMISSION_BASES),
  deDelegated: YesOrNoOut,
  conditions: OrNull(TextOut),
  vatCode: OrNull(vatCodeAnswer),
  inForce: YesOrNoOut,
}

export const answers = {
  commissions: Fields({ on: DateOut, items: arrayOf(Fields(commission)) }),
  commission: Fields({ on: DateOut, ...commission }),
}
