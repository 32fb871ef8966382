import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'csv-parse/sync'

/** Something in a pack that is wrong or doubtful: where, and what to do. `line` is the physical line; the header is line 1. */
export interface Remark {
  file: string
  line: number
  column: string
  message: string
}

/** A spreadsheet as it was read: the cells of each row by column, with the line on which the row begins. */
export interface Sheet {
  file: string
  header: string[]
  rows: SheetRow[]
  errors: Remark[]
  /** Could every row be read? What the others say is not known. */
  whole: boolean
}

export interface SheetRow {
  line: number
  cells: Record<string, string>
}

/** Reads a CSV file of a pack: UTF-8, a header row, columns in any order. Every fault is told with its line. */
export const readSheet = (path: string): Sheet => {
  const file = basename(path)
  const none = (line: number, message: string): Sheet => ({
    file,
    header: [],
    rows: [],
    errors: [{ file, line, column: '', message }],
    whole: false,
  })
  if (statSync(path).isDirectory()) return none(1, `${file} is a folder. Put the CSV file of this name in its place`)
  const bytes = readFileSync(path)
  const unreadable = encodingFault(bytes)
  if (unreadable) return none(unreadable.line, unreadable.message)
  return sheetOf(file, records(bytes.toString('utf8')))
}

/** A spreadsheet saved in the computer's own encoding spoils names without a word; so the bytes must be UTF-8. */
const encodingFault = (bytes: Buffer): { line: number; message: string } | undefined => {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK' || bytes.subarray(0, 4).toString('latin1') === '%PDF') {
    return { line: 1, message: 'This is not a CSV file. Save the sheet as “CSV UTF-8” and try again' }
  }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    decoder.decode(bytes)
    return bytes.includes(0) ? { line: lineOf(bytes, bytes.indexOf(0)), message: NUL } : undefined
  } catch {
    let line = 1
    for (const part of splitLines(bytes)) {
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(part)
      } catch {
        return { line, message: 'This line is not UTF-8. Save the file as “CSV UTF-8” and import it again' }
      }
      line += 1
    }
    return { line: 1, message: 'This file is not UTF-8. Save it as “CSV UTF-8” and import it again' }
  }
}

const NUL =
  'This line holds a character that no text may hold (U+0000). Save the file as “CSV UTF-8” and import it again'

const lineOf = (bytes: Buffer, offset: number) => bytes.subarray(0, offset).toString('latin1').split('\n').length

function* splitLines(bytes: Buffer): Generator<Buffer> {
  let from = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
    yield bytes.subarray(from, at)
    from = at + 1
  }
  yield bytes.subarray(from)
}

interface Records {
  records: { line: number; cells: string[] }[]
  fault?: { line: number; message: string }
}

const records = (text: string): Records => {
  const found: { line: number; cells: string[] }[] = []
  let end = 0
  try {
    parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: (each: unknown) => {
        const { record, info } = each as { record: string[]; info: { lines: number } }
        const inner = record.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
        end = info.lines
        found.push({ line: info.lines - inner, cells: record })
        return null
      },
    })
    return { records: found }
  } catch (error) {
    const { code, lines } = error as { code?: string; lines?: number }
    const [line, message] =
      code === 'CSV_QUOTE_NOT_CLOSED'
        ? [end + 1, 'A quotation mark is opened in this row and never closed']
        : [
            lines ?? end + 1,
            'A quotation mark stands in the middle of a cell. Write it twice, and the whole cell in quotation marks',
          ]
    return { records: found, fault: { line, message } }
  }
}

const sheetOf = (file: string, { records: all, fault }: Records): Sheet => {
  const [head, ...body] = all
  const errors: Remark[] = []
  if (fault) errors.push({ file, line: fault.line, column: '', message: fault.message })
  if (!head) {
    if (!fault)
      errors.push({
        file,
        line: 1,
        column: '',
        message: 'This file is empty. It needs a header row with the names of its columns',
      })
    return { file, header: [], rows: [], errors, whole: !fault }
  }
  const separator = head.cells.length === 1 ? /[;\t]/.exec(head.cells[0] ?? '')?.[0] : undefined
  if (separator) {
    const message = `The columns of this file are separated by ${separator === ';' ? 'semicolons' : 'tabs'}. Save it as “CSV UTF-8 (comma delimited)” and import it again`
    errors.push({ file, line: head.line, column: '', message })
    return { file, header: [], rows: [], errors, whole: false }
  }
  const header = head.cells.map((name) => name.trim())
  const rows = body
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => {
      if (cells.length > header.length && cells.slice(header.length).some((cell) => cell.trim() !== '')) {
        const message = `This row has ${cells.length} cells and the header has ${header.length}. Is a comma outside quotation marks?`
        errors.push({ file, line, column: '', message })
      }
      // Of two columns of one name, which is told at the header, the first is read.
      const named = header.map((name, i) => [name, plain(cells[i] ?? '')] as const).reverse()
      return { line, cells: Object.fromEntries(named) }
    })
  return { file, header, rows, errors, whole: !fault }
}

/** An export puts an apostrophe before text that a spreadsheet would run as a formula; it is no part of the text. */
const plain = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)
