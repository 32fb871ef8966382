import request from 'supertest'
import { reports } from '../../reports/definitions/index.ts'
import { features } from '../../src/features.ts'
import type { Site } from './site.ts'

const reads = features.flatMap(({ reads: of = [] }) => of)

/** Where the names in an address come from: the part, the list that has them, and the field of an item. */
const NAMES: Record<string, [path: string, field: string][]> = {
  organisation: [
    ['/organisations', 'ref'],
    ['/members', 'organisation'],
  ],
  person: [
    ['/people', 'ref'],
    ['/board/directors', 'person'],
  ],
  code: [
    ['/services', 'code'],
    ['/accounts', 'account'],
  ],
  customer: [['/organisations?kind=school', 'ref']],
  agreement: [['/agreements', 'ref']],
  invoice: [
    ['/invoices', 'number'],
    ['/invoices', 'creditedBy'],
  ],
  'election-return': [['/nominations', 'ref']],
  'invoice-trace': [['/invoices', 'number']],
  entry: [['/entries?limit=500', 'number']],
  ref: [
    ['/agreements', 'ref'],
    ['/commissions', 'ref'],
    ['/programmes', 'ref'],
  ],
  consultation: [['/consultations', 'ref']],
  meeting: [['/meetings', 'ref']],
  agenda: [['/meetings', 'ref']],
  number: [['/acts?limit=3', 'number']],
}

/** What a read must be told beside its address. */
const QUERIES: Record<string, string> = {
  whatIf: 'acts=cease:joan-akersley:2027-01-31',
  getQuote: 'customer=ropewalk&service=GOVERN&from=2026-12-01',
  getEntries: 'from=2026-11-01',
  listInvoicesToCome: 'until=2027-03-31',
  getSurplus: 'from=2026-04-01&to=2026-11-30',
}
const QUERY_OF_REPORT = { on: '', from: 'from=2026-04-01&to=2026-11-30', ref: 'ref=' }

export interface Asked {
  name: string
  /** The address below the company, with what the read must be told. */
  address: string
}

/** Some addresses of every read of the API, with names that the company has: so many of each list. */
export const everyRead = async (site: Site, company: string, token: string, atMost: number): Promise<Asked[]> => {
  const get = async (address: string) => {
    const answer = await request(site.app)
      .get(`/api/v1/companies/${company}${address}`)
      .set('Authorization', `Bearer ${token}`)
    return answer.body as { items?: Record<string, unknown>[]; rows?: Record<string, unknown>[] }
  }
  const known = new Map<string, string[]>()
  const namesOf = async (part: string): Promise<string[]> => {
    if (!known.has(part)) {
      const lists = await Promise.all(
        (NAMES[part] ?? []).map(async ([path, field]) => {
          const { items, rows } = await get(path)
          return (items ?? rows ?? []).flatMap((row) => row[field] as string | string[]).map(String)
        }),
      )
      known.set(part, [...new Set(lists.flatMap((list) => spread(list, atMost)))])
    }
    return known.get(part) ?? []
  }
  const asked: Asked[] = []
  for (const { name, path } of reads) {
    const part = /:(\w+)/.exec(path)?.[1]
    const report = reports.find((each) => path === `/reports/${each.name}`)
    const query = report ? QUERY_OF_REPORT[report.takes[0]] : (QUERIES[name] ?? '')
    if (part) for (const one of await namesOf(part)) asked.push({ name, address: `${filled(path, one)}?${query}` })
    else if (query === 'ref=')
      for (const one of await namesOf(report?.name ?? '')) asked.push({ name, address: `${path}?ref=${one}` })
    else asked.push({ name, address: `${path}?${query}` })
  }
  return asked
}

const filled = (path: string, name: string) => path.replace(/:\w+/, encodeURIComponent(name))

/** So many of a list, from its beginning to its end. */
const spread = <T>(list: readonly T[], count: number): T[] =>
  list.length <= count
    ? [...list]
    : Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)] as T)
