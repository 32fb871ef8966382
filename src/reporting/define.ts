import type { Instant, IsoDate } from '../kernel/dates.ts'
import type { TSchema } from '../kernel/type.ts'
import type { Permission } from '../platform/permission.ts'
import type { Reader } from '../platform/reader.ts'
import type { Block } from './document.ts'

export type Format = 'pdf' | 'html' | 'csv' | 'json'

/** What a report is asked for: a day, a span of days, or a document's number. */
export interface Asked {
  on?: IsoDate
  from?: IsoDate
  to?: IsoDate
  ref?: string
}

export type Row = Record<string, unknown>

/** The report's JSON: everything that is printed is in it. */
export interface ReportData extends Asked {
  report: string
  company: string
  known: Instant
  rows: unknown
  totals: Record<string, unknown>
}

/** What a report says on page and paper beyond its title. */
export interface Saying {
  subtitle: string
  blocks: Block[]
  /** A sentence for the foot. */
  note?: string
  /** Where the title depends on the facts: "Credit note". */
  title?: string
  /** What the letterhead says where it is not what the company is today: an invoice has that of the day it was issued. */
  letterhead?: Pick<CompanyParticulars, 'name' | 'companyNumber' | 'registeredOffice'>
}

/** What the letterhead and the words of a report need to know of the company. */
export interface CompanyParticulars {
  slug: string
  name: string
  legalForm: 'clg' | 'charitable_clg' | 'unincorporated'
  companyNumber?: string | undefined
  registeredOffice?: string | undefined
  council: string
  vatNumber?: string | undefined
}

export type Takes = readonly ['on'] | readonly ['from', 'to'] | readonly ['ref'] | readonly ['ref', 'on']

/** A report as a value: from the facts its JSON; from the JSON, and nothing else, what page and paper say. */
export interface ReportDefinition<
  Facts extends Pick<ReportData, 'rows' | 'totals'> = Pick<ReportData, 'rows' | 'totals'>,
> {
  name: string
  title: string
  takes: Takes
  permission: Permission
  /** Of a report on one document: where its page stands, by the document’s ref. */
  document?: { path: string; section: string; back: { href: string; text: string } }
  /** Where no first day is asked for, the one that goes with a last day; by default that of the financial year. */
  begins?: (to: IsoDate) => IsoDate
  /** Why a company has no such report, where not every company has it; undefined where it has. */
  absent?: (reader: Reader) => Promise<string | undefined>
  /** Of a report of one document: the ref of the newest one, which a report pack has. */
  newest?: (reader: Reader) => Promise<string | undefined>
  /** Its files are at /reports/NAME/REF.pdf; without it another subject gives them out, as that of an invoice. */
  givesFiles?: true
  /** The columns of the CSV, in order. */
  columns: readonly string[]
  /** What its JSON holds beside its name, the company and what was asked, for the description of the API. */
  answer: { rows: TSchema; totals: TSchema; [more: string]: TSchema }
  facts: (reader: Reader, asked: Required<Asked>) => Promise<Facts>
  /** The rows of the CSV where they are not the rows of the JSON. */
  flat?: (facts: Facts) => Row[]
  /** Absent: the report is a file of data only, JSON and CSV. */
  say?: (data: Facts & ReportData, company: CompanyParticulars) => Saying
}

export type AnyReport = Omit<ReportDefinition, 'say' | 'flat'> & {
  flat?: (facts: never) => Row[]
  say?: (data: never, company: CompanyParticulars) => Saying
}

export const defineReport = <Facts extends Pick<ReportData, 'rows' | 'totals'>>(
  definition: ReportDefinition<Facts>,
): AnyReport => definition as unknown as AnyReport

export const formatsOf = (report: AnyReport): Format[] =>
  report.say ? ['pdf', 'csv', 'json', 'html'] : ['csv', 'json']
