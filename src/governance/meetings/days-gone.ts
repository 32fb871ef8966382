import { type IsoDate, longDate } from '../../kernel/dates.ts'
import type { Meeting } from '../types.ts'

/** Something about the day of a meeting that whoever plans it should know. It is recorded all the same. */
export interface MeetingNotice {
  notice: 'outcome-unknown'
  explanation: string
}

/** A meeting whose day has gone by is entered for its minutes; until somebody says what became of it, it counts for nobody. */
export const outcomeUnknown = ({ ref, heldOn, status }: Meeting, today: IsoDate): MeetingNotice[] =>
  status !== 'planned' || heldOn >= today
    ? []
    : [
        {
          notice: 'outcome-unknown',
          explanation: `${longDate(heldOn)} has gone by, so ${ref} is to be recorded as held, called off or without a quorum. Until then it counts for nobody’s attendance.`,
        },
      ]

/** Why a meeting cannot have been published on a day, or undefined: what is told after it tells nobody when to come. */
export const publishedLate = (heldOn: IsoDate, publishedOn: IsoDate | null | undefined): string | undefined =>
  !publishedOn || publishedOn <= heldOn
    ? undefined
    : `${longDate(publishedOn)} is after the meeting of ${longDate(heldOn)}. Give the day on which its date was published, or leave it out`
