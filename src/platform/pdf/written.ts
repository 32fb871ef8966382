import type { Document } from './pen.ts'

/** What pdfkit has written of a document, up to its table of references. */
export interface Written {
  bytes: Buffer
  /** Where each object begins, by its id less one. */
  offsets: readonly number[]
  /** The trailer's entries but for the size: the root, the information and the id of the file. */
  trailer: string
}

/** The parts of a document that pdfkit keeps to itself, for the table of references that it writes last. */
interface Inside {
  _offsets: number[]
  _root: object
  _info: object
  _id: Uint8Array
  _finalize: () => void
  push: (end: null) => void
}

/** Chunks are as small as words; so many are put together at a time. */
const TOGETHER = 4000

/**
 * Collects what a document writes. Its table of references is left out: whoever packs objects writes another, and pdfkit's
 * own, a write for each of the fifty thousand objects of a long report, would hold up everybody else for a tenth of a second.
 */
export const writtenBy = (document: Document): Promise<Written> => {
  const inside = document as unknown as Inside
  const parts: Buffer[] = []
  let chunks: Buffer[] = []
  const together = () => {
    parts.push(Buffer.concat(chunks))
    chunks = []
  }
  let trailer = ''
  inside._finalize = () => {
    const id = `<${Buffer.from(inside._id).toString('hex')}>`
    trailer = `/Root ${inside._root}\n/Info ${inside._info}\n/ID [${id} ${id}]`
    inside.push(null)
  }
  return new Promise((resolve, reject) => {
    document.on('error', reject)
    document.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      if (chunks.length === TOGETHER) together()
    })
    document.on('end', () => {
      together()
      resolve({ bytes: Buffer.concat(parts), offsets: inside._offsets, trailer })
    })
  })
}
