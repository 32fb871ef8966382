export { kindText, seatTitle } from '../../board/called.ts'

import type { IsoDate } from '../../../kernel/dates.ts'
import { filled } from '../../../platform/http/index.ts'
import { officeLeft } from '../../board/board.ts'
import { seatTitle } from '../../board/called.ts'
import { leaverBefore, type SeatStretch } from '../../seats/seating.ts'
import { isHeldOver } from '../../seats/terms-ahead.ts'
import type { BoardFacts, Seat } from '../../types.ts'
import { vacantSince } from './term-words.ts'
import { officeWords } from './why.ts'

export const seatTitleOf = (facts: BoardFacts, ref: string): string => {
  const seat = facts.seats.find((one) => one.ref === ref)
  return seat ? seatTitle(seat) : ref
}

/** "council officer", "council officer of wexmere-council"; what is no office stands as it was written. */
export const qualificationText = (qualification: string): string =>
  qualification
    .split(';')
    .map((part) =>
      part
        .trim()
        .replace(/^([a-z_]+)(?::(.+))?$/, (_, office: string, where?: string) =>
          where ? `${officeWords(office)} of ${where}` : officeWords(office),
        ),
    )
    .join('; ')

/** What sets a seat apart from others: it follows an office, is filled by the board itself, or has no vote. */
export const seatMark = ({ category, votes }: Seat): { kind: string; text: string } | undefined => {
  if (category === 'observer') return { kind: 'none', text: votes === 0 ? 'Observer, no vote' : 'Observer' }
  if (category === 'ex_officio') return { kind: 'info', text: 'Ex officio' }
  if (category === 'co_opted') return { kind: 'info', text: 'Co-opted' }
  return votes === 0 ? { kind: 'none', text: 'No vote' } : undefined
}

/** Is the kind of a seat what its mark says already? */
export const saysKind = ({ category }: Seat): boolean =>
  category === 'observer' || category === 'ex_officio' || category === 'co_opted'

/** What stands beside each of several people in one seat. */
export const sharedTag = (people: number): { kind: string; text: string } => ({
  kind: 'warn',
  text: `${people} in one seat`,
})

/** How a stretch in a seat came or will come to its end. */
export const vacatedText = (facts: BoardFacts, { appointment, to }: SeatStretch, on: IsoDate): string => {
  if (!appointment) return ''
  if (to === null) return isHeldOver(appointment, on) ? 'Holding over' : appointment.termEndsOn ? 'Term ends' : ''
  if (appointment.ceasedOn === to) return appointment.reason ?? 'Left'
  const office = officeLeft(facts, appointment)
  if (office?.to === to) return `No longer ${officeWords(office.office)}`
  if (appointment.termEndsOn !== to) return 'Held over after the term, until the seat was filled'
  return to < on ? 'Term ended' : 'Term ends'
}

/** "Vacant since 1 August 2026" */
export const vacantText = (facts: BoardFacts, seat: Seat, { from }: SeatStretch): string =>
  from === null ? 'Vacant' : `Vacant since ${vacantSince(from, leaverBefore(facts, seat, from))}`

/** What of an appointment the address of its form can say. */
interface Answered {
  person?: string
  seat?: string
  nominatedBy?: string | null
  appointedOn?: string
  termEndsOn?: string | null
  verifiedOn?: string | null
}

/** The form of an appointment with answers filled in: at the dates where the person is known, else at the person. */
export const appointHref = (base: string, answered: Answered): string => {
  const { person, seat, nominatedBy, appointedOn, termEndsOn, verifiedOn } = answered
  const given = filled({ person, seat, nominatedBy, appointedOn, termEndsOn, verifiedOn })
  const known = person ? { councilOffice: 'none', step: '4' } : {}
  return `${base}/board/appointments/new?${new URLSearchParams({ ...given, ...known })}`
}

/** The seats that somebody holds, by their titles, else their kinds. */
export const seatsText = ({ seats }: { seats: readonly Pick<Seat, 'title' | 'category'>[] }, between = ', '): string =>
  seats.map(({ title, category }) => title ?? category.replaceAll('_', ' ')).join(between)
