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

const VERDICTS: Readonly<Record<Status, string>> = {
  pass: 'Passes',
  warn: 'Passes, with a warning',
  fail: 'Breaks',
  'not-applicable': 'Does not apply',
}

/** A verdict as pages and paper say it: a rule that holds may do so with nothing to spare, or with another warning. */
export const verdictText = ({
  status,
  headroom,
}: Pick<Finding, 'status'> & Partial<Pick<Finding, 'headroom'>>): string =>
  status === 'warn' && headroom === 0 ? 'Passes, no slack' : VERDICTS[status]

/** The same as the tag of a cell. */
export const verdictTag = (verdict: Parameters<typeof verdictText>[0]): { kind: Status; text: string } => ({
  kind: verdict.status,
  text: verdictText(verdict),
})
