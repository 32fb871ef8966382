import { type Status, verdictText } from '../../../kernel/finding.ts'
import { safe, shown } from './markup.ts'

const TONES: Readonly<Record<Status, string>> = { pass: 'ok', warn: 'warn', fail: 'bad', 'not-applicable': 'none' }
const isVerdict = (kind: string): kind is Status => Object.hasOwn(TONES, kind)

export const tagHtml = (kind: unknown, text?: unknown): string => {
  const name = String(kind)
  const [tone, usual] = isVerdict(name) ? [TONES[name], verdictText({ status: name })] : [name, name]
  return `<strong class="tag ${shown(tone)}">${shown(text || usual)}</strong>`
}

/** A state in a coloured frame: `{{ tag('pass' | 'warn' | 'fail' | 'not-applicable' | 'ok' | 'bad' | 'info' | 'none', text?) }}` */
export const tag = (kind: unknown, text?: unknown) => safe(tagHtml(kind, text))
