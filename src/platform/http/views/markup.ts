import { keptTogether } from '../../../kernel/text.ts'
import { viewEngine } from './view-engine.ts'

/** Text that is HTML already; nunjucks shows it as it is, and escapes everything else. */
export const safe = (html: string) => new (viewEngine().runtime.SafeString)(html)

export const isSafe = (value: unknown): boolean =>
  typeof value === 'object' && value instanceof viewEngine().runtime.SafeString

/** What is shown, with dates and numbers of papers each on one line, however narrow its place. */
export const unbroken = (value: unknown): string =>
  isSafe(value) ? shown(value) : keptTogether(shown(value), (one) => `<span class="nowrap">${one}</span>`)

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** What `{{ value }}` shows in a view: nothing for nothing, HTML as it is, all else escaped, for text and attributes alike. */
export const shown = (value: unknown): string => {
  if (value === undefined || value === null) return ''
  return isSafe(value) ? String(value) : escaped(String(value))
}

const escaped = (text: string): string =>
  MARKED.test(text) ? text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign) : text
const MARKED = /[&<>"']/
