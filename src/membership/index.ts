export { registerAnswer, votesCertificateAnswer } from './answers.ts'
export { reads } from './api.ts'
export { type RegisterChange, registerChanges } from './changes.ts'
export {
  classOf,
  entryFrom,
  isCurrent,
  isMemberOn,
  type Member,
  type MemberError,
  memberErrors,
  membersOn,
  noLegalPerson,
} from './members.ts'
export { CLASS_WORDS, legalPersonText, memberLinks, membersFor, pages } from './pages/index.ts'
export { type RegisterEntry, type RegisterOfMembers, registerOfMembers } from './register.ts'
export { MEMBER_CLASSES, type MemberClass, members, registers } from './registers.ts'
export { loadMembers, memberOf, recordMember } from './store.ts'
