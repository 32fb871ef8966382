import { type Company, parseCompany, type SeatCategory } from '../../../src/company/index.ts'
import type { Directory, Grouping, Office, Organisation, Person } from '../../../src/directory/index.ts'
import {
  type Appointment,
  type BoardFacts,
  type Body,
  type Choice,
  judgeOn,
  type Mark,
  type Meeting,
  type Seat,
  type Signature,
} from '../../../src/governance/index.ts'
import { date, type IsoDate } from '../../../src/kernel/dates.ts'
import type { Finding } from '../../../src/kernel/finding.ts'
import type { Member } from '../../../src/membership/index.ts'

/** Facts for the rules, made by hand: a council, a board, and whoever sits on it. */
export const ON = date('2026-09-01')

export const aCompany = (more: object = {}): Company => {
  const { values, errors } = parseCompany({
    slug: 'wexmere',
    name: 'Wexmere Learning Partnership Limited',
    companyNumber: '00000000',
    incorporatedOn: '2018-03-06',
    registeredOffice: '4 Tannery Row, Wexmere WX1 4TR',
    council: { ref: 'council', name: 'Wexmere Council', laCode: '970' },
    guarantee: '1.00',
    yearEnd: '03-31',
    preset: 'school-improvement-company',
    ...more,
  })
  if (!values) throw new Error(errors.map(({ path, message }) => `${path} ${message}`).join('; '))
  return values
}

const COUNCIL: Organisation = { ref: 'council', kind: 'council', name: 'Wexmere Council', laCode: '970' }

export const aSchool = (ref: string, more: Partial<Organisation> = {}): Organisation => ({
  ref,
  kind: 'school',
  name: `School ${ref}`,
  laCode: '970',
  type: '34',
  status: 'open',
  ...more,
})

export const aDirectory = (organisations: Organisation[], offices: Office[], people: string[]): Directory => ({
  council: 'council',
  councilLaCode: '970',
  organisations: new Map([COUNCIL, ...organisations].map((one) => [one.ref, one])),
  refByUrn: new Map(),
  people: new Map(people.map((ref): [string, Person] => [ref, { ref, givenNames: 'Person', familyName: ref }])),
  offices,
  officesOf: grouped(offices),
  groupings: [],
  counts: [],
  register: new Map(),
  links: [],
  groups: new Map(),
  groupLinks: [],
})

const grouped = (offices: Office[]): Map<string, Office[]> => {
  const map = new Map<string, Office[]>()
  for (const office of offices) map.set(office.person, [...(map.get(office.person) ?? []), office])
  return map
}

export interface Sitter {
  ref: string
  category?: SeatCategory
  votes?: number
  appointedOn?: string
  termEndsOn?: string
  ceasedOn?: string
  verifiedOn?: string | null
  nominatedBy?: string
  seatNominatedBy?: string
  seat?: string
  termYears?: number
  agreedOn?: string
  agreementVersion?: string
  resolution?: string
  /** Blank: the board. */
  body?: string
  title?: string
  qualification?: string
  offices?: Omit<Office, 'person'>[]
}

/** An office in a school or elsewhere, by default since 2020. */
export const office = (
  organisation: string,
  name: Office['office'],
  from = '2020-01-01',
  to?: string,
): Omit<Office, 'person'> => ({ organisation, office: name, from: date(from), ...(to ? { to: date(to) } : {}) })

export const aBody = (ref: string, kind: Body['kind'], more: Partial<Body> = {}): Body => ({
  ref,
  kind,
  name: ref,
  parent: 'board',
  preset: null,
  remit: null,
  from: null,
  to: null,
  ...more,
})

export const councillor = (from = '2022-05-05', to?: string): Omit<Office, 'person'> => ({
  organisation: 'council',
  office: 'councillor',
  from: date(from),
  ...(to ? { to: date(to) } : {}),
})

const optional = (day: string | undefined): IsoDate | null => (day ? date(day) : null)

