import { addDays, longDate } from '../../kernel/dates.ts'
import { bracketed, penceOf, sum } from '../../kernel/money.ts'
import { CODES, loadProgrammes, type Programme } from '../../ledger/index.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { type SurplusFacts, whatChanged } from '../surplus/drawings.ts'
import type { Year } from './year.ts'

type Row = SurplusFacts['since']['programmes'][number]
type Figure = 'setAside' | 'moved' | 'spent' | 'returned' | 'left'

/** The figures of a programme, and where its page lists the lines of each. Those that most years have nothing in come when used. */
const FIGURES: { key: Figure; label: string; lines?: string; always?: true }[] = [
  { key: 'setAside', label: 'Set aside, £', lines: 'set-aside', always: true },
  { key: 'moved', label: 'Moved, £', lines: 'moved' },
  { key: 'spent', label: 'Spent, £', lines: 'spent', always: true },
  { key: 'returned', label: 'Returned, £', lines: 'moved' },
  { key: 'left', label: 'Left, £', always: true },
]

/** Programmes that the surplus of a year pays for, each figure with the way to its lines. */
export const programmesTable = async (facts: SurplusFacts, year: Year, { reader, link }: PageContext) => {
  const { programmes, until } = facts.since
  if (programmes.length === 0) return undefined
  const known = await loadProgrammes(reader)
  const figures = FIGURES.filter(({ key, always }) => always || programmes.some((row) => penceOf(row[key]) !== 0))
  const span = `from=${addDays(year.to, 1)}&to=${until}`
  return {
    caption: 'Programmes that this surplus pays for',
    columns: [
      { label: 'Programme' },
      ...figures.map(({ label }) => ({ label, number: true })),
      { label: 'What it has changed' },
    ],
    rows: [
      ...programmes.map((row) => ({
        id: row.programme,
        cells: [
          { text: row.name, href: link(`/programmes/${row.programme}`), sub: about(row, known.get(row.programme)) },
          ...figures.map(({ key, lines }) => {
            const text = bracketed(penceOf(row[key]))
            const isDoor = lines && penceOf(row[key]) !== 0
            return isDoor
              ? { text, href: `${link(`/programmes/${row.programme}?${span}`)}#${lines}`, of: row.name }
              : text
          }),
          whatChanged(row),
        ],
      })),
      {
        cells: ['Total', ...figures.map(({ key }) => bracketed(sum(programmes.map((row) => penceOf(row[key]))))), ''],
        total: true,
      },
    ],
  }
}

const about = ({ resolution }: Row, programme: Programme | undefined): string | undefined =>
  [resolution, programme?.to && `to ${longDate(programme.to)}`].filter(Boolean).join(', ') || undefined

/** Where the amounts of the flow's table lead: the fund as a whole, then each programme. */
export const flowLinks = (
  { since }: SurplusFacts,
  year: Year,
  { link, may }: PageContext,
  rows: readonly Record<string, string>[],
) => {
  const span = `from=${addDays(year.to, 1)}&to=${since.until}`
  const byName = new Map(since.programmes.map(({ name, programme }) => [name, programme]))
  return rows.map(({ from = '', to = '' }) => {
    if (to === 'Reinvestment fund') {
      return may('ledger:read') ? link(`/ledger/accounts/${CODES.reinvestmentFund}?${span}`) : undefined
    }
    const programme = byName.get(to) ?? byName.get(from)
    if (!programme) return undefined
    const place = byName.has(to)
      ? 'set-aside'
      : to === 'Spent'
        ? 'spent'
        : to.startsWith('Returned')
          ? 'moved'
          : undefined
    return place ? `${link(`/programmes/${programme}?${span}`)}#${place}` : link(`/programmes/${programme}`)
  })
}
