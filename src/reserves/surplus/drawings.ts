import { longDate } from '../../kernel/dates.ts'
import { pence, penceOf } from '../../kernel/money.ts'
import { type Chart, surplusFlow, surplusWaterfall } from '../../platform/charts/index.ts'
import type { surplusAndReinvestment } from './surplus.ts'

/** A surplus with its money as text, as report and page are given it. */
export type SurplusFacts = Awaited<ReturnType<typeof surplusAndReinvestment>>

/** From income to surplus, line by line; `period` is said in the title: "year ended 31 March 2026". */
export const waterfallOf = ({ income, costs, totals }: SurplusFacts, period: string): Chart => {
  const bar = ({ line, kind, amount }: SurplusFacts['income'][number]) => ({
    label: line,
    kind,
    amount: penceOf(amount),
  })
  const total = (label: string, amount: string) => ({ label, kind: 'total' as const, amount: penceOf(amount) })
  const tax = penceOf(totals.tax)
  return surplusWaterfall({
    period,
    rows: [
      ...income.map(bar),
      total('Income', totals.income),
      ...costs.map(bar),
      total('Surplus before tax', totals.surplusBeforeTax),
      ...(tax === 0 ? [] : [{ label: 'Corporation tax', kind: 'tax' as const, amount: pence(-tax) }]),
      total('Surplus for the year', totals.surplus),
    ],
  })
}

/** What became of the surplus; undefined where nothing was set aside from it. */
export const flowOf = ({ totals, since }: SurplusFacts): Chart | undefined =>
  surplusFlow({
    surplus: pence(Math.max(penceOf(totals.surplus), 0)),
    until: longDate(since.until),
    programmes: since.programmes.map(({ name, setAside, moved, spent, returned }) => ({
      name,
      setAside: pence(penceOf(setAside) + penceOf(moved)),
      spent: penceOf(spent),
      returned: penceOf(returned),
    })),
  })

/** What a programme has been seen to change or, before anything is reported, what it is to change. */
export const whatChanged = ({
  outcome,
  outcomeMeasure,
}: Pick<SurplusFacts['programmes'][number], 'outcome' | 'outcomeMeasure'>): string => {
  if (outcome) return outcome.text
  return outcomeMeasure ? `To be measured: ${outcomeMeasure}` : ''
}
