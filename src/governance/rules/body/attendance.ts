import { nameOf } from '../../../directory/index.ts'
import { longDate } from '../../../kernel/dates.ts'
import { percentOf, type Share } from '../../../kernel/share.ts'
import { agreeing, listed, plural } from '../../../kernel/text.ts'
import {
  type Attendance,
  type AttendanceStanding,
  attendanceOf,
  attendanceStanding,
  type Counting,
  heldMeetings,
  meetingsAhead,
  peopleAt,
  presences,
  recordedMeetings,
  schoolYear,
  schoolYearText,
} from '../../meetings/attendance.ts'
import type { Meeting } from '../../types.ts'
import { judged, notApplicable, type Rule, type Situation } from '../rule.ts'

const RULE = 'body.attendance'

/** One person's standing in the school year of a day. */
export interface AttendanceOn extends Attendance {
  person: string
  /** Meetings of the year that were still to come, within the person's known term. */
  planned: number
  standing: AttendanceStanding
}

/** Everybody in office on a day with the meetings of that school year held by then; empty where the articles ask for no share. */
export const attendanceOn = ({ facts, body, day, board, articles }: Situation): AttendanceOn[] => {
  const asked = articles.attendance.value
  if (asked === null) return []
  const year = schoolYear(day)
  const marks = presences(facts, body, heldMeetings(facts, body, { from: year.from, to: day }, asked))
  const ahead = meetingsAhead(facts, body, day, asked).map(({ heldOn }) => peopleAt(facts, body, heldOn))
  return board.directors.map(({ person }) => {
    const own = attendanceOf(marks.get(person) ?? [], asked)
    const planned = ahead.filter((people) => people.has(person)).length
    return { person, ...own, planned, standing: attendanceStanding(own, planned, asked.share) }
  })
}

/**
 * Everybody in office has been at the share of meetings that the articles ask for, in the school year so far. It fails when the
 * share can no longer be reached with the meetings still planned, as none is on the year's last day.
 */
export const bodyAttendance: Rule = (situation) => {
  const { facts, body, day, board, articles } = situation
  const { value: asked, clause } = articles.attendance
  if (asked === null) return notApplicable(RULE, 'none', 'The articles ask for no attendance', clause, body)
  const limit = `at least ${asked.share.join('/')} of the meetings of the school year`
  if (board.directors.length === 0) return notApplicable(RULE, limit, 'Nobody is in office', clause, body)
  const all = attendanceOn(situation)
  const without = all.filter(({ held }) => held === 0).map(({ person }) => nameOf(facts.directory, person))
  const year = schoolYearText(day)
  if (without.length === all.length) {
    const none = `No meeting of ${year} has been held by ${longDate(day)} with anybody who is in office`
    return notApplicable(RULE, limit, none, clause, body)
  }
  const wrong = all.filter(({ standing }) => standing !== 'reached')
  const missed = wrong.filter(({ standing }) => standing === 'missed').map(({ person }) => person)
  const good = all.length - wrong.length
  return judged({
    rule: RULE,
    body,
    status: missed.length > 0 ? 'fail' : wrong.length > 0 ? 'warn' : 'pass',
    numerator: good,
    denominator: all.length,
    limit,
    people: wrong.map(({ person }) => person),
    explanation: [
      `${good} of ${plural(all.length, 'person', 'people')} in office ${agreeing(good, all.length, 'has', 'have')} been at ${percentOf(asked.share)} of the meetings of ${year} held by ${longDate(day)}.`,
      ...(without.length > 0 ? [`No meeting yet while in office: ${listed(without)}.`] : []),
      ...wrong.map((one) => `${nameOf(facts.directory, one.person)}: ${attendanceWords(one, asked.share)}.`),
      ...(wrong.length > 0 ? unmarkedText(unmarkedMeetings(situation, asked)) : []),
    ].join(' '),
    source: clause,
    // What has been missed stands against nobody's appointment.
    distance: 0,
    out: missed,
  })
}

/** The meetings of the school year so far of which nobody has recorded who was there. */
const unmarkedMeetings = ({ facts, body, day }: Situation, counting: Pick<Counting, 'inquorateCounts'>): Meeting[] => {
  const marked = recordedMeetings(facts)
  const held = heldMeetings(facts, body, { from: schoolYear(day).from, to: day }, counting)
  return held.filter(({ ref }) => !marked.has(ref))
}

const unmarkedText = (meetings: readonly Meeting[]): string[] =>
  meetings.length === 0
    ? []
    : [
        `Who was at the ${meetings.length === 1 ? 'meeting' : 'meetings'} of ${listed(meetings.map(({ heldOn }) => longDate(heldOn)))} is not recorded yet: until it is, everybody counts as absent, and recording it mends that.`,
      ]

/** "3 of 4 (5 × 3 = 15, less than 4 × 4 = 16); reached if at the 2 still planned" */
const attendanceWords = ({ counted, held, planned, standing }: AttendanceOn, [part, whole]: Share): string => {
  const sum = `${counted} of ${held} (${whole} × ${counted} = ${whole * counted}, ${standing === 'reached' ? 'not less' : 'less'} than ${part} × ${held} = ${part * held})`
  if (standing === 'reached') return sum
  if (standing === 'missed')
    return `${sum}, which can no longer be reached with ${planned === 0 ? 'no meeting' : plural(planned, 'meeting')} still planned`
  return `${sum}, which can still be reached with ${plural(planned, 'meeting')} planned`
}
