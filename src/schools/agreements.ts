import { type IsoDate, inForce } from '../kernel/dates.ts'
import { Refusal } from '../kernel/errors.ts'
import { capitalised } from '../kernel/text.ts'
import { type Agreement, agreementQuote, type Quote, type TradingFacts } from '../trading/index.ts'

/** An agreement with its price, or why it has none. */
export interface Priced {
  agreement: Agreement
  service: string
  to: IsoDate
  quote?: Quote
  problem?: string
}

export const priced = (facts: TradingFacts, agreement: Agreement): Priced => {
  const service = facts.catalogue.services.get(agreement.service)?.name ?? agreement.service
  try {
    const quote = agreementQuote(facts, agreement)
    return { agreement, service, to: quote.to, quote }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { agreement, service, to: agreement.endsOn ?? agreement.startsOn, problem: error.message }
  }
}

export type State = 'running' | 'to-come' | 'over' | Exclude<Agreement['status'], 'accepted'>

export const stateOn = ({ agreement, to }: Priced, day: IsoDate): State => {
  if (agreement.status !== 'accepted') return agreement.status
  if (inForce({ from: agreement.startsOn, to }, day)) return 'running'
  return day < agreement.startsOn ? 'to-come' : 'over'
}

const STATES: Record<State, { kind: string; text: string }> = {
  running: { kind: 'ok', text: 'Running' },
  'to-come': { kind: 'info', text: 'To come' },
  over: { kind: 'none', text: 'Over' },
  draft: { kind: 'warn', text: 'Draft' },
  suspended: { kind: 'warn', text: 'Suspended' },
  cancelled: { kind: 'none', text: 'Cancelled' },
  ended: { kind: 'none', text: 'Ended' },
}

export const stateTag = (state: State) => STATES[state]

export const SCHEDULES: readonly { value: Agreement['invoiceSchedule']; text: string; hint: string }[] = [
  { value: 'upfront', text: 'All at once', hint: 'One invoice on the first day' },
  { value: 'termly', text: 'By term', hint: 'On the first day, and on 1 September, 1 January and 1 April after it' },
  { value: 'monthly', text: 'By month', hint: 'On the 1st of each month' },
  {
    value: 'split_financial_year',
    text: 'By financial year',
    hint: 'The months to 31 March on the first day, the rest on 1 April',
  },
]

export const scheduleText = (schedule: Agreement['invoiceSchedule']): string =>
  SCHEDULES.find(({ value }) => value === schedule)?.text ?? capitalised(schedule)
