import type { Finding } from './finding.ts'

/** One thing that is wrong with what was given: where it stands (a JSON pointer like "/seat"), and what to do. */
export interface FieldError {
  pointer: string
  detail: string
}

/** Everything that can be refused. A mistake of ours is a plain Error and is none of these. */
export type Fault =
  | { kind: 'invalid'; detail: string; fields: FieldError[] }
  | { kind: 'unauthenticated'; detail: string }
  | { kind: 'forbidden'; detail: string; permission: string }
  | { kind: 'not-found'; detail: string }
  | { kind: 'conflict'; detail: string; code: string }
  | { kind: 'mismatch'; detail: string }
  | { kind: 'stale'; detail: string }
  | { kind: 'rule-broken'; detail: string; breaches: Finding[]; waysOut?: WayOut[] }
  | { kind: 'too-many'; detail: string; retryAfterSeconds: number }
  | { kind: 'unavailable'; detail: string }

/** Something that would turn a refusal into a yes, with the result it would have. */
export interface WayOut {
  text: string
  result: string
}

export class Refusal extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.detail)
    this.name = 'Refusal'
    this.fault = fault
  }
}

const joined = (fields: FieldError[]) => fields.map((field) => field.detail).join('. ')

/** The input does not fit: every field error at once. */
export const invalid = (fields: FieldError[] | string, pointer = ''): Refusal => {
  const list = typeof fields === 'string' ? [{ pointer, detail: fields }] : fields
  return new Refusal({ kind: 'invalid', detail: joined(list), fields: list })
}
export const unauthenticated = (detail = 'Sign in first'): Refusal => new Refusal({ kind: 'unauthenticated', detail })
export const forbidden = (permission: string, detail: string): Refusal =>
  new Refusal({ kind: 'forbidden', permission, detail })
export const notFound = (detail: string): Refusal => new Refusal({ kind: 'not-found', detail })
export const conflict = (code: string, detail: string): Refusal => new Refusal({ kind: 'conflict', code, detail })
/** The same idempotency key came with another body. */
export const mismatch = (detail: string): Refusal => new Refusal({ kind: 'mismatch', detail })
/** Nothing is wrong with what was asked, nor with the product: it cannot be done as things are on this machine. */
export const unavailable = (detail: string): Refusal => new Refusal({ kind: 'unavailable', detail })
/** What would be replaced has changed since it was read. */
export const stale = (detail: string): Refusal => new Refusal({ kind: 'stale', detail })
export const ruleBroken = (detail: string, breaches: Finding[], waysOut: WayOut[] = []): Refusal =>
  new Refusal({ kind: 'rule-broken', detail, breaches, waysOut })
