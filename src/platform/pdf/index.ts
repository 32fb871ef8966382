/** Paper: words set in a typeface, drawn where a pen is told to, and packed into a small file. What is drawn, `reporting` decides. */
export { packObjects } from './pack.ts'
export { type Element, type Pen, penFor } from './pen.ts'
export { type Line, leadingOf, loadFaces, type Style, typesetter, unitsOf } from './typeset.ts'
export { writtenBy } from './written.ts'
