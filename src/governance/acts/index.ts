import type { AnyAct } from '../../platform/acts/index.ts'
import { articlesActs } from './articles.ts'
import { agreementActs } from './board/agreements.ts'
import { appointDirectorAct } from './board/appoint.ts'
import { interestActs } from './board/interests.ts'
import { officeActs } from './board/offices.ts'
import { proposalActs } from './board/propose.ts'
import { recordResignationAct } from './board/resign.ts'
import { supervisionActs } from './board/supervision.ts'
import { decideNominationAct } from './decisions/decide.ts'
import { recordElectionAct } from './decisions/elect.ts'
import { nominateActs } from './decisions/nominate.ts'
import { passResolutionAct } from './decisions/resolutions.ts'
import { agendaActs } from './meetings/agenda.ts'
import { apologiesActs } from './meetings/apologies.ts'
import { meetingActs } from './meetings/meetings.ts'
import { publishDatesAct } from './meetings/publish-dates.ts'
import { substituteActs } from './meetings/substitutes.ts'
import { memberActs } from './members.ts'

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

export { adoptArticles, correctArticles } from './articles.ts'
export type { AppointDirector, Appointed } from './board/appoint.ts'
export { appointDirector, holderOf } from './board/appoint.ts'
export { endInterest, recordInterest } from './board/interests.ts'
export { endOffice, recordOffice } from './board/offices.ts'
export { recordResignation } from './board/resign.ts'
export { type PassResolution, passResolution } from './decisions/resolutions.ts'
export type { RuleChange } from './guarding/guard.ts'
export { brokenByTurnover, tellingTurnover } from './guarding/income.ts'
export { type RegisterTold, watchingRegister } from './guarding/register.ts'
export { reporting } from './guarding/reporting.ts'
export {
  type AddAgendaItem,
  addAgendaItemAct,
  type DeclareInterest,
  declareInterestAct,
  type OrderAgenda,
  orderAgendaAct,
  withdrawAgendaItemAct,
} from './meetings/agenda.ts'
export { admitMember, ceaseMember } from './members.ts'
