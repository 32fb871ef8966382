import { safe, shown } from './markup.ts'

const TAGS: Record<string, { tone: string; text: string }> = {
  pass: { tone: 'ok', text: 'Passes' },
  warn: { tone: 'warn', text: 'Passes, no slack' },
  fail: { tone: 'bad', text: 'Breaks' },
  'not-applicable': { tone: 'none', text: 'Does not apply' },
}

export const tagHtml = (kind: unknown, text?: unknown): string => {
  const { tone, text: usual } = TAGS[String(kind)] ?? { tone: String(kind), text: String(kind) }
  return `<strong class="tag ${shown(tone)}">${shown(text || usual)}</strong>`
}

/** A state in a coloured frame: `{{ tag('pass' | 'warn' | 'fail' | 'not-applicable' | 'ok' | 'bad' | 'info' | 'none', text?) }}` */
export const tag = (kind: unknown, text?: unknown) => safe(tagHtml(kind, text))
