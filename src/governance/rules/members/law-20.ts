import { association, isAuthority, nameOf, organisationName } from '../../../directory/index.ts'
import { lawOn } from '../../../kernel/law.ts'
import type { Share } from '../../../kernel/share.ts'
import { listed, plural } from '../../../kernel/text.ts'
import type { Member } from '../../../membership/index.ts'
import { isCompany, judged, NOT_A_COMPANY, notApplicable, type Rule, type Situation } from '../rule.ts'
import { shareStatus, shareWords } from '../share-words.ts'
import { below, fewestLeavers, limitText, roomToMove } from '../shares.ts'

const RULE = 'members.law-20'

/** The votes that count as the council's at a general meeting: those of members that are councils. */
export const councilMembers = ({ facts, members, articles }: Situation): Member[] =>
  members.filter((member) =>
    isAuthority(facts.directory, member.organisation, { authorities: articles.authorities.value }),
  )

/** s.69(1)(a): where a fifth or more of members' votes are the council's, the company may be under its influence; s.68: above half, its control. */
export const membersLaw: Rule = (situation) => {
  const { day, members } = situation
  const { value: share, source } = lawOn('influencedByVotes', day)
  const line = below(share)
  if (!isCompany(situation)) return notApplicable(RULE, limitText(line), NOT_A_COMPANY, source)
  const all = votesOf(members)
  if (all === 0) return notApplicable(RULE, limitText(line), 'No member has a vote', source)
  const councils = councilMembers(situation)
  const counted = votesOf(councils)
  const words = {
    counted,
    all,
    line,
    whole: all === 1 ? 'vote of members' : 'votes of members',
    are: counted === 1 ? 'is the council’s' : 'are the council’s',
    other: ['member with one vote', 'members with one vote'] as const,
    fewer: (votes: number) =>
      `${councils.length === 1 ? 'the council has' : 'the councils have'} ${plural(votes, 'vote')} fewer`,
  }
  const represented = associatedRepresentatives(situation)
  const status = shareStatus(counted, all, line)
  return judged({
    rule: RULE,
    status: status === 'pass' && represented.length > 0 ? 'warn' : status,
    numerator: counted,
    denominator: all,
    limit: limitText(line),
    headroom: roomToMove(counted, all, line),
    organisations: councils.map((member) => member.organisation),
    explanation: [shareWords(words), controlWords(situation, counted, all), representedWords(situation, represented)]
      .filter(Boolean)
      .join(' '),
    source,
    distance: fewestCouncilsToLeave(councils, all, share),
  })
}

const votesOf = (members: readonly Member[]): number => members.reduce((sum, { votes }) => sum + votes, 0)

const fewestCouncilsToLeave = (councils: readonly Member[], all: number, share: Share): number => {
  const votes = councils.map((member) => member.votes).sort((a, b) => b - a)
  if (votes.every((held) => held <= 1)) return fewestLeavers(votesOf(councils), all, below(share))
  let [counted, left, gone] = [votesOf(councils), all, 0]
  for (const held of votes) {
    if (left === 0 || share[1] * counted < share[0] * left) return gone
    ;[counted, left, gone] = [counted - held, left - held, gone + 1]
  }
  return gone
}

const controlWords = ({ day }: Situation, counted: number, all: number): string => {
  const { value: half, source } = lawOn('controlledByVotes', day)
  return half[1] * counted > half[0] * all
    ? `With more than half of the votes the council does not only influence the company: the company is controlled (${source}).`
    : ''
}

/** A school votes through a person; where that person is of the council, the vote is still the school's, but it is worth a look. */
const associatedRepresentatives = ({ facts, members, articles, day }: Situation): Member[] =>
  members.filter(
    (member) =>
      member.representative !== null &&
      facts.directory.people.has(member.representative) &&
      !isAuthority(facts.directory, member.organisation, { authorities: articles.authorities.value }) &&
      association(facts.directory, member.representative, day, { authorities: articles.authorities.value }),
  )

const representedWords = ({ facts, day }: Situation, represented: readonly Member[]): string => {
  if (represented.length === 0) return ''
  const each = represented.map((member) => {
    const school = organisationName(facts.directory, member.organisation, day)
    return `${nameOf(facts.directory, member.representative as string)} for ${school}`
  })
  return `Represented by a person associated with the council: ${listed(each)}.`
}
