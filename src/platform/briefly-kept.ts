/** Looks something up, and gives the same answer for a moment: a signed-in visitor is the same one a second later. */
export interface BrieflyKept<T> {
  (key: string, find: (key: string) => Promise<T>): Promise<T>
  forget(key: string): void
  clear(): void
}

const MOST = 5000

export const brieflyKept = <T>(milliseconds: number): BrieflyKept<T> => {
  const kept = new Map<string, { until: number; value: Promise<T> }>()
  const look = (key: string, find: (key: string) => Promise<T>): Promise<T> => {
    const now = performance.now()
    const found = kept.get(key)
    if (found && found.until > now) return found.value
    if (kept.size >= MOST) kept.clear()
    const value = find(key)
    kept.set(key, { until: now + milliseconds, value })
    value.catch(() => kept.delete(key))
    return value
  }
  return Object.assign(look, { forget: (key: string) => void kept.delete(key), clear: () => kept.clear() })
}
