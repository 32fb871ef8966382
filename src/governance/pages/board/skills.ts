import { nameOf } from '../../../directory/index.ts'
import { capitalised, listed, plural } from '../../../kernel/text.ts'
import { definePage, type PageContext } from '../../../platform/http/index.ts'
import { mainBodyRef } from '../../board/board.ts'
import { type Asking, type Skill, type SkillsView, skillsOn } from '../../board/skills.ts'
import { loadBoardFacts } from '../../store.ts'
import { boardLinks } from '../frame.ts'
import { named } from '../names.ts'
import { qualificationText } from './seat-words.ts'

/** "Which skills does the board have, and which is it without?" */
export const skillsPage = definePage({
  path: '/board/skills',
  section: '/board',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on } = context
    const facts = await loadBoardFacts(reader)
    const view = skillsOn(facts, mainBodyRef(facts, on), on)
    const name = (person: string) => nameOf(facts.directory, person)
    const words = named(facts.directory, on)
    const people = (refs: readonly string[]) => listed(refs.map(name))
    const seat = ({ seat: { ref, title }, holders }: Asking) =>
      `${title ?? ref}, ${holders.length === 0 ? 'vacant' : people(holders)}`
    return {
      view: 'governance/views/board/skills.njk',
      title: 'Skills of the board',
      model: {
        links: await boardLinks(context, '/board/skills'),
        sentence: answerOf(view),
        rows: view.skills.map((one) => ({
          cells: [
            capitalised(one.skill),
            one.people.length > 0 ? people(one.people) : '',
            { text: '', lines: one.seats.map(seat) },
            one.people.length > 0
              ? { tag: { kind: 'ok', text: one.people.length === 1 ? 'One person' : `${one.people.length} people` } }
              : {
                  tag: { kind: 'bad', text: 'Nobody' },
                  ...(one.elsewhere.length > 0 ? { sub: elsewhere(one, people) } : {}),
                },
          ],
        })),
        conditions: view.conditions.map(({ condition, ...asking }) => ({
          cells: [seat(asking), words(capitalised(qualificationText(condition)))],
        })),
        silent:
          view.silent.length > 0
            ? `${people(view.silent)} ${view.silent.length === 1 ? 'names' : 'name'} no skill.`
            : '',
      },
    }
  },
})

const elsewhere = ({ elsewhere: refs }: Skill, people: (refs: readonly string[]) => string): string =>
  `Known here, and not on the board: ${people(refs)}`

const answerOf = ({ skills }: SkillsView): string => {
  const brought = skills.filter(({ people }) => people.length > 0).length
  const lacking = skills.filter(({ people }) => people.length === 0).map(({ skill }) => skill)
  const has = `The board has **${plural(brought, 'skill')}**`
  if (skills.length === 0) return 'Nobody on the board names a skill, and no seat asks for one.'
  if (lacking.length === 0) return `${has}, and everything that its seats ask for.`
  return `${has}. Nobody brings **${listed(lacking)}**, which ${lacking.length === 1 ? 'a seat asks' : 'seats ask'} for.`
}
