import { by } from '../../kernel/order.ts'
import type { Tx } from '../../platform/acts/index.ts'
import {
  type Compared,
  day,
  type Register,
  recordRows,
  registerRows,
  required,
  text,
  type Values,
} from '../../platform/registers/index.ts'
import { defined } from '../on-day.ts'
import type { EstablishmentGroup } from '../types.ts'
import { readUrn } from './download/cells.ts'
import { folded } from './download/columns.ts'
import type { Download } from './download/file.ts'
import type { Skipped } from './download/rows.ts'
import { type NamedRow, readTable, Unusable } from './download/table.ts'

const groups: Register = {
  file: 'groups.csv',
  table: 'establishment_group',
  key: ['uid'],
  columns: { uid: text(required), facts: text(required) },
}
const memberships: Register = {
  file: 'group-links.csv',
  table: 'group_link',
  key: ['urn', 'uid'],
  columns: { urn: text(required), uid: text(required), joined_on: day() },
}

interface GroupRow {
  group: EstablishmentGroup
  urn?: string
  joinedOn?: string
}

/** Trusts, federations and sponsors: the file of groups, or the file that links schools to them. */
export const importGroups = async (tx: Tx, download: Download): Promise<Compared & { skipped: Skipped[] }> => {
  const linking = download.header.some((name) => folded(name) === 'urn')
  const { rows, skipped } = await readTable(
    download,
    linking ? ['URN', 'Group UID'] : ['Group UID', 'Group Name'],
    (row): GroupRow => {
      const group = groupOf(row)
      if (!linking) return { group }
      const urn = readUrn(row.text('URN') ?? '')
      if (!urn) throw new Unusable('URN is not a number of six digits')
      const joinedOn = row.day('Joined date')
      return { group, urn, ...(joinedOn ? { joinedOn } : {}) }
    },
  )
  const known = new Map((await registerRows(tx, groups)).map((row) => [String(row.uid), String(row.facts)]))
  const facts = new Map<string, string>()
  for (const { group } of rows) facts.set(group.uid, mergedFacts(facts.get(group.uid) ?? known.get(group.uid), group))
  const grouped = await recordRows(
    tx,
    groups,
    [...facts].map(([uid, text]) => ({ uid, facts: text })),
  )
  if (!linking) return { ...grouped, skipped }
  const linked = new Map<string, Values>()
  for (const { urn = '', group, joinedOn } of rows)
    linked.set(`${urn} ${group.uid}`, { urn, uid: group.uid, joined_on: joinedOn ?? null })
  return { ...(await recordRows(tx, memberships, [...linked.values()])), skipped }
}

const groupOf = (row: NamedRow): EstablishmentGroup => {
  const uid = row.text('Group UID')
  if (!uid) throw new Unusable('Group UID is blank')
  const address = ['Group Street', 'Group Locality', 'Group Address 3', 'Group Town', 'Group County', 'Group Postcode']
    .map((name) => row.text(name))
    .filter((part) => part && part !== 'Not recorded')
    .join(', ')
  return defined({
    uid,
    name: row.text('Group Name') ?? uid,
    groupId: row.text('Group ID'),
    type: row.text('Group Type (code)')?.replace(/^0+(?=\d)/, ''),
    typeName: row.text('Group Type', 'Group Type (name)'),
    companyNumber: companyNumber(row.text('Companies House Number')),
    ukprn: row.text('UKPRN', 'Group UKPRN'),
    status: row.text('Group Status', 'Group Status (code)')?.toLowerCase(),
    openedOn: row.day('Open date'),
    closedOn: row.day('Closed Date'),
    incorporatedOn: row.day('Incorporated on (open date)'),
    address,
  }) as unknown as EstablishmentGroup
}

/** Spreadsheets lose the zero with which a company's number begins: 7318714 is 07318714. */
const companyNumber = (written: string | undefined): string | undefined =>
  written && /^\d{1,8}$/.test(written) ? written.padStart(8, '0') : written

const mergedFacts = (before: string | undefined, group: EstablishmentGroup): string => {
  const { uid: _, ...said } = { ...(before ? JSON.parse(before) : {}), ...group }
  return JSON.stringify(Object.fromEntries(Object.entries(said).sort(by(0))))
}
