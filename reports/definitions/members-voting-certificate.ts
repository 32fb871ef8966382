import { signsAsSecretary } from '../../src/company/index.ts'
import { atMost, below, keepsTo, workingText } from '../../src/governance/index.ts'
import { lawOn } from '../../src/kernel/law.ts'
import { capitalised, plural } from '../../src/kernel/text.ts'
import { type VotesOfMember, votesCertificateAnswer, votesOn } from '../../src/membership/index.ts'
import { votesBar } from '../../src/platform/charts/index.ts'
import { ofCompaniesOnly } from '../../src/reporting/companies-only.ts'
import { defineReport } from '../../src/reporting/define.ts'
import { asAt } from '../../src/reporting/words.ts'

const CLASS_WORDS: Record<string, string> = { council: 'Council', school: 'Schools and trusts', other: 'Others' }

/** A council that does not count together with the company's own is one of the others. */
const heldBy = (row: VotesOfMember): string =>
  row.associated ? 'council' : row.class === 'council' ? 'other' : row.class

export const membersVotingCertificate = defineReport({
  name: 'members-voting-certificate',
  title: 'Members’ voting certificate',
  takes: ['on'],
  permission: 'members:read',
  absent: ofCompaniesOnly('members’ voting certificate'),
  columns: ['organisation', 'name', 'class', 'votes', 'associated', 'representative'],
  answer: votesCertificateAnswer,
  facts: (reader, { on }) => votesOn(reader, on!),
  say: ({ on, rows, totals: { votes, associatedVotes, share } }, company) => {
    const { value: fifth } = lawOn('influencedByVotes', on!)
    const controlled = !keepsTo(associatedVotes, votes, atMost(lawOn('controlledByVotes', on!).value))
    const reached = !keepsTo(associatedVotes, votes, below(fifth))
    const law = 'the 20% in section 69(1)(a) of the Local Government and Housing Act 1989'
    const verdict = controlled
      ? 'This is more than half: the company is controlled (section 68).'
      : `This is ${reached ? 'not below' : 'below'} ${law}.`
    const classes = [...new Set(rows.map(heldBy))].map((name) => {
      const own = rows.filter((row) => heldBy(row) === name)
      return {
        label: CLASS_WORDS[name] ?? name,
        group:
          name === 'council'
            ? ('council' as const)
            : name === 'school'
              ? ('schools' as const)
              : ('independent' as const),
        members: own.length,
        votes: own.reduce((sum, row) => sum + row.votes, 0),
      }
    })
    return {
      subtitle: asAt(on!),
      blocks: [
        votes === 0
          ? {
              kind: 'answer',
              strong: 'No member has a vote on this date.',
              text: 'The share does not apply to an empty register.',
            }
          : {
              kind: 'answer',
              strong: `${associatedVotes} of ${plural(votes, 'vote')} are the council’s: ${share}%.`,
              text: verdict,
            },
        { kind: 'chart', chart: votesBar({ on: on!, law: fifth, classes }), size: 'wide' },
        ...(votes === 0
          ? []
          : [
              {
                kind: 'paragraph' as const,
                lead: 'Working.',
                text: `${workingText(associatedVotes, votes, below(fifth))}.`,
              },
            ]),
        { kind: 'heading', text: 'Votes at a general meeting' },
        {
          kind: 'table',
          caption: 'Votes of each member',
          dense: true,
          empty: 'There are no members on this date.',
          columns: [
            { key: 'name', head: 'Member', kind: 'text', rowHeading: true },
            { key: 'class', head: 'Class', kind: 'text' },
            { key: 'representative', head: 'Representative', kind: 'text' },
            { key: 'votes', head: 'Votes', kind: 'number' },
            { key: 'associated', head: 'Council’s', kind: 'number' },
          ],
          rows: rows.map((row) => ({
            cells: { ...row, class: capitalised(row.class), associated: row.associated ? row.votes : '' },
          })),
          totals: { name: plural(rows.length, 'member'), votes, associated: associatedVotes },
        },
        { kind: 'signatures', lines: [signsAsSecretary(company), 'Date'] },
      ],
    }
  },
})
