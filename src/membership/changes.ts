import { organisations } from '../directory/index.ts'
import { type Instant, type IsoDate, londonDate } from '../kernel/dates.ts'
import { type Reader, type Row, recorded } from '../platform/reader.ts'
import type { Register } from '../platform/registers/index.ts'
import { members } from './registers.ts'

/** Companies Act 2006, s.113(2): what the register said before, when it changed and when that was entered. */
export interface RegisterChange {
  field: string
  old: string
  changedOn: IsoDate
  enteredAt: Instant
}

/** What is kept of a member, and of the organisation that is one: column, and the name of the field in the report. */
const MEMBER_FIELDS = {
  organisation: 'organisation',
  class: 'class',
  votes: 'votes',
  admitted_on: 'admittedOn',
  ceased_on: 'ceasedOn',
  representative: 'representative',
}
const ORGANISATION_FIELDS = { name: 'name', address: 'address', postcode: 'postcode' }

/** Each entry of a register in all its versions, oldest first, with what changed from one to the next. */
const changesIn = (rows: readonly Row[], fields: Record<string, string>): Map<string, RegisterChange[]> => {
  const changes = new Map<string, RegisterChange[]>()
  const last = new Map<string, Row>()
  for (const row of rows) {
    const key = String(row.ref)
    const before = last.get(key)
    last.set(key, row)
    if (!before) continue
    const enteredAt = row.recorded_at as Instant
    const found = Object.entries(fields).flatMap(([column, field]): RegisterChange[] => {
      const old = before[column]
      if (old === null || old === undefined || old === row[column]) return []
      return [{ field, old: String(old), changedOn: londonDate(enteredAt), enteredAt }]
    })
    changes.set(key, [...(changes.get(key) ?? []), ...found])
  }
  return changes
}

const versions = async (reader: Reader, register: Register): Promise<Row[]> =>
  (await recorded(reader, register.table).orderBy(['recorded_at', 'recorded_act', 'id'])) as Row[]

/** What changed in the register of members, by member's ref and by organisation's ref. */
export const registerChanges = async (
  reader: Reader,
): Promise<{ ofMember: Map<string, RegisterChange[]>; ofOrganisation: Map<string, RegisterChange[]> }> => {
  const [entries, names] = await Promise.all([versions(reader, members), versions(reader, organisations)])
  return { ofMember: changesIn(entries, MEMBER_FIELDS), ofOrganisation: changesIn(names, ORGANISATION_FIELDS) }
}