export const aMember = (organisation: string, more: Partial<Member> = {}): Member => ({
  ref: `m-${organisation}`,
  organisation,
  class: null,
  votes: 1,
  admittedOn: date('2020-01-01'),
  ceasedOn: null,
  consentOn: null,
  consentReference: null,
  representative: null,
  ...more,
})

export const factsOf = (given: {
  sitters?: Sitter[]
  members?: Member[]
  organisations?: Organisation[]
  bodies?: Body[]
  groupings?: Grouping[]
  /** Seats that nobody holds. */
  vacant?: Sitter[]
  company?: object
  /** Given after an appointment. */
  signatures?: Signature[]
  meetings?: Meeting[]
  marks?: Mark[]
  choices?: Choice[]
}): BoardFacts => {
  const sitters = given.sitters ?? []
  const seats = [...sitters, ...(given.vacant ?? [])].map(
    (one): Seat => ({
      ref: one.seat ?? `seat-${one.ref}`,
      body: one.body ?? 'board',
      category: one.category ?? 'school_leader',
      title: one.title ?? null,
      nominatedBy: one.seatNominatedBy ?? null,
      votes: one.votes ?? (one.category === 'observer' ? 0 : 1),
      termYears: one.termYears ?? null,
      qualification: one.qualification ?? null,
      from: null,
      to: null,
    }),
  )
  const appointments = sitters.map(
    (one, i): Appointment => ({
      ref: `a-${i + 1}`,
      person: one.ref,
      body: one.body ?? 'board',
      seat: one.seat ?? `seat-${one.ref}`,
      nominatedBy: one.nominatedBy ?? null,
      appointedOn: date(one.appointedOn ?? '2024-09-01'),
      appointedWithin: null,
      termEndsOn: optional(one.termEndsOn),
      ceasedOn: optional(one.ceasedOn),
      ceasedWithin: null,
      reason: null,
      verifiedOn: one.verifiedOn === null ? null : date(one.verifiedOn ?? '2024-08-01'),
      agreedOn: optional(one.agreedOn),
      agreementVersion: one.agreementVersion ?? null,
      resolution: one.resolution ?? null,
    }),
  )
  const offices = sitters.flatMap((one) => (one.offices ?? []).map((office) => ({ ...office, person: one.ref })))
  return {
    company: aCompany(given.company),
    directory: {
      ...aDirectory(
        given.organisations ?? [],
        offices,
        sitters.map(({ ref }) => ref),
      ),
      groupings: given.groupings ?? [],
    },
    members: given.members ?? [],
    bodies: [aBody('board', 'board', { name: 'Board', parent: null }), ...(given.bodies ?? [])],
    seats,
    appointments,
    signatures: given.signatures ?? [],
    meetings: given.meetings ?? [],
    marks: given.marks ?? [],
    choices: given.choices ?? [],
  }
}

export const aMeeting = (heldOn: string, more: Partial<Meeting> = {}): Meeting => ({
  ref: heldOn,
  body: 'board',
  heldOn: date(heldOn),
  title: null,
  status: 'held',
  publishedOn: null,
  ...more,
})

/** The board of a strategic partnership, which is no company. */
export const partnershipOf = (
  sitters: Sitter[],
  { articles, ...more }: { articles?: object; meetings?: Meeting[]; marks?: Mark[] } = {},
): BoardFacts =>
  factsOf({
    sitters,
    company: {
      preset: 'strategic-partnership',
      legalForm: 'unincorporated',
      ...(articles ? { articles } : {}),
    },
    ...more,
  })

/** So many directors, of whom so many are councillors: the rest are school leaders. */
export const boardOf = (all: number, council: number, more: object = {}): BoardFacts =>
  factsOf({
    sitters: Array.from(
      { length: all },
      (_, i): Sitter =>
        i < council ? { ref: `c-${i + 1}`, category: 'council', offices: [councillor()] } : { ref: `p-${i + 1}` },
    ),
    ...more,
  })

export const findingOf = (facts: BoardFacts, rule: string, day: string = ON): Finding => {
  const found = judgeOn(facts, 'board', date(day), 'all').find(({ finding }) => finding.rule === rule)
  if (!found) throw new Error(`no finding of ${rule}`)
  return found.finding
}
