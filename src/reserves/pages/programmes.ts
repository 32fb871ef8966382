import { longDate } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { bracketed, pounds, sum } from '../../kernel/money.ts'
import { plural } from '../../kernel/text.ts'
import { CODES, loadProgrammes, type Posting, type Programme, postings } from '../../ledger/index.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { type Designation, loadDesignations } from '../designations.ts'
import { type FundMove, loadFundMoves } from '../fund-moves.ts'
import type { ProgrammeStatement } from '../programme-statement.ts'
import { programmesOn } from '../surplus.ts'

/** What have the programmes left to spend? */
export const programmes = async (context: PageContext) => {
  const { reader, on, link, base, may, dates } = context
  const [known, statements] = await Promise.all([loadProgrammes(reader), programmesOn(reader, on)])
  const byRef = new Map(statements.map((row) => [row.programme, row]))
  const left = sum(statements.map(({ closing }) => closing))
  return {
    view: 'reserves/views/programmes.njk',
    title: 'Programmes',
    model: {
      links: linksOf(context),
      sentence: `**${pounds(left)}** is left to spend on ${longDate(on)}, in ${plural(statements.filter(({ closing }) => closing !== 0).length, 'programme')}.`,
      add: may('reserves:write') && dates.isToday ? `${base}/surplus/programmes/new` : undefined,
      rows: [...known.values()].map((programme) => programmeRow(programme, byRef.get(programme.ref), context)),
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

const programmeRow = (programme: Programme, fund: ProgrammeStatement | undefined, { link }: PageContext) => ({
  id: programme.ref,
  cells: [
    { text: programme.name, href: link(`/programmes/${programme.ref}`), sub: programme.purpose },
    bracketed((fund?.opening ?? 0) + (fund?.allocated ?? 0) + (fund?.virement ?? 0)),
    bracketed(fund?.drawn ?? 0),
    bracketed(fund?.closing ?? 0),
    programme.outcomeMeasure ?? '',
  ],
})

/** What was given to a programme, what was it spent on, and what has it left? */
export const programme = async (context: PageContext) => {
  const { reader, params, on, link, base, may, dates } = context
  const ref = params.programme ?? ''
  const all = await loadProgrammes(reader)
  const known = all.get(ref)
  if (!known) throw notFound(`There is no programme “${ref}”`)
  const [statements, designations, moves, posted] = await Promise.all([
    programmesOn(reader, on),
    loadDesignations(reader),
    loadFundMoves(reader),
    postings(reader, { programme: ref, to: on }, { limit: 1000 }),
  ])
  const given = designations.filter(({ programme: of, date }) => of === ref && date <= on)
  const moved = moves.filter(({ programme: of, date, kind }) => of === ref && date <= on && kind in MOVED)
  const costs = posted.rows.filter(({ account }) => account !== CODES.reinvestmentFund && account !== CODES.freeReserve)
  const left = statements.find((row) => row.programme === ref)?.closing ?? 0
  const spent = sum(costs.map(({ debit, credit }) => debit - credit))
  const mayMove = may('reserves:write') && dates.isToday && left > 0
  return {
    view: 'reserves/views/programme.njk',
    title: known.name,
    back: { href: link('/programmes'), text: 'Programmes' },
    model: {
      caption: 'Programme',
      sentence: `**${pounds(left)}** is left to spend on ${longDate(on)}; ${pounds(spent)} has been spent.`,
      purpose: known.purpose,
      facts: [
        { key: 'What it is to change', value: known.outcomeMeasure ?? 'Not stated' },
        ...(known.from ? [{ key: 'First day', value: longDate(known.from) }] : []),
        ...(known.to ? [{ key: 'Last day', value: longDate(known.to) }] : []),
      ],
      given: given.map((row) => givenRow(row)),
      moved: moved.map((row) => movedRow(row, context)),
      costs: costs.map((row) => costRow(row, context)),
      start: mayMove
        ? [
            { text: 'Spend from this programme', href: `${base}/programmes/${ref}/drawdowns/new` },
            ...(all.size > 1
              ? [{ text: 'Move to another programme', href: `${base}/programmes/${ref}/virements/new` }]
              : []),
            { text: 'Return what it will not spend', href: `${base}/programmes/${ref}/returns/new` },
          ]
        : [],
      files: may('ledger:read')
        ? [
            {
              text: 'Its lines on the fund',
              href: link(`/ledger/accounts/${CODES.reinvestmentFund}?programme=${encodeURIComponent(ref)}`),
            },
          ]
        : [],
    },
  }
}

const givenRow = ({ ref, date, resolution, amount }: Designation) => ({
  cells: [ref, longDate(date), `Resolution ${resolution}`, bracketed(amount)],
})

/** What neither sets aside nor spends. */
const MOVED: Partial<Record<FundMove['kind'], string>> = {
  brought: 'Brought in with the opening balances',
  virement: 'Moved between programmes',
  returned: 'Returned to free reserves',
}

const movedRow = ({ entry, date, kind, amount }: FundMove, context: PageContext) => ({
  cells: [entryCell(entry, context), longDate(date), MOVED[kind], bracketed(amount)],
})

const entryCell = (entry: number, { link, may }: PageContext) =>
  may('ledger:read') ? { text: `Entry ${entry}`, href: link(`/ledger/entries/${entry}`) } : `Entry ${entry}`

const costRow = ({ entry, date, account, debit, credit }: Posting, context: PageContext) => ({
  cells: [entryCell(entry, context), longDate(date), `Account ${account}`, bracketed(debit - credit)],
})
