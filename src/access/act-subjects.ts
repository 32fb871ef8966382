import { type Directory, loadDirectory, nameOf, organisationOn } from '../directory/index.ts'
import { type IsoDate, isDate, isMonth, longDate, longMonth } from '../kernel/dates.ts'
import { type Reader, recorded } from '../platform/reader.ts'

/** Fields of commands that say what an act is about, those that say it best first. */
const TELLING = [
  'person',
  'organisation',
  'customer',
  'payer',
  'partnership',
  'reviewed',
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

const LONGEST = 90

/** What each act of a list is about, in a few words: "Colin Ashgrove", "October 2026". An act that names nothing has no words. */
export const actSubjects = async (
  reader: Reader,
  numbers: readonly number[],
  on: IsoDate,
): Promise<Map<number, string>> => {
  const rows: { number: number; command: string }[] = await recorded(reader, 'act')
    .whereIn('number', [...numbers])
    .select('number', 'command')
  const directory = await loadDirectory(reader)
  return new Map(rows.map(({ number, command }) => [number, subjectOf(JSON.parse(command), directory, on)]))
}

const subjectOf = (command: unknown, directory: Directory, on: IsoDate): string => {
  if (typeof command !== 'object' || command === null) return ''
  const fields = command as Readonly<Record<string, unknown>>
  if (typeof fields.continues === 'number') return `Continues act ${fields.continues}`
  const telling = TELLING.map((name) => fields[name]).find(
    (value) => typeof value === 'string' || typeof value === 'number',
  )
  return telling === undefined ? '' : shortened(inWords(String(telling), directory, on))
}

const inWords = (value: string, directory: Directory, on: IsoDate): string => {
  if (isMonth(value)) return longMonth(value)
  if (isDate(value)) return `To ${longDate(value)}`
  return organisationOn(directory, value, on)?.name ?? nameOf(directory, value)
}

const shortened = (text: string): string => {
  if (text.length <= LONGEST) return text
  const cut = text.slice(0, LONGEST)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST - 20))} …`
}
