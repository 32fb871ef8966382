import type { IsoDate } from '../../kernel/dates.ts'
import { type Level, levelNumber } from './levels.ts'
import type { Evaluation } from './register.ts'

/** Where a partnership had come by a day, aspect by aspect, each time with the level before. */
export interface Assessed extends Evaluation {
  levelNumber: number
  previous: Level | null
}

/** Evaluations stand in the order of their days. */
export const assessedBy = (all: readonly Evaluation[], on: IsoDate): Assessed[] => {
  const before = new Map<string, Level>()
  return all
    .filter(({ assessedOn }) => assessedOn <= on)
    .map((one) => {
      const of = `${one.partnership}\n${one.aspect}`
      const previous = before.get(of) ?? null
      before.set(of, one.level)
      return { ...one, levelNumber: levelNumber(one.level), previous }
    })
}
