import { addDays, addMonths, type IsoDate, monthEnd, monthOf, monthStart, shortDate } from '../kernel/dates.ts'
import { pence } from '../kernel/money.ts'
import { chartAndSums, isIncome, type Span } from '../ledger/index.ts'
import { incomeBySource } from '../platform/charts/index.ts'
import type { Reader } from '../platform/reader.ts'

const QUARTERS = 8

/** The last quarters that have ended, oldest first; those before the books began are left out. */
const endedQuarters = (today: IsoDate): Required<Span>[] => {
  const thisMonth = monthStart(monthOf(today))
  const inQuarter = (Number(thisMonth.slice(5, 7)) - 1) % 3
  const start = addMonths(thisMonth, -inQuarter)
  return Array.from({ length: QUARTERS }, (_, i) => {
    const from = addMonths(start, -3 * (QUARTERS - i))
    return { from, to: addDays(addMonths(from, 3), -1) }
  })
}

/** Who paid for it all, quarter by quarter: undefined until two quarters have income. */
export const incomeChart = async (reader: Reader, today: IsoDate, tested: boolean) => {
  const spans = endedQuarters(today)
  const { chart, sums } = await chartAndSums(reader, spans)
  const quarters = spans.flatMap(({ from, to }, i) => {
    const amounts = { commissioned: 0, traded: 0, other: 0 }
    for (const { account, stream, debit, credit } of sums[i] ?? []) {
      const type = chart.get(account)?.type
      if (type && isIncome(type)) amounts[stream as keyof typeof amounts] += credit - debit
    }
    const { commissioned, traded, other } = amounts
    if (commissioned + traded + other <= 0) return []
    return [{ label: labelOf(from, to), council: pence(commissioned), schools: pence(traded), other: pence(other) }]
  })
  return incomeBySource({ quarters, tested })
}

/** "Apr 26": the month in which the quarter begins. */
const labelOf = (from: IsoDate, to: IsoDate): string =>
  `${shortDate(from).split(' ')[1]} ${monthEnd(monthOf(to)).slice(2, 4)}`
