/**
 * Organisations, people, and the offices that people hold in organisations, on any day; who is associated with a council; and
 * the register of schools (`gias`), which all companies share, with how its spreadsheets are read (`gias/download`). Who is a
 * member is in `membership`, who sits on a board in `governance`.
 */

export { acts, recordPerson } from './acts.ts'
export { associationAnswer, officeAnswer } from './answers.ts'
export { reads } from './api.ts'
export * from './association.ts'
export { type GiasOptions, importGias } from './gias/import.ts'
export type { GiasReport } from './gias/report.ts'
export { loadDirectory } from './load.ts'
export { plainName } from './on-day.ts'
export * from './organisations.ts'
export * from './people.ts'
export { ESTABLISHMENT_TYPES, PHASE_SPELLINGS, PHASES, phaseName, TYPE_SPELLINGS } from './register-codes.ts'
export { leftSchools, registerProposals } from './register-proposals.ts'
export { counts, groupings, offices, organisations, people, registers } from './registers.ts'
export { asTheDayBefore, organisationDates, withOffices } from './stretches.ts'
export * from './types.ts'
