import { type Directory, loadDirectory, nameOf, organisationOn } from '../../directory/index.ts'
import { type IsoDate, isDate, isMonth, longDate, longMonth } from '../../kernel/dates.ts'
import type { Page } from '../../platform/http/index.ts'
import type { Reader } from '../../platform/reader.ts'
import { remembering } from '../../platform/remembering.ts'
import { type ActLine, actorNames, actRows } from './recorded.ts'

/** Fields of commands that name somebody by a ref, those that say best what an act is about first. */
const NAMING = ['person', 'organisation', 'customer', 'payer', 'partnership', 'reviewed'] as const

/** The same of fields that say it themselves. */
const SAYING = [
  'memo',
  'programme',
  'invoice',
  'agreement',
  'entry',
  'period',
  'until',
  'title',
  'text',
  'name',
] as const

export interface ActAbout extends Omit<ActLine, 'reason'> {
  /** In a few words: "Colin Ashgrove", "October 2026"; blank for an act that names nothing. */
  subject: string
}

/** The acts of a company, the newest first, each with what it is about. */
export const actsWithSubjects = async (
  reader: Reader,
  query: Record<string, string | undefined>,
  on: IsoDate,
): Promise<Page<ActAbout>> => {
  const { items, next } = await actRows(reader, query, ['name', 'actor', 'recorded_at', 'command'])
  const names = await actorNames(
    reader,
    items.map(({ actor }) => actor),
  )
  const told = items.map(({ command }) => tellingOf(JSON.parse(command)))
  // The directory is large, and acts of a run or of a month name nobody.
  const directory = told.some(({ ref }) => ref !== undefined) ? await directoryOf(reader) : undefined
  return {
    next,
    items: items.map(({ number, name, actor, recorded_at: recordedAt }, i) => ({
      number,
      name,
      actor: names(actor),
      recordedAt,
      subject: subjectOf(told[i] ?? {}, directory, on),
    })),
  }
}

const directoryOf = async (reader: Reader): Promise<Directory> => {
  const kept = await remembering(reader)
  return kept.remembered('directory', [], () => loadDirectory(kept))
}

interface Telling {
  ref?: string
  words?: string
}

const tellingOf = (command: unknown): Telling => {
  if (typeof command !== 'object' || command === null) return {}
  const fields = command as Readonly<Record<string, unknown>>
  if (typeof fields.continues === 'number') return { words: `Continues act ${fields.continues}` }
  const ref = firstOf(fields, NAMING)
  if (ref !== undefined) return { ref }
  const words = firstOf(fields, SAYING)
  return words === undefined ? {} : { words: dated(words) }
}

const firstOf = (fields: Readonly<Record<string, unknown>>, names: readonly string[]): string | undefined => {
  for (const name of names) {
    const value = fields[name]
    if (typeof value === 'string' || typeof value === 'number') return String(value)
  }
  return undefined
}

const dated = (text: string): string => {
  if (isMonth(text)) return longMonth(text)
  return isDate(text) ? `To ${longDate(text)}` : text
}

const subjectOf = ({ ref, words = '' }: Telling, directory: Directory | undefined, on: IsoDate): string =>
  shortened(ref && directory ? (organisationOn(directory, ref, on)?.name ?? nameOf(directory, ref)) : words)

const LONGEST = 90

const shortened = (text: string): string => {
  if (text.length <= LONGEST) return text
  const cut = text.slice(0, LONGEST)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST - 20))} …`
}
