/**
 * What somebody, mostly the council, pays for so that schools have it free: commissions, and whether one covers a school. They
 * are invoiced by `billing`.
 */

export { acts } from './acts.ts'
export { reads } from './api.ts'
export * from './commissions.ts'
export { commissions, registers } from './registers.ts'
export { loadCommissions } from './store.ts'
