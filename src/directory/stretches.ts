import { addDays, type IsoDate } from '../kernel/dates.ts'
import { grouped } from '../kernel/grouped.ts'
import { establishedDates } from './on-day.ts'
import type { Directory, Office, OrganisationOn } from './types.ts'

/** The days on which an organisation changes: opening, the day after closing, a new trust, a new download of the register. */
export const organisationDates = (directory: Directory, ref: string): IsoDate[] => {
  const own = directory.organisations.get(ref)
  if (!own) return []
  const versions = (own.urn && directory.register.get(own.urn)) || []
  const dates = new Set<string>(versions.map((version) => version.asOf))
  const begins = (day: string | undefined) => day && dates.add(day)
  const ends = (day: string | undefined) => day && dates.add(addDays(day as IsoDate, 1))
  for (const { openedOn, closedOn } of [own, establishedDates(versions)]) {
    begins(openedOn)
    ends(closedOn)
  }
  for (const { organisation, from, to } of directory.groupings) {
    if (organisation !== ref) continue
    begins(from)
    ends(to)
  }
  for (const { urn, uid, joinedOn } of directory.groupLinks) {
    if (urn !== own.urn) continue
    begins(joinedOn)
    ends(directory.groups.get(uid)?.closedOn)
  }
  return [...dates].sort() as IsoDate[]
}

/** What is the same on every day from one change of any organisation to the next. */
export interface Stretch {
  organisations: Map<string, OrganisationOn>
  /** Schools by their trust or federation, those that are open, and these by their district; filled when first asked for. */
  schools?: ReadonlyMap<string, OrganisationOn[]>
  open?: readonly OrganisationOn[]
  districts?: ReadonlyMap<string, OrganisationOn[]>
}

interface Stretches {
  changes: IsoDate[]
  found: Map<number, Stretch>
}

/** A directory never changes once it is loaded, and rules ask for many days on which nothing is different. */
const asked = new WeakMap<Directory, Stretches>()

const stretchesOf = (directory: Directory): Stretches => {
  const known = asked.get(directory)
  if (known) return known
  const dates = [...directory.organisations.keys()].flatMap((ref) => organisationDates(directory, ref))
  const stretches = { changes: [...new Set(dates)].sort(), found: new Map() }
  asked.set(directory, stretches)
  return stretches
}

/** The stretch in which a day lies. */
export const stretchOf = (directory: Directory, day: IsoDate): Stretch => {
  const { changes, found } = stretchesOf(directory)
  const index = changesBy(changes, day)
  const known = found.get(index) ?? { organisations: new Map() }
  found.set(index, known)
  return known
}

/** How many changes there have been by a day; by halving, for there may be hundreds. */
const changesBy = (changes: readonly IsoDate[], day: IsoDate): number => {
  let low = 0
  let high = changes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((changes[middle] as IsoDate) <= day) low = middle + 1
    else high = middle
  }
  return low
}

/** The directory as if one organisation were on a day what it was the day before: for questions about that day. */
export const asTheDayBefore = (directory: Directory, before: OrganisationOn, day: IsoDate): Directory => {
  const { changes, found } = stretchesOf(directory)
  const index = changesBy(changes, day)
  const organisations = new Map(found.get(index)?.organisations).set(before.ref, putOff(before, day))
  const other = { ...directory }
  asked.set(other, { changes, found: new Map(found).set(index, { organisations }) })
  return other
}

/** It opens a day later, or is open a day longer. */
const putOff = (on: OrganisationOn, day: IsoDate): OrganisationOn => ({
  ...on,
  ...(on.openedOn === day ? { openedOn: addDays(day, 1) } : {}),
  ...(on.closedOn === addDays(day, -1) ? { closedOn: day } : {}),
})

/** The directory with other offices: its organisations are the same on every day. */
export const withOffices = (directory: Directory, offices: readonly Office[]): Directory => {
  const other = { ...directory, offices, officesOf: grouped(offices, ({ person }) => person) }
  asked.set(other, stretchesOf(directory))
  return other
}
