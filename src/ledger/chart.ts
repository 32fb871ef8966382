import { by } from '../kernel/order.ts'
/** What an account is; it decides where its balance stands in the statements. */
export const ACCOUNT_TYPES = [
  'asset',
  'contra_asset',
  'liability',
  'reserve',
  'income',
  'cost_of_sales',
  'expense',
  'tax',
] as const
export type AccountType = (typeof ACCOUNT_TYPES)[number]

export interface Account {
  code: string
  name: string
  type: AccountType
}

/** The accounts of a company by code, in order of code. */
export type Chart = ReadonlyMap<string, Account>

export const STREAMS = ['commissioned', 'traded', 'other'] as const
export type Stream = (typeof STREAMS)[number]

/** The accounts that the product itself posts to. Every chart has them, under these codes. */
export const CODES = {
  tradeDebtors: '1100',
  councilDebtor: '1110',
  bank: '1200',
  accruedIncome: '1300',
  tradeCreditors: '2100',
  outputVat: '2300',
  deferredIncome: '2400',
  deferredGrants: '2410',
  freeReserve: '3000',
  reinvestmentFund: '3100',
  commissioned: '4000',
  members: '4110',
  nonMembers: '4120',
  grants: '4200',
  programmeCosts: '6500',
} as const

const account = (code: string, name: string, type: AccountType): Account => ({ code, name, type })

/** The chart of accounts of a company that brings none of its own. */
export const STANDARD_CHART: readonly Account[] = [
  account('0010', 'Computer and office equipment: cost', 'asset'),
  account('0020', 'Computer and office equipment: accumulated depreciation', 'contra_asset'),
  account('0030', 'Right-of-use lease asset', 'asset'),
  account('0040', 'Right-of-use lease asset: accumulated depreciation', 'contra_asset'),
  account('1100', 'Trade debtors', 'asset'),
  account('1110', 'Council debtor', 'asset'),
  account('1190', 'Provision for doubtful debts', 'contra_asset'),
  account('1200', 'Current account', 'asset'),
  account('1210', 'Deposit account', 'asset'),
  account('1300', 'Accrued income', 'asset'),
  account('1310', 'Prepayments', 'asset'),
  account('1320', 'Input VAT', 'asset'),
  account('2100', 'Trade creditors', 'liability'),
  account('2110', 'Accruals', 'liability'),
  account('2200', 'PAYE and National Insurance', 'liability'),
  account('2210', 'Pension contributions', 'liability'),
  account('2300', 'Output VAT', 'liability'),
  account('2310', 'VAT control', 'liability'),
  account('2400', 'Deferred income: subscriptions', 'liability'),
  account('2410', 'Deferred income: grants with conditions', 'liability'),
  account('2420', 'Unused credits', 'liability'),
  account('2500', 'Corporation tax', 'liability'),
  account('2600', 'Lease liability', 'liability'),
  account('2610', 'Council loan', 'liability'),
  account('2700', 'Defined-benefit pension', 'liability'),
  account('3000', 'Income and expenditure reserve (free)', 'reserve'),
  account('3100', 'Designated: reinvestment fund', 'reserve'),
  account('3110', 'Designated: other', 'reserve'),
  account('3120', 'Pension reserve', 'reserve'),
  account('3200', 'Restricted fund', 'reserve'),
  account('4000', 'Commissioned: council school improvement', 'income'),
  account('4010', 'Commissioned: inclusion and SEND', 'income'),
  account('4020', 'De-delegated funding', 'income'),
  account('4100', 'Membership subscriptions', 'income'),
  account('4110', 'Subscriptions to services: members', 'income'),
  account('4120', 'Subscriptions to services: non-members', 'income'),
  account('4130', 'Courses and events', 'income'),
  account('4140', 'Consultancy and pay as you go', 'income'),
  account('4150', 'Governor services and clerking', 'income'),
  account('4160', 'ICT', 'income'),
  account('4170', 'Careers and work experience', 'income'),
  account('4200', 'Grants', 'income'),
  account('4300', 'Sponsorship and other income', 'income'),
  account('4400', 'Bank interest', 'income'),
  account('5000', 'Associates and consultants', 'cost_of_sales'),
  account('5010', 'Venues', 'cost_of_sales'),
  account('5020', 'Materials', 'cost_of_sales'),
  account('5030', 'Resold licences', 'cost_of_sales'),
  account('6000', 'Salaries', 'expense'),
  account('6010', 'Employer National Insurance', 'expense'),
  account('6020', 'Employer pension contributions', 'expense'),
  account('6030', 'Staff training', 'expense'),
  account('6040', 'Recruitment', 'expense'),
  account('6100', 'Premises', 'expense'),
  account('6110', 'IT', 'expense'),
  account('6120', 'Insurance', 'expense'),
  account('6130', 'Audit', 'expense'),
  account('6140', 'Legal', 'expense'),
  account('6150', 'Bank charges', 'expense'),
  account('6160', 'Travel', 'expense'),
  account('6170', 'Telephone and post', 'expense'),
  account('6180', 'Professional subscriptions', 'expense'),
  account('6190', 'Other office costs', 'expense'),
  account('6500', 'Reinvestment programme costs', 'expense'),
  account('6800', 'Depreciation', 'expense'),
  account('6900', 'Bad debts', 'expense'),
  account('8000', 'Corporation tax charge', 'tax'),
]

const STANDARD: Chart = new Map(STANDARD_CHART.map((row) => [row.code, row]))
const CONTROL = Object.values(CODES).map((code) => STANDARD.get(code) as Account)

/** The type that an account must keep because the product posts to it; undefined for all others. */
export const controlType = (code: string): AccountType | undefined => CONTROL.find((row) => row.code === code)?.type

/** A company's own accounts, with those that the product posts to; the standard chart where it has none of its own. */
export const chartOf = (own: readonly Account[]): Chart => {
  if (own.length === 0) return STANDARD
  const byCode = new Map([...CONTROL, ...own].map((row) => [row.code, row]))
  return new Map([...byCode].sort(by(0)))
}

export const isIncome = (type: AccountType): boolean => type === 'income'
/** Costs before tax. */
export const isCost = (type: AccountType): boolean => type === 'cost_of_sales' || type === 'expense'
/** Is this an account of the income and expenditure account, as against the balance sheet? */
export const isOfYear = (type: AccountType): boolean => isIncome(type) || isCost(type) || type === 'tax'

/** The codes of the accounts whose type fits. */
export const codesOf = (chart: Chart, fits: (type: AccountType) => boolean): string[] =>
  [...chart.values()].filter(({ type }) => fits(type)).map(({ code }) => code)

/** The stream of a line that names none: by the account for income, other for costs, none on the balance sheet. */
export const streamOf = ({ code, type }: Account): Stream | undefined => {
  if (!isOfYear(type)) return undefined
  if (isIncome(type) && code >= '4000' && code <= '4020') return 'commissioned'
  if (isIncome(type) && code >= '4100' && code <= '4170') return 'traded'
  return 'other'
}
