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
export const packObjects = async (written: Written): Promise<Buffer> => {
  const { bytes: file, offsets, trailer } = written
  const order = inOrder(offsets)
  const begins = (place: number) => offsets[order[place] ?? -1] ?? file.length
  const kept: Buffer[] = [file.subarray(0, begins(0))]
  let at = kept[0]?.length ?? 0
  const entries = new Map<number, [type: number, where: number, index: number]>()
  const keep = (id: number, bytes: Buffer) => {
    entries.set(id, [1, at, 0])
    kept.push(bytes)
    at += bytes.length
  }
  const small: { id: number; body: string }[] = []
  const breathe = breathing()
  for (const [place, index] of order.entries()) {
    await breathe()
    const id = index + 1
    const bytes = file.subarray(begins(place), begins(place + 1))
    if (bytes.includes('\nstream\n')) keep(id, bytes)
    else
      small.push({
        id,
        body: bytes
          .toString('latin1')
          .replace(/^\d+ 0 obj\n/, '')
          .replace(/\nendobj\n$/, ''),
      })
  }
  let nextId = offsets.length + 1
  const stream = async (id: number, dictionary: string, content: Buffer) => {
    const packed = await deflate(content)
    const head = `${id} 0 obj\n<<${dictionary}/Filter /FlateDecode /Length ${packed.length}>>\nstream\n`
    return Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from('\nendstream\nendobj\n', 'latin1')])
  }
  for (let i = 0; i < small.length; i += TOGETHER) {
    const some = small.slice(i, i + TOGETHER)
    const id = nextId++
    let offset = 0
    const places = some.map(({ id: member, body }, index) => {
      entries.set(member, [2, id, index])
      const place = `${member} ${offset}`
      offset += body.length + 1
      return place
    })
    const head = `${places.join(' ')}\n`
    const content = Buffer.from(`${head}${some.map(({ body }) => body).join('\n')}\n`, 'latin1')
    keep(id, await stream(id, `/Type /ObjStm /N ${some.length} /First ${head.length} `, content))
  }
  const own = nextId
  entries.set(own, [1, at, 0])
  const table = Buffer.alloc((own + 1) * 7)
  table.writeUInt16BE(0xffff, 5)
  for (const [id, [type, where, index]] of entries) {
    await breathe()
    table.writeUInt8(type, id * 7)
    table.writeUInt32BE(where, id * 7 + 1)
    table.writeUInt16BE(index, id * 7 + 5)
  }
  kept.push(await stream(own, `/Type /XRef /W [1 4 2] /Size ${own + 1}\n${trailer} `, table))
  kept.push(Buffer.from(`startxref\n${at}\n%%EOF\n`, 'latin1'))
  return Buffer.concat(kept)
}
