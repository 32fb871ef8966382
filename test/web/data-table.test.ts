import { expect } from 'chai'
import { dataTable } from '../../src/platform/http/views/data-table.ts'
import { safe } from '../../src/platform/http/views/markup.ts'

describe('a table of facts', () => {
  const rowOf = (cell: Parameters<typeof dataTable>[0]['rows'][number]['cells']) =>
    /<tbody>\n(<tr>[\s\S]*?)\n/.exec(
      String(
        dataTable({
          caption: 'Skills',
          columns: [{ label: 'Skill' }, { label: 'Seats' }],
          rows: [{ cells: cell ?? [] }],
        }),
      ),
    )?.[1]

  it('marks a cell that says nothing, so that it vanishes on a phone', () => {
    for (const nothing of ['', null, undefined, { text: '' }, { lines: [] }]) {
      expect(rowOf(['Audit', nothing])).to.contain('<td data-l="Seats" class="empty">')
    }
    expect(rowOf(['Audit', { lines: ['Chair'] }])).to.contain('<td data-l="Seats"><span class="cell">Chair</span></td>')
  })

  it('becomes labelled rows on a phone however many columns it has, unless it is a grid of numbers', () => {
    const tableOf = (count: number, more: object = {}) =>
      String(
        dataTable({
          caption: 'Debtors',
          columns: Array.from({ length: count }, (_, at) => ({ label: `Column ${at}` })),
          rows: [{ cells: ['Alder Lane'] }],
          ...more,
        }),
      )
    expect(tableOf(6)).to.contain('class="data stacks"').and.not.to.contain('class="scroll"')
    expect(tableOf(7)).to.contain('class="data stacks"').and.to.contain('class="scroll"')
    expect(tableOf(4, { scroll: true })).not.to.contain('stacks')
  })

  it('breaks no date, time, post code or number of a paper', () => {
    for (const [said, ...ones] of [
      ['6 March 2018', '6 March 2018'],
      // A phone has no room for both on one line.
      ['recorded 22 November 2026 at 08:00 by Ada', '22 November 2026', 'at 08:00'],
      ['Manor Road, Wexmere, WX2 5FH', 'WX2 5FH'],
      ['Cabinet minute 2026/041, second part', '2026/041'],
      ['26 of 47 votes', '26 of 47'],
      ['5 Marchmont Road'],
      ['1 of 4 since 1 April 2026', '1 of 4', '1 April 2026'],
      // Sums of money are too long for that on a phone.
      ['£1,711,200.00 of £3,148,028.92, 12 of 1,119'],
    ] as const) {
      const kept = [...(rowOf(['Evidence', said]) ?? '').matchAll(/<span class="nowrap">(.*?)<\/span>/g)]
      expect(
        kept.map(([, text]) => text),
        said,
      ).to.deep.equal(ones)
    }
  })

  it('has no column of what can be done with a row where nothing can', () => {
    const tableOf = (offer: string) =>
      String(
        dataTable({
          caption: 'Months',
          columns: [{ label: 'Month' }, { label: 'Change', offer: true }, { label: 'State' }],
          rows: [{ heading: '2026' }, { cells: ['May', '', 'Open'] }, { cells: ['April', offer, 'Closed'] }],
        }),
      )
    expect(tableOf('Reopen')).to.contain('>Change</th>').and.to.contain('data-l="Change"')
    expect(tableOf('')).not.to.contain('Change')
    expect(tableOf('')).to.contain('<th scope="row">April</th><td data-l="State">Closed</td>')
    expect(tableOf('')).to.contain('colspan="2"')
  })

  it('keeps what follows an empty figure in line with what follows the others', () => {
    const columns = [{ label: 'Receipt' }, { label: 'Waiting', number: true }, { label: 'Entry' }]
    const html = String(dataTable({ caption: 'Receipts', columns, rows: [{ cells: ['R-1', '', '1431'] }] }))
    expect(html).to.contain('<td data-l="Waiting" class="number empty"></td><td data-l="Entry">1431</td>')
  })

  it('breaks the number of a paper at no hyphen, wherever in a cell it stands', () => {
    const cell = { text: 'INV-2026-0001', href: '/invoices/INV-2026-0001', sub: 'and CRN-2026-0002, in A26-079' }
    expect(rowOf([cell, 'Receipt R-2026-0003, taken back'])).to.equal(
      '<tr><th scope="row"><a href="/invoices/INV-2026-0001"><span class="nowrap">INV-2026-0001</span></a>' +
        '<span class="sub">and <span class="nowrap">CRN-2026-0002</span>, in A26-079</span></th>' +
        '<td data-l="Seats"><span class="cell">Receipt <span class="nowrap">R-2026-0003</span>, taken back</span></td></tr>',
    )
    expect(rowOf([{ text: safe('<a href="/invoices/INV-2026-0001">it</a>') }])).to.contain('"/invoices/INV-2026-0001"')
  })
})
