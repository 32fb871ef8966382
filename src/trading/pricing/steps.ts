import type { Decimal } from 'decimal.js'
import type { Proration } from '../../catalogue/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { fromPounds, money, type Pence, pounds } from '../../kernel/money.ts'
import { plural } from '../../kernel/text.ts'
import type { PupilCount } from './buyer.ts'
import type { Part } from './year.ts'

/** One line of "How was this price worked out?", in the order in which it was. */
export interface Step {
  step: string
  label: string
  text: string
  amount: string
}

export const step = (name: string, label: string, text: string, amount: number): Step => ({
  step: name,
  label,
  text,
  amount: money(amount),
})

/** The same for an amount that is not yet rounded; it is shown to the nearest penny. */
export const stepOf = (name: string, label: string, text: string, amount: Decimal): Step =>
  step(name, label, text, fromPounds(amount))

/** "October census, counted on 1 October 2026" */
export const countWords = ({ census, countedOn }: PupilCount): string =>
  `${CENSUS_WORDS[census]}${countedOn ? `, counted on ${longDate(countedOn)}` : ''}`

const CENSUS_WORDS: Record<PupilCount['census'], string> = {
  october: 'October census',
  january: 'January census',
  own: 'Own count',
  stated: 'Number on roll',
  register: 'Number on roll in the register of schools',
}

const METHODS: Record<Proration, string> = {
  days: 'Part of the year, by days',
  months_inclusive: 'Part of the year, by months with the first and last counted',
  months_following: 'Part of the year, by whole months',
  none: 'Part of the year',
}

export const partStep = (method: Proration, part: Part, net: Pence): Step => {
  const unit = method === 'days' ? 'day' : 'month'
  const text = method === 'none' ? 'does not apply' : `${part.share} of ${plural(part.of, unit)}`
  return step('proration', METHODS[method], text, net)
}

/** The step of a lowest or highest charge: what it is, or that it does not change this price. */
export const limitStep = (name: 'minimum' | 'maximum', limit: Pence | null, applies: boolean, after: Decimal): Step => {
  const label = name === 'minimum' ? 'Lowest charge' : 'Highest charge'
  if (limit === null) return stepOf(name, label, 'none', after)
  return stepOf(name, label, applies ? pounds(limit) : `${pounds(limit)}, does not apply`, after)
}
