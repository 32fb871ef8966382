import { daysBetween, type IsoDate, longDate } from '../kernel/dates.ts'
import { listed, plural } from '../kernel/text.ts'
import type { Milestone } from './store.ts'

export const MILESTONE_STATES = ['done', 'late', 'due', 'undated'] as const
export type MilestoneState = (typeof MILESTONE_STATES)[number]

/** A step as it stood at the end of a day: what was done later is not done yet. */
export interface Step extends Milestone {
  state: MilestoneState
  /** How many days after its last day it was done, or is still not done; 0 in time. */
  daysLate: number
}

export const stepOn = (milestone: Milestone, on: IsoDate): Step => {
  const done = milestone.doneOn !== null && milestone.doneOn <= on
  const { dueOn } = milestone
  const until = done ? (milestone.doneOn as IsoDate) : on
  const daysLate = dueOn !== null && until > dueOn ? daysBetween(dueOn, until) : 0
  return {
    ...milestone,
    ...(done ? {} : { doneOn: null, evidence: null }),
    state: done ? 'done' : dueOn === null ? 'undated' : daysLate > 0 ? 'late' : 'due',
    daysLate,
  }
}

/** "12 of 13 milestones are done, and 1 is late." and then which is late and which is next; on the page and on paper. */
export const planSays = (steps: readonly Step[]): { strong: string; text: string } => {
  const titled = (one: MilestoneState) => steps.filter(({ state }) => state === one).map(({ title }) => title)
  const [done, late] = [titled('done').length, titled('late')]
  if (steps.length === 0) return { strong: 'No milestones are recorded yet.', text: '' }
  if (done === steps.length) return { strong: `All ${plural(done, 'milestone')} are done.`, text: '' }
  const next = steps.find(({ state }) => state === 'due')
  const behind = late.length === 0 ? 'none is late' : `${late.length} ${late.length === 1 ? 'is' : 'are'} late`
  return {
    strong: `${done} of ${plural(steps.length, 'milestone')} ${done === 1 ? 'is' : 'are'} done, and ${behind}.`,
    text: [
      ...(late.length > 0 ? [`Late: ${listed(late)}.`] : []),
      ...(next?.dueOn ? [`Next: ${next.title}, by ${longDate(next.dueOn)}.`] : []),
    ].join(' '),
  }
}

/** "Done, 5 days late", "33 days late", "To do" */
export const stateText = ({ state, daysLate }: Step): string => {
  const late = daysLate > 0 ? `${plural(daysLate, 'day')} late` : ''
  if (state === 'late') return late
  if (state === 'done') return late === '' ? 'Done' : `Done, ${late}`
  return state === 'due' ? 'To do' : 'No date'
}
