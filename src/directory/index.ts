export * from './association.ts'
export { establishments, loadDirectory } from './load.ts'
export { addressOf, establishmentOn, plainName } from './on-day.ts'
export * from './organisations.ts'
export * from './people.ts'
export {
  ESTABLISHMENT_TYPES,
  PHASES,
  phaseName,
  type Status,
  statusWord,
  typeCode,
  typeName,
} from './register-codes.ts'
export { counts, groupings, offices, organisations, people, registers } from './registers.ts'
export * from './types.ts'
