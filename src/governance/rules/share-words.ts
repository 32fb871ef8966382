import type { Status } from '../../kernel/finding.ts'
import { percent, plural } from '../../kernel/text.ts'
import { fewestLeavers, keepsTo, type Line, roomToMove, workingText } from '../shares.ts'

/** A count of so many among all, and what they are called: "2 of 11 directors". */
export interface Counted {
  counted: number
  all: number
  line: Line
  /** "directors", "votes at directors’ meetings" */
  whole: string
  /** "are associated with the council" */
  are: string
  /** "director", "one-vote member": what may leave or join. */
  other: string
}

/** A share that keeps to its line warns when nobody else may leave. */
export const shareStatus = ({ counted, all, line }: Counted): Status => {
  if (!keepsTo(counted, all, line)) return 'fail'
  return roomToMove(counted, all, line) === 0 ? 'warn' : 'pass'
}

/** "2 of 11 directors are associated with the council (18.18%)" with the multiplication that decides, and what would change it. */
export const shareWords = (share: Counted): string => {
  const { counted, all, line, whole, are } = share
  const fraction = `${counted} of ${all} ${whole} ${are} (${percent(counted, all)}%)`
  return `${fraction}: ${workingText(counted, all, line)}. ${roomWords(share)}`
}

const roomWords = ({ counted, all, line, other }: Counted): string => {
  const room = roomToMove(counted, all, line)
  if (!keepsTo(counted, all, line)) {
    const leavers = fewestLeavers(counted, all, line)
    const joiners =
      room === null
        ? ''
        : `, or ${plural(-room, `${other} who does not count joins`, `${other}s who do not count join`)}`
    return `It is in order again when ${plural(leavers, 'of those counted leaves', 'of those counted leave')}${joiners}.`
  }
  if (room === null) return `Nobody is counted.`
  const next = all - room - 1
  const then = next > 0 ? `${counted} of ${next} (${percent(counted, next)}%)` : 'nobody else'
  return room === 0
    ? `There is nothing to spare: if one other ${other} leaves, it is ${then}.`
    : `${plural(room, `other ${other}`)} may leave before the line is crossed, at ${then}.`
}
