import { expect } from 'chai'
import { vatOfCredit } from '../../src/billing/credits/vat.ts'
import { vatOfLines } from '../../src/catalogue/index.ts'
import { type Pence, parseMoney, sum } from '../../src/kernel/money.ts'

const amount = (text: string) => parseMoney(text) as Pence

describe('VAT of documents', () => {
  const lines = ['33.33', '33.33', '33.34', '19.99'].map((net) => ({
    net: amount(net),
    vatCode: 'standard',
    vatRate: '20',
  }))
  it('is worked out once and shared so that lines add up', () => {
    expect(sum(vatOfLines(lines, 'nearest'))).to.equal(2400)
    expect(sum(vatOfLines(lines, 'down'))).to.equal(2399)
  })
  it('of a credit for 90 days of 8,400.00 is 414.25, or 414.24 where the articles round down', () => {
    const left = { net: amount('8400.00'), vat: amount('1680.00'), vatCode: 'standard', vatRate: '20' }
    const credit = [{ net: amount('2071.23'), left }]
    expect(vatOfCredit(credit, 'nearest')).to.deep.equal([41_425])
    expect(vatOfCredit(credit, 'down')).to.deep.equal([41_424])
  })
  it('of the last credit is what is left of the invoice', () => {
    const left = { net: amount('33.33'), vat: amount('6.66'), vatCode: 'standard', vatRate: '20' }
    expect(vatOfCredit([{ net: amount('33.33'), left }], 'nearest')).to.deep.equal([666])
  })
})
