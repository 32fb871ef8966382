import type { BodyKind, Company, SeatCategory } from '../company/index.ts'
import type { Directory } from '../directory/index.ts'
import type { IsoDate } from '../kernel/dates.ts'
import type { Status } from '../kernel/finding.ts'
import type { IncomeOnDay } from '../ledger/index.ts'
import type { Member } from '../membership/index.ts'

export const RESOLUTION_KINDS = ['board', 'ordinary', 'special', 'written_ordinary', 'written_special'] as const
export type ResolutionKind = (typeof RESOLUTION_KINDS)[number]

export const MEETING_STATUSES = ['planned', 'held', 'cancelled', 'inquorate'] as const
export const ATTENDANCE_MARKS = ['attended', 'apologies', 'absent', 'substituted'] as const

/**
 * Which rules are asked: those of the main body, those that any other body has to keep too, those of the register of members,
 * those of the company's income, or those of the main body and the members together.
 */
export type Scope = 'board' | 'group' | 'members' | 'company' | 'all'

/** Whose rules are asked, and which of them. */
export interface Subject {
  body: string
  scope: Scope
}

export interface Body {
  ref: string
  kind: BodyKind
  name: string
  parent: string | null
  preset: string | null
  remit: string | null
  from: IsoDate | null
  to: IsoDate | null
}

export interface Seat {
  ref: string
  body: string
  category: SeatCategory
  title: string | null
  nominatedBy: string | null
  /** Blank in a spreadsheet: one, of an observer none. */
  votes: number
  termYears: number | null
  qualification: string | null
  from: IsoDate | null
  to: IsoDate | null
}

export interface Appointment {
  ref: string
  person: string
  body: string
  seat: string
  nominatedBy: string | null
  appointedOn: IsoDate
  /** "2015", "2015-09": all that is known of an old appointment, which is then counted from the first day of that time. */
  appointedWithin: string | null
  /** The last day of the term. */
  termEndsOn: IsoDate | null
  /** The last day in office, where it ended otherwise. */
  ceasedOn: IsoDate | null
  /** As of the appointment; it is then counted to the last day of that time. */
  ceasedWithin: string | null
  reason: string | null
  verifiedOn: IsoDate | null
  /** The signature of the membership agreement that was given with it; whoever signs again has a row in the register of signatures. */
  agreedOn: IsoDate | null
  agreementVersion: string | null
  /** The resolution on which it rests. */
  resolution: string | null
}

export interface Meeting {
  ref: string
  body: string
  heldOn: IsoDate
  title: string | null
  status: (typeof MEETING_STATUSES)[number] | null
  publishedOn: IsoDate | null
}

/** How somebody was at a meeting; nobody's mark for a meeting that was held means absent. */
export interface Mark {
  meeting: string
  person: string
  mark: (typeof ATTENDANCE_MARKS)[number]
  substitute: string | null
  /** Of apologies that were sent before the meeting: when. No minute has said so yet. */
  toldOn?: IsoDate
}

export interface Interest {
  person: string
  organisation: string | null
  nature: string
  from: IsoDate | null
  to: IsoDate | null
  declaredOn: IsoDate | null
}

export interface Resolution {
  ref: string
  body: string
  meeting: string | null
  kind: ResolutionKind
  text: string
  passedOn: IsoDate
  votesFor: number | null
  votesAgainst: number | null
  abstentions: number | null
  circulatedOn: IsoDate | null
  castingVote: 'for' | 'against' | null
}

/** A membership agreement of a body that somebody has signed. */
export interface Signature {
  /** Its own, or that of the appointment with which it was given. */
  ref: string
  person: string
  body: string
  /** Null: which version it was is not known. */
  version: string | null
  signedOn: IsoDate
}

/** A decision through which somebody may have an office: a resolution, or the election to one seat. */
export interface Choice {
  ref: string
  kind: 'resolution' | 'election'
  on: IsoDate
  /** A resolution of the board is none of the members. */
  ofMembers: boolean
  carried: boolean
  /** The words of a resolution, or how an election came out. */
  text: string
  /** Of an election: who was chosen for which seat. */
  seat: string | null
  person: string | null
}

/** Everything that the rules about bodies and members look at, loaded once; every date is then judged without a query. */
export interface BoardFacts {
  company: Company
  directory: Directory
  members: readonly Member[]
  bodies: readonly Body[]
  seats: readonly Seat[]
  /** In order of appointment. */
  appointments: readonly Appointment[]
  /** Of membership agreements, but for those given with an appointment. */
  signatures: readonly Signature[]
  meetings: readonly Meeting[]
  marks: readonly Mark[]
  /** How members gave the offices that are theirs to give, where the articles name any. */
  choices: readonly Choice[]
  /** Turnover by customer and day, where it was loaded: of the years to one day, on which alone it is judged. */
  income?: readonly IncomeOnDay[]
}

export const NOTICES = [
  'before-incorporation',
  'group-rule',
  'termly-meetings',
  'dates-ahead',
  'kept-place',
  'shared-seat',
  'still-to-come',
  'removal',
] as const

/** Something that is asked for and is no rule of the constitution: it is said beside the findings, and in no verdict. */
export interface Notice {
  notice: (typeof NOTICES)[number]
  body: string
  status: Status
  explanation: string
  source: string
}
