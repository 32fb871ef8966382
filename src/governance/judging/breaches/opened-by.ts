import { type Reader, recorded } from '../../../platform/reader.ts'
import type { Change, Fact } from '../changes/change.ts'
import { causeWords } from './causes.ts'

/** An act by its number in the chain, its name and who did it. */
export interface OpeningAct {
  number: number
  name: string
  actor: string
}

/** What opens a breach, and the act by which that became known; null for what the law or the register of schools brings. */
export interface Opening {
  because: string
  act: OpeningAct | null
}

/** What opens a breach, act by act: a term that ends was made known when it was given, a resignation when it was recorded. */
export const openedBy = async (reader: Reader, causes: readonly Change[]): Promise<Opening[]> => {
  const byAct = new Map<number | null, Change[]>()
  for (const cause of causes) {
    const number = cause.act ?? (cause.fact ? await firstSaid(reader, cause.fact) : null)
    byAct.set(number, [...(byAct.get(number) ?? []), cause])
  }
  const openings: Opening[] = []
  for (const [number, some] of byAct) {
    const act = number === null ? undefined : await actOf(reader, number)
    openings.push({ because: causeWords(some), act: act ?? null })
  }
  return openings
}

/** The first act that wrote a row saying so, though another may have said more of it since. */
const firstSaid = async (reader: Reader, { table, says }: Fact): Promise<number | null> => {
  const row = await recorded(reader, table).where(says).min({ number: 'recorded_act' }).first()
  return row?.number == null ? null : Number(row.number)
}

const actOf = async (reader: Reader, number: number): Promise<OpeningAct | undefined> => {
  const act = await reader.db('act').where({ company: reader.company, number }).first('name', 'actor')
  return act && { number, name: String(act.name), actor: String(act.actor) }
}
