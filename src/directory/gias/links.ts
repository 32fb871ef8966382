import type { Tx } from '../../platform/acts/index.ts'
import {
  type Compared,
  day,
  keyOf,
  type Register,
  recordRows,
  required,
  text,
  type Values,
} from '../../platform/registers/index.ts'
import { readUrn } from './cells.ts'
import type { Download } from './file.ts'
import type { Skipped } from './rows.ts'
import { readTable, Unusable } from './table.ts'

const links: Register = {
  file: 'links.csv',
  table: 'establishment_link',
  key: ['urn', 'linked_urn', 'type'],
  columns: {
    urn: text(required),
    linked_urn: text(required),
    type: text(required),
    linked_name: text(),
    established_on: day(),
  },
}

/** Predecessors and successors. An establishment and the one that followed it stay two; the link leads from one to the other. */
export const importLinks = async (tx: Tx, download: Download): Promise<Compared & { skipped: Skipped[] }> => {
  const seen = new Set<string>()
  const { rows, skipped } = await readTable(download, ['URN', 'LinkURN'], (row): Values => {
    const urn = readUrn(row.text('URN') ?? '')
    const linked = readUrn(row.text('LinkURN') ?? '')
    if (!urn || !linked) throw new Unusable(`${urn ? 'LinkURN' : 'URN'} is not a number of six digits`)
    const values = {
      urn,
      linked_urn: linked,
      type: row.text('LinkType') ?? 'Linked',
      linked_name: row.text('LinkName') ?? null,
      established_on: row.day('LinkEstablishedDate') ?? null,
    }
    const key = keyOf(links, values)
    if (seen.has(key)) throw new Unusable(`This link from ${urn} to ${linked} stands in this file already`)
    seen.add(key)
    return values
  })
  return { ...(await recordRows(tx, links, rows)), skipped }
}
