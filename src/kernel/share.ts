import { percent } from './text.ts'

/** A share of a whole as two whole numbers; compared by multiplication, never rounded. */
export type Share = readonly [part: number, whole: number]

/** [190, 1000] → "19", [195, 1000] → "19.5": without needless decimals. */
export const perCent = (share: Share): string => percent(...share).replace(/\.?0+$/, '')

/** [190, 1000] → "19%" */
export const percentOf = (share: Share): string => `${perCent(share)}%`
