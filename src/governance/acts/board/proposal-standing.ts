import { type IsoDate, inForce, later } from '../../../kernel/dates.ts'
import { withAppointment } from '../../board/after.ts'
import type { Proposal } from '../../decisions/proposals.ts'
import { subjectsOf } from '../../judging/judge.ts'
import { type Worsening, worsenedBy } from '../../judging/worsened.ts'
import { lastDayInSeat } from '../../seats/seating.ts'
import type { Appointment, BoardFacts } from '../../types.ts'
import { possible } from '../../ways-out/trial.ts'
import { clashOf, newAppointment } from './appoint.ts'

/** The appointment that was made of a proposal, which closes it: of the same person to the same seat, since it was proposed. */
export const madeOf = (
  facts: BoardFacts,
  { person, seat, appointedOn, proposedOn }: Proposal,
): Appointment | undefined =>
  facts.appointments.find(
    (one) =>
      one.person === person &&
      one.seat === seat &&
      (one.appointedOn >= proposedOn || inForce({ from: one.appointedOn, to: lastDayInSeat(facts, one) }, appointedOn)),
  )

export const isOpen = (facts: BoardFacts, proposal: Proposal): boolean =>
  proposal.withdrawnOn === null && madeOf(facts, proposal) === undefined

/** How a proposal stands: whom it waits for, which rules it would break, and the appointment that could be made of it. */
export interface Standing {
  appointment: Appointment
  /** Who holds the seat, or where the person sits already. */
  clash?: Appointment
  worsened: Worsening[]
  /** The appointment as it could be made today, its identity check left aside; `term` says where its term has to be shorter. */
  ready?: { appointment: Appointment; term: string }
}

/** An appointment whose day has passed would be made today. Undefined: the seat does not exist on that day. */
export const standingOf = (facts: BoardFacts, proposal: Proposal, today: IsoDate): Standing | undefined => {
  const appointedOn = later(proposal.appointedOn, today)
  const seat = facts.seats.find(({ ref }) => ref === proposal.seat)
  if (!seat || !inForce(seat, appointedOn)) return undefined
  const { person, nominatedBy, termEndsOn, verifiedOn } = proposal
  const appointment = newAppointment(facts, seat, {
    person,
    seat: seat.ref,
    appointedOn,
    ...(nominatedBy ? { nominatedBy } : {}),
    ...(termEndsOn && termEndsOn >= appointedOn ? { termEndsOn } : {}),
    ...(verifiedOn ? { verifiedOn } : {}),
  })
  const clash = clashOf(facts, appointment)
  const subjects = subjectsOf(facts, seat.body, appointedOn)
  const worsened = worsenedBy(facts, withAppointment(facts, appointment), subjects, appointedOn)
  const ready = clash ? undefined : possible(facts, appointment)
  return { appointment, ...(clash ? { clash } : {}), worsened, ...(ready ? { ready } : {}) }
}

/** The open proposals of which an appointment could be made as things stand now. */
export const readyProposals = (facts: BoardFacts, all: readonly Proposal[], today: IsoDate) =>
  all.flatMap((proposal) => {
    const ready = isOpen(facts, proposal) ? standingOf(facts, proposal, today)?.ready : undefined
    return ready ? [{ proposal, ...ready }] : []
  })
