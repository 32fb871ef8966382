import { promisify } from 'node:util'
import { deflate as deflateCallback } from 'node:zlib'
import { breathing } from '../breathing.ts'
import type { Written } from './written.ts'

const deflate = promisify<Buffer, Buffer>(deflateCallback)

/** How many objects share a stream: few enough that compressing one never keeps a request waiting. */
const TOGETHER = 200

/** The ids of the objects, less one, in the order in which they lie in the file. */
const inOrder = (offsets: readonly number[]): Uint32Array =>
  Uint32Array.from(offsets, (_, i) => i).sort((a, b) => (offsets[a] as number) - (offsets[b] as number))

/**
 * The same PDF with its small objects in compressed object streams (PDF 1.5, ISO 32000-1, 7.5.7). The structure that a
 * screen reader walks is an object a table cell: packed, a tagged table is a quarter of its size.
 */
export const packObjects = async ({ bytes: file, offsets, trailer }: Written): Promise<Buffer> => {
  const order = inOrder(offsets)
  const begins = (place: number) => offsets[order[place] ?? -1] ?? file.length
  const packed: Packed = { pieces: [], length: 0, entries: new Map() }
  append(packed, file.subarray(0, begins(0)))
  const small: PdfObject[] = []
  const breathe = breathing()
  for (const [place, index] of order.entries()) {
    await breathe()
    const bytes = file.subarray(begins(place), begins(place + 1))
    if (bytes.includes('\nstream\n')) appendObject(packed, index + 1, bytes)
    else small.push({ id: index + 1, body: bodyOf(bytes) })
  }
  let nextId = offsets.length + 1
  for (let i = 0; i < small.length; i += TOGETHER) await appendTogether(packed, nextId++, small.slice(i, i + TOGETHER))
  await appendReferences(packed, nextId, trailer)
  return Buffer.concat(packed.pieces)
}

interface PdfObject {
  id: number
  body: string
}

/** The file as far as it is written, and where each object lies in it: at a byte, or in a stream of several. */
interface Packed {
  pieces: Buffer[]
  length: number
  entries: Map<number, [type: number, where: number, index: number]>
}

const append = (packed: Packed, bytes: Buffer): void => {
  packed.pieces.push(bytes)
  packed.length += bytes.length
}

const appendObject = (packed: Packed, id: number, bytes: Buffer): void => {
  packed.entries.set(id, [1, packed.length, 0])
  append(packed, bytes)
}

const bodyOf = (bytes: Buffer): string =>
  bytes
    .toString('latin1')
    .replace(/^\d+ 0 obj\n/, '')
    .replace(/\nendobj\n$/, '')

const streamOf = async (id: number, dictionary: string, content: Buffer): Promise<Buffer> => {
  const deflated = await deflate(content)
  const head = `${id} 0 obj\n<<${dictionary}/Filter /FlateDecode /Length ${deflated.length}>>\nstream\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), deflated, Buffer.from('\nendstream\nendobj\n', 'latin1')])
}

/** Objects in one stream, which begins with the number and the place of each. */
const appendTogether = async (packed: Packed, id: number, objects: readonly PdfObject[]): Promise<void> => {
  let offset = 0
  const places = objects.map(({ id: member, body }, index) => {
    packed.entries.set(member, [2, id, index])
    const place = `${member} ${offset}`
    offset += body.length + 1
    return place
  })
  const head = `${places.join(' ')}\n`
  const content = Buffer.from(`${head}${objects.map(({ body }) => body).join('\n')}\n`, 'latin1')
  const dictionary = `/Type /ObjStm /N ${objects.length} /First ${head.length} `
  appendObject(packed, id, await streamOf(id, dictionary, content))
}

/** The table that says where every object lies, itself too (ISO 32000-1, 7.5.8): with it the file ends. */
const appendReferences = async (packed: Packed, id: number, trailer: string): Promise<void> => {
  const begins = packed.length
  packed.entries.set(id, [1, begins, 0])
  const table = Buffer.alloc((id + 1) * 7)
  table.writeUInt16BE(0xffff, 5)
  const breathe = breathing()
  for (const [each, [type, where, index]] of packed.entries) {
    await breathe()
    table.writeUInt8(type, each * 7)
    table.writeUInt32BE(where, each * 7 + 1)
    table.writeUInt16BE(index, each * 7 + 5)
  }
  append(packed, await streamOf(id, `/Type /XRef /W [1 4 2] /Size ${id + 1}\n${trailer} `, table))
  append(packed, Buffer.from(`startxref\n${begins}\n%%EOF\n`, 'latin1'))
}
