import { organisationByRefOrUrn, organisationName } from '../../directory/index.ts'
import { addDays, type IsoDate, longDate } from '../../kernel/dates.ts'
import { conflict, invalid } from '../../kernel/errors.ts'
import { Choice, DateText, Optional, Ref, Text, Whole } from '../../kernel/fields.ts'
import { freshRef } from '../../kernel/refs.ts'
import { commandSchema } from '../../kernel/schema.ts'
import {
  contradictedClass,
  entryFrom,
  isCurrent,
  MEMBER_CLASSES,
  type Member,
  type MemberClass,
  noLegalPerson,
  recordMember,
} from '../../membership/index.ts'
import { defineAct, type Tx } from '../../platform/acts/index.ts'
import { withMember } from '../board/after.ts'
import { mainBodyRef } from '../board/board.ts'
import { consentToCome } from '../judging/still-to-come.ts'
import { loadBoardFacts, withTurnover } from '../store.ts'
import type { BoardFacts, Notice } from '../types.ts'
import { waysToAdmit } from '../ways-out/index.ts'
import { changesThrough, type Effect, guard, type RuleChange, report } from './guarding/guard.ts'

export interface AdmitMember {
  organisation: string
  class: MemberClass
  votes?: number
  admittedOn: IsoDate
  consentOn?: IsoDate
  consentReference?: string
  representative?: string
}

const AdmitMemberBody = commandSchema<AdmitMember>({
  organisation: Ref('organisation', 'organisations'),
  class: Choice('class of member', MEMBER_CLASSES),
  votes: Optional(Whole('number of votes', 0, 1000)),
  admittedOn: DateText('date of entry in the register'),
  consentOn: Optional(DateText('date of the authority’s consent')),
  consentReference: Optional(Text('reference of the consent', 200)),
  representative: Optional(Text('representative', 200)),
})

/** What came of an entry in the register or of its end. */
export interface Entered {
  member: Member
  changes: RuleChange[]
}

export interface Admitted extends Entered {
  /** What stands in no rule, and whoever admits should know. */
  notices: Notice[]
}

/** Enters a legal person in the register of members; refused if it may not be one, or for what its vote would break. */
export const admitMember = async (tx: Tx, command: AdmitMember): Promise<Admitted> => {
  // What was posted since the day came from an owner: less of it, where more was credited to it than it paid.
  const facts = await withTurnover(tx, await loadBoardFacts(tx), command.admittedOn)
  const member = entryAsked(facts, command, freshRef('m', facts.members))
  const { organisation } = member
  const none = noLegalPerson(facts.directory, organisation, command.admittedOn)
  if (none) throw invalid(none, '/organisation')
  const odd = contradictedClass({ class: command.class, organisation }, facts.directory, command.admittedOn)
  if (odd) throw invalid(odd, '/class')
  refuseTwice(facts, organisation, command.admittedOn)
  const effect = effectOf(facts, member, command.admittedOn)
  const name = organisationName(facts.directory, organisation, command.admittedOn)
  guard(tx, effect, `admitting ${name} on ${longDate(command.admittedOn)}`, (worsened) =>
    waysToAdmit(facts, member, worsened),
  )
  await recordMember(tx, member)
  const body = mainBodyRef(facts, command.admittedOn)
  const notices = consentToCome(body, name, member.consentOn, tx.today)
  return { member, changes: changesThrough(effect), notices }
}

/** The entry in the register that a command asks for. */
export const entryAsked = (facts: BoardFacts, command: AdmitMember, ref: string): Member => ({
  ref,
  organisation: organisationByRefOrUrn(facts.directory, command.organisation)?.ref ?? command.organisation,
  class: command.class,
  votes: command.votes ?? 1,
  admittedOn: command.admittedOn,
  ceasedOn: null,
  consentOn: command.consentOn ?? null,
  consentReference: command.consentReference ?? null,
  representative: command.representative ?? null,
})

const effectOf = (facts: BoardFacts, member: Member, from: IsoDate): Effect => ({
  before: facts,
  after: withMember(facts, member),
  subjects: [{ body: mainBodyRef(facts, from), scope: 'members' }],
  from,
})

/** One entry of an organisation is current at a time; one that begins later counts too. */
const refuseTwice = (facts: BoardFacts, organisation: string, from: IsoDate): void => {
  const already = entryFrom(facts.members, organisation, from)
  if (!already) return
  throw conflict(
    'already-member',
    `${organisationName(facts.directory, organisation, from)} is on the register as ${already.ref}, admitted on ${longDate(already.admittedOn)}. It cannot be entered twice`,
  )
}

export interface CeaseMember {
  organisation: string
  ceasedOn: IsoDate
  reason: string
}

const CeaseMemberBody = commandSchema<CeaseMember>({
  organisation: Ref('organisation', 'organisations'),
  ceasedOn: DateText('last day as a member'),
  reason: Text('reason', 500),
})

/** Records that a member leaves or ends. It has happened, whatever rule it breaks; the entry stays for ten years. */
export const ceaseMember = async (tx: Tx, command: CeaseMember): Promise<Entered> => {
  // What was posted after the day did not come from an owner.
  const facts = await withTurnover(tx, await loadBoardFacts(tx), command.ceasedOn)
  const organisation = organisationByRefOrUrn(facts.directory, command.organisation)?.ref ?? command.organisation
  const member = facts.members.find((one) => one.organisation === organisation && isCurrent(one, command.ceasedOn))
  const name = organisationName(facts.directory, organisation, command.ceasedOn)
  if (!member) {
    throw invalid(
      `${name} is not a member on ${longDate(command.ceasedOn)}. Check the organisation and the date`,
      '/organisation',
    )
  }
  if (member.ceasedOn === command.ceasedOn) {
    throw conflict('already-ceasing', `${name} is already recorded as a member until ${longDate(command.ceasedOn)}`)
  }
  const ended = { ...member, ceasedOn: command.ceasedOn }
  const effect = effectOf(facts, ended, addDays(command.ceasedOn, 1))
  report(tx, effect)
  await recordMember(tx, ended)
  return { member: ended, changes: changesThrough(effect) }
}

export const admitMemberAct = defineAct<AdmitMember, Admitted>({
  name: 'admitMember',
  title: 'Admit a member',
  permission: 'members:write',
  path: '/members',
  body: AdmitMemberBody,
  example: {
    organisation: 's-014',
    class: 'school',
    admittedOn: '2026-12-01' as IsoDate,
    consentOn: '2026-11-17' as IsoDate,
    consentReference: 'Cabinet 17 November 2026, minute 8',
  },
  run: admitMember,
})

export const ceaseMemberAct = defineAct<CeaseMember, Entered>({
  name: 'ceaseMember',
  title: 'Record that a member has left',
  permission: 'members:write',
  path: '/members/cessations',
  replaces: '/members/:organisation',
  body: CeaseMemberBody,
  example: { organisation: 's-014', ceasedOn: '2027-03-31' as IsoDate, reason: 'Became an academy' },
  run: ceaseMember,
})

export const memberActs = [admitMemberAct, ceaseMemberAct]
