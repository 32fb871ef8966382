/** How a company comes into being: the plan with its milestones, and what schools were asked in consultations. */

export * from './acts.ts'
export { reads } from './api.ts'
export { forms, pages } from './pages/index.ts'
export { MILESTONE_STATES, planSays, type Step, stateText, stepOn } from './plan.ts'
export * from './registers.ts'
export { type Part, phaseOf, resultOn } from './result.ts'
export * from './store.ts'
export { answersText, daysText, isOpenOn, leadText, partTitle, turnoutText } from './words.ts'
