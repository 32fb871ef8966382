import { type Pence, pence, sum } from '../../kernel/money.ts'
import { type AccountType, isCost, isIncome, type Movement, STREAMS, type Stream } from '../../ledger/index.ts'

/** A line between income and surplus: costs are negative, because they take away. */
export interface SurplusLine {
  line: string
  kind: 'council' | 'members' | 'others' | 'interest' | 'cost'
  amount: Pence
}

export interface StreamSurplus {
  stream: Stream
  income: Pence
  expenditure: Pence
  surplus: Pence
}

type Part = Pick<Movement, 'account' | 'type' | 'net' | 'stream' | 'member'>

/** Commissioned against traded; costs that nobody divided are with the other stream. */
export const byStream = (movements: readonly Part[]): StreamSurplus[] =>
  STREAMS.map((stream) => {
    const own = movements.filter((row) => (row.stream ?? 'other') === stream)
    const income = totalIn(own, isIncome, -1)
    const expenditure = totalIn(own, isCost, 1)
    return { stream, income, expenditure, surplus: pence(income - expenditure) }
  })

export const totalIn = (rows: readonly Part[], counts: (type: AccountType) => boolean, sign: 1 | -1): Pence =>
  pence(sign * sum(rows.filter(({ type }) => counts(type)).map(({ net }) => net)))

const INTEREST = '4400'
const MEMBERS = '4110'

const incomeLine = ({ account, stream, member }: Part): Pick<SurplusLine, 'line' | 'kind'> => {
  if (stream === 'commissioned') return { line: 'Council commissions', kind: 'council' }
  if (stream === 'traded') {
    const isMember = member ? member === 'yes' : account === MEMBERS
    return isMember ? { line: 'Member schools', kind: 'members' } : { line: 'Other customers', kind: 'others' }
  }
  return account === INTEREST
    ? { line: 'Interest', kind: 'interest' }
    : { line: 'Grants and other income', kind: 'interest' }
}

const costLine = ({ account, type }: Part): string => {
  if (type === 'cost_of_sales') return 'Delivery partners'
  if (account.startsWith('60')) return 'Staff'
  return account.startsWith('65') ? 'Reinvestment programmes' : 'Premises and running'
}

const INCOME_LINES = ['Council commissions', 'Member schools', 'Other customers', 'Grants and other income', 'Interest']
const COST_LINES = ['Staff', 'Delivery partners', 'Premises and running', 'Reinvestment programmes']

const TAX_LINE = 'Corporation tax'

const lineOf = (row: Part): string | undefined => {
  if (isIncome(row.type)) return incomeLine(row).line
  if (isCost(row.type)) return costLine(row)
  return row.type === 'tax' ? TAX_LINE : undefined
}

/** What a line is called in an address: "council-commissions". */
export const lineSlug = (line: string): string => line.toLowerCase().replace(/[^a-z]+/g, '-')

/** The line of an address, where it is one. */
export const lineNamed = (slug: string): string | undefined =>
  [...INCOME_LINES, ...COST_LINES, TAX_LINE].find((line) => lineSlug(line) === slug)

/** What a line adds up from: what moved on one account in one stream, from members or from others. */
export const partsOfLine = <P extends Part>(movements: readonly P[], line: string): P[] =>
  movements.filter((row) => row.net !== 0 && lineOf(row) === line)

/** Where the income came from and what it went on, in as few lines as a picture can hold. */
export const surplusLines = (movements: readonly Part[]): { income: SurplusLine[]; costs: SurplusLine[] } => {
  const income = movements.filter(({ type }) => isIncome(type)).map((row) => ({ ...incomeLine(row), amount: -row.net }))
  const costs = movements
    .filter(({ type }) => isCost(type))
    .map((row) => ({ line: costLine(row), kind: 'cost' as const, amount: -row.net }))
  return { income: totalled(INCOME_LINES, income), costs: totalled(COST_LINES, costs) }
}

const totalled = (order: readonly string[], lines: readonly (Omit<SurplusLine, 'amount'> & { amount: number })[]) =>
  order.flatMap((name) => {
    const own = lines.filter(({ line }) => line === name)
    const amount = sum(own.map((each) => each.amount))
    return own[0] && amount !== 0 ? [{ line: name, kind: own[0].kind, amount }] : []
  })
