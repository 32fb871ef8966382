import { expect } from 'chai'
import { setAgainst } from '../../src/billing/income/earnings.ts'
import type { Pence } from '../../src/kernel/money.ts'
import { day } from '../support/books.ts'

/** "I-1 A 300": an invoice of agreement A of which the company keeps 300. */
const paperOf = (text: string) => {
  const [number = '', contract = '', own] = text.split(' ')
  return { number, contract, own: Number(own) as Pence }
}

/** "A 100" is earned under agreement A; "A -40 I-1" stands in the entry of invoice I-1 or of its credit note. */
const incomeOf = (text: string, entry: number) => {
  const [contract = '', amount, paper = null] = text.split(' ')
  return { contract, amount: Number(amount) as Pence, paper, entry, date: day('2026-04-30'), stream: null }
}

describe('the invoice that an income is set against', () => {
  const cases: [what: string, papers: string[], incomes: string[], expected: string[]][] = [
    ['is the only one of its agreement', ['I-1 A 300'], ['A 100', 'A 200'], ['I-1 100', 'I-1 200']],
    [
      'is the first that is not earned in full',
      ['I-1 A 100', 'I-2 A 100'],
      ['A 99', 'A 1', 'A 1', 'A 99'],
      ['I-1 99', 'I-1 1', 'I-2 1', 'I-2 99'],
    ],
    [
      'is several where an income goes over the end of one',
      ['I-1 A 100', 'I-2 A 50', 'I-3 A 100'],
      ['A 60', 'A 120'],
      ['I-1 60', 'I-1 40', 'I-2 50', 'I-3 30'],
    ],
    ['is of the same agreement', ['I-1 A 100', 'I-2 B 100'], ['B 30', 'A 70'], ['I-2 30', 'I-1 70']],
    [
      'is none yet for what is earned beyond what is invoiced',
      ['I-1 A 100'],
      ['A 90', 'A 40'],
      ['I-1 90', 'I-1 10', 'none 30'],
    ],
    ['is none without any invoice', [], ['A 40'], ['none 40']],
    [
      'loses what is put right, the latest first',
      ['I-1 A 100', 'I-2 A 100'],
      ['A 150', 'A -80'],
      ['I-1 100', 'I-2 50', 'I-1 -30', 'I-2 -50'],
    ],
    [
      'is the credited one for what a credit note took back, and the others keep what they have',
      ['I-1 A 60', 'I-2 A 100'],
      ['A 100', 'A 100', 'A -40 I-1'],
      ['I-1 100', 'I-2 100', 'I-1 -40'],
    ],
    ['is a grant’s own claim, which is income at once', ['G-1 G 500'], ['G 500 G-1'], ['G-1 500']],
  ]
  for (const [what, papers, incomes, expected] of cases) {
    it(what, () => {
      const found = setAgainst(papers.map(paperOf), incomes.map(incomeOf))
      expect(found.map(({ invoice, amount }) => `${invoice ?? 'none'} ${amount}`)).to.deep.equal(expected)
    })
  }
})
