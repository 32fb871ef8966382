import type { Readable } from 'node:stream'
import type { Document } from './faces.ts'

/** What pdfkit has written of a document, up to its table of references. */
export interface Written {
  bytes: Buffer
  /** Where each object begins, by its id less one. */
  offsets: readonly number[]
  /** The trailer's entries but for the size: the root, the information and the id of the file. */
  trailer: string
}

/** Chunks are as small as words; so many are put together at a time. */
const TOGETHER = 4000

/** Said when a later version of pdfkit is another inside; the same bytes for the same facts are then not certain either. */
const OTHER_THAN_BEFORE =
  'pdfkit writes a file in other pieces than before (compare its document’s `_write` and `_finalize` with src/platform/pdf/written.ts)'

const OBJECT = /^(\d+) 0 obj\n$/
const TRAILER = /\/Root \d+ 0 R\n\/Info \d+ 0 R\n\/ID \[<[\da-f]+> <[\da-f]+>\]/

/**
 * Collects what a document writes, as it writes it: a document is a stream, and pushes an object's head, its dictionary and its
 * content each for itself. Taken there, and not on the other side of the stream, the table of references that it writes last,
 * a line for each of the fifty thousand objects of a long report, holds nobody up. Whoever packs objects writes another table, so
 * of this one only the trailer is kept.
 */
export const writtenBy = async (document: Document): Promise<Written> => {
  const { take, whole } = collecting()
  const stream = document as unknown as Readable
  // The line that says what the file is was written when the document was made.
  const begun: Buffer | null = stream.read()
  if (begun) take(begun)
  await new Promise<void>((resolve) => {
    stream.push = (chunk: Uint8Array | null) => {
      if (chunk) take(chunk)
      else resolve()
      return true
    }
  })
  return whole()
}

/** Takes a document piece by piece, notes where each object begins, and in the end tells the whole. */
const collecting = () => {
  const parts: Buffer[] = []
  const offsets: number[] = []
  let chunks: Uint8Array[] = []
  let length = 0
  let heads = 0
  let table: string[] | undefined

  const putTogether = () => {
    parts.push(Buffer.concat(chunks))
    chunks = []
  }
  const take = (chunk: Uint8Array): void => {
    if (table) {
      // Every line of the table is twenty bytes long; what else stands after it is the trailer.
      if (chunk.length !== 20) table.push(Buffer.from(chunk).toString('latin1'))
      return
    }
    if (chunk.length < 24) {
      const text = Buffer.from(chunk).toString('latin1')
      if (text === 'xref\n') {
        table = []
        return
      }
      const id = OBJECT.exec(text)?.[1]
      if (id) {
        offsets[Number(id) - 1] = length
        heads += 1
      }
    }
    length += chunk.length
    chunks.push(chunk)
    if (chunks.length === TOGETHER) putTogether()
  }
  const whole = (): Written => {
    putTogether()
    if (heads === 0 || heads !== offsets.length)
      throw new Error(`${OTHER_THAN_BEFORE}: the head of an object was not found`)
    const trailer = TRAILER.exec(table?.join('') ?? '')?.[0]
    if (!trailer) throw new Error(`${OTHER_THAN_BEFORE}: its trailer was not found`)
    return { bytes: Buffer.concat(parts), offsets, trailer }
  }
  return { take, whole }
}
