import type { Share } from '../../kernel/share.ts'
import { withCommas } from '../../kernel/text.ts'

/** A line that a share must keep to: the law's must not be reached (`below`), the articles' must not be passed (`at most`). */
export interface Line {
  share: Share
  strict: boolean
}

export const below = (share: Share): Line => ({ share, strict: true })
export const atMost = (share: Share): Line => ({ share, strict: false })

/** Compared by multiplication: 20.0% exactly is over the law's line. A whole of nothing keeps to every line. */
export const keepsTo = (counted: number, all: number, { share: [part, whole], strict }: Line): boolean =>
  all === 0 || (strict ? whole * counted < part * all : whole * counted <= part * all)

/**
 * How many others may leave before the line is crossed; negative: how many must join. Null where nobody is counted, and where no
 * number of others helps because the line is nothing at all.
 */
export const roomToMove = (counted: number, all: number, { share: [part, whole], strict }: Line): number | null => {
  if (counted === 0 || part === 0) return null
  return strict ? all - Math.floor((whole * counted) / part) - 1 : all - Math.ceil((whole * counted) / part)
}

/** The fewest of those counted who would have to leave; each leaver also makes the whole smaller. */
export const fewestLeavers = (counted: number, all: number, line: Line): number => {
  let leavers = 0
  while (!keepsTo(counted - leavers, all - leavers, line)) leavers += 1
  return leavers
}

/** The most of a whole that may be counted. */
export const mostAllowed = (all: number, { share: [part, whole], strict }: Line): number =>
  strict ? Math.max(0, Math.ceil((part * all) / whole) - 1) : Math.floor((part * all) / whole)

/** The smallest whole on which this many may be counted: 2 under a fifth need 11. */
export const smallestWhole = (counted: number, { share: [part, whole], strict }: Line): number =>
  strict ? Math.floor((whole * counted) / part) + 1 : Math.ceil((whole * counted) / part)

/** "below 1/5", "at most 190/1000" */
export const limitText = ({ share: [part, whole], strict }: Line): string =>
  `${strict ? 'below' : 'at most'} ${part}/${whole}`

/** The line of a limit as a finding writes it; undefined for what is no share. */
export const lineIn = (limit: string): Line | undefined => {
  const match = /^(below|at most) (\d+)\/(\d+)$/.exec(limit)
  return match ? { share: [Number(match[2]), Number(match[3])], strict: match[1] === 'below' } : undefined
}

/** The multiplication that decides, in words and in the least numbers: "5 × 2 = 10, which is less than 11"; 190/1000 is 19 of 100. */
export const workingText = (counted: number, all: number, line: Line): string => {
  const { share, strict } = line
  const divisor = greatestDivisor(...share)
  const [part, whole] = [share[0] / divisor, share[1] / divisor]
  const left = withCommas(whole * counted)
  const right = withCommas(part * all)
  const product = part === 1 ? right : `${withCommas(part)} × ${withCommas(all)} = ${right}`
  const verdict = keepsTo(counted, all, line)
    ? strict
      ? 'which is less than'
      : 'which is not more than'
    : strict
      ? 'which is not less than'
      : 'which is more than'
  return `${withCommas(whole)} × ${withCommas(counted)} = ${left}, ${verdict} ${product}`
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b))
