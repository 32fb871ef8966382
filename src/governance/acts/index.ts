import type { AnyAct } from '../../platform/act.ts'
import { signAgreementAct } from './agreements.ts'
import { appointDirectorAct } from './appoint.ts'
import { memberActs } from './members.ts'
import { officeActs } from './offices.ts'
import { recordResignationAct } from './resign.ts'
import { resolutionActs } from './resolutions.ts'

export const acts: AnyAct[] = [
  appointDirectorAct,
  recordResignationAct,
  ...memberActs,
  ...officeActs,
  ...resolutionActs,
  signAgreementAct,
]

export type { AppointDirector, Appointed } from './appoint.ts'
export { appointDirector, holderOf } from './appoint.ts'
export type { Change as RuleChange } from './guard.ts'
export { type AdmitMember, admitMember, type CeaseMember, ceaseMember } from './members.ts'
export { type EndOffice, endOffice, type RecordOffice, recordOffice } from './offices.ts'
export { type RecordResignation, recordResignation } from './resign.ts'
export { type AdoptArticles, adoptArticles, type PassResolution, passResolution } from './resolutions.ts'
