/**
 * How the groups and partnerships below the board work: what they work on, the grants that they were given, how others reviewed
 * them, and how mature they are. Who sits in them is in `governance`.
 */

export * from './acts.ts'
export { reads } from './api.ts'
export { forms } from './forms.ts'
export * from './levels.ts'
export { pages } from './pages/index.ts'
export * from './progress.ts'
export * from './registers.ts'
export * from './store.ts'
