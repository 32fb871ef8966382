/** The verdict of one rule on one day, in the words of the API, the page, the terminal and the paper. */
export interface Finding {
  rule: string
  body?: string
  status: Status
  numerator: number | string | null
  denominator: number | string | null
  limit: string
  headroom: number | null
  people?: string[]
  organisations?: string[]
  explanation: string
  source: string
  readings?: Reading[]
}

/** `warn`: holds now, but with nothing to spare or broken by a date known today. */
export type Status = 'pass' | 'warn' | 'fail' | 'not-applicable'

/** Which of two is the worse. */
export const SEVERITY: Readonly<Record<Status, number>> = { 'not-applicable': 0, pass: 1, warn: 2, fail: 3 }

/** The same rule under the other answer to an open legal question. */
export interface Reading {
  assumption: string
  status: Status
  numerator: number | string
  denominator: number | string
}

export const sameFraction = (a: Finding, b: Finding): boolean =>
  a.numerator === b.numerator && a.denominator === b.denominator
