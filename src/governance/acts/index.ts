import type { AnyAct } from '../../platform/acts/index.ts'
import { agendaActs } from './agenda.ts'
import { agreementActs } from './agreements.ts'
import { apologiesActs } from './apologies.ts'
import { appointDirectorAct } from './appoint.ts'
import { articlesActs } from './articles.ts'
import { decideNominationAct } from './decide.ts'
import { recordElectionAct } from './elect.ts'
import { interestActs } from './interests.ts'
import { meetingActs } from './meetings.ts'
import { memberActs } from './members.ts'
import { nominateActs } from './nominate.ts'
import { officeActs } from './offices.ts'
import { proposalActs } from './propose.ts'
import { publishDatesAct } from './publish-dates.ts'
import { recordResignationAct } from './resign.ts'
import { passResolutionAct } from './resolutions.ts'
import { substituteActs } from './substitutes.ts'
import { supervisionActs } from './supervision.ts'

export const acts: AnyAct[] = [
  appointDirectorAct,
  recordResignationAct,
  ...memberActs,
  ...officeActs,
  passResolutionAct,
  ...articlesActs,
  ...agreementActs,
  ...meetingActs,
  publishDatesAct,
  ...apologiesActs,
  ...substituteActs,
  ...supervisionActs,
  ...nominateActs,
  decideNominationAct,
  recordElectionAct,
  ...proposalActs,
  ...agendaActs,
  ...interestActs,
]

export {
  type AddAgendaItem,
  addAgendaItemAct,
  type DeclareInterest,
  declareInterestAct,
  type OrderAgenda,
  orderAgendaAct,
  withdrawAgendaItemAct,
} from './agenda.ts'
export type { AppointDirector, Appointed } from './appoint.ts'
export { appointDirector, holderOf } from './appoint.ts'
export { type AdoptArticles, adoptArticles, type CorrectArticles, correctArticles } from './articles.ts'
export type { RuleChange } from './guard.ts'
export { brokenByTurnover, tellingTurnover } from './income.ts'
export { type EndInterest, endInterest, type RecordInterest, recordInterest } from './interests.ts'
export { type AdmitMember, admitMember, type CeaseMember, ceaseMember } from './members.ts'
export { type EndOffice, endOffice, type RecordOffice, recordOffice } from './offices.ts'
export { type RegisterTold, watchingRegister } from './register.ts'
export { reporting } from './reporting.ts'
export { type RecordResignation, recordResignation } from './resign.ts'
export { type PassResolution, passResolution } from './resolutions.ts'
