import { type IsoDate, isDate, isMonth, longDate, longMonth } from '../../kernel/dates.ts'
import type { Page } from '../../platform/http/index.ts'
import type { Reader } from '../../platform/reader.ts'
import type { Register } from '../../platform/registers/index.ts'
import { type Asked, type Namer, namerOf } from './names.ts'
import { type ActLine, actorNames, actRows } from './recorded.ts'

/** Fields of commands that name somebody or something by a ref, and of which register, those that say best what an act is about first. */
const NAMING = [
  ['person', 'people'],
  ['organisation', 'organisations'],
  ['customer', 'organisations'],
  ['payer', 'organisations people'],
  ['partnership', 'bodies'],
  ['reviewed', 'bodies organisations'],
  ['programme', 'programmes'],
  ['priority', 'priorities'],
  ['consultation', 'consultations'],
  ['meeting', 'meetings'],
  ['service', 'services'],
  ['seat', 'seats'],
] as const

/** The same of fields that say it themselves. */
const SAYING = ['memo', 'invoice', 'agreement', 'entry', 'period', 'until', 'title', 'text', 'name'] as const

export interface ActAbout extends Omit<ActLine, 'reason'> {
  /** In a few words: "Colin Ashgrove", "October 2026"; blank for an act that names nothing. */
  subject: string
}

/** The acts of a company, the newest first, each with what it is about. */
export const actsWithSubjects = async (
  reader: Reader,
  registers: readonly Register[],
  query: Record<string, string | undefined>,
  on: IsoDate,
): Promise<Page<ActAbout>> => {
  const { items, next } = await actRows(reader, query, ['name', 'actor', 'recorded_at', 'command'])
  const names = await actorNames(
    reader,
    items.map(({ actor }) => actor),
  )
  const told = items.map(({ command }) => tellingOf(JSON.parse(command)))
  const asked = told.flatMap(({ ref }) => (ref ? [ref] : []))
  const named = await namerOf(reader, registers, asked, on)
  return {
    next,
    items: items.map(({ number, name, actor, recorded_at: recordedAt }, i) => ({
      number,
      name,
      actor: names(actor),
      recordedAt,
      subject: subjectOf(told[i] ?? {}, named),
    })),
  }
}

interface Telling {
  ref?: Asked
  words?: string
}

const tellingOf = (command: unknown): Telling => {
  if (typeof command !== 'object' || command === null) return {}
  const fields = command as Readonly<Record<string, unknown>>
  if (typeof fields.continues === 'number') return { words: `Continues act ${fields.continues}` }
  for (const [field, refers] of NAMING) {
    const ref = textOf(fields[field])
    if (ref !== undefined) return { ref: [refers, ref] }
  }
  const words = SAYING.map((field) => textOf(fields[field])).find((text) => text !== undefined)
  return words === undefined ? {} : { words: dated(words) }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined

const dated = (text: string): string => {
  if (isMonth(text)) return longMonth(text)
  return isDate(text) ? `To ${longDate(text)}` : text
}

const subjectOf = ({ ref, words = '' }: Telling, named: Namer): string => shortened(ref ? named(...ref) : words)

const LONGEST = 90

const shortened = (text: string): string => {
  if (text.length <= LONGEST) return text
  const cut = text.slice(0, LONGEST)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST - 20))} …`
}
