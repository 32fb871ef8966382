import { isUtf8 } from 'node:buffer'
import { createReadStream, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import iconv from 'iconv-lite'
import { invalid } from '../../../kernel/errors.ts'
import { BrokenCsv, csvReader, type Separator, type SourceRow } from './csv.ts'

/** A download on disk, looked at from end to end before anything is written. */
export interface Download {
  path: string
  /** The bare name, as messages and records show it. */
  name: string
  bytes: number
  encoding: 'utf-8' | 'windows-1252'
  separator: Separator
  header: string[]
  /** Has it a row below the header? */
  hasRows: boolean
}

/** What it takes to read the records of a file. */
type Readable = Pick<Download, 'path' | 'name' | 'encoding' | 'separator'>

/** Small, so that little of the file is in memory while its rows wait to be written. */
const CHUNK = 1 << 15

/** Opens a file that is to be a CSV download; refuses what is none, saying what it looks like instead. */
export const inspect = async (path: string): Promise<Download> => {
  const name = basename(path)
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw refused(name, 'does not exist. Check the path')
  if (!found.isFile()) throw refused(name, 'is not a file. Name the CSV file inside it')
  if (found.size === 0) throw refused(name, 'is empty')
  const encoding = await encodingOf(path, name)
  const file = { path, name, bytes: found.size, encoding, separator: await separatorOf(path) }
  const [header = [], first] = await firstRecords(file)
  if (header.length < 2)
    throw refused(name, 'has no header row with columns separated by commas. Take out what stands above it')
  return { ...file, header, hasRows: first !== undefined }
}

/** What the first line has most of; where it has none, a comma. */
const separatorOf = async (path: string): Promise<Separator> => {
  for await (const chunk of createReadStream(path, { end: CHUNK - 1, highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    const line = /[^\r\n]+/.exec(chunk.toString('latin1'))?.[0] ?? ''
    const count = (separator: Separator) => line.split(separator).length
    return ([',', ';', '\t'] as const).reduce((most, each) => (count(each) > count(most) ? each : most))
  }
  return ','
}

/**
 * The names of the columns, and the first row below them with anything in it. Blank cells at the end, which spreadsheet programs
 * leave, are none.
 */
const firstRecords = async (file: Readable): Promise<string[][]> => {
  const found: string[][] = []
  for await (const some of records(file)) {
    for (const { cells } of some) {
      const trimmed = cells.map((cell) => cell.trim())
      const written = trimmed.slice(0, trimmed.findLastIndex((cell) => cell !== '') + 1)
      if (found.length === 0 || written.length > 0) found.push(written)
      if (found.length === 2) return found
    }
  }
  return found
}

const refused = (name: string, what: string) => invalid(`${name} ${what}`, '/files')

/**
 * UTF-8 where every byte fits it; else Windows-1252, in which the register itself is published. All of the file goes through the
 * same few bytes: pieces of a stream would pile up, for nothing else happens meanwhile that makes V8 collect them.
 */
const encodingOf = async (path: string, name: string): Promise<Download['encoding']> => {
  let first = true
  let utf8 = true
  // Bytes that begin a character of UTF-8, and stand before those that are read next.
  let rest = 0
  const bytes = Buffer.alloc(CHUNK * 4)
  const file = await open(path)
  try {
    for (;;) {
      const { bytesRead } = await file.read(bytes, rest, bytes.length - rest)
      if (bytesRead === 0) return utf8 && rest === 0 ? 'utf-8' : 'windows-1252'
      const read = bytes.subarray(0, rest + bytesRead)
      if (first) refuseOtherKinds(read, name)
      first = false
      if (read.includes(0))
        throw refused(name, 'is not text. Download it as CSV, or save the spreadsheet as CSV (UTF-8)')
      rest = unfinished(read)
      utf8 = utf8 && isUtf8(read.subarray(0, read.length - rest))
      read.copy(bytes, 0, read.length - rest)
    }
  } finally {
    await file.close()
  }
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

/** The records of a file, as many at a time as a piece of it completes, however large it is. */
export async function* records(
  download: Readable,
  wanted?: (index: number) => boolean,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<SourceRow[]> {
  const decode = decoderOf(download.encoding)
  const reader = csvReader(wanted, download.separator)
  const source = createReadStream(download.path, { highWaterMark: CHUNK })
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      onBytes(chunk.length)
      yield reader.read(decode(chunk))
    }
    yield reader.end()
  } catch (error) {
    if (error instanceof BrokenCsv)
      throw refused(download.name, `has a quotation mark after line ${error.line} that is never closed`)
    throw error
  } finally {
    source.destroy()
  }
}

/** A piece of the file as text. UTF-8 may break a character between two pieces; the byte order mark is left out. */
const decoderOf = (encoding: Download['encoding']): ((chunk: Buffer) => string) => {
  if (encoding === 'windows-1252')
    return (chunk) =>
      chunk.toString('latin1').replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character] ?? character)
  const utf8 = new TextDecoder('utf-8')
  return (chunk) => utf8.decode(chunk, { stream: true })
}

/** Where Windows-1252 differs from Latin-1: curly quotes, dashes and the euro. Node's own decoder gets these wrong. */
const WINDOWS_1252: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 32 }, (_, i) => i + 0x80).map((byte) => [
    String.fromCharCode(byte),
    iconv.decode(Buffer.from([byte]), 'win1252'),
  ]),
)
