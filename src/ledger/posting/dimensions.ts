import { services } from '../../catalogue/index.ts'
import { type Directory, loadDirectory, organisationByRefOrUrn, organisationOn } from '../../directory/index.ts'
import type { FieldError } from '../../kernel/errors.ts'
import { isMemberOn, loadMembers, type Member } from '../../membership/index.ts'
import type { Tx } from '../../platform/acts/index.ts'
import { registerRows } from '../../platform/registers/index.ts'
import { loadChart } from '../books.ts'
import { type Chart, isIncome } from '../chart.ts'
import type { Line, NewEntry } from '../entries/entry.ts'

interface Known {
  chart: Chart
  directory: Directory
  members: readonly Member[]
  services: ReadonlySet<string>
}

/**
 * Lines entered by hand name a customer and a service; what follows from them is added here: the customer's ref for its URN, its
 * council area and, on income, whether it was a member on that day. What is not known is told together with what posting finds.
 */
export const withDimensions = async (
  tx: Tx,
  entries: readonly NewEntry[],
  pointer: (index: number) => string,
): Promise<{ entries: readonly NewEntry[]; faults: FieldError[] }> => {
  const lines = entries.flatMap((entry) => entry.lines)
  if (!lines.some((line) => line.customer || line.service)) return { entries, faults: [] }
  const known: Known = {
    chart: await loadChart(tx),
    directory: await loadDirectory(tx),
    members: await loadMembers(tx),
    services: new Set((await registerRows(tx, services)).map((row) => String(row.code))),
  }
  const faults: FieldError[] = []
  const completed = entries.map((entry, i) => ({
    ...entry,
    lines: entry.lines.map((line, j) => {
      const at = (column: string, detail: string) => {
        faults.push({ pointer: `${pointer(i)}/lines/${j}/${column}`, detail })
      }
      return completedLine(known, entry, line, at)
    }),
  }))
  return { entries: completed, faults }
}

const completedLine = (
  known: Known,
  entry: NewEntry,
  line: Line,
  at: (column: string, detail: string) => void,
): Line => {
  if (line.service && !known.services.has(line.service)) {
    at('service', `There is no service “${line.service}”. Add it to the catalogue first`)
  }
  if (!line.customer) return line
  const customer = organisationByRefOrUrn(known.directory, line.customer)?.ref
  if (!customer) {
    at('customer', `There is no organisation “${line.customer}”. Add it first`)
    return line
  }
  const laCode = organisationOn(known.directory, customer, entry.date)?.laCode
  const account = known.chart.get(line.account)
  const member = isMemberOn(known.members, known.directory, customer, entry.date) ? 'yes' : 'no'
  return {
    ...line,
    customer,
    ...(laCode ? { laCode } : {}),
    ...(account && isIncome(account.type) ? { member } : {}),
  }
}
