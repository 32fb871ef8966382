import type { Instant, IsoDate } from '../../kernel/dates.ts'
import { type Pence, pence, sum } from '../../kernel/money.ts'
import type { Tx } from '../../platform/acts/index.ts'
import { type Reader, type Row, recorded } from '../../platform/reader.ts'
import type { Particulars, PayInto } from '../plans/parties.ts'
import type { Plan } from '../plans/plan.ts'

/** An invoice or a credit note, with everything that it said on its day. Amounts are positive on both. */
export interface Document extends Particulars, PayInto {
  number: string
  kind: 'invoice' | 'credit_note'
  series: string
  sequence: number
  date: IsoDate
  /** The time of supply (Value Added Tax Act 1994, s.6): here the day of the document. */
  tax_point: IsoDate
  due_on: IsoDate
  /** The ref of the agreement or commission. */
  contract: string
  contract_kind: Plan['kind']
  purchase_order: string | null
  debtor_account: string
  net: Pence
  vat: Pence
  gross: Pence
  /** The number of the invoice that a credit note credits. */
  credits: string | null
  reason: string | null
  /** Of a credit note for a service that ended before its time: its last day. */
  service_ended_on: IsoDate | null
  /** The number of its entry in the ledger. */
  entry: number
}

export interface DocumentLine {
  invoice: string
  line: number
  /** The day of its document. */
  date: IsoDate
  contract: string
  instalment: number | null
  service: string
  description: string
  starts_on: IsoDate
  ends_on: IsoDate
  quantity: string
  rate: Pence
  net: Pence
  /** The company's own share of the net amount; less than it where the company sells as an agent. */
  own_net: Pence
  vat_code: string
  vat_rate: string
  vat: Pence
  /** On a credit note: the line of the invoice that it credits. */
  credits_line: number | null
}

export type WithLines = Document & { lines: DocumentLine[] }

/** The net, VAT and gross amounts of a document's lines. */
export const totalsOf = (lines: readonly Pick<DocumentLine, 'net' | 'vat'>[]) => {
  const net = sum(lines.map((line) => line.net))
  const vat = sum(lines.map((line) => line.vat))
  return { net, vat, gross: pence(net + vat) }
}

/** Gives numbers without gaps: one series a calendar year of issue, credit notes in their own. */
export type Numbering = (kind: Document['kind'], date: IsoDate) => Pick<Document, 'number' | 'series' | 'sequence'>

/** Goes on from the last numbers; nobody else can number before this act is done, for it holds the company's chain. */
export const numberingOf = async (reader: Reader): Promise<Numbering> => {
  const rows: { series: string; last: number }[] = await reader
    .db('invoice')
    .where('company', reader.company)
    .groupBy('series')
    .select('series')
    .max({ last: 'sequence' })
  const last = new Map(rows.map((row) => [row.series, row.last]))
  return (kind, date) => {
    const series = `${kind === 'invoice' ? 'INV' : 'CRN'}-${date.slice(0, 4)}`
    const sequence = (last.get(series) ?? 0) + 1
    last.set(series, sequence)
    return { number: `${series}-${String(sequence).padStart(4, '0')}`, series, sequence }
  }
}

/** How many papers each series has, and its last number: they are the same where none is missing. */
export const seriesOf = async (reader: Reader): Promise<{ series: string; count: number; last: number }[]> => {
  const rows = (await reader
    .db('invoice')
    .where('company', reader.company)
    .groupBy('series')
    .select('series')
    .count({ count: '*' })
    .max({ last: 'sequence' })) as unknown as { series: string; count: number; last: number }[]
  return rows.map(({ series, count, last }) => ({ series, count: Number(count), last: Number(last) }))
}

export const keepDocuments = async (tx: Tx, documents: readonly WithLines[]): Promise<void> => {
  if (documents.length === 0) return
  await tx.insert(
    'invoice',
    documents.map(({ lines: _, ...document }) => ({ id: document.number, ...document })),
  )
  await tx.insert(
    'invoice_line',
    documents.flatMap(({ lines }) => lines.map((line) => ({ id: `${line.invoice}/${line.line}`, ...line }))),
  )
}

/** Documents that fit, in order of issue. */
export const documentsWhere = async (
  reader: Reader,
  fits: {
    numbers?: readonly string[]
    contract?: string
    customers?: readonly string[]
    /** Organisations that are invoiced, or served. */
    concerning?: readonly string[]
    from?: IsoDate
    to?: IsoDate
  },
): Promise<Document[]> => {
  const query = recorded(reader, 'invoice')
  if (fits.numbers)
    query.where((or) => or.whereIn('number', [...fits.numbers!]).orWhereIn('credits', [...fits.numbers!]))
  if (fits.contract) query.where('contract', fits.contract)
  if (fits.customers) query.whereIn('customer', [...fits.customers])
  const { concerning } = fits
  if (concerning) query.where((or) => or.whereIn('customer', [...concerning]).orWhereIn('school', [...concerning]))
  if (fits.from) query.where('date', '>=', fits.from)
  if (fits.to) query.where('date', '<=', fits.to)
  const rows = (await query.orderBy(['date', 'series', 'sequence'])) as unknown as Document[]
  return rows
}

export const linesOf = async (reader: Reader, numbers: readonly string[]): Promise<DocumentLine[]> =>
  (await recorded<Row>(reader, 'invoice_line')
    .whereIn('invoice', [...numbers])
    .orderBy(['invoice', 'line'])) as unknown as DocumentLine[]

export const documentByNumber = async (
  reader: Reader,
  number: string,
): Promise<(Document & { recorded_at: Instant }) | undefined> =>
  (await recorded(reader, 'invoice').where('number', number).first()) as unknown as
    | (Document & { recorded_at: Instant })
    | undefined
