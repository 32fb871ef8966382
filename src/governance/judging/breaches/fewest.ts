import { grouped } from '../../../kernel/grouped.ts'

type IsEnough<T> = (some: readonly T[]) => boolean

/**
 * Which of many things are enough: each that is so by itself; where none is, the fewest that are so together, and what could stand in
 * for one of those. In their own order; none where nothing is needed, or where all of them are not enough. Whole kinds are weighed
 * first, so that of a hundred things of other kinds none is tried.
 */
export const fewest = <T>(items: readonly T[], kindOf: (item: T) => string, isEnough: IsEnough<T>): T[] => {
  if (isEnough([]) || !isEnough(items)) return []
  const kinds = [...grouped(items, kindOf).values()]
  return enoughOf(enoughOf(kinds, (some) => isEnough(some.flat())).flat(), isEnough)
}

const enoughOf = <T>(items: readonly T[], isEnough: IsEnough<T>): T[] => {
  const alone = items.filter((one) => isEnough([one]))
  if (alone.length > 0) return alone
  const together = thinned(items, isEnough, Math.ceil(items.length / 2))
  const allButOne = together.slice(0, -1)
  return items.filter((one) => together.includes(one) || isEnough([...allButOne, one]))
}

/** Leaves out so many at a time, then fewer, as long as what is left is enough: what was needed beside others may not be without them. */
const thinned = <T>(items: readonly T[], isEnough: IsEnough<T>, size: number): readonly T[] => {
  let kept = items
  for (let at = 0; at < kept.length; ) {
    const left = [...kept.slice(0, at), ...kept.slice(at + size)]
    if (isEnough(left)) kept = left
    else at += size
  }
  if (size > 1) return thinned(kept, isEnough, Math.ceil(size / 2))
  return kept.length < items.length ? thinned(kept, isEnough, size) : kept
}
