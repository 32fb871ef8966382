import { addDays, type IsoDate } from '../../kernel/dates.ts'
import { type Member, membersOn, noLegalPerson } from '../../membership/index.ts'
import { ineligible } from '../rules/members/eligible.ts'
import { type Judgement, situationOn } from '../rules/rule.ts'
import type { BoardFacts } from '../types.ts'
import type { MendingAct } from './acts.ts'

const CONSENT = 'members.consent'
const ELIGIBLE = 'members.eligible'

/**
 * What can be done about members who are out of order. Consent that came after the entry, or not at all, makes no entry good; one that
 * is given by now stands behind a new entry, of whoever may be a member still. Who may not be one leaves, and can go on as a customer.
 */
export const ofMembers = (facts: BoardFacts, before: readonly Judgement[], day: IsoDate): MendingAct[] => {
  const lastDay = addDays(day, -1)
  const situation = situationOn(facts, '', day)
  const wrong = (rule: string): Member[] => {
    const named = new Set(
      before.flatMap(({ finding }) =>
        finding.rule === rule && finding.status === 'fail' ? (finding.organisations ?? []) : [],
      ),
    )
    // Who was entered on the day itself cannot have left before it.
    return membersOn(facts.members, day).filter((one) => named.has(one.organisation) && one.admittedOn <= lastDay)
  }
  const mayStay = ({ organisation }: Member) =>
    !ineligible(situation, organisation) && !noLegalPerson(facts.directory, organisation, day)
  const [unconsented, strangers] = [wrong(CONSENT), wrong(ELIGIBLE)]
  const leaving = [...new Set([...unconsented.filter((one) => !mayStay(one)), ...strangers])]
  return [
    ...unconsented.filter(mayStay).map((member): MendingAct => {
      const consentOn = member.consentOn !== null && member.consentOn <= day ? member.consentOn : day
      return { kind: 'enterAgain', member, lastDay, from: day, consentOn }
    }),
    ...leaving.map((member): MendingAct => ({ kind: 'cease', member, lastDay })),
  ]
}

const MOST_JOINING = 12

/** Schools that could join, each with one vote. */
export const joins = (day: IsoDate): MendingAct[] =>
  Array.from({ length: MOST_JOINING }, (_, i): MendingAct => ({ kind: 'join', number: i + 1, from: day }))
