/** One thing that `verify` derives again and compares: how many were looked at, and each row that does not agree. */
export interface Check {
  check: string
  ok: boolean
  counted: number
  failures: CheckFailure[]
}

export interface CheckFailure {
  table: string
  id: string
  entry?: string
  message: string
}

export const checkOf = (check: string, counted: number, failures: CheckFailure[]): Check => ({
  check,
  ok: failures.length === 0,
  counted,
  failures,
})
