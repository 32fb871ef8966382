export {
  classOf,
  isCurrent,
  isMemberOn,
  type Member,
  type MemberError,
  memberErrors,
  membersOn,
  noLegalPerson,
} from './members.ts'
export { MEMBER_CLASSES, type MemberClass, members, registers } from './registers.ts'
export { loadMembers, memberOf, recordMember } from './store.ts'
