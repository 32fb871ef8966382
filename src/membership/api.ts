import { loadDirectory, organisationByRefOrUrn } from '../directory/index.ts'
import { notFound } from '../kernel/errors.ts'
import { asAtQuery, defineRead, type ReadDefinition } from '../platform/http/index.ts'
import { answers } from './answers.ts'
import { registerOfMembers } from './register.ts'
import { votesOn } from './votes.ts'

export const reads: ReadDefinition[] = [
  defineRead({
    name: 'getRegisterOfMembers',
    path: '/members',
    summary: 'The register of members: who is a member on a day, and who ceased in the ten years before',
    permission: 'members:read',
    query: asAtQuery,
    returns: answers.register,
    run: async ({ reader, on }) => ({ on, ...(await registerOfMembers(reader, on)) }),
  }),
  defineRead({
    name: 'getMembersVotes',
    path: '/members/votes',
    summary: 'Votes at a general meeting on a day, and how many are the council’s',
    permission: 'members:read',
    query: asAtQuery,
    returns: answers.votes,
    run: async ({ reader, on }) => {
      const { rows, totals } = await votesOn(reader, on)
      return { on, rows: rows.map(({ representative: _, ...row }) => row), totals }
    },
  }),
  defineRead({
    name: 'getMember',
    path: '/members/:organisation',
    summary: 'An organisation’s entries in the register of members, with what they said before',
    permission: 'members:read',
    query: asAtQuery,
    returns: answers.member,
    run: async ({ reader, on, params }) => {
      const directory = await loadDirectory(reader)
      const organisation = organisationByRefOrUrn(directory, params.organisation ?? '')?.ref
      const { rows } = await registerOfMembers(reader, on)
      const entries = rows.filter((row) => row.organisation === organisation)
      if (entries.length === 0) throw notFound(`“${params.organisation}” is not on the register of members on ${on}`)
      return { on, organisation, entries }
    },
  }),
]
