import type { IsoDate } from '../../kernel/dates.ts'
import type { Compared } from '../../platform/registers/index.ts'
import type { Differences } from './differences.ts'
import type { Layout } from './download/columns.ts'
import type { Download } from './download/file.ts'
import type { Skipped } from './download/rows.ts'

/** What an import of the register did: contract, section 7. */
export interface GiasReport {
  read: number
  added: number
  changed: number
  unchanged: number
  /** Open here, of an authority of the file, and not in it. */
  left: number
  /** `file` where there are several. */
  skipped: (Skipped & { file?: string })[]
  differences: Differences
  links?: Listed
  groups?: Listed
}

/** What the lists beside a download brought: predecessors and successors, or trusts and their schools. */
export type Listed = Compared & { skipped: GiasReport['skipped'] }

export const nothingListed = (): Listed => ({ added: 0, changed: 0, unchanged: 0, skipped: [] })

/** Adds what another list brought, or another part of the same. */
export const addTo = (total: Listed, { added, changed, unchanged, skipped }: Listed): void => {
  total.added += added
  total.changed += changed
  total.unchanged += unchanged
  for (const row of skipped) total.skipped.push(row)
}

/** A download that is ready to be read. */
export interface Ready {
  download: Download
  layout: Layout
  asOf: IsoDate
}
