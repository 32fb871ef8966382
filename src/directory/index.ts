export { acts, type DirectoryRecorded, recordPerson } from './acts.ts'
export { associationAnswer, officeAnswer } from './answers.ts'
export { reads } from './api.ts'
export * from './association.ts'
export { type GiasOptions, importGias } from './gias/import.ts'
export type { GiasReport } from './gias/report.ts'
export { establishments, loadDirectory } from './load.ts'
export { addressOf, establishmentOn, plainName } from './on-day.ts'
export * from './organisations.ts'
export * from './people.ts'
export { type LeftSchool, leftSchools, type Proposal, proposals } from './proposals.ts'
export {
  ESTABLISHMENT_TYPES,
  PHASE_SPELLINGS,
  PHASES,
  phaseName,
  type Status,
  statusWord,
  TYPE_SPELLINGS,
  typeCode,
  typeName,
} from './register-codes.ts'
export { counts, groupings, offices, organisations, people, registers } from './registers.ts'
export { asTheDayBefore, organisationDates, withOffices } from './stretches.ts'
export * from './types.ts'
