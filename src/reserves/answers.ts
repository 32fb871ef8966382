import { Fields, Optional } from '../kernel/fields.ts'
import { STREAMS } from '../ledger/index.ts'
import {
  arrayOf,
  ChoiceOut,
  DateOut,
  listOf,
  MoneyOut,
  OrNull,
  PerCentOut,
  TextOut,
  WholeOut,
} from '../platform/http/index.ts'

/** What the reads and the report of surplus and its reinvestment answer. */

const programme = { programme: TextOut, name: TextOut, resolution: OrNull(TextOut) }

export const outcome = OrNull(Fields({ reportedOn: DateOut, text: TextOut, evidence: OrNull(TextOut) }))

const statement = Fields({
  ...programme,
  opening: MoneyOut,
  allocated: MoneyOut,
  virement: MoneyOut,
  drawn: MoneyOut,
  returned: MoneyOut,
  closing: MoneyOut,
  overspent: Optional(MoneyOut),
  outcomeMeasure: OrNull(TextOut),
  outcome,
})

const streams = listOf({ stream: ChoiceOut(STREAMS), income: MoneyOut, expenditure: MoneyOut, surplus: MoneyOut })
const lines = listOf({ line: TextOut, kind: TextOut, amount: MoneyOut })
const programmes = arrayOf(statement)

/** As the read and the report have it. */
export const surplusAnswer = {
  rows: Fields({ streams, programmes }),
  totals: Fields({
    income: MoneyOut,
    expenditure: MoneyOut,
    surplusBeforeTax: MoneyOut,
    tax: MoneyOut,
    surplus: MoneyOut,
    surplusShare: PerCentOut,
    openingFreeReserve: MoneyOut,
    floor: MoneyOut,
    allocable: MoneyOut,
    designated: MoneyOut,
    released: MoneyOut,
    closingFreeReserve: MoneyOut,
    reinvestmentFund: MoneyOut,
  }),
  streams,
  programmes,
  income: lines,
  costs: lines,
  /** What became of it later: set aside from this year's surplus, and spent. */
  since: Fields({
    until: DateOut,
    programmes: listOf({
      ...programme,
      setAside: MoneyOut,
      moved: MoneyOut,
      spent: MoneyOut,
      returned: MoneyOut,
      left: MoneyOut,
      outcomeMeasure: OrNull(TextOut),
      outcome,
    }),
  }),
}

const named = {
  ref: TextOut,
  name: TextOut,
  purpose: Optional(TextOut),
  outcomeMeasure: Optional(TextOut),
  from: Optional(DateOut),
  to: Optional(DateOut),
  fund: OrNull(statement),
}

export const answers = {
  surplus: Fields({ from: DateOut, to: DateOut, ...surplusAnswer }),
  allocable: Fields({
    on: DateOut,
    yearEnd: DateOut,
    freeReserve: MoneyOut,
    deficit: MoneyOut,
    moved: MoneyOut,
    floor: MoneyOut,
    floorClause: TextOut,
    allocable: MoneyOut,
  }),
  programmes: Fields({ on: DateOut, rows: arrayOf(Fields(named)) }),
  programme: Fields({
    on: DateOut,
    ...named,
    outcomes: listOf({ reportedOn: DateOut, text: TextOut, evidence: OrNull(TextOut) }),
    designations: listOf({ ref: TextOut, programme: TextOut, resolution: TextOut, date: DateOut, amount: MoneyOut }),
    costs: listOf({ entry: WholeOut, date: DateOut, account: TextOut, amount: MoneyOut }),
    next: OrNull(TextOut),
  }),
}
