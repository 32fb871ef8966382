export { reads } from './api.ts'
export * from './commissions.ts'
export { commissions, registers } from './registers.ts'
export { commissionOf, loadCommissions } from './store.ts'
