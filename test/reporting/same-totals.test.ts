import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import { reports } from '../../reports/definitions/index.ts'
import { formatsOf } from '../../src/reporting/define.ts'
import { renderReport } from '../../src/reporting/index.ts'
import { wordsOfPdf } from '../support/pdf-words.ts'
import { TODAY, wexmere } from '../support/wexmere.ts'

/** Amounts with two places, without commas, those in brackets as negative: "(1,250.00)" is "-1250.00". */
const amountsIn = (text: string): string[] =>
  [...text.matchAll(/(\()?([−-]?)£?(\d[\d,]*\.\d\d)(?!\d|%)/g)].map(
    ([, bracket, minus, digits = '']) => `${bracket || minus ? '-' : ''}${digits.replaceAll(',', '')}`,
  )

/** The amounts in the lines of the tables on a page, and those in their totals. */
const tablesOn = (html: string) => {
  // A drawing's own table is on the page only; paper has the drawing.
  const rows = [...html.replace(/<figure[\s\S]*?<\/figure>/g, '').matchAll(/<tr\b([^>]*)>([\s\S]*?)<\/tr>/g)]
  const amounts = (isTotal: boolean) =>
    rows
      .filter(([, attributes = '']) => attributes.includes('total') === isTotal)
      .flatMap(([, , cells = '']) => amountsIn(cells.replace(/<[^>]+>/g, ' ')))
  return { lines: amounts(false), totals: amounts(true) }
}

/** What a spreadsheet says: each amount, and the sum of each column. */
const saidBy = (csv: Buffer): Set<string> => {
  const rows = parse(csv, { relax_column_count: true, bom: true }) as string[][]
  const sums: number[] = []
  for (const row of rows) {
    row.forEach((cell, i) => {
      if (/^-?\d+\.\d\d$/.test(cell)) sums[i] = (sums[i] ?? 0) + Number(cell.replace('.', ''))
    })
  }
  const written = (pence: number) => (pence / 100).toFixed(2)
  return new Set([...rows.flat().flatMap(amountsIn), ...sums.flatMap((sum) => [written(sum), written(-sum)])])
}

const surplusIn = (csv: Buffer): string => {
  const rows = parse(csv, { columns: true, bom: true }) as Record<string, string>[]
  const pence = rows.map(({ type, amount = '' }) => (type === 'income' ? 1 : -1) * Number(amount.replace('.', '')))
  return (pence.reduce((sum, each) => sum + each, 0) / 100).toFixed(2)
}

describe('page, paper and spreadsheet of one report', () => {
  let company: Awaited<ReturnType<typeof wexmere>>
  before(async () => {
    company = await wexmere('after the demonstration')
  })
  after(() => company.drop())

  const paged = reports.filter((report) => report.say && report.takes[0] !== 'ref')
  for (const report of paged) {
    it(`have the same totals: ${report.name}`, async () => {
      const dates = report.takes[0] === 'from' ? { from: '2025-04-01', to: '2026-03-31' } : { on: TODAY }
      const asked = { ...dates, today: TODAY }
      const bytesOf = async (format: 'html' | 'pdf' | 'csv') =>
        (await renderReport(company.reader, report.name, { ...asked, format } as never)).bytes
      const { lines, totals } = tablesOn((await bytesOf('html')).toString())
      if (formatsOf(report).includes('pdf')) {
        expect(amountsIn(wordsOfPdf(await bytesOf('pdf'))), 'paper').to.include.members([...lines, ...totals])
      }
      if (!formatsOf(report).includes('csv')) return
      const csv = await bytesOf('csv')
      // It has sums over parts of its lines, which a spreadsheet has no lines for: what came in less what went out is compared.
      if (report.name === 'income-and-expenditure') expect(totals).to.include(surplusIn(csv))
      else expect([...saidBy(csv)], 'spreadsheet').to.include.members(totals)
    })
  }

  it('are compared at all: the trial balance has its totals in them', async () => {
    const asked = { on: TODAY, today: TODAY, format: 'html' } as never
    const html = (await renderReport(company.reader, 'trial-balance', asked)).bytes.toString()
    expect(tablesOn(html).totals).to.have.length.above(1)
  })
})
