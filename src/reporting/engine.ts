import { reports } from '../../reports/definitions/index.ts'
import { isIncorporated, loadParticulars } from '../company/index.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { invalid, notFound } from '../kernel/errors.ts'
import { yearOf } from '../ledger/index.ts'
import type { Reader } from '../platform/reader.ts'
import { remembering } from '../platform/remembering.ts'
import {
  type AnyReport,
  type Asked,
  type CompanyParticulars,
  type Format,
  formatsOf,
  type ReportData,
  type Row,
  type Saying,
} from './define.ts'
import { type Letterhead, type ReportDocument, shortDigest } from './document.ts'
import { writeCsv } from './writers/csv.ts'
import { writeHtml } from './writers/html.ts'
import { writeJson } from './writers/json.ts'
import { writePdf } from './writers/pdf.ts'

/** What a caller says; a day that is not given is today, a span that is not given the financial year so far. */
export interface ReportRequest {
  on?: IsoDate | undefined
  from?: IsoDate | undefined
  to?: IsoDate | undefined
  ref?: string | undefined
  today: IsoDate
}

export interface RenderedReport {
  bytes: Buffer
  contentType: string
  fileName: string
}

const CONTENT_TYPES: Record<Format, string> = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

interface Listed {
  name: string
  title: string
  takes: readonly string[]
  formats: Format[]
}

const listed = (report: AnyReport): Listed => ({
  name: report.name,
  title: report.title,
  takes: report.takes,
  formats: formatsOf(report),
})

/** `report --list`: every report with what it takes and the formats it comes in. */
export const listReports = (): Listed[] => reports.map(listed)

/** The reports that one company has: not every one is a company in law, or has had a plan or a consultation. */
export const reportsOf = async (reader: Reader): Promise<AnyReport[]> => {
  const absent = await Promise.all(reports.map((report) => report.absent?.(reader)))
  return reports.filter((_, i) => absent[i] === undefined)
}

/** `report --list COMPANY`: the reports that it has. */
export const listReportsOf = async (reader: Reader): Promise<Listed[]> => (await reportsOf(reader)).map(listed)

const reportNamed = (name: string): AnyReport => {
  const report = reports.find((each) => each.name === name)
  if (!report)
    throw notFound(`There is no report “${name}”. The reports are ${reports.map((each) => each.name).join(', ')}`)
  return report
}

const askedOf = async (reader: Reader, report: AnyReport, request: ReportRequest): Promise<Asked> => {
  if (report.takes[0] === 'on') return { on: request.on ?? request.today }
  if (report.takes[0] === 'ref') {
    if (!request.ref) throw invalid(`Say which with its number: ${report.name} takes a ref`, '/ref')
    return report.takes.length === 2 ? { ref: request.ref, on: request.on ?? request.today } : { ref: request.ref }
  }
  const to = request.to ?? request.on ?? request.today
  const from = request.from ?? report.begins?.(to) ?? (await yearOf(reader, to)).from
  if (from > to) throw invalid(`The first day, ${from}, must not be after the last, ${to}`, '/from')
  return { from, to }
}

const particularsOf = async (reader: Reader): Promise<CompanyParticulars> => {
  const company = await loadParticulars(reader)
  return {
    slug: company.slug,
    name: company.name,
    legalForm: company.legalForm,
    companyNumber: company.companyNumber ?? undefined,
    registeredOffice: company.registeredOffice ?? undefined,
    council: company.councilName,
    vatNumber: company.vatNumber ?? undefined,
  }
}

interface Gathered {
  report: AnyReport
  company: CompanyParticulars
  data: ReportData
}

/**
 * A report that is printed is short, and often asked for again before anything is recorded, so it is remembered; one that is
 * a file of data may be as long as the ledger.
 */
