import type { IsoDate } from '../kernel/dates.ts'
import type { Pence } from '../kernel/money.ts'
import type { Share } from '../kernel/share.ts'

export const LEGAL_FORMS = ['clg', 'charitable_clg', 'unincorporated'] as const
export type LegalForm = (typeof LEGAL_FORMS)[number]

export const PRESET_NAMES = [
  'school-improvement-company',
  'strategic-partnership',
  'learning-partnership',
  'district-partnership',
  'school-led-system',
] as const
export type PresetName = (typeof PRESET_NAMES)[number]

export const SEAT_CATEGORIES = [
  'school_leader',
  'governor',
  'council',
  'chief_executive',
  'non_executive',
  'chair',
  'co_opted',
  'association',
  'ex_officio',
  'observer',
] as const
export type SeatCategory = (typeof SEAT_CATEGORIES)[number]

export const BODY_KINDS = [
  'board',
  'sub_group',
  'committee',
  'district_group',
  'area_group',
  'project_board',
  'steering_group',
  'partnership',
  'forum',
] as const
export type BodyKind = (typeof BODY_KINDS)[number]

/** What is done where the council's votes at one meeting come above its share of the board: nothing, a warning, or lighter votes. */
export const COUNCIL_VOTES_AT_MEETINGS = ['not_watched', 'watched', 'scaled'] as const

/** A value of the articles with the clause that says so. */
export interface Clause<T> {
  value: T
  clause: string
}

export const CELL_SECTORS = ['maintained', 'academy', 'community', 'voluntary', 'special', 'any'] as const

/** Someone of this role, from a school of this phase and sector, must sit on the board. */
export interface Cell {
  phase: string
  sector: (typeof CELL_SECTORS)[number]
  role: string
}

export interface ArticleValues {
  minimumDirectors: number | null
  maximumDirectors: number | null
  councilCap: Share | null
  chairHasCastingVote: boolean
  holdingOver: boolean
  countCouncilEmployedHeads: 'count' | 'do_not_count' | 'show_both'
  authorities: 'all' | 'own'
  /** LA codes; empty: the council's own area. */
  tradingArea: readonly string[]
  /** How many directors who may vote on an item have to be there. */
  quorum: number | null
  councilVotesAtMeetings: (typeof COUNCIL_VOTES_AT_MEETINGS)[number]
  /** The kinds of body that meet in every term of a school year. */
  termlyMeetings: readonly BodyKind[]
  /** The kinds of body whose dates of a school year are published before it begins. */
  datesAhead: readonly BodyKind[]
  attendance: { share: Share; substituteCounts: boolean; inquorateCounts: boolean } | null
  term: { years: number } | null
  /** How long whoever fills a seat in the middle of a term serves: the rest of that term, or a term of his or her own. */
  replacementServes: 'remainder' | 'fresh'
  /** Does the place of who leaves a school's seat before the term is over stay, for its rest, with the sector of that school? */
  earlyLeaverPlaceStays: boolean
  onePerGroup: boolean
  sectorBalance: { toleranceSeats: number } | null
  cells: readonly Cell[]
  districts: readonly string[]
  districtSeats: { primary: number; secondary: number } | null
  areas: readonly string[]
  associations: readonly string[]
  requiredSeats: readonly string[]
  /** Offices that the members give, and nobody else: “chair” is the seat of that category, any other the seat whose title begins so. */
  officersChosenByMembers: readonly string[]
  /** Who has a vote in an election: each school, or each member, however many schools a trust has. */
  electionVotes: 'per_school' | 'per_member'
  categories: Readonly<Partial<Record<SeatCategory, { minimum?: number; maximum?: number }>>>
  reserveFloor: { months: number } | { amount: Pence } | null
  vatRounding: 'nearest' | 'down'
  paymentDays: number
  horizonMonths: number
}
export type ArticleName = keyof ArticleValues

/** The articles in force on a day: every value with its clause. */
export type Articles = { readonly [Name in ArticleName]: Clause<ArticleValues[Name]> }

/** What a company says differently from its preset, read: a clause only where it names one. */
export type Overrides = { readonly [Name in ArticleName]?: { value: ArticleValues[Name]; clause?: string } }

/** A version of the articles, in force from a day until the next one. */
export interface ArticlesVersion {
  /** Null: from the beginning. */
  from: IsoDate | null
  resolution: string | null
  overrides: Overrides
  /** The overrides as they were written, for export and comparison. */
  written: Readonly<Record<string, unknown>>
}

/** The account into which customers pay, from a day until the next one. */
export interface BankAccount {
  /** Null: from the beginning. */
  from: IsoDate | null
  accountName: string
  /** Three pairs of digits: "12-34-56". */
  sortCode: string
  /** Eight digits. */
  accountNumber: string
}

export interface Company {
  slug: string
  name: string
  legalForm: LegalForm
  companyNumber: string | null
  incorporatedOn: IsoDate | null
  registeredOffice: string | null
  /** The ref of the council among the company's organisations. */
  council: string
  councilName: string
  councilLaCode: string
  guarantee: Pence | null
  /** Month and day: "03-31". */
  yearEnd: string
  vatNumber: string | null
  /** Into which customers pay; oldest first. */
  accounts: readonly BankAccount[]
  preset: PresetName
  /** Oldest first. */
  articles: readonly ArticlesVersion[]
}

export const isIncorporated = (company: { legalForm: LegalForm }): boolean => company.legalForm !== 'unincorporated'
