import { Fields, Optional } from '../../../kernel/fields.ts'
import { type TSchema, Type } from '../../../kernel/type.ts'

/** The kinds of field that answers are made of, as the API describes them. */
export const TextOut = Type.String()
export const DateOut = Type.String({ format: 'date' })
export const MonthOut = Type.String({ format: 'month' })
/** An amount in pounds with two decimals. */
export const MoneyOut = Type.String({ format: 'money' })
export const InstantOut = Type.String({ format: 'instant' })
/** A share in per cent with two decimals: "18.18". */
export const PerCentOut = Type.String({ pattern: '^-?\\d+\\.\\d\\d$' })
export const WholeOut = Type.Integer()
export const YesOrNoOut = Type.Boolean()
export const AnythingOut = Type.Unknown()
/** Null where it is not known. */
export const OrNull = <T extends TSchema>(value: T) => Type.Union([value, Type.Null()])
export const arrayOf = <T extends TSchema>(items: T) => Type.Array(items)
/** A list of things with these fields. */
export const listOf = (fields: Record<string, TSchema>) => arrayOf(Fields(fields))
/** Rows as at a day. */
export const itemsOn = (fields: Record<string, TSchema>) => Fields({ on: DateOut, items: listOf(fields) })
/** By name: `{ "councilCap": … }`. */
export const byName = <T extends TSchema>(value: T) => Type.Record(Type.String(), value)
/** One word of a few. */
export const ChoiceOut = <const T extends readonly string[]>(words: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...words] })

export const VerdictOut = ChoiceOut(['pass', 'warn', 'fail', 'not-applicable'])
const counted = OrNull(Type.Unsafe<number | string>({ type: ['integer', 'string'] }))

/** The verdict of one rule: what `check` prints, and what a refusal quotes. */
export const FindingOut = Fields({
  rule: TextOut,
  body: Optional(TextOut),
  status: VerdictOut,
  numerator: counted,
  denominator: counted,
  limit: TextOut,
  headroom: OrNull(WholeOut),
  people: Optional(arrayOf(TextOut)),
  organisations: Optional(arrayOf(TextOut)),
  explanation: TextOut,
  source: TextOut,
  readings: Optional(
    arrayOf(Fields({ assumption: TextOut, status: VerdictOut, numerator: counted, denominator: counted })),
  ),
})

/** A later day on which a verdict changes. */
export const LaterVerdictOut = Fields({
  on: DateOut,
  because: TextOut,
  rule: TextOut,
  status: VerdictOut,
  numerator: counted,
  denominator: counted,
})

export const WayOutOut = Fields({ text: TextOut, result: TextOut })
