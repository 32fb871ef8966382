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
