import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { inflateSync } from 'node:zlib'
import { expect } from 'chai'
import type { Instant } from '../../src/kernel/dates.ts'
import { pence } from '../../src/kernel/money.ts'
import { boardHemicycle, surplusWaterfall } from '../../src/platform/charts/index.ts'
import { writtenBy } from '../../src/platform/pdf/index.ts'
import type { Block, ReportDocument, Table } from '../../src/reporting/document.ts'
import { writePdf } from '../../src/reporting/writers/pdf.ts'
import { wordsOfPdf } from '../support/pdf-words.ts'

const document = (blocks: Block[], more: Partial<ReportDocument> = {}): ReportDocument => ({
  title: 'Trial balance',
  subtitle: 'As at 31 March 2027',
  asked: { on: '2027-03-31' },
  letterhead: {
    company: 'Wexmere Learning Partnership Limited',
    description: 'Company limited by guarantee, England and Wales, number 00000000',
    office: ['4 Tannery Row', 'Wexmere WX1 4TR'],
  },
  foot: { known: '2027-04-02T08:14:00.000Z' as Instant, note: 'A sentence.', digest: '7F3A-91C4-0BD2' },
  blocks,
  ...more,
})

const accounts = (rows: number): Table => ({
  kind: 'table',
  caption: 'Balances',
  columns: [
    { key: 'account', head: 'Account', kind: 'text' },
    { key: 'name', head: 'Name', kind: 'text', rowHeading: true },
    { key: 'day', head: 'Posted', kind: 'date' },
    { key: 'debit', head: 'Debit', kind: 'money' },
    { key: 'credit', head: 'Credit', kind: 'money' },
  ],
  rows: Array.from({ length: rows }, (_, i) => ({
    cells: {
      account: String(1000 + i),
      name: `Account number ${i} of the books`,
      day: '2027-03-31',
      debit: `${i}.25`,
      credit: '-7.00',
    },
  })),
  totals: { name: 'Total', debit: '1.00', credit: '1.00' },
})

/** Everything that the file says in the clear once its streams are unpacked. */
const unpacked = (pdf: Buffer): string => {
  const text = pdf.toString('latin1')
  const streams = [...text.matchAll(/\/Length (\d+)[^>]*>>\nstream\n/g)].map((match) => {
    const start = match.index + match[0].length
    const bytes = pdf.subarray(start, start + Number(match[1]))
    try {
      return inflateSync(bytes).toString('latin1')
    } catch {
      return ''
    }
  })
  return [text, ...streams].join('\n')
}

const pagesOf = (pdf: Buffer): number => Number(/\/Type \/Pages\n\/Count (\d+)/.exec(unpacked(pdf))?.[1])
const elements = (pdf: Buffer, tag: string): number =>
  unpacked(pdf).match(new RegExp(`/S /${tag}\\n`, 'g'))?.length ?? 0

