/**
 * The register of members: who is a member, of which class and with how many votes, on any day. Admitting and ceasing are acts
 * of `governance`, whose rules they can break.
 */

export { registerAnswer, votesCertificateAnswer } from './answers.ts'
export { reads } from './api.ts'
export type { RegisterChange } from './changes.ts'
export {
  classOf,
  contradictedClass,
  entryFrom,
  isCurrent,
  isMemberOn,
  type Member,
  memberErrors,
  membersOn,
  noLegalPerson,
} from './members.ts'
export { legalPersonText, memberLinks, membersFor, pages } from './pages/index.ts'
export { entryKeptUntil, guaranteeUntil, type RegisterEntry, registerNumber, registerOfMembers } from './register.ts'
export { MEMBER_CLASSES, type MemberClass, members, registers } from './registers.ts'
export { loadMembers, memberOf, recordMember } from './store.ts'
export { type VotesOfMember, votesOn } from './votes.ts'
