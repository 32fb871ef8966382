import { addDays, financialYear, type IsoDate } from '../kernel/dates.ts'
import { invalid, notFound } from '../kernel/errors.ts'
import { DateText, Fields, Optional } from '../kernel/fields.ts'
import { money } from '../kernel/money.ts'
import { schema } from '../kernel/schema.ts'
import { type Static, Type } from '../kernel/type.ts'
import { askedPlace, CODES, cursorOf, loadProgrammes, postings, yearEndOf } from '../ledger/index.ts'
import { askedLimit, defineRead, PAGING, type ReadDefinition } from '../platform/http/index.ts'
import { answers } from './answers.ts'
import { loadOutcomes } from './programmes/outcomes.ts'
import { allocableOn } from './setting-aside/allocable.ts'
import { loadDesignations } from './setting-aside/designations.ts'
import { outcomeJson, programmesOn, statementJson, surplusAndReinvestment } from './surplus/surplus.ts'

const Span = Fields({
  from: Optional(DateText('first day')),
  to: Optional(DateText('last day')),
  on: Optional(DateText('day')),
  known: Optional(Type.String({ 'x-label': 'instant', maxLength: 40 })),
})
type Span = Static<typeof Span>

const getSurplus = defineRead<Span>({
  name: 'getSurplus',
  path: '/surplus',
  summary:
    'Where the surplus of a span came from and what it was reinvested in; by default the accounting year of the day',
  permission: 'reserves:read',
  query: schema(Span),
  returns: answers.surplus,
  run: async ({ reader, on, query }) => {
    const year = financialYear((query.to as IsoDate | undefined) ?? on, await yearEndOf(reader))
    const from = (query.from as IsoDate | undefined) ?? year.from
    const to = (query.to as IsoDate | undefined) ?? year.to
    if (to < from) throw invalid('The last day must not be before the first', '/to')
    return { from, to, ...(await surplusAndReinvestment(reader, from, to)) }
  },
})

const getAllocable = defineRead({
  name: 'getAllocable',
  path: '/allocable',
  summary: 'How much of the free reserves the board may set aside on a day, and how the figure came about',
  permission: 'reserves:read',
  returns: answers.allocable,
  run: async ({ reader, on }) => {
    const { yearEnd, floorClause, ...figures } = await allocableOn(reader, on)
    return {
      on,
      yearEnd,
      freeReserve: money(figures.freeReserve),
      deficit: money(figures.deficit),
      moved: money(figures.moved),
      floor: money(figures.floor),
      floorClause,
      allocable: money(figures.allocable),
    }
  },
})

const getProgrammes = defineRead({
  name: 'getProgrammes',
  path: '/programmes',
  summary: 'Programmes, and what each was given, spent and has left in the year to a day',
  permission: 'reserves:read',
  returns: answers.programmes,
  run: async ({ reader, on }) => {
    const [programmes, statements] = await Promise.all([loadProgrammes(reader), programmesOn(reader, on)])
    const byRef = new Map(statements.map((row) => [row.programme, row]))
    const rows = [...programmes.values()].map((programme) => {
      const statement = byRef.get(programme.ref)
      return { ...programme, fund: statement ? statementJson(statement) : null }
    })
    return { on, rows }
  },
})

const Costs = Fields(PAGING)

const getProgramme = defineRead<Static<typeof Costs>>({
  name: 'getProgramme',
  path: '/programmes/:ref',
  summary: 'One programme with its designations and everything posted for it up to a day',
  permission: 'reserves:read',
  query: schema(Costs),
  returns: answers.programme,
  run: async ({ reader, on, params, query }) => {
    const ref = params.ref ?? ''
    const programme = (await loadProgrammes(reader)).get(ref)
    if (!programme) throw notFound(`There is no programme “${ref}”`)
    const [statements, designations, outcomes, posted] = await Promise.all([
      programmesOn(reader, on),
      loadDesignations(reader),
      loadOutcomes(reader),
      postings(
        reader,
        { programme: ref, to: on },
        {
          limit: askedLimit(query, 500),
          ...(query.cursor === undefined ? {} : { after: askedPlace(query.cursor) }),
        },
      ),
    ])
    const statement = statements.find((row) => row.programme === ref)
    return {
      ...programme,
      on,
      fund: statement ? statementJson(statement) : null,
      outcomes: outcomes
        .filter(({ programme: of, reportedOn }) => of === ref && reportedOn <= on)
        .map((row) => outcomeJson(row)),
      designations: designations
        .filter((row) => row.programme === ref && row.date < addDays(on, 1))
        .map(({ ref, programme, resolution, date, amount }) => ({
          ref,
          programme,
          resolution,
          date,
          amount: money(amount),
        })),
      costs: posted.rows
        .filter((row) => row.account !== CODES.reinvestmentFund && row.account !== CODES.freeReserve)
        .map(({ entry, date, account, debit, credit }) => ({ entry, date, account, amount: money(debit - credit) })),
      next: cursorOf(posted.next),
    }
  },
})

export const reads: readonly ReadDefinition[] = [getSurplus, getAllocable, getProgrammes, getProgramme]
