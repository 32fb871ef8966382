import type { Status } from '../../kernel/finding.ts'
import { percent, plural } from '../../kernel/text.ts'
import { fewestLeavers, keepsTo, type Line, roomToMove, workingText } from './shares.ts'

/** A count of so many among all, and what they are called: "2 of 11 directors". */
export interface Counted {
  counted: number
  all: number
  line: Line
  /** "directors", "votes at directors’ meetings" */
  whole: string
  /** "are associated with the council" */
  are: string
  /** Who may leave or join: "director", "member with one vote". */
  other: readonly [one: string, many: string]
  /** That so many of those counted fewer there are, where it is not people who leave: "the council has 3 votes fewer". */
  fewer?: (count: number) => string
  /** How many others may leave, and how few of those counted must, where votes differ; by default each has one. */
  weighed?: { room: number | null; leavers: number }
}

/** A share that keeps to its line warns when nobody else may leave. */
export const shareStatus = (counted: number, all: number, line: Line, room = roomToMove(counted, all, line)): Status =>
  keepsTo(counted, all, line) ? (room === 0 ? 'warn' : 'pass') : 'fail'

/** "2 of 11 directors are associated with the council (18.18%)" with the multiplication that decides, and what would change it. */
export const shareWords = (share: Counted): string => {
  const { counted, all, line, whole, are } = share
  const fraction = `${counted} of ${all} ${whole} ${are} (${percent(counted, all)}%)`
  return `${fraction}: ${workingText(counted, all, line)}. ${roomWords(share)}`
}

const roomWords = (share: Counted): string => {
  const { counted, all, line, other, weighed } = share
  const room = weighed ? weighed.room : roomToMove(counted, all, line)
  const [one, many] = other
  if (!keepsTo(counted, all, line)) return cureWords(share, room)
  if (room === null) return 'Nobody is counted.'
  if (weighed) return weighedWords(room)
  const next = all - room - 1
  const then = next <= 0 ? '' : ` ${counted} of ${next} (${percent(counted, next)}%)`
  if (room === 0) return `There is nothing to spare: if one other ${one} leaves, it is${then || ' over the line'}.`
  return `${room} other ${room === 1 ? one : many} may leave; with one more gone it is${then || ' over the line'}.`
}

const weighedWords = (room: number): string =>
  room === 0
    ? 'There is nothing to spare: if whoever of the others has the most votes leaves, it is over the line.'
    : `${plural(room, 'other')} may leave, those with the most votes first; with one more gone it is over the line.`

const cureWords = (
  { counted, all, line, other: [one, many], weighed, fewer }: Counted,
  room: number | null,
): string => {
  const leavers = weighed ? weighed.leavers : fewestLeavers(counted, all, line)
  const leave = fewer?.(leavers) ?? (leavers === 1 ? '1 of those counted leaves' : `${leavers} of those counted leave`)
  if (room === null) return `It is in order again when ${leave}.`
  const join = room === -1 ? `1 ${one} who does not count joins` : `${-room} ${many} who do not count join`
  return `It is in order again when ${leave}, or ${join}.`
}
