import type { IsoDate } from '../../kernel/dates.ts'
import type { Compared } from '../../platform/registers/index.ts'
import type { Layout } from './columns.ts'
import type { Difference } from './compare.ts'
import type { Download } from './file.ts'
import type { Skipped } from './rows.ts'

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
  differences: Difference[]
  links?: Listed
  groups?: Listed
}

/** What the lists beside a download brought: predecessors and successors, or trusts and their schools. */
export type Listed = Compared & { skipped: GiasReport['skipped'] }

/** A download that is ready to be read. */
export interface Ready {
  download: Download
  layout: Layout
  asOf: IsoDate
}
