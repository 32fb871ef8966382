import { isIncorporated } from '../company/index.ts'
import {
  type BoardFacts,
  councilIncome,
  isRelationship,
  loadProposals,
  loadSupervision,
  type Supervision,
  supervisionOn,
  withIncome,
} from '../governance/index.ts'
import { dayAndDate, type IsoDate, yearsTo } from '../kernel/dates.ts'
import { percent } from '../kernel/text.ts'
import { definePage, type PageContext } from '../platform/http/index.ts'
import type { Reader } from '../platform/reader.ts'
import { secretaryNeeds, supervisionNeeds } from './needs.ts'
import { recentlyRecorded } from './recent.ts'
import { shareFigures, standingOf } from './standing.ts'
import { workNeeds } from './work-needs.ts'

/** "What needs me?": what is broken, what will be, and where everything else begins. */
export const secretaryHome = definePage({
  path: '',
  section: '',
  permission: 'board:read',
  roles: ['secretary'],
  run: async (context: PageContext) => {
    const { reader, today, link, base } = context
    const { facts, document, sentence } = await standingOf(context)
    const recent = await recentlyRecorded(context)
    const incorporated = isIncorporated(facts.company)
    const proposed = await loadProposals(reader)
    const supervision = supervisionOn(facts, await loadSupervision(reader), today)
    const others = [...supervisionNeeds(supervision, today, link), ...(await workNeeds(reader, facts, today, link))]
    return {
      view: 'homes/views/secretary.njk',
      title: 'What needs you',
      model: {
        caption: dayAndDate(today),
        sentence,
        figures: [
          ...shareFigures(document.findings, link),
          ...(await incomeFigure(reader, facts, today, link)),
          ...returnsFigure(supervision, today, link),
        ],
        needs: secretaryNeeds(facts, { ...document, proposed, others }, today, link),
        start: [
          { text: 'What if someone joins or leaves the board?', href: `${base}/board/what-if` },
          { text: 'Appoint somebody', href: `${base}/board/appointments/new` },
          { text: 'Record a resignation', href: `${base}/board/directors` },
          ...(incorporated ? [{ text: 'Admit a member', href: `${base}/members/admissions/new` }] : []),
          { text: 'Record a resolution', href: `${base}/resolutions/new` },
        ],
        ready: [
          {
            text: 'Board composition certificate',
            href: `${base}/reports/board-composition-certificate.pdf`,
            note: 'PDF, today',
          },
          ...(incorporated
            ? [
                { text: 'Register of members', href: `${base}/reports/register-of-members.pdf`, note: 'PDF, today' },
                {
                  text: 'Members’ voting certificate',
                  href: `${base}/reports/members-voting-certificate.pdf`,
                  note: 'PDF, today',
                },
              ]
            : []),
        ],
        recent,
        recorded: { text: 'See everything recorded', href: `${base}/recorded` },
      },
    }
  },
})

/** How much of the turnover comes from the council, as the rule counts it, and whether that makes a business relationship. */
const incomeFigure = async (reader: Reader, facts: BoardFacts, day: IsoDate, link: (path: string) => string) => {
  const { narrow } = councilIncome({ facts: await withIncome(reader, facts, day), day })
  if (narrow.turnover <= 0) return []
  const over = isRelationship(narrow, day) && isIncorporated(facts.company)
  return [
    {
      label: 'Income from the council',
      value: `${percent(narrow.counted, narrow.turnover)}%`,
      href: link(`/reports/income-and-expenditure?from=${yearsTo(day, 1)}&to=${day}`),
      note: over ? 'Of turnover, twelve months. Over half, so the 20% tests apply' : 'Of turnover, twelve months',
    },
  ]
}

/** What the supervising authority is still to be sent, where there is one. */
const returnsFigure = (supervision: Supervision | undefined, today: IsoDate, link: (path: string) => string) => {
  if (!supervision) return []
  const open = supervision.returns.filter(({ sentOn }) => !sentOn)
  const late = open.filter(({ dueOn, covers }) => (dueOn ?? covers) < today).length
  return [
    {
      label: 'To the authority',
      value: open.length === 0 ? 'Nothing due' : `${open.length} due`,
      href: link('/board/supervision'),
      tag: late > 0 ? { kind: 'bad', text: `${late} late` } : { kind: 'ok', text: 'On time' },
    },
  ]
}
