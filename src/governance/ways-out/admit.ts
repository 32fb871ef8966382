import { hasClosed, organisationOn } from '../../directory/index.ts'
import { longDate } from '../../kernel/dates.ts'
import type { WayOut } from '../../kernel/errors.ts'
import type { Member } from '../../membership/index.ts'
import { withMember } from '../board/after.ts'
import { judgeOn } from '../judging/judge.ts'
import { fractionText } from '../judging/words.ts'
import type { Worsening } from '../judging/worsened.ts'
import type { BoardFacts } from '../types.ts'
import { inWords, STILL_BROKEN } from './trial.ts'

/** What would let an organisation be entered in the register of members. */
export const waysToAdmit = (facts: BoardFacts, member: Member, worsened: readonly Worsening[]): WayOut[] =>
  worsened.flatMap(({ finding }): WayOut[] => {
    switch (finding.rule) {
      case 'members.consent':
        return [
          {
            text: `Record the authority’s consent, given on or before ${longDate(member.admittedOn)}, with its reference`,
            result: settles(worsened, finding.rule, 'the member can be admitted'),
          },
        ]
      case 'members.eligible':
        if (isGone(facts, member)) return []
        return [
          {
            text: 'Serve it as an associate: a customer who is not on the register',
            result: 'no vote, the price of non-members',
          },
        ]
      case 'members.law-20':
        return membersJoinFirst(facts, member, -(finding.headroom ?? 0))
      default:
        return []
    }
  })

const isGone = ({ directory }: BoardFacts, { organisation, admittedOn }: Member): boolean => {
  const on = organisationOn(directory, organisation, admittedOn)
  return on !== undefined && hasClosed(on)
}

/** A rule that is kept is not the last one where others stay broken. */
const settles = (worsened: readonly Worsening[], rule: string, result: string): string =>
  worsened.every(({ finding }) => finding.rule === rule) ? result : STILL_BROKEN

const membersJoinFirst = (facts: BoardFacts, member: Member, joining: number): WayOut[] => {
  if (joining <= 0) return []
  const newcomers = Array.from(
    { length: joining },
    (_, i): Member => ({ ...member, ref: `\u0000${i}`, organisation: `\u0000${i}`, votes: 1, representative: null }),
  )
  const after = withMember({ ...facts, members: [...facts.members, ...newcomers] }, member)
  const finding = judgeOn(after, '', member.admittedOn, 'members').find((one) => one.finding.rule === 'members.law-20')
  return [
    {
      text: `${inWords(joining)} ${joining === 1 ? 'school with one vote joins' : 'schools with one vote each join'} first`,
      result: fractionText(finding?.finding),
    },
  ]
}
