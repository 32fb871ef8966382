import { nameOf } from '../../directory/index.ts'
import { addDays, type IsoDate, inForce, longDate } from '../../kernel/dates.ts'
import { by } from '../../kernel/order.ts'
import type { Share } from '../../kernel/share.ts'
import { type Sitting, sittingsOn } from '../board/board.ts'
import { nameOfBody } from '../board/called.ts'
import type { BoardFacts, Mark, Meeting } from '../types.ts'

/** The school year that holds a day: 1 September to 31 August. */
export const schoolYear = (day: IsoDate): { from: IsoDate; to: IsoDate } => {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0)
  return { from: `${year}-09-01` as IsoDate, to: `${year + 1}-08-31` as IsoDate }
}

/** "2026–27" */
export const schoolYearText = (day: IsoDate): string => {
  const { from, to } = schoolYear(day)
  return `${from.slice(0, 4)}–${to.slice(2, 4)}`
}

/** What counts as a meeting, and as having been there: the articles', or what the articles leave open. */
export interface Counting {
  substituteCounts: boolean
  inquorateCounts: boolean
}

/** Meetings of a body in some days at which a mark is due, in order of their dates. One that was called off never counts. */
export const heldMeetings = (
  facts: BoardFacts,
  body: string,
  days: { from: IsoDate; to: IsoDate },
  { inquorateCounts }: Pick<Counting, 'inquorateCounts'>,
): Meeting[] =>
  meetingsIn(facts, body, days).filter(({ status }) => status === 'held' || (inquorateCounts && status === 'inquorate'))

/**
 * Meetings of the school year of a day that can still be gone to, as far as was known then. One whose date has come is planned until
 * somebody says what became of it, at the latest until the year's last day: a minute that has not been written yet is nobody's
 * absence. One that was held later was still to come: holding it changes nothing of what an earlier day could hope for.
 */
export const meetingsAhead = (
  facts: BoardFacts,
  body: string,
  day: IsoDate,
  counting: Pick<Counting, 'inquorateCounts'>,
): Meeting[] => {
  const year = schoolYear(day)
  if (day === year.to) return []
  return meetingsIn(facts, body, year)
    .filter(({ status }) => status === 'planned')
    .concat(heldMeetings(facts, body, { from: addDays(day, 1), to: year.to }, counting))
}

export const meetingsIn = (facts: BoardFacts, body: string, days: { from: IsoDate; to: IsoDate }): Meeting[] =>
  facts.meetings.filter((one) => one.body === body && inForce(days, one.heldOn)).sort(by('heldOn', 'ref'))

/** The meetings of which somebody has recorded who was there: apologies that were sent before one say nothing of that. */
export const recordedMeetings = ({ marks }: Pick<BoardFacts, 'marks'>): Set<string> =>
  new Set(marks.flatMap(({ meeting, toldOn }) => (toldOn === undefined ? [meeting] : [])))

/** How somebody was at a meeting that was held while he or she was in office. */
export interface Presence {
  meeting: Meeting
  mark: Mark['mark']
}

/** The people of a body who were in office at any of some meetings, each with their marks; no mark is an absence. */
export const presences = (facts: BoardFacts, body: string, meetings: readonly Meeting[]): Map<string, Presence[]> => {
  const marks = new Map(facts.marks.map(({ meeting, person, mark }) => [`${meeting}\u0000${person}`, mark]))
  const found = new Map<string, Presence[]>()
  for (const meeting of meetings) {
    for (const person of peopleAt(facts, body, meeting.heldOn)) {
      const mark = marks.get(`${meeting.ref}\u0000${person}`) ?? 'absent'
      found.set(person, [...(found.get(person) ?? []), { meeting, mark }])
    }
  }
  return found
}

/** Whose presence is counted on a day: everybody in office; observers are not. */
export const peopleAt = (facts: BoardFacts, body: string, day: IsoDate): Set<string> =>
  new Set(
    sittingsOn(facts, body, day)
      .filter(sits)
      .map(({ appointment }) => appointment.person),
  )

/** That somebody has no seat in the body on the day of a meeting, for whoever said so; undefined of who has. */
export const notSittingAt = (facts: BoardFacts, { body, heldOn }: Meeting, person: string): string | undefined =>
  peopleAt(facts, body, heldOn).has(person)
    ? undefined
    : `${nameOf(facts.directory, person)} does not sit in “${nameOfBody(facts, body)}” on ${longDate(heldOn)}`

const sits = ({ seat }: Sitting): boolean => seat.category !== 'observer'

/** One person's year so far. */
export interface Attendance {
  held: number
  attended: number
  substituted: number
  apologies: number
  absent: number
  /** Meetings at which the person counts as having been. */
  counted: number
}

export const attendanceOf = (
  marks: readonly Presence[],
  { substituteCounts }: Pick<Counting, 'substituteCounts'>,
): Attendance => {
  const of = (mark: Mark['mark']) => marks.filter((one) => one.mark === mark).length
  const [attended, substituted] = [of('attended'), of('substituted')]
  return {
    held: marks.length,
    attended,
    substituted,
    apologies: of('apologies'),
    absent: of('absent'),
    counted: attended + (substituteCounts ? substituted : 0),
  }
}

/** `below`: under the share, which can still be reached with meetings that are planned; `missed`: it no longer can. */
export type AttendanceStanding = 'reached' | 'below' | 'missed'

/** Compared by multiplication: four fifths of five meetings are four. Where no meeting was held the share is reached. */
export const attendanceStanding = (
  { held, counted }: Pick<Attendance, 'held' | 'counted'>,
  planned: number,
  [part, whole]: Share,
): AttendanceStanding => {
  const reaches = (more: number) => whole * (counted + more) >= part * (held + more)
  if (reaches(0)) return 'reached'
  return reaches(planned) ? 'below' : 'missed'
}
