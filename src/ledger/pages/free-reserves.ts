import { isMonthEnd, longDate, monthsTouched } from '../../kernel/dates.ts'
import { bracketed, pounds, sum } from '../../kernel/money.ts'
import { askedDay, type PageContext } from '../../platform/http/index.ts'
import { CODES } from '../chart.ts'
import { type FreeReserves, freeReserves } from '../statements/free-reserves.ts'
import { ledgerLinks } from './words.ts'

type Year = FreeReserves['years'][number]

/** What are the free reserves made of? With `years=earlier`, without the year so far, as the trial balance has them. */
export const freeReservesPage = async (context: PageContext) => {
  const { reader, query, link, may } = context
  const to = askedDay(query.to, 'to') ?? context.on
  const { posted, years } = await freeReserves(reader, to)
  const earlierOnly = query.years === 'earlier'
  const counted = earlierOnly ? years.slice(0, -1) : years
  const total = sum([posted, ...counted.map(({ surplus }) => surplus)])
  const without = earlierOnly ? ', the surplus of the year so far not counted' : ''
  return {
    view: 'ledger/views/free-reserves.njk',
    title: 'Free reserves',
    back: { href: link('/ledger'), text: 'Chart of accounts' },
    model: {
      links: ledgerLinks(context, ''),
      ofOwnDay: query.to !== undefined,
      sentence: `**${pounds(total)}** on ${longDate(to)}: what each year has left, and what was posted to account ${CODES.freeReserve} itself${without}.`,
      rows: [
        ...counted.map((year) => ({
          cells: [
            yearWords(year),
            {
              text: bracketed(year.surplus),
              ...(may('reports:read') &&
                year.surplus !== 0 && {
                  href: link(`/reports/income-and-expenditure?from=${year.from}&to=${year.to}`),
                }),
            },
          ],
        })),
        {
          cells: [
            { text: `Posted to account ${CODES.freeReserve}`, sub: 'Set aside, released by spending, and brought in' },
            {
              text: bracketed(posted),
              href: link(`/ledger/accounts/${CODES.freeReserve}?${new URLSearchParams({ to })}`),
            },
          ],
        },
        { cells: ['Free reserves', bracketed(total)], total: true },
      ],
    },
  }
}

const yearWords = ({ from, to, surplus }: Year): string => {
  const whole = isMonthEnd(to) && monthsTouched(from, to) === 12
  return `${surplus < 0 ? 'Deficit' : 'Surplus'} of the year ${whole ? `ended ${longDate(to)}` : `so far, to ${longDate(to)}`}`
}
