import { entriesOf, grantsOf, peopleText, recordedActs, tokensOf } from '../access/index.ts'
import { dayAndDate, inForce, longInstant } from '../kernel/dates.ts'
import { plural, withCommas } from '../kernel/text.ts'
import { definePage, type PageContext } from '../platform/http/index.ts'

/** "Who can get in?": people, programs and the last thing that was recorded. */
export const administratorHome = definePage({
  path: '',
  section: '',
  permission: 'people:read',
  roles: ['administrator'],
  proves: true,
  run: async ({ reader, company, clock, today, base }: PageContext) => {
    const held = (await grantsOf(reader)).filter((grant) => inForce(grant, today))
    const users = held.map(({ user }) => user)
    const people = peopleText(held, await entriesOf(reader.db, users, clock()), company)
    const tokens = (await tokensOf(reader)).filter(({ expiresOn }) => expiresOn >= today).length
    const [newest] = (await recordedActs(reader, { limit: '1' })).items
    return {
      view: 'homes/views/reader.njk',
      title: 'Who can get in',
      model: {
        caption: dayAndDate(today),
        sentence: `${people} ${tokens === 0 ? 'No program has a token.' : `**${plural(tokens, 'program')}** can ask by a token.`}`,
        figures: [
          { label: 'Roles held', value: String(held.length), href: `${base}/people`, note: 'Each with its first day' },
          { label: 'Tokens of programs', value: String(tokens), href: `${base}/people`, note: 'In use today' },
          ...(newest
            ? [
                {
                  label: 'Acts recorded',
                  value: withCommas(newest.number),
                  href: `${base}/recorded`,
                  note: `The last on ${longInstant(newest.recordedAt)}`,
                },
              ]
            : []),
        ],
        start: [
          { text: 'Grant a role', href: `${base}/people/roles/new`, note: 'to somebody who signs in' },
          { text: 'Issue a token', href: `${base}/people/tokens/new`, note: 'to a program that asks by itself' },
        ],
        items: [
          { text: 'People and roles', href: `${base}/people`, note: 'and how a role is ended' },
          { text: 'Articles', href: `${base}/articles`, note: 'what is in force, clause by clause' },
          { text: 'Recorded acts', href: `${base}/recorded`, note: 'who did what, when, in one chain' },
        ],
      },
    }
  },
})
