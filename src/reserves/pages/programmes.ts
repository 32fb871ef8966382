import { longDate } from '../../kernel/dates.ts'
import { bracketed, pounds, sum } from '../../kernel/money.ts'
import { plural } from '../../kernel/text.ts'
import { CODES, loadProgrammes, type Programme } from '../../ledger/index.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { loadOutcomes, type Outcome, outcomeBy } from '../programmes/outcomes.ts'
import type { ProgrammeStatement } from '../programmes/statement.ts'
import { whatChanged } from '../surplus/drawings.ts'
import { programmesOn } from '../surplus/surplus.ts'

/** What have the programmes left to spend? */
export const programmes = async (context: PageContext) => {
  const { reader, on, link, base, may, dates } = context
  const [known, statements, outcomes] = await Promise.all([
    loadProgrammes(reader),
    programmesOn(reader, on),
    loadOutcomes(reader),
  ])
  const byRef = new Map(statements.map((row) => [row.programme, row]))
  const left = sum(statements.map(({ closing }) => closing))
  return {
    view: 'reserves/views/programmes.njk',
    title: 'Programmes',
    model: {
      links: linksOf(context),
      sentence: `**${pounds(left)}** is left to spend on ${longDate(on)}, in ${plural(statements.filter(({ closing }) => closing !== 0).length, 'programme')}.`,
      add: may('reserves:write') && dates.isToday ? `${base}/surplus/programmes/new` : undefined,
      rows: [...known.values()].map((programme) => {
        const outcome = outcomeBy(outcomes, programme.ref, on) ?? null
        return programmeRow(programme, byRef.get(programme.ref), outcome, context)
      }),
      files: may('ledger:read')
        ? [{ text: `Account ${CODES.reinvestmentFund}`, href: link(`/ledger/accounts/${CODES.reinvestmentFund}`) }]
        : [],
    },
  }
}

const linksOf = ({ link, base, may, dates }: PageContext) => [
  { text: 'Surplus', href: link('/surplus') },
  { text: 'Programmes', href: link('/programmes'), current: true },
  ...(may('reserves:write') && dates.isToday
    ? [{ text: 'Set surplus aside', href: `${base}/surplus/designations/new` }]
    : []),
]

const programmeRow = (
  programme: Programme,
  fund: ProgrammeStatement | undefined,
  outcome: Outcome | null,
  { link }: PageContext,
) => ({
  id: programme.ref,
  cells: [
    { text: programme.name, href: link(`/programmes/${programme.ref}`), sub: programme.purpose },
    bracketed((fund?.opening ?? 0) + (fund?.allocated ?? 0) + (fund?.virement ?? 0)),
    bracketed(fund?.drawn ?? 0),
    bracketed(fund?.closing ?? 0),
    whatChanged({ outcome, outcomeMeasure: programme.outcomeMeasure ?? null }),
  ],
})
