import { articlesOn, loadCompany } from '../company/index.ts'
import { isAuthority, loadDirectory, nameOf, organisationOn } from '../directory/index.ts'
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
  /** Votes of the council, or of one that counts together with it, are votes of the authority: Local Government and Housing Act 1989, s.69(1)(a). */
  associated: boolean
  representative: string | null
}

/** Votes at a general meeting on a day, and how many are the council's, in per cent of all. */
export const votesOn = async (reader: Reader, on: IsoDate) => {
  const [company, directory, members] = await Promise.all([
    loadCompany(reader),
    loadDirectory(reader),
    loadMembers(reader),
  ])
  const which = { authorities: articlesOn(company, on).authorities.value }
  const rows = membersOn(members, on).map((member): VotesOfMember => {
    const organisation = organisationOn(directory, member.organisation, on)
    return {
      organisation: member.organisation,
      name: organisation?.name ?? member.organisation,
      class: classOf(member, directory),
      votes: member.votes,
      associated: isAuthority(directory, member.organisation, which),
      representative: member.representative === null ? null : nameOf(directory, member.representative),
    }
  })
  const votes = rows.reduce((total, row) => total + row.votes, 0)
  const associatedVotes = rows.reduce((total, row) => total + (row.associated ? row.votes : 0), 0)
  return { rows, totals: { votes, associatedVotes, share: percent(associatedVotes, votes) } }
}
