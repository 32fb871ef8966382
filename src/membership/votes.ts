import { loadDirectory, nameOf, organisationOn } from '../directory/index.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { percent } from '../kernel/text.ts'
import type { Reader } from '../platform/reader.ts'
import { classOf, membersOn } from './members.ts'
import type { MemberClass } from './registers.ts'
import { loadMembers } from './store.ts'

/** The votes of one member at a general meeting, and who casts them. */
export interface VotesOfMember {
  organisation: string
  name: string
  class: MemberClass
  votes: number
  /** Votes of a council are votes of the authority: Local Government and Housing Act 1989, s.69(1)(a). */
  associated: boolean
  representative: string | null
}

/** Votes at a general meeting on a day, and how many are the council's, in per cent of all. */
export const votesOn = async (reader: Reader, on: IsoDate) => {
  const [directory, members] = await Promise.all([loadDirectory(reader), loadMembers(reader)])
  const rows = membersOn(members, on).map((member): VotesOfMember => {
    const organisation = organisationOn(directory, member.organisation, on)
    return {
      organisation: member.organisation,
      name: organisation?.name ?? member.organisation,
      class: classOf(member, directory),
      votes: member.votes,
      associated: organisation?.kind === 'council',
      representative: member.representative === null ? null : nameOf(directory, member.representative),
    }
  })
  const votes = rows.reduce((total, row) => total + row.votes, 0)
  const associatedVotes = rows.reduce((total, row) => total + (row.associated ? row.votes : 0), 0)
  return { rows, totals: { votes, associatedVotes, share: percent(associatedVotes, votes) } }
}
