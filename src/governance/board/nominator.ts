import { type Directory, type Organisation, organisationByRefOrUrn } from '../../directory/index.ts'
import type { Appointment, Seat } from '../types.ts'

/** Who nominated a sitter, as it is written: what the appointment says goes before what the seat says. */
export const nominatorOf = (appointment: Appointment, seat: Seat): string | null =>
  appointment.nominatedBy ?? seat.nominatedBy

/** The organisation that nominates, by its ref; undefined where nobody does, or a body or a group of people that is none. */
export const nominatingOrganisation = (directory: Directory, nominator: string | null): string | undefined =>
  nominator === null ? undefined : organisationNamed(directory, nominator)?.ref

/** The organisation that a text names: by ref, by number, or by its name in any case. */
export const organisationNamed = (directory: Directory, text: string): Organisation | undefined =>
  organisationByRefOrUrn(directory, text.trim()) ?? byName(directory).get(text.trim().toLowerCase())

/** Organisations never change once they are loaded, and every day asks again who nominated each director. */
const named = new WeakMap<Directory['organisations'], ReadonlyMap<string, Organisation>>()

const byName = ({ organisations }: Directory): ReadonlyMap<string, Organisation> => {
  const known =
    named.get(organisations) ??
    new Map([...organisations.values()].reverse().flatMap((one) => (one.name ? [[one.name.toLowerCase(), one]] : [])))
  named.set(organisations, known)
  return known
}
