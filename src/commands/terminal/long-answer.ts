import { once } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { answer } from './output.ts'

/**
 * The same as `answer` for a document of which a list may be very long: it is written item by item, so that its text is never in
 * memory as a whole.
 */
export const longAnswer = async (json: boolean, document: object, words: () => string): Promise<void> => {
  if (!json) return answer(json, document, words)
  for (const piece of joined(jsonTexts(document))) {
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
    // A pipe or a file takes all of it without a pause, in which V8 would come to collect what is written.
    await nextTurn()
  }
}

const LONG = 1 << 16

/** Short texts as a few long ones: each is a call of the system. */
function* joined(texts: Iterable<string>): Generator<string> {
  let piece = ''
  for (const text of texts) {
    piece += text
    if (piece.length < LONG) continue
    yield piece
    piece = ''
  }
  yield piece
}

/** The text of JSON.stringify(document, null, 2) and a line end, with the lists of the document item by item. */
export function* jsonTexts(document: object): Generator<string> {
  let before = '{'
  for (const [name, value] of Object.entries(document)) {
    if (value === undefined) continue
    yield `${before}\n  ${JSON.stringify(name)}: `
    before = ','
    if (isList(value)) yield* listTexts(value)
    else yield indented(value, 2)
  }
  yield before === '{' ? '{}\n' : '\n}\n'
}

function* listTexts(list: Iterable<unknown>): Generator<string> {
  let before = '['
  for (const item of list) {
    yield `${before}\n    ${indented(item, 4)}`
    before = ','
  }
  yield before === '[' ? '[]' : '\n  ]'
}

const isList = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value

/** Texts within JSON hold no line ends, so that each one is between two values. */
const indented = (value: unknown, by: number): string =>
  JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(by)}`)
