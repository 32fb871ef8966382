import { money, penceOf } from '../../src/kernel/money.ts'
import { whatChanged } from '../../src/reserves/index.ts'

/** What goes out stands as an amount below nothing. */
export const minus = (text: string): string => money(-penceOf(text))

type Programme = Parameters<typeof whatChanged>[0] & { returned: string }

/** The cells of a programme: its money as it is, what was returned as going out, and what it has changed in words. */
export const programmeCells = <P extends Programme>({ outcome, ...row }: P) => ({
  ...row,
  returned: minus(row.returned),
  changed: whatChanged({ outcome, outcomeMeasure: row.outcomeMeasure }),
})
