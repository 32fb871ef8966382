import { type TSchema, Type } from './type.ts'

/** The kinds of field that commands and resources are made of; each names itself for people. */
const named = (label: string, more: object = {}) => ({ 'x-label': label, ...more })

/** Blanks alone say nothing. */
const said = { minLength: 1, pattern: '\\S' }

export const Text = (label: string, maxLength = 2000) => Type.String(named(label, { ...said, maxLength }))
/** A short text by which a row of a register is known: `p-07`, `council`, `INV-2026-0001`. */
export const Ref = (label: string, refers?: string) =>
  Type.String(named(label, { ...said, maxLength: 100, ...(refers ? { 'x-refers': refers } : {}) }))
export const DateText = (label: string) => Type.String(named(label, { format: 'date' }))
export const MonthText = (label: string) => Type.String(named(label, { format: 'month' }))
export const MoneyText = (label: string) => Type.String(named(label, { format: 'money' }))
export const DecimalText = (label: string) => Type.String(named(label, { format: 'decimal' }))
export const Email = (label: string) => Type.String(named(label, { format: 'email', maxLength: 254 }))
export const Whole = (label: string, minimum = 0, maximum = 1_000_000) =>
  Type.Integer(named(label, { minimum, maximum }))
export const Choice = <const T extends readonly string[]>(label: string, values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...named(label) })
export const ListOf = <T extends TSchema>(label: string, items: T, minItems = 0) =>
  Type.Array(items, named(label, { minItems }))
export const Optional = Type.Optional
export const Fields = <T extends Record<string, TSchema>>(properties: T) =>
  Type.Object(properties, { additionalProperties: false })
