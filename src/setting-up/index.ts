export { reads } from './api.ts'
export { MILESTONE_STATES, type MilestoneState, type Step, stepOn } from './plan.ts'
export * from './registers.ts'
export * from './store.ts'
