import { type Company, isIncorporated } from '../company/index.ts'
import { type IsoDate, longDate } from '../kernel/dates.ts'
import { penceOf, pounds } from '../kernel/money.ts'
import { uncapitalised } from '../kernel/text.ts'
import type { Quote, Step } from '../trading/index.ts'

/** A row of "How was this price worked out?" as the page shows it. */
export interface WorkingRow {
  text: string
  note?: string
  amount: string
  sum?: boolean
}

export interface Working {
  of: string
  rows: WorkingRow[]
  foot: string
}

/** The steps of a price for the macro `priceWorking`; a limit that there is not, or a year that is whole, is left out. */
export const workingOf = (company: Kind, quote: Quote, service: string): Working => ({
  of: service,
  rows: quote.steps.flatMap((step) => rowsOf(step, quote)),
  foot: footOf(company, quote),
})

type Kind = Pick<Company, 'legalForm'>

/** "as a member"; nothing where nobody can be one, in a partnership that is not incorporated. */
export const asWhom = (company: Kind, { memberOn }: Pick<Quote, 'memberOn'>): string | undefined => {
  if (!isIncorporated(company)) return undefined
  return memberOn ? 'as a member' : 'as others than members'
}

const rowsOf = (step: Step, { part }: Quote): WorkingRow[] => {
  const amount = amountText(step.amount)
  switch (step.step) {
    case 'minimum':
    case 'maximum':
      return limitRows(step, amount)
    case 'proration':
      return part.share === part.of ? [] : [{ text: step.label, note: step.text, amount }]
    case 'net':
      return [{ text: 'Your price', amount, sum: true }]
    case 'gross':
      return [{ text: step.label, amount, sum: true }]
    case 'flat':
      return [{ text: step.label, amount }]
    case 'vat':
      return [{ text: step.label.includes('VAT') ? step.label : `VAT: ${uncapitalised(step.label)}`, amount }]
    // "3 × £171.00 per place" says by itself what was counted.
    case 'per_unit':
      return [{ text: step.text, amount }]
    case 'commissioned':
      return [{ text: step.label, note: step.text, amount: 'No charge' }]
    default:
      return [{ text: step.text, note: step.label, amount }]
  }
}

const limitRows = (step: Step, amount: string): WorkingRow[] => {
  if (step.text === 'none') return []
  const [limit, applies] = step.text.split(', ')
  return [{ text: `${step.label}, ${limit}`, amount: applies ?? amount }]
}

const amountText = (amount: string) => pounds(penceOf(amount))

const footOf = (company: Kind, { price, memberOn, on }: Quote): string => {
  const who = !isIncorporated(company) ? 'The price' : memberOn ? 'As a member' : 'As others than members pay'
  const row = price ? `, from the price list in force since ${longDate(price.from)}` : ''
  return `${who} on ${longDate(on)}${row}.`
}

/** "each place": what the price is for, where it is not for the year. */
export const unitOf = ({ price }: Quote): string | undefined =>
  price?.unit && !/^(year|pupil)$/i.test(price.unit) && price.model !== 'per_pupil' ? price.unit : undefined

export const periodWords = ({ from, to }: { from: IsoDate; to: IsoDate }): string =>
  from === to ? longDate(from) : `${longDate(from)} to ${longDate(to)}`
