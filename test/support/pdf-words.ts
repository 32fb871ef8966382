import { inflateSync } from 'node:zlib'

/** What a reader of the paper reads: every run of words, through the table by which each font says what its glyphs mean. */
export const wordsOfPdf = (pdf: Buffer): string => {
  const objects = objectsOf(pdf)
  const meanings = new Map<string, Map<string, string>>()
  for (const { head } of objects.values()) {
    for (const [, name = '', font = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.head ?? '')?.[1]
      if (table) meanings.set(name, glyphsOf(objects.get(table)?.stream ?? ''))
    }
  }
  return [...objects.values()].map(({ stream }) => shown(stream, meanings)).join('\n')
}

interface PdfObject {
  head: string
  stream: string
}

/** The objects of a file, those that have streams and those that are packed together in a stream of their own. */
const objectsOf = (pdf: Buffer): Map<string, PdfObject> => {
  const objects = new Map<string, PdfObject>()
  for (const match of pdf.toString('latin1').matchAll(/^(\d+) 0 obj\n([\s\S]*?)(?:\nendobj|stream\n)/gm)) {
    const [whole, number = '', head = ''] = match
    const start = match.index + whole.length
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0)
    const stream = whole.endsWith('stream\n') ? unpacked(pdf.subarray(start, start + length)) : ''
    objects.set(number, { head, stream })
    if (head.includes('/ObjStm'))
      for (const [packed, text] of together(head, stream)) objects.set(packed, { head: text, stream: '' })
  }
  return objects
}

/** "12 0 13 85 …" says which object begins where, counted from the first. */
const together = (head: string, stream: string): [string, string][] => {
  const first = Number(/\/First (\d+)/.exec(head)?.[1] ?? 0)
  const places = [...stream.slice(0, first).matchAll(/(\d+) (\d+)/g)]
  return places.map(([, number = '', offset], i) => {
    const next = places[i + 1]?.[2]
    return [number, stream.slice(first + Number(offset), next === undefined ? undefined : first + Number(next))]
  })
}

const unpacked = (bytes: Buffer): string => {
  try {
    return inflateSync(bytes).toString('latin1')
  } catch {
    return ''
  }
}

/** "<0000> <0003> [<0000> <0054>…]": from the first glyph on, the letters of each. */
const glyphsOf = (table: string): Map<string, string> => {
  const glyphs = new Map<string, string>()
  for (const [, first = '', letters = ''] of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    const from = Number.parseInt(first, 16)
    ;[...letters.matchAll(/<([0-9a-f ]+)>/gi)].forEach(([, hex = ''], i) => {
      const text = Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le')
      glyphs.set((from + i).toString(16).padStart(4, '0'), text)
    })
  }
  return glyphs
}

const shown = (stream: string, meanings: Map<string, Map<string, string>>): string => {
  let glyphs = new Map<string, string>()
  const runs: string[] = []
  for (const [, font, run] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/g)) {
    if (font) glyphs = meanings.get(font) ?? glyphs
    if (run === undefined) continue
    const codes = [...run.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    runs.push(codes.map((code) => glyphs.get(code.toLowerCase()) ?? '').join(''))
  }
  return runs.join('\n')
}
