import { longDate } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { bracketed, type Pence, pence, pounds, sum } from '../../kernel/money.ts'
import { isIncome, type Movement, type Stream, yearEndOf } from '../../ledger/index.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { lineNamed, partsOfLine } from '../surplus/lines.ts'
import { movedInYear } from '../surplus/surplus.ts'
import { incomeOf } from '../trace/words.ts'
import { type Year, yearOf } from './year.ts'

/** What does a line between income and surplus add up from? */
export const surplusLine = async (context: PageContext) => {
  const { reader, params, link } = context
  const line = lineNamed(params.line ?? '')
  if (!line) throw notFound(`There is no line “${params.line}” between income and surplus`)
  const year = yearOf(context, await yearEndOf(reader))
  const parts = partsOfLine(await movedInYear(reader, year.from, year.to), line)
  const total = pounds(sum(parts.map(amountOf)))
  return {
    view: 'reserves/views/surplus-line.njk',
    title: line,
    subject: `year to ${longDate(year.to)}`,
    back: { href: link(`/surplus/${params.year}`), text: 'Surplus and reinvestment' },
    model: {
      caption: year.running ? 'The year so far' : `Year ended ${longDate(year.to)}`,
      sentence: `**${total}** from ${longDate(year.from)} to ${longDate(year.to)}, by account.`,
      rows: [
        ...parts.map((part) => partRow(part, year, context)),
        { cells: ['Total', '', bracketed(sum(parts.map(amountOf)))], total: true },
      ],
      sources: streamsOf(parts).map((stream) => ({
        text: `Invoices and entries behind ${incomeOf(stream)}`,
        href: link(`/surplus/${params.year}/sources?stream=${stream}`),
      })),
    },
  }
}

/** Income as it came in, costs as they were spent: both are positive on their own account. */
const amountOf = ({ type, net }: Movement): Pence => pence(isIncome(type) ? -net : net)

/** The streams that income of a line is in; costs came from no invoice. */
const streamsOf = (parts: readonly Movement[]): Stream[] => [
  ...new Set(parts.filter(({ type }) => isIncome(type)).map(({ stream }) => (stream ?? 'other') as Stream)),
]

const STREAM_WORDS: Record<string, string> = { commissioned: 'Commissioned', traded: 'Traded', other: 'Neither' }
const MEMBER_WORDS: Record<string, string> = { yes: 'with members', no: 'with others' }

const partRow = (part: Movement, { from, to }: Year, { link, may }: PageContext) => {
  const { account, name, stream = '', member } = part
  const filter = new URLSearchParams({ from, to, ...(stream ? { stream } : {}), member: member ?? 'none' })
  const text = `${account} ${name}`
  return {
    cells: [
      may('ledger:read') ? { text, href: link(`/ledger/accounts/${account}?${filter}`) } : text,
      [STREAM_WORDS[stream], MEMBER_WORDS[member ?? '']].filter(Boolean).join(' '),
      bracketed(amountOf(part)),
    ],
  }
}
