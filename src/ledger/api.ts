import type { IsoDate } from '../kernel/dates.ts'
import { notFound } from '../kernel/errors.ts'
import { DateText, Fields, Optional } from '../kernel/fields.ts'
import { money } from '../kernel/money.ts'
import { schema } from '../kernel/schema.ts'
import { type Static, Type } from '../kernel/type.ts'
import { askedLimit, defineRead, PAGING, type ReadDefinition } from '../platform/http/index.ts'
import { answers } from './answers.ts'
import { loadChart } from './books.ts'
import { entries, entryByLabel } from './entries/entries.ts'
import { askedPlace, cursorOf, entryJson, postingJson, wholeEntryJson } from './entries/json.ts'
import type { Place } from './entries/postings.ts'
import { periodStates } from './periods/closing.ts'
import { accountLines } from './statements/account-lines.ts'
import { balancesOn } from './statements/balances.ts'
import { trialBalance } from './statements/trial-balance.ts'

const Paged = {
  from: Optional(DateText('first day')),
  to: Optional(DateText('last day')),
  ...PAGING,
  on: Optional(DateText('day')),
  known: Optional(Type.String({ 'x-label': 'instant', maxLength: 40 })),
}
const PagedQuery = Fields(Paged)
type PagedQuery = Static<typeof PagedQuery>
const pagedQuery = schema(PagedQuery)

const pageOf = (query: PagedQuery): { after?: Place; limit: number } => {
  const limit = askedLimit(query, 100)
  return query.cursor === undefined ? { limit } : { limit, after: askedPlace(query.cursor) }
}

const getAccounts = defineRead({
  name: 'getAccounts',
  path: '/accounts',
  summary: 'The chart of accounts, with what stands on each account at the end of a day',
  permission: 'ledger:read',
  returns: answers.accounts,
  run: async ({ reader, on }) => {
    const [chart, balances] = await Promise.all([loadChart(reader), balancesOn(reader, on)])
    const nets = new Map(balances.map((row) => [row.account, row.net]))
    const rows = [...chart.values()].map(({ code, name, type }) => ({
      account: code,
      name,
      type,
      balance: money(nets.get(code) ?? 0),
    }))
    return { on, rows }
  },
})

const getAccount = defineRead<PagedQuery>({
  name: 'getAccount',
  path: '/accounts/:code',
  summary: 'One account between two days, line by line with its running balance; a balance is debits less credits',
  permission: 'ledger:read',
  query: pagedQuery,
  returns: answers.account,
  run: async ({ reader, on, params, query }) => {
    const code = params.code ?? ''
    const span = { to: (query.to as IsoDate | undefined) ?? on, ...(query.from ? { from: query.from as IsoDate } : {}) }
    const page = await accountLines(reader, code, span, pageOf(query))
    if (page.count === 0 && !(await loadChart(reader)).has(code)) throw notFound(`There is no account ${code}`)
    return {
      account: page.account.code,
      name: page.account.name,
      type: page.account.type,
      from: span.from ?? null,
      to: span.to,
      opening: money(page.opening),
      debit: money(page.debit),
      credit: money(page.credit),
      closing: money(page.closing),
      count: page.count,
      rows: page.lines.map((line) => ({
        entry: line.entry,
        date: line.date,
        memo: line.memo,
        source: line.source,
        sourceRef: line.sourceRef ?? null,
        ...postingJson(line),
        balance: money(line.balance),
      })),
      next: cursorOf(page.next),
    }
  },
})

const getEntries = defineRead<PagedQuery>({
  name: 'getEntries',
  path: '/entries',
  summary: 'Journal entries by date and number',
  permission: 'ledger:read',
  query: pagedQuery,
  returns: answers.entries,
  run: async ({ reader, query }) => {
    const span = {
      ...(query.from ? { from: query.from as IsoDate } : {}),
      ...(query.to ? { to: query.to as IsoDate } : {}),
    }
    const page = await entries(reader, span, pageOf(query))
    return { rows: page.rows.map(entryJson), next: cursorOf(page.next) }
  },
})

const getEntry = defineRead({
  name: 'getEntry',
  path: '/entries/:entry',
  summary: 'One entry with its lines, by its number or the ref that it had in the journal',
  permission: 'ledger:read',
  returns: answers.entry,
  run: async ({ reader, params }) => {
    const entry = await entryByLabel(reader, params.entry ?? '')
    if (!entry) throw notFound(`There is no entry ${params.entry}`)
    return wholeEntryJson(entry)
  },
})

const getTrialBalance = defineRead({
  name: 'getTrialBalance',
  path: '/trial-balance',
  summary: 'Every account with its balance on one side at the end of a day',
  permission: 'ledger:read',
  returns: answers.trialBalance,
  run: async ({ reader, on }) => {
    const { rows, totals } = await trialBalance(reader, on)
    return {
      on,
      rows: rows.map((row) => ({ ...row, debit: money(row.debit), credit: money(row.credit) })),
      totals: { debit: money(totals.debit), credit: money(totals.credit) },
    }
  },
})

const getPeriods = defineRead({
  name: 'getPeriods',
  path: '/periods',
  summary: 'The months of the books, which of them are closed, and how many entries each has',
  permission: 'ledger:read',
  returns: answers.periods,
  run: async ({ reader }) => ({ rows: await periodStates(reader) }),
})

export const reads: readonly ReadDefinition[] = [
  getAccounts,
  getAccount,
  getEntries,
  getEntry,
  getTrialBalance,
  getPeriods,
]
