import { articlesOn, isIncorporated, PRESETS } from '../../company/index.ts'
import { addDays, type IsoDate, longDate } from '../../kernel/dates.ts'
import { capitalised } from '../../kernel/text.ts'
import { lastDayOf } from '../board/board.ts'
import { lawBegan } from '../law.ts'
import { schoolYear, schoolYearText } from '../meetings/attendance.ts'
import { identityDeadline } from '../rules/board/identity.ts'
import type { BoardFacts, Body, Subject } from '../types.ts'
import { appointmentChanges, endWords, placeOf, signatureChanges, verificationChanges } from './appointment-changes.ts'
import { incomeChanges } from './income-changes.ts'
import { officeChanges } from './office-changes.ts'
import { organisationChanges } from './organisation-changes.ts'
import {
  articlesPutOff,
  beginningPutOff,
  bodyPutOff,
  meetingPutOff,
  memberPutOff,
  type PutOff,
  seatPutOff,
} from './put-off.ts'

/** Something known that changes on a day, and which rules it can concern. */
export interface Change {
  on: IsoDate
  because: string
  concerns: 'board' | 'members' | 'both' | 'income'
  /** Who or what changes, and how the same is said of several, with their names in the place of the dots. */
  who?: string
  several?: string
  /** Whose place in which body begins or ends: both on one day are a renewal, or another seat, and one thing. */
  place?: string
  /** Where it is recorded; the law's own days are recorded nowhere. */
  fact?: Fact
  /** The number of the act that made it known, where no row by itself does. */
  act?: number
  /** The facts without it on that day. What the calendar and the law bring cannot be put off, nor what is posted. */
  putOff?: PutOff
}

/** What rows of a table have to say for a fact to be known: the act that first said so made it known. */
export interface Fact {
  table: string
  says: Readonly<Record<string, string>>
}

/** Every day on which something known about a body or the members changes, whether or not a verdict changes with it. */
export const changesOf = (facts: BoardFacts, body: string): Change[] => {
  const groups = groupsLookedAt(facts, body)
  const bodies = new Set([body, ...groups.map(({ ref }) => ref)])
  const sitters = new Set(facts.appointments.filter((one) => bodies.has(one.body)).map((one) => one.person))
  return [
    ...bodyChanges(facts, body),
    ...appointmentChanges(facts, body),
    ...signatureChanges(facts, body),
    ...[...sitters].flatMap((person) => verificationChanges(facts, person, body)),
    ...seatChanges(facts, body),
    ...meetingChanges(facts, body),
    ...groups.flatMap((group) => groupChanges(facts, group)),
    ...[...sitters].flatMap((person) => officeChanges(facts, person, 'board')),
    ...memberChanges(facts),
    ...organisationChanges(facts),
    ...companyChanges(facts),
  ]
}

/** Every day on which something known changes that the rules of a subject look at: those of income look at postings alone. */
export const changesFor = (facts: BoardFacts, { body, scope }: Subject): Change[] =>
  scope === 'company' ? incomeChanges(facts) : changesOf(facts, body)

/** The groups of districts and areas that the articles of the main body ask for: who leads them is a matter of its rules. */
const groupsLookedAt = (facts: BoardFacts, body: string): Body[] => {
  if (facts.bodies.find(({ ref }) => ref === body)?.parent) return []
  const asked = facts.company.articles.map(({ from }) => articlesOn(facts.company, from ?? BEGINNING))
  const kinds = new Set<Body['kind']>([
    ...(asked.some(({ districts }) => districts.value.length > 0) ? (['district_group'] as const) : []),
    ...(asked.some(({ areas }) => areas.value.length > 0) ? (['area_group'] as const) : []),
  ])
  return facts.bodies.filter(({ ref, kind }) => ref !== body && kinds.has(kind))
}
const BEGINNING = '1800-01-01' as IsoDate

/** Nobody sits in a body before its first day, nor after its last. */
const bodyChanges = ({ bodies }: BoardFacts, body: string): Change[] =>
  bodies
    .filter(({ ref }) => ref === body)
    .flatMap(({ name, from, to }): Change[] => [
      ...(from ? [{ on: from, because: `${name} begins`, concerns: 'board' as const, ...bodyBegins(body, from) }] : []),
      ...(to
        ? [{ on: addDays(to, 1), because: `${name} ends`, concerns: 'board' as const, ...bodyEnds(body, to) }]
        : []),
    ])

type Recorded = Pick<Change, 'fact' | 'putOff'>

const bodyBegins = (ref: string, from: IsoDate): Recorded => ({
  fact: { table: 'body', says: { ref, from } },
  putOff: bodyPutOff(ref, 'from'),
})
const bodyEnds = (ref: string, to: IsoDate): Recorded => ({
  fact: { table: 'body', says: { ref, to } },
  putOff: bodyPutOff(ref, 'to'),
})

