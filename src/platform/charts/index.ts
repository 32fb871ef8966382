/**
 * Every page and every report may draw one: charts know nothing but what they are given. `drawing`: what each is made of, its
 * marks and colours, and how it becomes a figure on a page. `governing`: seats, shares, votes, terms, attendance and maturity.
 * `money`: the surplus, and what is owed and earned.
 */
export type { Chart } from './drawing/chart.ts'
export { type FigureModel, figureOf } from './drawing/figure.ts'
export { COLOURS } from './drawing/look.ts'
export { attendanceDots } from './governing/attendance-dots.ts'
export { boardHemicycle } from './governing/hemicycle.ts'
export { levelsOverTime } from './governing/levels-over-time.ts'
export { beforeAfterBars, votesBar } from './governing/share-bars.ts'
export { nextEighteenMonths, shareOverTime } from './governing/share-over-time.ts'
export { termsStrip } from './governing/terms-strip.ts'
export { votesCast } from './governing/votes-cast.ts'
export { agedDebtBars, incomeBySource } from './money/debt-and-income.ts'
export { surplusFlow } from './money/flow.ts'
export { surplusWaterfall } from './money/waterfall.ts'
