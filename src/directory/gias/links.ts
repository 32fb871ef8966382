import type { Tx } from '../../platform/acts/index.ts'
import { known } from '../../platform/reader.ts'
import { day, type Register, recordRows, required, text, type Values } from '../../platform/registers/index.ts'
import { readUrn } from './download/cells.ts'
import type { Download } from './download/file.ts'
import { tableParts, Unusable } from './download/table.ts'
import { addTo, type Listed, nothingListed } from './report.ts'

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
export const importLinks = async (tx: Tx, download: Download): Promise<Listed> => {
  const total = nothingListed()
  const isNew = firstTimes()
  const parts = tableParts(download, ['URN', 'LinkURN'], (row): Values => {
    const urn = readUrn(row.text('URN') ?? '')
    const linked = readUrn(row.text('LinkURN') ?? '')
    if (!urn || !linked) throw new Unusable(`${urn ? 'LinkURN' : 'URN'} is not a number of six digits`)
    const type = row.text('LinkType') ?? 'Linked'
    const establishedOn = row.day('LinkEstablishedDate') ?? null
    if (!isNew(urn, linked, type)) throw new Unusable(`This link from ${urn} to ${linked} stands in this file already`)
    return {
      urn,
      linked_urn: linked,
      type,
      linked_name: row.text('LinkName') ?? null,
      established_on: establishedOn,
    }
  })
  // Where nothing was known before, every row is the first of its key, and there is nothing to look up.
  const empty = (await known(tx, links.table).first('id')) === undefined
  for await (const { rows, skipped } of parts) {
    const urns = empty ? [] : rows.map(({ urn }) => String(urn))
    addTo(total, { ...(await recordRows(tx, links, rows, { column: 'urn', values: urns })), skipped })
  }
  return total
}

/** Says of each link of a file whether it is the first of its kind between the two. */
const firstTimes = () => {
  const seen = new Map<string, Set<number>>()
  return (urn: string, linked: string, type: string): boolean => {
    const pairs = seen.get(type) ?? new Set()
    seen.set(type, pairs)
    // One number of twelve digits: of a hundred thousand links it takes a fifth of the memory of their texts.
    const pair = Number(urn + linked)
    if (pairs.has(pair)) return false
    pairs.add(pair)
    return true
  }
}
