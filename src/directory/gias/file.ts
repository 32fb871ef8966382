import { isAscii, isUtf8 } from 'node:buffer'
import { createReadStream, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Transform } from 'node:stream'
import { parse } from 'csv-parse'
import iconv from 'iconv-lite'
import { invalid } from '../../kernel/errors.ts'

/** A download on disk, looked at from end to end before anything is written. */
export interface Download {
  path: string
  /** The bare name, as messages and records show it. */
  name: string
  bytes: number
  encoding: 'utf-8' | 'windows-1252'
  header: string[]
}

/** What a spreadsheet holds at one place: the line on which the record begins, and its cells. */
export interface SourceRow {
  line: number
  cells: string[]
}

/** Records of a real download are below 10 kB; a quotation mark that is never closed would swallow the rest of the file. */
const LONGEST_RECORD = 1_000_000
const CHUNK = 1 << 18

/** Opens a file that is to be a CSV download; refuses what is none, saying what it looks like instead. */
export const inspect = async (path: string): Promise<Download> => {
  const name = basename(path)
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw refused(name, 'does not exist. Check the path')
  if (!found.isFile()) throw refused(name, 'is not a file. Name the CSV file inside it')
  if (found.size === 0) throw refused(name, 'is empty')
  const encoding = await encodingOf(path, name)
  const download = { path, name, bytes: found.size, encoding, header: [] as string[] }
  for await (const row of records(download)) {
    download.header = row.cells.map((cell) => cell.trim())
    break
  }
  if (download.header.length < 2) throw refused(name, 'has no header row with columns separated by commas')
  return download
}

const refused = (name: string, what: string) => invalid(`${name} ${what}`, '/files')

/** UTF-8 where every byte fits it; else Windows-1252, in which the register itself is published. */
const encodingOf = async (path: string, name: string): Promise<Download['encoding']> => {
  let first = true
  let rest = Buffer.alloc(0)
  let utf8 = true
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK * 4 }) as AsyncIterable<Buffer>) {
    if (first) refuseOtherKinds(chunk, name)
    first = false
    if (chunk.includes(0))
      throw refused(name, 'is not text. Download it as CSV, or save the spreadsheet as CSV (UTF-8)')
    if (!utf8) continue
    const joined = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const whole = joined.length - unfinished(joined)
    utf8 = isUtf8(joined.subarray(0, whole))
    rest = Buffer.from(joined.subarray(whole))
  }
  return utf8 && rest.length === 0 ? 'utf-8' : 'windows-1252'
}

const refuseOtherKinds = (start: Buffer, name: string): void => {
  const begins = (signature: string) => start.subarray(0, signature.length).toString('latin1') === signature
  if (begins('%PDF')) throw refused(name, 'is a PDF. Choose the CSV download')
  if (begins('PK\x03\x04')) throw refused(name, 'is a zip archive or an Excel workbook. Unpack it, or save it as CSV')
  if (begins('\xff\xfe') || begins('\xfe\xff')) throw refused(name, 'is in UTF-16. Save it as CSV (UTF-8)')
  if (/^\s*<(!doctype|html|\?xml)/i.test(start.subarray(0, 200).toString('latin1')))
    throw refused(name, 'is a web page, not a CSV file. Download the file itself')
}

/** How many bytes at the end begin a character of UTF-8 that the next chunk finishes. */
const unfinished = (bytes: Buffer): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
  }
  return 0
}

/** The records of a file with their lines, a few at a time however large it is. */
export async function* records(
  download: Download,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<SourceRow> {
  let ended = 0
  const parser = parse({
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
    // The parser passes on whatever this returns; its types know rows of text only.
    on_record: (cells, { lines }) => {
      ended = lines
      return { line: lines - linesInside(cells), cells } satisfies SourceRow as unknown as string[]
    },
  })
  const source = createReadStream(download.path, { highWaterMark: CHUNK })
  const text = source.pipe(download.encoding === 'utf-8' ? counting(onBytes) : decoding(onBytes))
  source.on('error', (error) => parser.destroy(error))
  try {
    for await (const row of text.pipe(parser) as AsyncIterable<SourceRow>) yield row
  } catch (error) {
    throw unreadable(download.name, error, ended)
  } finally {
    source.destroy()
  }
}

const linesInside = (cells: readonly string[]): number => {
  let lines = 0
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) lines += 1
  }
  return lines
}

const counting = (onBytes: (bytes: number) => void) =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onBytes(chunk.length)
      done(null, chunk)
    },
  })

/** Most of a download is plain ASCII, which needs no decoding. */
const decoding = (onBytes: (bytes: number) => void) =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onBytes(chunk.length)
      done(null, isAscii(chunk) ? chunk : Buffer.from(iconv.decode(chunk, 'win1252')))
    },
  })

const unreadable = (name: string, error: unknown, line: number): unknown => {
  const code = (error as { code?: string }).code ?? ''
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE')
    return refused(name, `has a quotation mark after line ${line} that is never closed`)
  if (code.startsWith('CSV_'))
    return refused(name, `cannot be read as CSV after line ${line}: ${(error as Error).message}`)
  return error
}
