import { type Debtor, type Deferred, seriesOf } from '../billing/index.ts'
import { pounds, sum } from '../kernel/money.ts'
import { plural } from '../kernel/text.ts'
import { type Balance, CODES, fundByProgramme } from '../ledger/index.ts'
import type { Reader } from '../platform/reader.ts'

/** Two figures that must be the same, and where each can be looked into. */
export interface Comparison {
  text: string
  href: string
  note: string
  state?: string
  tag?: { kind: 'bad'; text: string }
}

interface Books {
  balances: readonly Balance[]
  debtors: readonly Debtor[]
  deferred: readonly Deferred[]
}

/**
 * Do the books agree? The questions of `verify` that a finance officer asks every day, answered from kept balances and the papers
 * behind them. Closing a month, and `verify`, derive everything again from the postings.
 */
export const booksAgree = async (
  reader: Reader,
  { balances, debtors, deferred }: Books,
  link: (path: string) => string,
): Promise<Comparison[]> => {
  const net = (...codes: string[]) =>
    sum(balances.filter(({ account }) => codes.includes(account)).map((balance) => balance.net))
  const [fund, series] = [await fundByProgramme(reader), await seriesOf(reader)]
  const missing = sum(series.map(({ last, count }) => last - count))
  const papers = sum(series.map(({ count }) => count))
  return [
    compared('Debits equal credits', link('/ledger/trial-balance'), 'All accounts together', [
      sum(balances.map((each) => each.net)),
      0,
    ]),
    compared('Debtors are what customers owe', link('/invoices?state=open'), 'Accounts 1100 and 1110', [
      net(CODES.tradeDebtors, CODES.councilDebtor),
      sum(debtors.map(({ total }) => total)),
    ]),
    compared(
      'Deferred income is what is invoiced and not earned',
      link(`/ledger/accounts/${CODES.deferredIncome}`),
      'Account 2400',
      [-net(CODES.deferredIncome), sum(deferred.map((row) => row.deferred))],
    ),
    compared(
      'Accrued income is what is earned and not invoiced',
      link(`/ledger/accounts/${CODES.accruedIncome}`),
      'Account 1300',
      [net(CODES.accruedIncome), sum(deferred.map((row) => row.accrued))],
    ),
    stated(
      'The fund is what its programmes hold',
      link('/programmes'),
      'Account 3100',
      fund.ok,
      plural(fund.failures.length, 'difference'),
    ),
    stated(
      'No number is missing',
      link('/invoices'),
      plural(papers, 'invoice or credit note', 'invoices and credit notes'),
      missing === 0,
      `${missing} missing`,
    ),
  ]
}

const compared = (text: string, href: string, note: string, [kept, derived]: [number, number]): Comparison =>
  stated(
    text,
    href,
    derived === 0 ? note : `${note}: ${pounds(derived)}`,
    kept === derived,
    `${pounds(Math.abs(kept - derived))} apart`,
  )

const stated = (text: string, href: string, note: string, agrees: boolean, otherwise: string): Comparison => ({
  text,
  href,
  note,
  ...(agrees ? { state: 'Agrees' } : { tag: { kind: 'bad', text: otherwise } }),
})