/** Who sits in the group of a district or an area, and when there is one. */
const groupChanges = (facts: BoardFacts, group: Body): Change[] => {
  const { ref, name, from, to } = group
  const seated = facts.appointments.filter(({ body }) => body === ref)
  return [
    ...(from ? [{ on: from, because: `${name} begins`, who: name, several: '… begin', ...bodyBegins(ref, from) }] : []),
    ...(to
      ? [
          {
            on: addDays(to, 1),
            because: `${name} has ended`,
            who: name,
            several: '… have ended',
            ...bodyEnds(ref, to),
          },
        ]
      : []),
    ...seated.flatMap((one) => {
      const last = lastDayOf(facts, one)
      return [
        {
          on: one.appointedOn,
          because: `${one.person} is appointed to ${name}`,
          fact: { table: 'appointment', says: { ref: one.ref, appointed_on: one.appointedOn } },
          putOff: beginningPutOff(one),
          who: one.person,
          several: '… are appointed to groups',
          place: placeOf(one),
        },
        ...(last === null ? [] : [{ on: addDays(last, 1), ...endWords(facts, one, last, name) }]),
      ]
    }),
    ...seatChanges(facts, ref),
  ].map((change) => ({ ...change, concerns: 'board' }))
}

const seatChanges = (facts: BoardFacts, body: string): Change[] =>
  facts.seats
    .filter((seat) => seat.body === body)
    .flatMap(({ ref, title, category, from, to }): Change[] => {
      const who = `“${title || capitalised(category.replaceAll('_', ' '))}”`
      const common = { concerns: 'board', who } as const
      return [
        ...(from
          ? [
              {
                ...common,
                on: from,
                because: `the seat ${who} is created`,
                several: 'the seats … are created',
                fact: { table: 'seat', says: { ref, from } },
                putOff: seatPutOff(ref, 'from'),
              },
            ]
          : []),
        ...(to
          ? [
              {
                ...common,
                on: addDays(to, 1),
                because: `the seat ${who} ends`,
                several: 'the seats … end',
                fact: { table: 'seat', says: { ref, to } },
                putOff: seatPutOff(ref, 'to'),
              },
            ]
          : []),
      ]
    })

/**
 * A meeting that was held counts from its day. On the last day of a school year the attendance is settled, and on the next it begins
 * anew.
 */
const meetingChanges = (facts: BoardFacts, body: string): Change[] => {
  if (
    !facts.company.articles.some(({ overrides }) => overrides.attendance) &&
    !PRESETS[facts.company.preset].articles.attendance.value
  )
    return []
  const meetings = facts.meetings.filter(
    ({ body: of, status }) => of === body && status !== null && status !== 'cancelled',
  )
  const years = new Map(meetings.map(({ heldOn }) => [schoolYear(heldOn).to, schoolYearText(heldOn)]))
  return [
    ...meetings
      .filter(({ status }) => status !== 'planned')
      .map(({ ref, heldOn }) => ({
        ...ofBoard(heldOn, 'a meeting is held'),
        fact: { table: 'meeting', says: { ref, held_on: heldOn, status: 'held' } },
        putOff: meetingPutOff(ref),
      })),
    ...[...years].flatMap(([last, year]) => [
      ofBoard(last, `the school year ${year} ends`),
      ofBoard(addDays(last, 1), 'a school year begins'),
    ]),
  ]
}

const ofBoard = (on: IsoDate, because: string): Change => ({ on, because, concerns: 'board' })

const memberChanges = (facts: BoardFacts): Change[] =>
  facts.members.flatMap((member): Change[] => [
    {
      on: member.admittedOn,
      because: `${member.organisation} becomes a member`,
      concerns: 'members',
      fact: { table: 'member', says: { ref: member.ref, admitted_on: member.admittedOn } },
      putOff: memberPutOff(member.ref, 'admittedOn'),
      who: member.organisation,
      several: '… become members',
    },
    ...(member.ceasedOn
      ? [
          {
            on: addDays(member.ceasedOn, 1),
            because: `${member.organisation} ceases to be a member`,
            concerns: 'members' as const,
            fact: { table: 'member', says: { ref: member.ref, ceased_on: member.ceasedOn } },
            putOff: memberPutOff(member.ref, 'ceasedOn'),
            who: member.organisation,
            several: '… cease to be members',
          },
        ]
      : []),
    ...(member.representative && facts.directory.people.has(member.representative)
      ? officeChanges(facts, member.representative, 'members')
      : []),
  ])

const companyChanges = (facts: BoardFacts): Change[] => [
  ...facts.company.articles.flatMap((version): Change[] =>
    version.from
      ? [
          {
            on: version.from,
            because: `articles of ${longDate(version.from)} come into force`,
            concerns: 'both',
            fact: { table: 'articles', says: { from: version.from } },
            putOff: articlesPutOff(version.from),
          },
        ]
      : [],
  ),
  ...(isIncorporated(facts.company)
    ? [
        { on: lawBegan('identityVerification'), because: 'identity has to be verified', concerns: 'board' as const },
        {
          on: addDays(identityDeadline(facts), 1),
          because: 'the time to verify the identity of directors has passed',
          concerns: 'board' as const,
        },
      ]
    : []),
]

/** The days of changes in order, from one day to another, both counted, with everything that changes on each. */
export const changeDays = (changes: readonly Change[], from: IsoDate, to: IsoDate): Map<IsoDate, Change[]> => {
  const days = new Map<IsoDate, Change[]>()
  for (const change of changes.filter(({ on }) => from <= on && on <= to).sort((a, b) => (a.on < b.on ? -1 : 1))) {
    const same = days.get(change.on)
    if (same) same.push(change)
    else days.set(change.on, [change])
  }
  return days
}
