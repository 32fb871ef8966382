import { join } from 'node:path'
import nunjucks from 'nunjucks'
import { longDate, longInstant, shortDate } from '../../kernel/dates.ts'
import { bracketed, pounds, wholePounds } from '../../kernel/money.ts'
import { capitalised } from '../../kernel/text.ts'
import { packageRoot } from '../package-root.ts'

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
  const loader = new nunjucks.FileSystemLoader(join(packageRoot(), 'src'))
  const environment = new nunjucks.Environment(loader, { autoescape: true, trimBlocks: true, lstripBlocks: true })
  for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter)
  const macros = new Set<string>()
  for (const file of MACROS) {
    for (const [name, macro] of Object.entries(macrosOf(environment.getTemplate(`web/macros/${file}.njk`, true)))) {
      environment.addGlobal(name, macro)
      macros.add(name)
    }
  }
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

const safe = (html: string) => new nunjucks.runtime.SafeString(html)
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: unknown) => String(text ?? '').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

/** Words between double asterisks stand out; everything is escaped first. */
const strong = (text: unknown) =>
  text instanceof nunjucks.runtime.SafeString
    ? text
    : safe(escaped(text).replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>'))

const TAGS: Record<string, { tone: string; text: string }> = {
  pass: { tone: 'ok', text: 'Passes' },
  warn: { tone: 'warn', text: 'Passes, no slack' },
  fail: { tone: 'bad', text: 'Breaks' },
  'not-applicable': { tone: 'none', text: 'Does not apply' },
}

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
  strong,
  dateParts,
  errorOf: (errors, name) =>
    (errors as { name: string; detail: string }[] | undefined)?.find((error) => error.name === name)?.detail,
  tagOf: (kind) => TAGS[String(kind)] ?? { tone: String(kind), text: String(kind) },
}
