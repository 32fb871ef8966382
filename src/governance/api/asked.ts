import { SEAT_CATEGORIES } from '../../company/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { Fields, Optional, Ref } from '../../kernel/fields.ts'
import { schema } from '../../kernel/schema.ts'
import { AS_AT, ChoiceOut } from '../../platform/http/index.ts'
import type { Reader } from '../../platform/reader.ts'
import { mainBodyRef } from '../board/board.ts'
import { loadBoardFacts } from '../store.ts'
import type { BoardFacts } from '../types.ts'

export const ofBody = schema(Fields({ ...AS_AT, body: Optional(Ref('body', 'bodies')) }))

/** The body asked for, else the board of directors. */
export const factsAndBody = async (
  reader: Reader,
  on: IsoDate,
  asked: string | undefined,
): Promise<{ facts: BoardFacts; body: string }> => {
  const facts = await loadBoardFacts(reader)
  if (asked !== undefined && !facts.bodies.some(({ ref }) => ref === asked)) {
    throw notFound(`There is no body “${asked}”`)
  }
  return { facts, body: asked ?? mainBodyRef(facts, on) }
}

/** What kind of seat it is. */
export const seatCategory = ChoiceOut(SEAT_CATEGORIES)
