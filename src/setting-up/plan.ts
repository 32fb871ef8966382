import { daysBetween, type IsoDate } from '../kernel/dates.ts'
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
