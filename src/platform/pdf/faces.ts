import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

export type Document = InstanceType<typeof import('pdfkit')>

const require = createRequire(import.meta.url)
const FACES = { regular: 'SourceSans3-Regular.otf', bold: 'SourceSans3-Semibold.otf' } as const

/** A font parsed by the library that pdfkit uses; reading its tables anew for each document takes ten times as long. */
type Face = string & { layout: (text: string, features?: unknown) => unknown }
let faces: Promise<Record<keyof typeof FACES, Face>> | undefined

const parsed = async (file: string): Promise<Face> => {
  const { create } = require('fontkit') as { create: (bytes: Uint8Array) => Face }
  return remembering(create(await readFile(require.resolve(`source-sans/OTF/${file}`))))
}

/** Documents say the same words again and again: their glyphs and kerning are found once, for a bounded number of words. */
const remembering = (face: Face): Face => {
  const kept = new Map<string, unknown>()
  const layout = face.layout.bind(face)
  face.layout = (text, features) => {
    if (features) return layout(text, features)
    const known = kept.get(text)
    if (known) return known
    if (kept.size > 20_000) kept.clear()
    const run = layout(text)
    kept.set(text, run)
    return run
  }
  return face
}

/** Source Sans 3, whole, so that names in any Latin spelling (Ŵ, ŷ) are there; read once. */
export const loadFaces = () => {
  faces ??= Promise.all([parsed(FACES.regular), parsed(FACES.bold)]).then(([regular, bold]) => ({ regular, bold }))
  return faces
}

const INK = '#17211f'

/** The face in which text is set from here on. */
export const face = (document: Document, bold: boolean, size: number, colour = INK) =>
  document.font(bold ? 'bold' : 'regular', size).fillColor(colour)
