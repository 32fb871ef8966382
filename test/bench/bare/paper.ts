import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

const FONT = createRequire(import.meta.url).resolve('source-sans/OTF/SourceSans3-Regular.otf')
const WIDTH = 100
const LINE = 16.6

/** A table as pdfkit alone draws it: tagged, with an embedded font, each cell at its place. */
export const barePdf = (rows: readonly string[][], rowsAPage: number): Promise<Buffer> => {
  const document = new PDFDocument({
    size: 'A4',
    margin: 40,
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    font: FONT,
    info: { Title: 'A table' },
  })
  const chunks: Buffer[] = []
  const ended = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))))
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const table = document.struct('Table')
  document.addStructure(table)
  for (const [index, cells] of rows.entries()) {
    if (index % rowsAPage === 0) document.addPage().fontSize(9.2)
    const row = document.struct('TR')
    table.add(row)
    for (const [column, text] of cells.entries()) {
      const y = 60 + (index % rowsAPage) * LINE
      row.add(document.struct('TD', {}, () => void document.text(text, 40 + column * WIDTH, y, { lineBreak: false })))
    }
    row.end()
  }
  table.end()
  document.end()
  return ended
}
