import { brokenOn, check, NONE_BROKEN, nextBreak } from '../governance/index.ts'
import { dayAndDate } from '../kernel/dates.ts'
import { definePage, type PageContext } from '../platform/http/page.ts'
import type { Role } from '../platform/permission.ts'
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
      const document = await check(reader, { today })
      return {
        view: 'homes/views/reader.njk',
        title,
        model: {
          caption: dayAndDate(today),
          sentence: `${brokenOn(document, today) ?? NONE_BROKEN}${nextBreak(document)}`,
          figures: shareFigures(document.findings, link),
          items: links.map(([text, path, note]) => ({ text, href: base + path, note })),
        },
      }
    },
  }),
)
