import { type IsoDate, inForce } from '../kernel/dates.ts'
import type { Directory, Office, Person } from './types.ts'

/** "Joan Akersley"; a person whose particulars have been erased is known by the ref only. */
export const personName = (person: Person): string =>
  [person.givenNames, person.familyName].filter(Boolean).join(' ') || person.ref

/** The same by ref, for sentences; a ref that names nobody is printed as it is. */
export const nameOf = (directory: Directory, ref: string): string => {
  const person = directory.people.get(ref)
  return person ? personName(person) : ref
}

/** The offices that somebody holds on a day. */
export const officesOn = ({ officesOf }: Directory, person: string, day: IsoDate): Office[] =>
  (officesOf.get(person) ?? []).filter((office) => inForce(office, day))
