import type { Document } from './faces.ts'

/** An element of the structure that a screen reader walks: a paragraph, a table row, a figure. */
export type Element = ReturnType<Document['struct']>

interface Options {
  alt?: string
  scope?: 'Column' | 'Row'
  bbox?: [number, number, number, number]
}

/** Says of what is drawn which part of the document it is. */
export const structureOf = (document: Document) => {
  /** An open element under a parent; close it with `end()`. */
  const element = (tag: string, parent: Element, options: Options = {}): Element => {
    const made = document.struct(tag, options as Parameters<Document['struct']>[1])
    parent.add(made)
    return made
  }

  const content = (tag: string, into: Element, draw: () => void) => {
    into.add(document.markStructureContent(tag))
    draw()
    document.endMarkedContent()
  }

  /** A whole element with one piece of content on this page. */
  const tagged = (tag: string, parent: Element, draw: () => void, options: Options = {}) => {
    const made = element(tag, parent, options)
    content(tag, made, draw)
    made.end()
  }

  /** What a reader of the structure need not hear: rules, grounds, repeated heads, foots. */
  const decoration = (draw: () => void) => {
    document.markContent('Artifact', { type: 'Layout' })
    draw()
    document.endMarkedContent()
  }

  return { element, content, tagged, decoration }
}
