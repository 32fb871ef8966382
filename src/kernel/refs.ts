/** A ref that nothing of its kind bears yet: `a-58`, counting on from how many there are. */
export const freshRef = (prefix: string, taken: readonly { ref: string }[]): string => {
  const refs = new Set(taken.map(({ ref }) => ref))
  let number = taken.length + 1
  while (refs.has(`${prefix}-${number}`)) number += 1
  return `${prefix}-${number}`
}
