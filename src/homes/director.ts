import { wholeWord } from '../company/index.ts'
import { type BoardFacts, mainBody, nextMeeting } from '../governance/index.ts'
import { dayAndDate, daysBetween, type IsoDate, longDate } from '../kernel/dates.ts'
import { plural } from '../kernel/text.ts'
import { definePage, type PageContext } from '../platform/http/index.ts'
import { waysFrom } from './links.ts'
import { shareFigures, standingOf } from './standing.ts'

/** The standing of the company, and the papers of a director's work. */
export const directorHome = definePage({
  path: '',
  section: '',
  permission: 'board:read',
  roles: ['director'],
  run: async (context: PageContext) => {
    const { today, link, base } = context
    const { facts, document, sentence } = await standingOf(context)
    return {
      view: 'homes/views/reader.njk',
      title: `The ${wholeWord(facts.company)} today`,
      model: {
        caption: dayAndDate(today),
        sentence,
        figures: [...meetingFigure(facts, today, link), ...shareFigures(document.findings, link)],
        items: waysFrom(base, facts.company, [
          ['Board composition', '/board', 'every rule with its working'],
          ['Register of interests', '/board/interests', 'yours, and everybody’s'],
          ['Register of members', '/members', 'as at any date'],
          ['Surplus and reinvestment', '/surplus', 'where it came from, what it did'],
          ['Reports', '/reports', 'PDF, CSV and JSON'],
        ]),
      },
    }
  },
})

/** A director lands on the next meeting of the board. */
const meetingFigure = (facts: BoardFacts, today: IsoDate, link: (path: string) => string) => {
  const body = mainBody(facts, today)?.ref
  const next = body === undefined ? undefined : nextMeeting(facts, body, today)
  if (!next) return []
  const days = daysBetween(today, next.heldOn)
  return [
    {
      label: 'Next board meeting',
      value: longDate(next.heldOn),
      href: link(`/meetings/${encodeURIComponent(next.ref)}/agenda`),
      note: days === 0 ? 'Today: the agenda' : `In ${plural(days, 'day')}: the agenda`,
    },
  ]
}
