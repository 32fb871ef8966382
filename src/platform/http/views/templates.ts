import { join } from 'node:path'
import type nunjucks from 'nunjucks'
import { longDate, longInstant, shortDate } from '../../../kernel/dates.ts'
import { bracketed, parseMoney, pounds, wholePounds } from '../../../kernel/money.ts'
import { capitalised, withCommas } from '../../../kernel/text.ts'
import { packageRoot } from '../../package-root.ts'
import { dataTable } from './data-table.ts'
import { isSafe, safe, unbroken } from './markup.ts'
import { tag } from './tag.ts'
import { viewEngine } from './view-engine.ts'

export interface Templates {
  render(view: string, model: object): string
}

const MACROS = ['reading', 'tables', 'forms', 'outcomes']

/**
 * Views are looked up under src/ ("board/views/composition.njk") and compiled once, when they are first asked for: a server that
 * starts has its first answer before it has a page. Every macro is a global.
 */
export const openTemplates = (): Templates => {
  let opened: ReturnType<typeof open> | undefined
  return {
    render: (view, model) => {
      opened ??= open()
      const { environment, macros } = opened
      const hiding = Object.keys(model).find((name) => macros.has(name))
      if (hiding) throw new Error(`${view}: the model's “${hiding}” would hide the macro of that name`)
      return environment.render(view, model)
    },
  }
}

const open = () => {
  const engine = viewEngine()
  const loader = new engine.FileSystemLoader(join(packageRoot(), 'src'))
  const environment = new engine.Environment(loader, { autoescape: true, trimBlocks: true, lstripBlocks: true })
  for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter)
  const macros = new Set<string>()
  const give = (named: Record<string, unknown>) => {
    for (const [name, macro] of Object.entries(named)) {
      environment.addGlobal(name, macro)
      macros.add(name)
    }
  }
  give({ dataTable, tag })
  for (const file of MACROS) give(macrosOf(environment.getTemplate(`web/macros/${file}.njk`, true)))
  return { environment, macros }
}

/** What a file of macros defines; nunjucks hands it to a callback that it calls at once. */
const macrosOf = (template: nunjucks.Template): Record<string, unknown> => {
  let macros: Record<string, unknown> = {}
  const loaded = template as unknown as {
    getExported(done: (error: Error | null, exported: Record<string, unknown>) => void): void
  }
  loaded.getExported((error, exported) => {
    if (error) throw error
    macros = exported
  })
  return macros
}

/** Words between double asterisks stand out, and a date is not broken; everything is escaped first. */
const strong = (text: unknown) =>
  isSafe(text) ? text : safe(unbroken(text).replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>'))

const dateParts = (value: unknown) => {
  if (value && typeof value === 'object') return value
  const [year = '', month = '', day = ''] = String(value ?? '').split('-')
  return { day: day.replace(/^0+/, ''), month: month.replace(/^0+/, ''), year }
}

const blankless = (format: (value: string) => string) => (value: unknown) => (value ? format(String(value)) : '')
const amount = (format: (pence: number) => string) => (value: unknown) =>
  typeof value === 'number' ? format(value) : ''

const filters: Record<string, (value: unknown, more?: unknown) => unknown> = {
  longDate: blankless(longDate),
  shortDate: blankless(shortDate),
  longInstant: blankless(longInstant),
  capitalised: blankless(capitalised),
  pounds: amount(pounds),
  wholePounds: amount(wholePounds),
  bracketed: amount(bracketed),
  /** What a finding counts: money is written as text, everything else as a number. */
  counted: (value) => {
    const amount = typeof value === 'string' ? parseMoney(value) : undefined
    if (amount !== undefined) return pounds(amount)
    return typeof value === 'number' ? withCommas(value) : value
  },
  strong,
  /** Words in which a date or the number of a paper stays on one line. */
  unbroken: (value) => safe(unbroken(value)),
  dateParts,
  errorOf: (errors, name) =>
    (errors as { name: string; detail: string }[] | undefined)?.find((error) => error.name === name)?.detail,
}
