import { type IsoDate, longDate } from '../kernel/dates.ts'
import { listed, percent, plural } from '../kernel/text.ts'
import { leading, type Part } from './result.ts'
import type { Consultation } from './store.ts'

const SECTOR_TITLES: Record<string, string> = {
  all: 'All',
  maintained: 'Maintained schools',
  academy: 'Academies',
  other: 'Others',
}

type Opening = Pick<Consultation, 'openedOn' | 'closedOn'>

/** What a group of schools is called at the head of a column: a sector, a phase, or all of them. */
export const partTitle = (name: string): string => SECTOR_TITLES[name] ?? name

export const isOpenOn = ({ openedOn, closedOn }: Opening, on: IsoDate): boolean =>
  openedOn <= on && (closedOn === null || on <= closedOn)

export const daysText = ({ openedOn, closedOn }: Opening): string =>
  closedOn ? `${longDate(openedOn)} to ${longDate(closedOn)}` : `From ${longDate(openedOn)}`

/** "12 of 21, 57.14%" */
export const turnoutText = ({ turnout, asked }: Pick<Part, 'turnout' | 'asked'>): string =>
  asked === 0 ? 'none asked' : `${turnout} of ${asked}, ${percent(turnout, asked)}%`

/** "9, 75.00%": how many gave the answer, of those of the group who answered. */
export const answersText = ({ options, answers }: Part, option: string): string => {
  const count = options.find((one) => one.option === option)?.answers ?? 0
  return answers === 0 ? '0' : `${count}, ${percent(count, answers)}%`
}

/** "A company: 9 of 12 answers, 75.00%." */
export const leadText = (part: Part): string => {
  const lead = leading(part)
  const most = part.options.find(({ option }) => option === lead[0])?.answers ?? 0
  if (lead.length === 0) return 'Nobody has answered.'
  if (lead.length > 1) return `Equal: ${listed(lead)}, ${plural(most, 'answer')} each.`
  return `${lead[0]}: ${most} of ${plural(part.answers, 'answer')}, ${percent(most, part.answers)}%.`
}
