import { hash, randomBytes } from 'node:crypto'

export const sha256 = (text: string): string => hash('sha256', text, 'hex')

/** JSON with sorted keys and without undefined values: the same value always has the same text. */
export const canonical = (value: unknown): string => {
  if (value === undefined) return 'null'
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const entries = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`
}

export const newSalt = (): string => randomBytes(16).toString('hex')
export const newSecret = (): string => randomBytes(24).toString('base64url')
