import { setImmediate } from 'node:timers/promises'

/** For long work on the one thread: awaited often, it lets others run whenever a few milliseconds have gone by. */
export const breathing = (milliseconds = 10): (() => Promise<void>) => {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < milliseconds) return
    await setImmediate()
    last = performance.now()
  }
}
