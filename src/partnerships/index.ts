/**
 * How the groups and partnerships below the board work: what they work on (`priorities`), the grants that they were given
 * (`grants`), how others reviewed them (`reviews`), and how mature they are (`maturity`). Who sits in them is in `governance`.
 */

export { acts } from './acts.ts'
export { reads } from './api.ts'
export { forms } from './forms.ts'
export { grants, loadGrants } from './grants/register.ts'
export { assessedBy } from './maturity/assessed.ts'
export { evaluations, loadEvaluations } from './maturity/register.ts'
export { pages } from './pages/index.ts'
export { loadPriorities, type Priority, priorities } from './priorities/register.ts'
export { registers } from './registers.ts'
export { loadReviews, reviews } from './reviews/register.ts'
