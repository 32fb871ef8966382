/** Charts need no database and no other feature, so every page may draw one. */
export type { Chart, ChartTable, LegendPaint, Lines, Share } from './chart.ts'
export { type AgedDebt, agedDebtBars, type IncomeBySource, incomeBySource } from './debt-and-income.ts'
export { type SurplusFlow, surplusFlow } from './flow.ts'
export { type BoardSeats, boardHemicycle } from './hemicycle.ts'
export { COLOURS } from './look.ts'
export { type BeforeAfter, beforeAfterBars, type VotesByClass, votesBar } from './share-bars.ts'
export { nextEighteenMonths, type ShareTimeline, shareOverTime } from './share-over-time.ts'
export { surplusWaterfall, type Waterfall, type WaterfallKind, type WaterfallRow } from './waterfall.ts'
