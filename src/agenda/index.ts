/**
 * What the next meeting has before it: what has fallen due in governance, in partnerships and in setting up is proposed here,
 * and the pages are here. The items themselves, and whether a meeting can decide them, are facts of `governance`.
 */

export { reads } from './api.ts'
export { type DueFacts, dueAt } from './due.ts'
export { forms } from './forms.ts'
export { pages } from './pages.ts'
export * from './words.ts'
