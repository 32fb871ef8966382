import { sitterOf } from '../../../company/index.ts'
import { nameOf, organisationName } from '../../../directory/index.ts'
import { type IsoDate, longDate } from '../../../kernel/dates.ts'
import { agreeing, capitalised, listed, plural } from '../../../kernel/text.ts'
import { definePage, type PageContext } from '../../../platform/http/index.ts'
import { boardOn, mainBodyRef } from '../../board/board.ts'
import { NOTHING, registerOfInterests } from '../../board/interests.ts'
import { loadBoardFacts, loadInterests } from '../../store.ts'
import type { BoardFacts, Interest } from '../../types.ts'
import { boardLinks } from '../frame.ts'

/** What an interest is called in a list. */
export const natureText = ({ nature }: Interest): string => (nature === NOTHING ? 'Nothing to declare' : nature)

/** Where it is, as it was called on a day. */
export const whereText = ({ directory }: BoardFacts, { organisation }: Interest, on: IsoDate): string =>
  organisation === null ? '' : organisationName(directory, organisation, on)

const row = (context: PageContext, facts: BoardFacts, one: Interest) => ({
  cells: [
    {
      text: nameOf(facts.directory, one.person),
      href: context.link(`/board/directors/${encodeURIComponent(one.person)}`),
    },
    natureText(one),
    whereText(facts, one, context.on),
    one.from ? longDate(one.from) : '',
    one.to ? longDate(one.to) : '',
    one.declaredOn ? longDate(one.declaredOn) : { tag: { kind: 'warn', text: 'Not declared' } },
  ],
})

/** "Who has an interest in what?": the register of interests, and who has still to declare. */
export const interestsPage = definePage({
  path: '/board/interests',
  section: '/board',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, base, may, dates } = context
    const facts = await loadBoardFacts(reader)
    const { current, past, undeclared } = registerOfInterests(facts, await loadInterests(reader), on)
    const held = current.filter(({ nature }) => nature !== NOTHING)
    const writes = may('board:write') && !dates.isPast
    // Where each has a line of the list below, many names say nothing more.
    const names =
      writes && undeclared.length > 3 ? '' : `: ${listed(undeclared.map((one) => nameOf(facts.directory, one)))}`
    return {
      view: 'governance/views/board/interests.njk',
      title: 'Register of interests',
      back: { href: context.link('/board/directors'), text: capitalised(`${sitterOf(facts.company)}s`) },
      model: {
        links: await boardLinks(context, '/board/directors'),
        sentence: `**${plural(held.length, 'interest')}** in the register on this date. ${
          undeclared.length === 0
            ? boardOn(facts, mainBodyRef(facts, on), on).directors.length === 0
              ? 'Nobody is in office.'
              : 'Everybody in office has made a declaration.'
            : `**${undeclared.length}** in office ${agreeing(undeclared.length, undeclared.length, 'has', 'have')} declared nothing yet${names}.`
        }`,
        current: current.map((one) => row(context, facts, one)),
        past: past.map((one) => row(context, facts, one)),
        start: writes
          ? undeclared.map((person) => ({
              text: `Enter what ${nameOf(facts.directory, person)} declares`,
              href: `${base}/board/directors/${encodeURIComponent(person)}/interests/new`,
            }))
          : [],
      },
    }
  },
})
