import type { FieldError } from '../../kernel/errors.ts'
import { grouped } from '../../kernel/grouped.ts'
import { pounds, sum } from '../../kernel/money.ts'
import type { Reader } from '../../platform/reader.ts'
import { loadChart } from '../books.ts'
import type { Chart } from '../chart.ts'
import type { NewEntry, Posting } from '../entries/entry.ts'
import { eachPosting } from '../entries/postings.ts'
import { costOf, programmesOf, takenOut } from './release.ts'

/** What an entry costs a programme, and what it releases for that; below nothing where it takes back and gives back. */
interface Cost {
  cost: number
  released: number
}

interface Stated extends Cost {
  programme: string
  pointer: string
  /** What its own lines can account for. */
  most: number
}

/**
 * What is wrong with releases that entries state, told when all of them are posted: nothing is released where nothing is spent or
 * taken back, and no more than that. A refund may give back more, as far as others gave back less than they took; and the reversal
 * of such a one releases so much again.
 */
export const faultsOfReleases = async (
  reader: Reader,
  entries: readonly NewEntry[],
  pointer: (index: number) => string,
): Promise<FieldError[]> => {
  if (!entries.some(({ lines }) => lines.some(({ released }) => released !== undefined))) return []
  const chart = await loadChart(reader)
  const faults: FieldError[] = []
  for (const [i, entry] of entries.entries()) {
    for (const stated of statedIn(chart, entry)) {
      if (Math.abs(stated.released) <= stated.most) continue
      if (stated.cost !== 0 && followsFrom(stated, await costsOf(reader, chart, stated.programme))) continue
      faults.push({ pointer: pointer(i) + stated.pointer, detail: detailOf(stated) })
    }
  }
  return faults
}

const statedIn = (chart: Chart, entry: NewEntry): Stated[] =>
  programmesOf(entry).map((programme) => {
    const own = entry.lines.filter((line) => line.programme === programme)
    const line = entry.lines.findIndex((each) => each.programme === programme && each.released)
    const cost = costOf(chart, own)
    const released = sum(own.map((each) => each.released ?? 0))
    return {
      programme,
      pointer: `/lines/${line}/released`,
      cost,
      released: cost < 0 ? -released : released,
      most: cost < 0 ? -cost : Math.max(0, cost - Math.max(0, takenOut(own))),
    }
  })

/** It takes another entry back, or gives back what others left. */
const followsFrom = ({ cost, released }: Cost, others: readonly Cost[]): boolean => {
  if (others.some((other) => other.cost === -cost && other.released === -released)) return true
  const left = others.map((other) => (other.cost < 0 ? Math.max(0, other.released - other.cost) : 0))
  return cost < 0 && cost - released <= sum(left)
}

/** Every entry that names a programme, in the ledger. */
const costsOf = async (reader: Reader, chart: Chart, programme: string): Promise<Cost[]> => {
  const lines: Posting[] = []
  for await (const line of eachPosting(reader, { programme })) lines.push(line)
  return [...grouped(lines, ({ entry }) => entry).values()].map((own) => ({
    cost: costOf(chart, own),
    released: takenOut(own.filter(({ automatic }) => automatic)),
  }))
}

const detailOf = ({ programme, cost, most }: Stated): string => {
  if (cost === 0) {
    return `The entry spends nothing on “${programme}” and takes nothing back, so that nothing is released with it. Leave it blank`
  }
  const what = cost > 0 ? `costs ${pounds(cost)}` : `takes back ${pounds(-cost)}`
  return `The entry ${what} for “${programme}”, so that no more than ${pounds(most)} can be released with it. Enter that or less, or leave it blank and it is worked out`
}
