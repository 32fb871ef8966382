import { articlesOn, isIncorporated } from '../../../company/index.ts'
import { isAuthority, organisationOn, schoolsOf, sectorOf } from '../../../directory/index.ts'
import type { IsoDate } from '../../../kernel/dates.ts'
import { lawOn } from '../../../kernel/law.ts'
import { percent, plural } from '../../../kernel/text.ts'
import { classOf, type Member, memberLinks, membersOn } from '../../../membership/index.ts'
import { figureOf, votesBar } from '../../../platform/charts/index.ts'
import { definePage, type PageContext } from '../../../platform/http/index.ts'
import { judgeOn } from '../../judging/judge.ts'
import { ruleTitles } from '../../judging/words.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts } from '../../types.ts'
import { named } from '../names.ts'
import { findingRow } from '../verdicts.ts'

type Kind = 'council' | 'maintained' | 'academy' | 'other'

/** By whom a vote is held: the council, or one that counts together with it, the governing body of maintained schools, an academy trust, or somebody else. */
const kindOf = ({ directory, company }: BoardFacts, member: Member, on: IsoDate): Kind => {
  if (isAuthority(directory, member.organisation, { authorities: articlesOn(company, on).authorities.value }))
    return 'council'
  if (classOf(member, directory) !== 'school') return 'other'
  const organisation = organisationOn(directory, member.organisation, on)
  if (organisation?.kind === 'trust') return 'academy'
  if (organisation?.kind === 'federation') {
    const [school] = schoolsOf(directory, member.organisation, on)
    return school ? sectorOf(school) : 'maintained'
  }
  return organisation ? sectorOf(organisation) : 'other'
}

const KINDS: { kind: Kind; label: string; group: 'council' | 'schools' | 'independent' | 'others' }[] = [
  { kind: 'council', label: 'Council', group: 'council' },
  { kind: 'maintained', label: 'Maintained schools', group: 'schools' },
  { kind: 'academy', label: 'Academy trusts', group: 'independent' },
  { kind: 'other', label: 'Others', group: 'others' },
]

const sum = (members: readonly Member[]): number => members.reduce((votes, one) => votes + one.votes, 0)

/** "Who holds the members' votes?": below a fifth may be the council's. */
export const votesPage = definePage({
  path: '/members/votes',
  section: '/members',
  permission: 'members:read',
  run: async (context: PageContext) => {
    const { reader, on, link, may } = context
    const facts = await loadBoardFacts(reader)
    const members = membersOn(facts.members, on)
    const words = named(facts.directory, on)
    const classes = KINDS.map(({ kind, label, group }) => {
      const some = members.filter((member) => kindOf(facts, member, on) === kind)
      return { label, group, members: some.length, votes: sum(some) }
    }).filter(({ members: count }) => count > 0)
    const votes = sum(members)
    const ofCouncil = classes.find(({ group }) => group === 'council')?.votes ?? 0
    const finding = judgeOn(facts, '', on, 'members').find((one) => one.finding.rule === 'members.law-20')?.finding
    const isCompany = isIncorporated(facts.company)
    return {
      view: 'governance/views/members/votes.njk',
      title: 'Members’ votes',
      model: {
        links: memberLinks(context, '/members/votes'),
        sentence:
          votes === 0
            ? 'Nobody has a vote on this date: there are no members.'
            : `The council holds **${ofCouncil} of ${plural(votes, 'vote')}, ${percent(ofCouncil, votes)}%**, of ${plural(members.length, 'member')}.`,
        chart: figureOf(
          votesBar({ on, classes, ...(isCompany ? { law: lawOn('influencedByVotes', on).value } : {}) }),
          'votes',
        ),
        findings: finding ? [findingRow(finding, words)] : [],
        titles: ruleTitles,
        files: may('reports:read')
          ? [
              { text: 'Voting certificate (PDF)', href: link('/reports/members-voting-certificate.pdf') },
              { text: 'Voting certificate (CSV)', href: link('/reports/members-voting-certificate.csv') },
            ]
          : [],
      },
    }
  },
})
