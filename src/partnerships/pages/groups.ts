import type { BodyKind } from '../../company/index.ts'
import { nameOf } from '../../directory/index.ts'
import {
  type BoardFacts,
  type Body,
  boardLinks,
  directorsOn,
  judgeOn,
  loadBoardFacts,
  seatsOn,
  verdictOf,
} from '../../governance/index.ts'
import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { plural } from '../../kernel/text.ts'
import { definePage, type PageContext } from '../../platform/http/index.ts'
import { groupsOn, lapsedChairs, meetingsAround, prioritiesOn } from '../groups.ts'
import { loadPriorities, type Priority } from '../priorities/register.ts'
import { KIND_TITLES } from './words.ts'

/** "How do the groups stand?": every sub-group, district, area and partnership with who leads it, and what it works on. */
export const groupsPage = definePage({
  path: '/groups',
  section: '/meetings',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on } = context
    const facts = await loadBoardFacts(reader)
    const priorities = await loadPriorities(reader)
    const groups = groupsOn(facts, on)
    const chaired = groups.filter((body) => hasChair(facts, body, on))
    const led = chaired.filter((body) => chairOf(facts, body, on) !== undefined)
    const lapsed = lapsedChairs(facts, on)
    const kinds = [...new Set(groups.map(({ kind }) => kind))] as BodyKind[]
    return {
      view: 'partnerships/views/groups.njk',
      title: 'Groups',
      model: {
        links: await boardLinks(context, '/groups'),
        sentence:
          groups.length === 0
            ? 'No groups are recorded on this date.'
            : `**${plural(groups.length, 'group')}**${leadText(chaired.length, led.length, lapsed.size)}.`,
        kinds: kinds.map((kind) => ({
          title: KIND_TITLES[kind],
          ...filled(
            groups
              .filter((body) => body.kind === kind)
              .map((body) => rowOf(context, facts, priorities, body, lapsed.has(body.ref))),
          ),
        })),
      },
    }
  },
})

const COLUMNS = [
  { label: 'Group' },
  { label: 'Chair or lead' },
  { label: 'Seats filled' },
  { label: 'Meetings', keep: true },
  { label: 'Works on' },
  { label: 'Rules' },
]

/** The columns in which a kind of group has anything to say: not every kind has a chair, or rules of its own. */
const filled = (rows: ReturnType<typeof rowOf>[]) => {
  const said = COLUMNS.map((_, i) => rows.some(({ cells }) => cells[i] !== ''))
  return {
    columns: COLUMNS.filter((_, i) => said[i]),
    rows: rows.map(({ cells }) => ({ cells: cells.filter((_, i) => said[i]) })),
  }
}

/** Does a group have a seat for somebody who leads it? Not every sub-group does. */
const hasChair = (facts: BoardFacts, body: Body, on: IsoDate): boolean =>
  seatsOn(facts, body.ref, on).some(({ seat }) => seat.category === 'chair')

const leadText = (chaired: number, led: number, lapsed: number): string => {
  if (chaired === 0) return ''
  const parts = [
    ...(led < chaired ? [`in **${chaired - led}** of them nobody is in the chair`] : []),
    ...(lapsed > 0 ? [`in **${lapsed}** the chair is no serving head of a school there`] : []),
  ]
  return parts.length === 0 ? ', and no chair is empty' : `; ${parts.join(', ')}`
}

const chairOf = (facts: BoardFacts, body: Body, on: IsoDate): string | undefined =>
  directorsOn(facts, body.ref, on).find(({ isChair }) => isChair)?.person

const chairCell = (facts: BoardFacts, body: Body, chair: string | undefined, on: IsoDate, lapsed: boolean) => {
  if (chair) {
    const text = nameOf(facts.directory, chair)
    return lapsed ? { text, tag: { kind: 'bad', text: 'No serving head there' } } : text
  }
  return hasChair(facts, body, on) ? { tag: { kind: 'warn', text: 'Nobody in the chair' } } : ''
}

const rowOf = (
  { on, link }: PageContext,
  facts: BoardFacts,
  priorities: readonly Priority[],
  body: Body,
  lapsed: boolean,
) => {
  const chair = chairOf(facts, body, on)
  const seats = seatsOn(facts, body.ref, on)
  const filled = seats.filter(({ holders }) => holders.length > 0).length
  const { last, next } = meetingsAround(facts.meetings, body.ref, on)
  const working = prioritiesOn(priorities, body.ref, on)
  const verdict = verdictOf(judgeOn(facts, body.ref, on, 'group').map(({ finding }) => finding))
  return {
    cells: [
      { text: body.name, href: link(`/groups/${body.ref}`) },
      chairCell(facts, body, chair, on, lapsed),
      `${filled} of ${seats.length}`,
      {
        lines: [
          last ? `Met ${longDate(last.heldOn)}` : 'No meeting recorded',
          ...(next ? [`Next ${longDate(next.heldOn)}`] : []),
        ],
      },
      working.map(({ title }) => title).join('; '),
      verdict === 'not-applicable' ? '' : { tag: { kind: verdict } },
    ],
  }
}
