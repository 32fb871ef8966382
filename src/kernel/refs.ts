/**
 * A ref that nothing of its kind bears yet: `a-58`, counting on from how many there are. `others` are of another kind, and no two
 * may be called alike.
 */
export const freshRef = (
  prefix: string,
  taken: readonly { ref: string }[],
  others: readonly { ref: string }[] = [],
): string => {
  const refs = new Set([...taken, ...others].map(({ ref }) => ref))
  let number = taken.length + 1
  while (refs.has(`${prefix}-${number}`)) number += 1
  return `${prefix}-${number}`
}

/** "R-2026-09": what stands before the year, the year, what stands after it, and the number. */
const COUNTED_BY_YEAR = /^(.*?)((?:19|20)\d\d)(\D+)(\d+)$/

/**
 * A ref in the manner of the last that counts by year: after `R-2026-09` comes `R-2026-10`, and `R-2027-01` for a day of the year after.
 * Where nobody counts so, a fresh one.
 */
export const nextOfYear = (prefix: string, day: string, taken: readonly { ref: string }[]): string => {
  const last = taken.map(({ ref }) => COUNTED_BY_YEAR.exec(ref)).findLast((found) => found !== null)
  if (!last) return freshRef(prefix, taken)
  const [, before = '', , between = '', digits = ''] = last
  const begin = `${before}${day.slice(0, 4)}${between}`
  // An addition, as in R-2026-03a, belongs to its number.
  const numbers = taken.map(({ ref }) => (ref.startsWith(begin) ? Number.parseInt(ref.slice(begin.length), 10) : 0))
  const number = Math.max(0, ...numbers.filter(Number.isInteger)) + 1
  return `${begin}${String(number).padStart(digits.length, '0')}`
}
