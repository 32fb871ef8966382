/**
 * Every page and every report may draw one: charts know nothing but what they are given. `drawing`: what each is made of, its
 * marks and colours, and how it becomes a figure on a page. `governing`: seats, shares, votes, terms, attendance and maturity.
 * `money`: the surplus, and what is owed and earned.
 */
export type { Chart, ChartTable, LegendPaint, Lines, Share } from './drawing/chart.ts'
export { type FigureModel, figureOf } from './drawing/figure.ts'
export { COLOURS } from './drawing/look.ts'
export { type AttendanceDots, attendanceDots, type Dot } from './governing/attendance-dots.ts'
export { type BoardSeats, boardHemicycle } from './governing/hemicycle.ts'
export { type LevelsOverTime, levelsOverTime } from './governing/levels-over-time.ts'
export { type BeforeAfter, beforeAfterBars, type VotesByClass, votesBar } from './governing/share-bars.ts'
export { nextEighteenMonths, type ShareTimeline, shareOverTime } from './governing/share-over-time.ts'
export { type StripRow, type TermsStrip, termsStrip } from './governing/terms-strip.ts'
export { type VotesCast, votesCast } from './governing/votes-cast.ts'
export { type AgedDebt, agedDebtBars, type IncomeBySource, incomeBySource } from './money/debt-and-income.ts'
export { type SurplusFlow, surplusFlow } from './money/flow.ts'
export { surplusWaterfall, type Waterfall, type WaterfallKind, type WaterfallRow } from './money/waterfall.ts'