describe('a report as PDF', () => {
  it('is tagged, in British English, titled, with an outline and both faces of the font inside', async () => {
    const text = unpacked(await writePdf(document([{ kind: 'heading', text: 'Reserves' }, accounts(3)])))
    for (const part of [
      '/StructTreeRoot',
      '/MarkInfo',
      '/Marked true',
      '/Lang (en-GB)',
      '/Outlines',
      '/DisplayDocTitle true',
    ]) {
      expect(text).to.include(part)
    }
    expect(text).to.include('(Trial balance, As at 31 March 2027)')
    expect(text.match(/\/FontFile3 /g)).to.have.length(2)
  })

  it('has the structure of what it shows: headings, paragraphs, tables with headed columns and rows, figures with words', async () => {
    const chart = boardHemicycle({ on: '2026-11-24', directors: [{ initials: 'JA', group: 'council' }] })
    const pdf = await writePdf(
      document([
        { kind: 'heading', text: 'Balances' },
        accounts(4),
        { kind: 'paragraph', text: 'Words.' },
        { kind: 'chart', chart, size: 'narrow' },
      ]),
    )
    expect(elements(pdf, 'H1')).to.equal(1)
    expect(elements(pdf, 'H2')).to.equal(1)
    expect(elements(pdf, 'Table')).to.equal(1)
    expect(elements(pdf, 'TR')).to.equal(6) // the head, four rows, the totals
    expect(elements(pdf, 'TH')).to.equal(10) // five columns, five rows
    expect(elements(pdf, 'TD')).to.equal(20)
    expect(elements(pdf, 'Figure')).to.equal(1)
    expect(unpacked(pdf)).to.include('Half ring of 1 director. 1 is associated with the council, 100.00%.')
  })

  it('is the same bytes for the same document, whatever was printed between', async () => {
    const report = document([accounts(80)])
    const first = await writePdf(report)
    await writePdf(document([{ kind: 'paragraph', text: 'Quite another one, with other letters: Ŵŷ.' }]))
    expect((await writePdf(report)).equals(first)).to.equal(true)
  })

  it('turns pages, and a page costs at most 30 KB', async () => {
    const pdf = await writePdf(document([accounts(400)]))
    const pages = pagesOf(pdf)
    expect(pages).to.be.within(8, 12)
    expect(pdf.length / pages).to.be.lessThan(30 * 1024)
    expect((await writePdf(document([accounts(2)]))).length).to.be.lessThan(30 * 1024)
  })

  it('heads a group of a list again where it goes on overleaf, for the eye alone; a statement has its sums', async () => {
    const grouped = (sums: boolean): Table => {
      const { columns, rows, ...table } = accounts(90)
      const key = columns[0]?.key ?? ''
      const [opens, closes] = [{ kind: 'section' as const, cells: { [key]: 'Alder' } }, { kind: 'subtotal' as const }]
      return { ...table, columns, rows: [opens, ...rows, ...(sums ? [{ ...closes, cells: {} }] : [])] }
    }
    const list = await writePdf(document([grouped(false)]))
    expect(pagesOf(list)).to.be.greaterThan(1)
    expect(wordsOfPdf(list).split('Alder')).to.have.length(pagesOf(list) + 1)
    expect(elements(list, 'TR')).to.equal(93) // the head, the heading, the rows, the totals
    expect(wordsOfPdf(await writePdf(document([grouped(true)]))).split('Alder')).to.have.length(2)
  })

  it('lets other work go on while a long report is made', async () => {
    await writePdf(document([accounts(10)]))
    let longest = 0
    let last = performance.now()
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 1)
    await writePdf(document(Array.from({ length: 8 }, () => accounts(200))))
    clearInterval(watch)
    expect(longest).to.be.lessThan(1000)
  })

  it('says where to look when pdfkit writes its files in other pieces', async () => {
    const other = new Readable({ read: () => undefined })
    const written = writtenBy(other as never)
    other.push(Buffer.from('1 0 obj\n<</A 1>>\nendobj\n'))
    other.push(null)
    const message = await written.then(String, (error: Error) => error.message)
    expect(message).to.contain('src/platform/pdf/written.ts').and.to.contain('the head of an object was not found')
  })

  it('prints what it must, whatever the text: a report never fails for a name', async () => {
    const file = join(import.meta.dirname, '../../../shared/data/http/naughty-strings.json')
    const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : []
    const own = [
      '',
      '\u0000\u0007',
      '\ud800',
      'שלום العربية',
      'ด้้้็็',
      '👩‍👩‍👧',
      'ﬁ ﷽',
      'a'.repeat(3000),
      'x\ty\nz',
      '(\\)',
      'Ŵŷ é ß',
      '\u202eevil',
    ]
    const rows = [...own, ...known].map((text) => ({ cells: { account: text, name: text, debit: text, day: text } }))
    const table: Block = { ...(accounts(0) as Extract<Block, { kind: 'table' }>), rows }
    const pdf = await writePdf(
      document(
        [
          table,
          ...own.flatMap((text): Block[] => [
            { kind: 'paragraph', text, lead: text },
            { kind: 'note', text },
          ]),
        ],
        { title: own[3]!, subtitle: own[5]! },
      ),
    )
    expect(pdf.subarray(0, 8).toString()).to.equal('%PDF-1.7')
    expect(pdf.subarray(-6).toString()).to.equal('%%EOF\n')
  })

  it('draws a deficit to the left of nothing', async () => {
    const chart = surplusWaterfall({
      period: 'year ended 31 March 2027',
      rows: [
        { label: 'Member schools', kind: 'members', amount: pence(100_00) },
        { label: 'Income', kind: 'total', amount: pence(100_00) },
        { label: 'Staff', kind: 'cost', amount: pence(-140_00) },
        { label: 'Surplus for the year', kind: 'total', amount: pence(-40_00) },
      ],
    })
    expect(chart.caption).to.equal('£100 came in and £40 more was spent')
    expect(pagesOf(await writePdf(document([{ kind: 'chart', chart, size: 'wide' }])))).to.equal(1)
  })
})
