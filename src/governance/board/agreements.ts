import type { IsoDate } from '../../kernel/dates.ts'
import type { Reader } from '../../platform/reader.ts'
import {
  dayOf,
  type Register,
  refTo,
  registerRows,
  required,
  text,
  textCell,
  type Values,
} from '../../platform/registers/index.ts'
import type { Appointment, BoardFacts, Signature } from '../types.ts'
import { sittingsOn } from './board.ts'

/**
 * A file of our own. The signature that is given with an appointment stands in the row of the appointment; every other one has a row
 * here, so that none is written over another.
 */
export const signatures: Register = {
  file: 'signatures.csv',
  table: 'signature',
  key: ['ref'],
  columns: {
    ref: text(required),
    person: refTo('people.csv', required),
    body: refTo('bodies.csv', required),
    version: text(),
    signed_on: dayOf(required),
  },
}

export const loadSignatures = async (reader: Reader): Promise<Signature[]> =>
  (await registerRows(reader, signatures)).map((row) => ({
    ref: String(row.ref),
    person: String(row.person),
    body: String(row.body),
    version: textCell(row.version),
    signedOn: row.signed_on as IsoDate,
  }))

export const signatureRow = ({ signedOn, ...one }: Signature): Values => ({ ...one, signed_on: signedOn })

type Signed = Pick<BoardFacts, 'appointments' | 'signatures'>

/** Every signature that is known, of whatever body and day. */
export const allSignatures = ({ appointments, signatures }: Signed): Signature[] => [
  ...appointments.flatMap(givenWith),
  ...signatures,
]

const givenWith = ({ ref, person, body, agreedOn, agreementVersion }: Appointment): Signature[] =>
  agreedOn === null ? [] : [{ ref, person, body, version: agreementVersion, signedOn: agreedOn }]

/** Every signature under the agreement of a body by a day, whoever still sits there: a renewal needs no second one. */
export const signaturesBy = (facts: Signed, body: string, day: IsoDate): Signature[] =>
  allSignatures(facts).filter((one) => one.body === body && one.signedOn <= day)

/** Whoever sits in a body on a day may sign its agreement, and who is to sit there later. */
export const maySign = (facts: BoardFacts, body: string, person: string, day: IsoDate): boolean =>
  sittingsOn(facts, body, day).some(({ appointment }) => appointment.person === person) ||
  facts.appointments.some((one) => one.body === body && one.person === person && one.appointedOn > day)

/** The version that is to be signed, and since when it is known. */
export interface Version {
  name: string
  since: IsoDate
}

/**
 * The current version is the one that came last: whose first signature in the body is the latest. So a late signature under an
 * old version brings no old version back. Nobody has to lay the agreement down anywhere else.
 */
export const currentVersion = (signatures: readonly Signature[]): Version | undefined => {
  const first = new Map<string, IsoDate>()
  for (const { version, signedOn } of signatures) {
    if (version === null) continue
    const known = first.get(version)
    if (known === undefined || signedOn < known) first.set(version, signedOn)
  }
  return [...first]
    .map(([name, since]) => ({ name, since }))
    .sort((a, b) => (a.since === b.since ? inOrder(a.name, b.name) : a.since < b.since ? -1 : 1))
    .at(-1)
}

/** "9" before "10", "2025" before "2026". */
const inOrder = new Intl.Collator('en', { numeric: true }).compare

export type SignedState = 'signed' | 'outdated' | 'unsigned'

/** Has somebody with these signatures signed what is to be signed? One under a version that nobody knows is taken for it. */
export const signedState = (own: readonly Signature[], current: Version | undefined): SignedState => {
  if (own.length === 0) return 'unsigned'
  return !current || own.some(({ version }) => version === null || version === current.name) ? 'signed' : 'outdated'
}
