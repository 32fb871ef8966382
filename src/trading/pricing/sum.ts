import { Decimal } from 'decimal.js'
import type { Band, Model, Price } from '../../catalogue/index.ts'
import { invalid } from '../../kernel/errors.ts'
import { type Pence, pounds, rateInPounds } from '../../kernel/money.ts'
import { plural, withCommas } from '../../kernel/text.ts'
import type { Buyer, PupilCount } from './buyer.ts'
import { bandFor } from './choose.ts'
import { countWords, limitStep, type Step, step, stepOf } from './steps.ts'

/** What a year, or a number of units, costs before it is divided: exact pounds, and how they came about. */
export interface Sum {
  amount: Decimal
  steps: Step[]
}

interface Asked {
  price: Price
  bands: readonly Band[]
  buyer: Buyer
  quantity: Decimal
}

/** Count, rate, then the lowest and highest charge. */
export const sumOf = (asked: Asked): Sum => {
  const sum = MODELS[asked.price.model](asked)
  const { minimum, maximum } = asked.price
  const raised = minimum !== null && sum.amount.lt(inPounds(minimum))
  const atLeast = raised ? inPounds(minimum) : sum.amount
  const capped = maximum !== null && atLeast.gt(inPounds(maximum))
  const amount = capped ? inPounds(maximum) : atLeast
  return {
    amount,
    steps: [
      ...sum.steps,
      limitStep('minimum', minimum, raised, atLeast),
      limitStep('maximum', maximum, capped, amount),
    ],
  }
}

const inPounds = (amount: Pence) => new Decimal(amount).div(100)

const flat = ({ price, quantity }: Asked): Sum => {
  const each = price.flat as Pence
  const amount = inPounds(each).times(quantity)
  const text = quantity.eq(1) ? pounds(each) : units(quantity, pounds(each), price.unit)
  return { amount, steps: [stepOf('flat', 'Price', text, amount)] }
}

/** "3 × £171.00 per place" */
const units = (quantity: Decimal, each: string, unit: string | null) =>
  `${quantity} × ${each}${unit ? ` per ${unit}` : ''}`

const perPupil = ({ price, buyer }: Asked): Sum => {
  const count = counted(buyer)
  const rate = price.rate as Decimal
  const amount = count.pupils.times(rate)
  return { amount, steps: [stepOf('per_pupil', countWords(count), `${pupils(count)} × ${rateInPounds(rate)}`, amount)] }
}

const flatPlusPerPupil = (asked: Asked): Sum => {
  const each = asked.price.flat as Pence
  const byPupil = perPupil(asked)
  const amount = inPounds(each).plus(byPupil.amount)
  const steps = [step('flat', 'Price', pounds(each), each), ...byPupil.steps]
  return { amount, steps: [...steps, stepOf('sum', 'Together', `${pounds(each)} and the amount by pupils`, amount)] }
}

const banded = ({ bands, buyer }: Asked): Sum => {
  const count = counted(buyer)
  const band = bandFor(bands, count)
  if (!band) throw invalid(`No band of the price list holds ${pupils(count)}. ${wayOut(count)}`, '/customer')
  const amount = inPounds(band.price)
  return { amount, steps: [stepOf('band', countWords(count), `${pupils(count)}: the band ${bandWords(band)}`, amount)] }
}

/** A band holds what is above its lower limit: one from 0 is for schools that have a pupil. */
const wayOut = ({ pupils }: PupilCount): string =>
  pupils.isZero()
    ? 'A band from 0 begins above it: leave its over_pupils blank to hold a school without pupils too, or record a newer count'
    : 'Add one to the price list'

const perUnit = ({ price, quantity }: Asked): Sum => {
  const rate = price.rate as Decimal
  const amount = rate.times(quantity)
  return { amount, steps: [stepOf('per_unit', 'Units', units(quantity, rateInPounds(rate), price.unit), amount)] }
}

const MODELS: Record<Model, (asked: Asked) => Sum> = {
  flat,
  per_pupil: perPupil,
  flat_plus_per_pupil: flatPlusPerPupil,
  banded,
  per_unit: perUnit,
  brokerage: flat,
}

const counted = (buyer: Buyer): PupilCount => {
  if (buyer.count) return buyer.count
  throw invalid(
    `The number of pupils of ${buyer.name} is not known for this date, and the price goes by it. Record a count`,
    '/customer',
  )
}

const pupils = (count: PupilCount) => plural(count.pupils.toNumber(), 'pupil')

const bandWords = ({ overPupils, upToPupils }: Band): string => {
  if (upToPupils === null) return overPupils === null ? 'for every school' : `over ${withCommas(overPupils)} pupils`
  return overPupils === null || overPupils.isZero()
    ? `up to ${withCommas(upToPupils)} pupils`
    : `over ${withCommas(overPupils)} and up to ${withCommas(upToPupils)} pupils`
}
