/** Paper: words set in a typeface, drawn where a pen is told to, and packed into a small file. What is drawn, `reporting` decides. */

export { loadFaces } from './faces.ts'
export { packObjects } from './pack.ts'
export { type Pen, penFor } from './pen.ts'
export type { Element } from './structure.ts'
export { type Line, leadingOf, type Style, typesetter, unitsOf } from './typeset.ts'
export { writtenBy } from './written.ts'
