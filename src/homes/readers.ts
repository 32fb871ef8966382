import { isIncorporated } from '../company/index.ts'
import {
  type BoardFacts,
  brokenOn,
  evaluate,
  loadBoardFacts,
  mainBody,
  NONE_BROKEN,
  nextBreak,
  nextMeeting,
  withTurnover,
} from '../governance/index.ts'
import { dayAndDate, daysBetween, type IsoDate, longDate } from '../kernel/dates.ts'
import { plural } from '../kernel/text.ts'
import { definePage, type PageContext } from '../platform/http/index.ts'
import type { Role } from '../platform/permission.ts'
import { lastKnown } from '../platform/reader.ts'
import { shareFigures } from './secretary.ts'

interface Home {
  role: Role
  title: string
  links: [text: string, path: string, note: string][]
}

/** Those who read and change nothing: the standing of the company first, then the papers of their work. */
const HOMES: Home[] = [
  {
    role: 'director',
    title: 'The company today',
    links: [
      ['Board composition', '/board', 'every rule with its working'],
      ['Register of interests', '/board/interests', 'yours, and everybody’s'],
      ['Register of members', '/members', 'as at any date'],
      ['Surplus and reinvestment', '/surplus', 'where it came from, what it did'],
      ['Reports', '/reports', 'PDF, CSV and JSON'],
    ],
  },
  {
    role: 'commissioner',
    title: 'The company the council commissions',
    links: [
      ['Board composition', '/board', 'is the council inside the lines?'],
      ['Register of members', '/members', 'who owns the company with the council'],
      ['Services', '/services', 'what is commissioned, what is sold'],
      ['Reports', '/reports', 'certificates and statements'],
    ],
  },
  {
    role: 'auditor',
    title: 'The books and registers',
    links: [
      ['Reports', '/reports', 'every figure opens down to its entries'],
      ['Ledger', '/ledger', 'accounts, entries, running balances'],
      ['Invoices', '/invoices', 'none missing in the numbering'],
      ['Register of members', '/members', 'as at, and as known'],
      ['Board composition', '/board', 'as at, and as known'],
      ['Recorded acts', '/recorded', 'who did what, when, in one chain'],
    ],
  },
]

export const readersHomes = HOMES.map(({ role, title, links }) =>
  definePage({
    path: '',
    section: '',
    permission: 'board:read',
    roles: [role],
    run: async ({ reader, today, link, base }: PageContext) => {
      const facts = await withTurnover(reader, await loadBoardFacts(reader))
      const document = evaluate(facts, { on: today, known: await lastKnown(reader) })
      const incorporated = isIncorporated(facts.company)
      return {
        view: 'homes/views/reader.njk',
        title,
        model: {
          caption: dayAndDate(today),
          sentence: `${brokenOn(document, today) ?? NONE_BROKEN}${nextBreak(document)}`,
          figures: [
            ...(role === 'director' ? meetingFigure(facts, today, link) : []),
            ...shareFigures(document.findings, link),
          ],
          items: links
            .filter(([, path]) => incorporated || path !== '/members')
            .map(([text, path, note]) => ({ text, href: base + path, note })),
        },
      }
    },
  }),
)

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
