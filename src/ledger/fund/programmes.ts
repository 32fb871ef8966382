import type { IsoDate } from '../../kernel/dates.ts'
import { known, type Reader } from '../../platform/reader.ts'
import { day, type Register, registerRows, required, text } from '../../platform/registers/index.ts'
import { type Chart, CODES, isCost, isIncome } from '../chart.ts'
import { emptyFund, type Funds } from './fund.ts'

/** What surplus is reinvested in. The ledger knows programmes because lines name them. */
export const programmeRegister: Register = {
  file: 'programmes.csv',
  table: 'programme',
  key: ['ref'],
  columns: {
    ref: text(required),
    name: text(required),
    purpose: text(),
    outcome_measure: text(),
    from: day(),
    to: day(),
  },
}

export interface Programme {
  ref: string
  name: string
  purpose?: string
  outcomeMeasure?: string
  from?: IsoDate
  to?: IsoDate
}

export const loadProgrammes = async (reader: Reader): Promise<Map<string, Programme>> => {
  const rows = await registerRows(reader, programmeRegister)
  return new Map(
    rows.map((row) => [
      String(row.ref),
      {
        ref: String(row.ref),
        name: String(row.name),
        ...(row.purpose ? { purpose: String(row.purpose) } : {}),
        ...(row.outcome_measure ? { outcomeMeasure: String(row.outcome_measure) } : {}),
        ...(row.from ? { from: row.from as IsoDate } : {}),
        ...(row.to ? { to: row.to as IsoDate } : {}),
      },
    ]),
  )
}

/** Those of the refs given that no programme has. */
export const unknownProgrammes = async (reader: Reader, refs: readonly string[]): Promise<string[]> => {
  const found: { ref: string }[] = await known(reader, 'programme')
    .whereIn('ref', [...refs])
    .select('ref')
  return refs.filter((ref) => !found.some((row) => row.ref === ref))
}

interface FundRow {
  programme: string
  account: string
  date: IsoDate
  automatic: string | null
  debit: number
  credit: number
}

/** The fund of each programme named, from its postings. */
export const loadFunds = async (reader: Reader, chart: Chart, programmes: readonly string[]): Promise<Funds> => {
  const rows: FundRow[] = await reader
    .db('posting')
    .where('company', reader.company)
    .whereIn('programme', [...programmes])
    .groupBy('programme', 'account', 'date', 'automatic')
    .select('programme', 'account', 'date', 'automatic')
    .sum({ debit: 'debit', credit: 'credit' })
  const funds: Funds = new Map(programmes.map((ref) => [ref, emptyFund()]))
  for (const row of rows) {
    const fund = funds.get(row.programme) ?? emptyFund()
    const type = chart.get(row.account)?.type
    if (row.account === CODES.reinvestmentFund) {
      fund.moves.set(row.date, (fund.moves.get(row.date) ?? 0) + row.credit - row.debit)
      if (row.automatic) fund.released += row.debit - row.credit
    } else if (type && (isCost(type) || isIncome(type))) fund.spent += row.debit - row.credit
  }
  return funds
}
