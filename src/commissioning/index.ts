export * from './commissions.ts'
