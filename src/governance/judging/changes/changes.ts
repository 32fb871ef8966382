import { isIncorporated, PRESETS } from '../../../company/index.ts'
import { addDays, type IsoDate, longDate } from '../../../kernel/dates.ts'
import { grouped } from '../../../kernel/grouped.ts'
import { lawBegan } from '../../../kernel/law.ts'
import { by } from '../../../kernel/order.ts'
import { schoolYear, schoolYearText } from '../../meetings/attendance.ts'
import { identityDeadline } from '../../rules/board/identity.ts'
import type { BoardFacts, Subject } from '../../types.ts'
import { appointmentChanges, signatureChanges, verificationChanges } from './appointments.ts'
import { bodyChanges, groupChanges, groupsLookedAt, seatChanges } from './bodies.ts'
import type { Change } from './change.ts'
import { incomeChanges } from './income.ts'
import { officeChanges } from './offices.ts'
import { organisationChanges } from './organisations.ts'
import { articlesPutOff, meetingPutOff, memberPutOff } from './put-off.ts'

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
export const changeDays = (changes: readonly Change[], from: IsoDate, to: IsoDate): Map<IsoDate, Change[]> =>
  grouped(changes.filter(({ on }) => from <= on && on <= to).sort(by('on')), ({ on }) => on)
