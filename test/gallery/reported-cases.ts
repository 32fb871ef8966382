import type { Database } from '../../src/platform/database/index.ts'
import { setUpPartnership } from '../governance/ground/partnerships.ts'
import { DAY, type Smallest, smallest } from './ground.ts'

/** An act that cannot be refused, or is recorded as a fact, and the rule that is broken through it. */
export interface ReportedCase {
  ground(database: Database, slug: string): Promise<unknown>
  act: string
  command: object
  asFact?: string
  explanation: string
  source: string
}

const of = (company: Smallest) => (database: Database, slug: string) => smallest(database, slug, company)
const led = (database: Database, slug: string) => setUpPartnership(database, slug, 'school-led-system')
const districts = (database: Database, slug: string) => setUpPartnership(database, slug, 'district-partnership')
const leaving = (person: string) => ({ person, ceasedOn: '2026-11-30' })
const one = [{ ref: 'head-1', category: 'school_leader' }]

export const REPORTED: Record<string, ReportedCase> = {
  'board.minimum': {
    ground: of({
      preset: 'school-improvement-company',
      articles: { minimumDirectors: 1 },
      seats: one,
      sits: { lena: 'head-1' },
    }),
    act: 'recordResignation',
    command: leaving('lena'),
    explanation: '0 directors are in office, and the articles ask for at least 1. 1 more is needed.',
    source: 'Articles, 18.1',
  },
  'board.law-20': {
    ground: of({ preset: 'learning-partnership', seats: one, sits: { lena: 'head-1' } }),
    act: 'recordOffice',
    command: { person: 'lena', organisation: 'council', office: 'councillor', from: DAY },
    explanation:
      '1 of 1 director is associated with the council (100.00%): 5 × 1 = 5, which is not less than 1. It is in order again when 1 of those counted leaves, or 5 directors who do not count join. Counted: Lena Sorby (councillor of Wexmere Council).',
    source: 'Local Government and Housing Act 1989, s.69(1)(b)',
  },
  'board.identity-verified': {
    ground: of({ preset: 'learning-partnership', seats: one }),
    act: 'appointDirector',
    command: { person: 'lena', seat: 'head-1', appointedOn: '2026-11-20' },
    asFact: 'Appointed by the members in general meeting',
    explanation: 'The identity of 0 of 1 director is verified. Acting without verification: Lena Sorby.',
    source: 'Companies Act 2006, ss.167M and 1110A (identity verification)',
  },
  'members.law-20': {
    ground: of({
      preset: 'school-improvement-company',
      members: ['council', 'alder-lane', 'brook', 'elm-row', 'tern', 'quay'],
    }),
    act: 'ceaseMember',
    command: { organisation: 'quay', ceasedOn: '2026-11-30', reason: 'Left' },
    explanation:
      '1 of 5 votes of members is the council’s (20.00%): 5 × 1 = 5, which is not less than 5. It is in order again when the council has 1 vote fewer, or 1 member with one vote who does not count joins.',
    source: 'Local Government and Housing Act 1989, s.69(1)(a)',
  },
  'body.cells': {
    ground: of({
      preset: 'learning-partnership',
      articles: { cells: [{ phase: 'Primary', sector: 'community', role: 'head_teacher' }] },
      seats: one,
      sits: { ruth: 'head-1' },
    }),
    act: 'endOffice',
    command: { person: 'ruth', organisation: 'alder-lane', office: 'head_teacher', to: '2026-11-30' },
    explanation: '0 of 1 required cells are filled. Empty: head teacher of a community primary school.',
    source: 'Articles, 16.2',
  },
  'body.districts': {
    ground: districts,
    act: 'recordResignation',
    command: { ...leaving('h-1'), body: 'board' },
    explanation:
      '0 of 2 districts have their group and their heads. Empty: secondary head of North; primary head of South.',
    source: 'Articles, 14.2',
  },
  'body.area-chairs': {
    ground: led,
    act: 'recordResignation',
    command: { ...leaving('h-7'), body: 'south' },
    explanation: '1 of 2 areas have a chair who is a serving head there. Empty: chair of South, a serving head there.',
    source: 'Terms of reference, 4.1',
  },
  'body.association-seats': {
    ground: led,
    act: 'recordResignation',
    command: leaving('h-5'),
    explanation:
      '0 of 1 associations have somebody in a seat that they nominate. Empty: nominee of Heads’ Association.',
    source: 'Terms of reference, 3.1',
  },
  'body.required-seats': {
    ground: led,
    act: 'endOffice',
    command: { person: 'o-1', organisation: 'council', office: 'council_officer', to: '2026-11-30' },
    explanation: '0 of 1 titled seats are filled. Empty: Director of Education.',
    source: 'Terms of reference, 3.2',
  },
  'body.attendance': {
    ground: of({
      preset: 'strategic-partnership',
      seats: one,
      sits: { lena: 'head-1' },
      meetings: ['2026-10-01'],
    }),
    act: 'recordMeeting',
    command: { meeting: '2026-10-01', status: 'held', attendance: [{ person: 'lena', mark: 'apologies' }] },
    explanation:
      '0 of 1 person in office has been at 80% of the meetings of 2026–27 held by 1 October 2026. Lena Sorby: 0 of 1 (5 × 0 = 0, less than 4 × 1 = 4), which can no longer be reached with no meeting still planned.',
    source: 'Terms of reference, 6.2',
  },
  'company.owners-share': {
    ground: of({ preset: 'school-improvement-company', members: ['council', 'alder-lane'] }),
    act: 'postJournal',
    command: {
      date: '2026-11-20',
      memo: 'Visits to a school outside',
      lines: [
        { account: '1200', debit: '250.00' },
        { account: '4120', credit: '250.00', customer: 'moor-end' },
      ],
    },
    explanation:
      '£0.00 of £250.00 of turnover (0.00%) in the three years to 20 November 2026, or since the company began, came from members that are contracting authorities. That is not more than four fifths, so its owners may not give it contracts without competition on this ground.',
    source: 'Procurement Act 2023, Sch.2, para.2',
  },
}