const gather = async (given: Reader, name: string, request: ReportRequest): Promise<Gathered> => {
  const report = reportNamed(name)
  const reader = await remembering(given)
  const reason = await report.absent?.(reader)
  if (reason) throw notFound(reason)
  const asked = await askedOf(reader, report, request)
  const gathered = async (): Promise<Gathered> => {
    const [company, facts] = await Promise.all([particularsOf(reader), report.facts(reader, asked as Required<Asked>)])
    const data = { report: report.name, company: company.slug, ...asked, known: reader.asKnown, ...facts }
    return { report, company, data }
  }
  return report.say ? reader.remembered(`${name} ${JSON.stringify(asked)}`, [], gathered) : gathered()
}

/** The JSON of a report: what every format is made from. */
export const reportData = async (reader: Reader, name: string, request: ReportRequest): Promise<ReportData> =>
  (await gather(reader, name, request)).data

/** The registered office in two lines: the street, and the rest with the postcode. */
const officeLines = (office: string | undefined): string[] => {
  const parts = (office ?? '').split(/,\s*|\n/).filter(Boolean)
  return parts.length < 2 ? parts : [parts.slice(0, -1).join(', '), parts.at(-1) ?? '']
}

const letterheadOf = (company: CompanyParticulars): Letterhead => {
  const number = company.companyNumber ? `, number ${company.companyNumber}` : ''
  const kind =
    company.legalForm === 'charitable_clg' ? 'Charitable company limited by guarantee' : 'Company limited by guarantee'
  return {
    company: company.name,
    description: isIncorporated(company)
      ? `${kind}, England and Wales${number}`
      : 'Unincorporated partnership of schools',
    office: officeLines(company.registeredOffice),
  }
}

/** What a report says on a page or on paper; undefined for a report that is a file of data only. */
const documentOf = ({ report, company, data }: Gathered): ReportDocument | undefined => {
  if (!report.say) return undefined
  const saying: Saying = report.say(data as never, company)
  return {
    title: saying.title ?? report.title,
    subtitle: saying.subtitle,
    asked: {
      ...(data.on && { on: data.on }),
      ...(data.from && { from: data.from }),
      ...(data.to && { to: data.to }),
      ...(data.ref && { ref: data.ref }),
    },
    letterhead: letterheadOf({ ...company, ...saying.letterhead }),
    blocks: saying.blocks,
    foot: { known: data.known, note: saying.note ?? '', digest: shortDigest(writeJson(data).toString()) },
  }
}

export const reportDocument = async (
  reader: Reader,
  name: string,
  request: ReportRequest,
): Promise<ReportDocument | undefined> => documentOf(await gather(reader, name, request))

const csvRows = ({ report, data }: Gathered): readonly Row[] =>
  report.flat ? report.flat(data as never) : (data.rows as Row[])

const asAtOf = ({ ref, on, from, to }: ReportData): string =>
  ref || on ? [ref, on].filter(Boolean).join('-') : `${from}-to-${to}`

/** One report in one of its formats. The same facts make the same bytes. */
export const renderReport = async (
  reader: Reader,
  name: string,
  request: ReportRequest & { format: string },
): Promise<RenderedReport> => {
  const offered = formatsOf(reportNamed(name))
  const format = offered.find((each) => each === request.format)
  if (!format)
    throw invalid(`The report ${name} comes as ${offered.join(', ')}; “${request.format}” is not among them`, '/format')
  const gathered = await gather(reader, name, request)
  const fileName = `${reader.company}-${name}-${asAtOf(gathered.data).replace(/[^A-Za-z0-9-]+/g, '-')}.${format}`
  return { bytes: await written(gathered, format), contentType: CONTENT_TYPES[format], fileName }
}

const written = async (gathered: Gathered, format: Format): Promise<Buffer> => {
  if (format === 'json') return writeJson(gathered.data)
  if (format === 'csv') return writeCsv(gathered.report.columns, csvRows(gathered))
  const document = documentOf(gathered)
  if (!document) throw new Error(`${gathered.report.name} says nothing on paper`)
  return format === 'pdf' ? writePdf(document) : writeHtml(document)
}
