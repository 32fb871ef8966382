import type { IsoDate } from '../kernel/dates.ts'
import type { Tx } from '../platform/acts/index.ts'
import type { Reader } from '../platform/reader.ts'
import { type Compared, recordRow, registerRows, type Values } from '../platform/registers/index.ts'
import type { Member } from './members.ts'
import { type MemberClass, members } from './registers.ts'

/** The register as known: everybody who is or was a member. */
export const loadMembers = async (reader: Reader): Promise<Member[]> =>
  (await registerRows(reader, members)).map(memberOf)

export const memberOf = (row: Values): Member => ({
  ref: String(row.ref),
  organisation: String(row.organisation),
  class: row.class as MemberClass | null,
  votes: row.votes === null || row.votes === undefined ? 1 : Number(row.votes),
  admittedOn: row.admitted_on as IsoDate,
  ceasedOn: row.ceased_on as IsoDate | null,
  consentOn: row.consent_on as IsoDate | null,
  consentReference: row.consent_reference as string | null,
  representative: row.representative as string | null,
})

/** Enters a member, or what is now known of one; the entry before stays, with the act that superseded it. */
export const recordMember = (tx: Tx, member: Member): Promise<Compared> =>
  recordRow(tx, members, {
    ref: member.ref,
    organisation: member.organisation,
    class: member.class,
    votes: member.votes,
    admitted_on: member.admittedOn,
    ceased_on: member.ceasedOn,
    consent_on: member.consentOn,
    consent_reference: member.consentReference,
    representative: member.representative,
  })
