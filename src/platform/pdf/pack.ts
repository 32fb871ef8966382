import { promisify } from 'node:util'
import { deflate as deflateCallback } from 'node:zlib'
import { breathing } from '../breathing.ts'

const deflate = promisify<Buffer, Buffer>(deflateCallback)

/** How many objects share a stream: few enough that compressing one never keeps a request waiting. */
const TOGETHER = 200

/** An entry of a plain table of references has twenty bytes; the first is that of no object. */
const ENTRY = 20

interface Found {
  id: number
  start: number
  end: number
}

/** Where each object of a file with a plain table of references lies, and the trailer's dictionary. */
const inventory = (file: Buffer): { objects: Found[]; trailer: string; tableAt: number } => {
  const tail = file.subarray(-64).toString('latin1')
  const tableAt = Number(/startxref\n(\d+)\n%%EOF/.exec(tail)?.[1])
  const table = file.subarray(tableAt).toString('latin1')
  const trailer = /trailer\n<<([\s\S]*?)>>\nstartxref/.exec(table.slice(table.lastIndexOf('trailer\n')))?.[1]
  const head = /^xref\n0 (\d+)\n/.exec(table)
  if (trailer === undefined || !head) throw new Error('this PDF has no plain table of references to pack')
  const first = head[0].length + ENTRY
  const offsets = Array.from({ length: Number(head[1]) - 1 }, (_, i) =>
    Number(table.slice(first + i * ENTRY, first + i * ENTRY + 10)),
  )
  const order = offsets.map((start, i) => ({ id: i + 1, start })).sort((a, b) => a.start - b.start)
  const objects = order.map((object, i) => ({ ...object, end: order[i + 1]?.start ?? tableAt }))
  return { objects, trailer, tableAt }
}

/**
 * The same PDF with its small objects in compressed object streams (PDF 1.5, ISO 32000-1, 7.5.7). The structure that a
 * screen reader walks is an object a table cell: packed, a tagged table is a quarter of its size.
 */
export const packObjects = async (file: Buffer): Promise<Buffer> => {
  const { objects, trailer, tableAt } = inventory(file)
  const kept: Buffer[] = [file.subarray(0, objects[0]?.start ?? tableAt)]
  let at = kept[0]?.length ?? 0
  const entries = new Map<number, [type: number, where: number, index: number]>()
  const keep = (id: number, bytes: Buffer) => {
    entries.set(id, [1, at, 0])
    kept.push(bytes)
    at += bytes.length
  }
  const small: { id: number; body: string }[] = []
  const breathe = breathing()
  for (const { id, start, end } of objects) {
    await breathe()
    const bytes = file.subarray(start, end)
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
  let nextId = objects.length + 1
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
    table.writeUInt8(type, id * 7)
    table.writeUInt32BE(where, id * 7 + 1)
    table.writeUInt16BE(index, id * 7 + 5)
  }
  const size = `/Size ${own + 1}`
  kept.push(await stream(own, `/Type /XRef /W [1 4 2] ${trailer.replace(/\/Size \d+/, size).trim()} `, table))
  kept.push(Buffer.from(`startxref\n${at}\n%%EOF\n`, 'latin1'))
  return Buffer.concat(kept)
}
