export * from './types.ts'
export * from './vat.ts'
