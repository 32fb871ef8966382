/** The middle of the numbers: a pause of the machine in one round does not move it. */
export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5)

export const quantile = (numbers: readonly number[], share: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** How long something takes, in milliseconds. */
export const timed = async (work: () => unknown): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

export type Sides<Name extends string> = Record<Name, () => Promise<number>>

/**
 * Measures several things in turn, round after round, so that whatever else the machine does falls on all of them alike. The
 * first round warms up and is not counted.
 */
export const interleaved = async <Name extends string>(
  rounds: number,
  sides: Sides<Name>,
): Promise<Record<Name, number>> => {
  const names = Object.keys(sides) as Name[]
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const amount = await sides[name]()
      if (round > 0) taken[name].push(amount)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken[name])])) as Record<Name, number>
}

/** How often a second something can be done by callers that each begin again as soon as they have an answer. */
export const rate = async (callers: number, milliseconds: number, call: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  let done = 0
  const caller = async () => {
    while (performance.now() - began < milliseconds) {
      await call()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return (done * 1000) / (performance.now() - began)
}
