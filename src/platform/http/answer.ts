import { type TSchema, Type } from 'typebox'
import { Fields } from '../../kernel/fields.ts'

/** The kinds of field that answers are made of, as the API describes them. */
export const TextOut = Type.String()
export const MoneyOut = Type.String({ format: 'money' })
export const DateOut = Type.String({ format: 'date' })
export const ChoiceOut = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] })
/** Null where it is not known. */
export const OrNull = (of: TSchema) => Type.Union([of, Type.Null()])
export const listOf = (fields: Record<string, TSchema>) => Type.Array(Fields(fields))
/** Rows as at a day. */
export const itemsOn = (fields: Record<string, TSchema>) => Fields({ on: DateOut, items: listOf(fields) })
