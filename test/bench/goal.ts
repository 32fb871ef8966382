/** What one bench found: ours against a bare baseline of the same run, and whether that is as good as it is meant to be. */
export interface Found {
  bench: string
  ratio: number
  goal: string
  holds: boolean
}

/** A goal that could not be measured here, and why. */
export interface Missing {
  bench: string
  missing: string
}

export type Result = Found | Missing

export const atMost = (bench: string, ratio: number, most: number): Found => ({
  bench,
  ratio,
  goal: `at most ${most}`,
  holds: ratio <= most,
})

export const atLeast = (bench: string, ratio: number, least: number): Found => ({
  bench,
  ratio,
  goal: `at least ${least}`,
  holds: ratio >= least,
})

export const missing = (bench: string, why: string): Missing => ({ bench, missing: why })

/** What every bench is given. */
export interface Setting {
  /** How many journal entries the large ledger has. */
  entries: number
  /** Where databases and files are kept between runs. */
  folder: string
}

/** One or several goals that are measured together. */
export type Bench = (setting: Setting) => Promise<Result[]>
