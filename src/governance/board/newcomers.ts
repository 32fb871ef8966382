import type { IsoDate } from '../../kernel/dates.ts'
import type { Appointment, Seat } from '../types.ts'

/** A seat that a company could make; nothing in the articles limits how many of them there are. */
export const newSeat = (ref: string, body: string): Seat => ({
  ref,
  body,
  category: 'co_opted',
  title: null,
  nominatedBy: null,
  votes: 1,
  termYears: null,
  qualification: null,
  from: null,
  to: null,
})

/** Whom the members are supposed to have chosen rests on no resolution that anybody has recorded. */
export const SUPPOSED_RESOLUTION = '\u0000'

/**
 * An appointment that is only supposed. Nobody may act before verification, so a supposed director is supposed to be verified,
 * to have signed what is to be signed, and to be whom the members chose where that is theirs. Its ref is one that no recorded appointment bears.
 */
export const supposedAppointment = (
  person: string,
  seat: Pick<Seat, 'ref' | 'body'>,
  appointedOn: IsoDate,
  termEndsOn: IsoDate | null = null,
): Appointment => ({
  ref: `\u0000${person} ${seat.ref} ${appointedOn}`,
  person,
  body: seat.body,
  seat: seat.ref,
  nominatedBy: null,
  appointedOn,
  appointedWithin: null,
  termEndsOn,
  ceasedOn: null,
  ceasedWithin: null,
  reason: null,
  verifiedOn: appointedOn,
  agreedOn: appointedOn,
  agreementVersion: null,
  resolution: SUPPOSED_RESOLUTION,
})
