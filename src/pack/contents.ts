import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { organisations } from '../directory/index.ts'
import { invalid } from '../kernel/errors.ts'
import type { Register } from '../platform/registers/index.ts'
import { type Remark, readSheet, type Sheet } from './csv.ts'
import { type PackRow, rowsOf, type SetAside } from './sheet-rows.ts'

interface Council {
  ref: string
  name: string
  laCode: string
}

/** What a folder of spreadsheets holds, before anything is compared or written. */
export interface Contents {
  company: unknown
  /** The council, which every file may name. */
  council: Council | undefined
  /** Where a key of company.json stands. */
  lineOfKey: (key: string) => number
  rows: Map<string, PackRow[]>
  /** By file, what its faulty rows said. */
  setAside: Map<string, SetAside>
  errors: Remark[]
}

/** Files that may lie in the folder and say nothing about the company. */
const BESIDE = new Set(['demo.json', 'ledger.csv', 'README.md', 'README.txt', '.DS_Store'])

/** Reads a pack. Every fault in every file is told, with its line and column. */
export const readPack = (folder: string, registers: readonly Register[]): Contents => {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw invalid(`There is no folder “${folder}”. Name the folder that holds company.json and the spreadsheets`)
  }
  const errors: Remark[] = []
  const rows = new Map<string, PackRow[]>()
  const setAside = new Map<string, SetAside>()
  const { company, lineOfKey } = readCompany(folder, errors)
  for (const register of registers) {
    const path = join(folder, register.file)
    if (!existsSync(path)) continue
    const sheet = readSheet(path)
    const read = rowsOf(register, register.file === organisations.file ? withCouncil(sheet, company) : sheet)
    rows.set(register.file, read.rows)
    setAside.set(register.file, read.setAside)
    errors.push(...read.errors)
  }
  const council = councilOf(company)
  // Where the council cannot be read, the rows that name it are not wrong because of that.
  if (council === undefined)
    setAside.set(organisations.file, { rows: [], names: new Set(), ...setAside.get(organisations.file), unread: true })
  const known = new Set(['company.json', ...registers.map((register) => register.file)])
  for (const file of readdirSync(folder)) {
    if (!known.has(file) && !BESIDE.has(file) && /\.(csv|json|xlsx?|ods)$/i.test(file)) {
      errors.push({ file, line: 1, column: '', message: `“${file}” is no file of a pack. ${wayOut(file, [...known])}` })
    }
  }
  return { company, council, lineOfKey, rows, setAside, errors }
}

/** A file that is one of the pack's but for its ending, its capitals or its plural is told its name. */
const wayOut = (file: string, known: readonly string[]): string => {
  const bare = (name: string) =>
    name
      .toLowerCase()
      .replace(/\.[^.]+$/, '')
      .replace(/[^a-z]/g, '')
      .replace(/s$/, '')
  const meant = known.find((name) => bare(name) === bare(file))
  return meant
    ? `Save it as ${meant.endsWith('.csv') ? 'CSV (UTF-8)' : 'JSON'} under the name ${meant}`
    : 'Take it out of the folder, or save it under one of the names that `schoolco template PRESET --out DIR` writes'
}

const readCompany = (folder: string, errors: Remark[]): Pick<Contents, 'company' | 'lineOfKey'> => {
  const file = 'company.json'
  const path = join(folder, file)
  const nowhere = () => 1
  if (!existsSync(path) || statSync(path).isDirectory()) {
    const what = existsSync(path) ? 'is a folder. Put the file of this name in its place' : 'is missing'
    errors.push({ file, line: 1, column: '', message: `company.json ${what}. It says which company this is` })
    return { company: undefined, lineOfKey: nowhere }
  }
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  try {
    return { company: JSON.parse(text), lineOfKey: (key) => lineOfKey(text, key) }
  } catch (error) {
    const position = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? 0)
    const line = text.slice(0, position).split('\n').length
    errors.push({ file, line, column: '', message: `This is not JSON that can be read: ${(error as Error).message}` })
    return { company: undefined, lineOfKey: nowhere }
  }
}

/** The line of a key such as `articles.1.councilCap`: each part is looked for in what the one before names, and no deeper. */
const lineOfKey = (text: string, key: string): number => {
  let at = 0
  for (const part of key.split(/[./]/).filter((piece) => piece !== '')) {
    const next = partOf(text, at, part)
    if (next < 0) break
    at = next
  }
  return text.slice(0, at).split('\n').length
}

/** Where a key of the object, or an item of the list, begins that opens after a place in the text. */
const partOf = (text: string, at: number, part: string): number => {
  const isItem = /^\d+$/.test(part)
  let depth = 0
  let item = 0
  const marks = /"(?:[^"\\]|\\.)*"|[[\]{},]/g
  marks.lastIndex = text.indexOf(isItem ? '[' : '{', at)
  if (marks.lastIndex < 0) return -1
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    const [what] = mark
    const isKey = what === `"${part}"` && /^\s*:/.test(text.slice(marks.lastIndex))
    const isBegun = isItem ? item === Number(part) && what !== ',' && what !== ']' : isKey
    if (depth === 1 && isBegun) return mark.index
    if ('[{'.includes(what)) depth += 1
    else if (']}'.includes(what)) depth -= 1
    else if (what === ',' && depth === 1) item += 1
    if (depth === 0) return -1
  }
  return -1
}

/** The council as company.json has it, as far as it can be read. */
const councilOf = (company: unknown): Council | undefined => {
  const said = (company as { council?: Partial<Record<keyof Council, unknown>> } | null | undefined)?.council
  const text = (value: unknown) => String(value ?? '').trim()
  if (typeof said?.ref !== 'string' || text(said.ref) === '') return undefined
  return { ref: text(said.ref), name: text(said.name), laCode: text(said.laCode) }
}

/** The council of company.json is an organisation for every file; a row with its ref adds to it, and needs not say it again. */
const withCouncil = (sheet: Sheet, company: unknown): Sheet => {
  const council = councilOf(company)
  if (!council || sheet.header.length === 0) return sheet
  const said: Record<string, string> = { kind: 'council', name: council.name, la_code: council.laCode }
  const filled = sheet.rows.map((row) => {
    if (row.cells.ref?.trim() !== council.ref) return row
    const blanks = Object.entries(said).filter(([column]) => (row.cells[column] ?? '').trim() === '')
    return { ...row, cells: { ...row.cells, ...Object.fromEntries(blanks) } }
  })
  return { ...sheet, header: [...new Set([...sheet.header, 'kind', 'name', 'la_code'])], rows: filled }
}
