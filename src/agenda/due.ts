import {
  type AgendaFacts,
  type AgendaItem,
  isOpen,
  itemsOf,
  type Meeting,
  mainBody,
  nextMeeting,
  titleOfItem,
} from '../governance/index.ts'
import { addDays, addMonths, addYears, type IsoDate, inForce, longDate } from '../kernel/dates.ts'
import { by } from '../kernel/order.ts'
import type { Priority } from '../partnerships/index.ts'
import { type Milestone, stepOn } from '../setting-up/index.ts'

/** Something that a meeting should have before it, and why. */
export interface Due extends Pick<AgendaItem, 'kind' | 'title' | 'subject'> {
  because: string
}

/** What is due beside what the board itself knows. */
export interface DueFacts extends AgendaFacts {
  priorities: readonly Priority[]
  milestones: readonly Milestone[]
}

/** A term is spoken of at the last meeting before it ends, and not earlier than this. */
const MONTHS_BEFORE_TERM_ENDS = 6

/**
 * What a meeting should have before it and has not: what every meeting begins with; appointments that are proposed; terms that end
 * before the body meets again; and where it is the main body, groups whose work it has not reviewed for a year, and steps of the plan
 * that are due by then. What stands on the agenda of another meeting to come is not due at this one.
 */
export const dueAt = (known: DueFacts, meeting: Meeting, today: IsoDate): Due[] => {
  const taken = takenItems(known, meeting, today)
  const ofMain = mainBody(known.facts, meeting.heldOn)?.ref === meeting.body
  return [
    ...standingDue(known, meeting),
    ...proposalsDue(known, meeting),
    ...termsDue(known, meeting),
    ...(ofMain ? [...reviewsDue(known, meeting), ...milestonesDue(known, meeting)] : []),
  ].filter(
    ({ kind, subject }) =>
      !taken.some(
        (one) => one.kind === kind && one.subject === subject && (kind !== 'standing' || one.meeting === meeting.ref),
      ),
  )
}

/** What stands on the agenda of this meeting, and of others of the body that are still to come. */
const takenItems = ({ facts, items }: DueFacts, meeting: Meeting, today: IsoDate): AgendaItem[] =>
  facts.meetings
    .filter(
      (one) =>
        one.ref === meeting.ref || (one.body === meeting.body && one.status === 'planned' && one.heldOn >= today),
    )
    .flatMap(({ ref }) => itemsOf(items, ref))

const standingDue = ({ facts }: DueFacts, meeting: Meeting): Due[] => {
  const last = facts.meetings
    .filter((one) => one.body === meeting.body && one.status === 'held' && one.heldOn < meeting.heldOn)
    .sort(by('heldOn'))
    .at(-1)
  return [
    {
      kind: 'standing',
      subject: 'interests',
      title: 'Apologies, and declarations of interest',
      because: 'Interests are declared before anything is decided: Companies Act 2006, s.177.',
    },
    ...(last
      ? [
          {
            kind: 'standing' as const,
            subject: 'minutes',
            title: `Minutes of the meeting of ${longDate(last.heldOn)}`,
            because: 'The last meeting that was held.',
          },
        ]
      : []),
  ]
}

const titled = (known: DueFacts, kind: AgendaItem['kind'], subject: string): string =>
  titleOfItem(known.facts, known.proposals, { kind, subject }) ?? subject

const proposalsDue = (known: DueFacts, meeting: Meeting): Due[] =>
  known.proposals
    .filter(
      (one) => isOpen(known.facts, one) && known.facts.seats.find(({ ref }) => ref === one.seat)?.body === meeting.body,
    )
    .map(({ ref, proposedOn }) => ({
      kind: 'proposal',
      subject: ref,
      title: titled(known, 'proposal', ref),
      because: `Proposed on ${longDate(proposedOn)}.`,
    }))

const termsDue = (known: DueFacts, meeting: Meeting): Due[] => {
  const { facts } = known
  const next = nextMeeting(facts, meeting.body, addDays(meeting.heldOn, 1))
  const latest = addMonths(meeting.heldOn, MONTHS_BEFORE_TERM_ENDS)
  const until = next && next.heldOn < latest ? next.heldOn : latest
  return facts.appointments
    .filter(
      ({ body, appointedOn, termEndsOn, ceasedOn }) =>
        body === meeting.body &&
        termEndsOn !== null &&
        appointedOn <= meeting.heldOn &&
        termEndsOn >= meeting.heldOn &&
        termEndsOn < until &&
        (ceasedOn === null || ceasedOn >= termEndsOn),
    )
    .map(({ ref }) => ({
      kind: 'term',
      subject: ref,
      title: titled(known, 'term', ref),
      because: next
        ? `The next meeting, on ${longDate(next.heldOn)}, is after it.`
        : 'No later meeting is planned before it.',
    }))
}

const reviewsDue = (known: DueFacts, meeting: Meeting): Due[] => {
  const yearBefore = addYears(meeting.heldOn, -1)
  return known.facts.bodies
    .filter((body) => body.ref !== meeting.body && inForce(body, meeting.heldOn))
    .flatMap((body): Due[] => {
      const open = known.priorities.filter((one) => one.body === body.ref && inForce(one, meeting.heldOn))
      const waiting = open.filter(({ reviewedOn }) => reviewedOn === null || reviewedOn < yearBefore)
      if (waiting.length === 0) return []
      const last = waiting.flatMap(({ reviewedOn }) => reviewedOn ?? []).sort()[0]
      const because = last
        ? `Something that it works on was last reviewed on ${longDate(last)}, more than a year before.`
        : 'What it works on has not been reviewed yet.'
      return [{ kind: 'review', subject: body.ref, title: titled(known, 'review', body.ref), because }]
    })
}

const milestonesDue = ({ milestones }: DueFacts, meeting: Meeting): Due[] =>
  milestones
    .map((one) => stepOn(one, meeting.heldOn))
    .filter(({ state, dueOn }) => state === 'late' || (state === 'due' && dueOn === meeting.heldOn))
    .map(({ ref, title, dueOn }) => ({
      kind: 'milestone',
      subject: ref,
      title: `Plan: ${title}`,
      because: `Due by ${longDate(dueOn ?? '')}, and not done.`,
    }))
