import type { Body } from '../types.ts'

/** Refs of the bodies that stand, by whatever way, below themselves: a group whose parent is below it belongs to no board. */
export const underThemselves = (bodies: readonly Pick<Body, 'ref' | 'parent'>[]): Set<string> => {
  const parents = new Map(bodies.map(({ ref, parent }) => [ref, parent]))
  const comesBack = (ref: string): boolean => {
    const passed = new Set<string>()
    for (let above = parents.get(ref); above && !passed.has(above); above = parents.get(above)) {
      if (above === ref) return true
      passed.add(above)
    }
    return false
  }
  return new Set([...parents.keys()].filter(comesBack))
}
