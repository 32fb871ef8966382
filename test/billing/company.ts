import { bands, prices, services } from '../../src/catalogue/index.ts'
import { commissions } from '../../src/commissioning/index.ts'
import { parseCompany, recordCompany } from '../../src/company/index.ts'
import { groupings, organisations } from '../../src/directory/index.ts'
import { appointments } from '../../src/governance/index.ts'
import type { Clock, Instant } from '../../src/kernel/dates.ts'
import { members } from '../../src/membership/index.ts'
import { type ActDeps, record } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { parseCell, type Register, recordRows, type Values } from '../../src/platform/registers/index.ts'
import { agreements } from '../../src/trading/index.ts'

export const clock: Clock = () => '2027-04-30T09:00:00.000Z' as Instant

type Written = Record<string, string>

/** Rows as a spreadsheet has them, read by the register's own cells. */
const read = (register: Register, rows: readonly Written[]): Values[] =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(register.columns).map(([name, column]) => {
        const cell = parseCell(row[name] === undefined ? { ...column, required: false } : column, row[name] ?? '')
        if ('error' in cell) throw new Error(`${register.file} ${name}: ${cell.error}`)
        return [name, cell.value]
      }),
    ),
  )

const SCHOOLS: Written[] = [
  {
    ref: 'hartwell',
    kind: 'school',
    name: 'Hartwell Primary School',
    urn: '199001',
    la_code: '990',
    establishment_type: '1',
    phase: 'Primary',
    status: 'open',
    pupils: '210',
    address: '1 Mill Lane, Wexmere',
    postcode: 'WX1 1AA',
  },
  {
    ref: 'northgate',
    kind: 'school',
    name: 'Northgate Academy',
    urn: '199002',
    la_code: '990',
    establishment_type: '34',
    phase: 'Secondary',
    status: 'open',
    pupils: '900',
    trust: 'alder',
    address: '2 High Street, Wexmere',
    postcode: 'WX1 2BB',
  },
  {
    ref: 'southgate',
    kind: 'school',
    name: 'Southgate Academy',
    urn: '199003',
    la_code: '990',
    establishment_type: '34',
    phase: 'Secondary',
    status: 'open',
    pupils: '800',
    trust: 'alder',
  },
  { ref: 'alder', kind: 'trust', name: 'The Alder Trust', address: '3 Church Road, Wexmere', postcode: 'WX1 3CC' },
  { ref: 'theatre', kind: 'supplier', name: 'Wexmere Theatre' },
]

const SERVICES: Written[] = [
  {
    code: 'SIP',
    name: 'School improvement partner',
    basis: 'traded',
    provider: 'company',
    vat_code: 'standard',
    recognition: 'over_time',
    role: 'principal',
  },
  {
    code: 'MONTHS',
    name: 'Governor support',
    basis: 'traded',
    provider: 'company',
    vat_code: 'standard',
    recognition: 'over_time',
    role: 'principal',
    income_account: '4150',
  },
  {
    code: 'HOURS',
    name: 'Hours of clerking',
    basis: 'traded',
    provider: 'company',
    vat_code: 'standard',
    recognition: 'over_time',
    role: 'principal',
  },
  {
    code: 'COURSE',
    name: 'A day’s course',
    basis: 'traded',
    provider: 'company',
    vat_code: 'exempt',
    vat_reason: 'Training by an eligible body',
    recognition: 'on_delivery',
    role: 'principal',
    income_account: '4130',
  },
  {
    code: 'BROKER',
    name: 'Theatre workshops',
    basis: 'traded',
    provider: 'brokered',
    vat_code: 'standard',
    recognition: 'over_time',
    role: 'agent',
  },
  {
    code: 'CORE',
    name: 'School improvement visits',
    basis: 'commissioned',
    provider: 'company',
    vat_code: 'standard',
    recognition: 'over_time',
    role: 'principal',
  },
]

const PRICES: Written[] = [
  {
    service: 'SIP',
    customer_class: 'any',
    model: 'flat',
    flat: '8400.00',
    sla_year: 'april',
    proration: 'days',
    from: '2020-01-01',
  },
  {
    service: 'MONTHS',
    customer_class: 'member',
    model: 'flat',
    flat: '1000.00',
    sla_year: 'any',
    proration: 'months_inclusive',
    from: '2020-01-01',
  },
  {
    service: 'MONTHS',
    customer_class: 'non_member',
    model: 'flat',
    flat: '1200.00',
    sla_year: 'any',
    proration: 'months_inclusive',
    from: '2020-01-01',
  },
  {
    service: 'HOURS',
    customer_class: 'any',
    model: 'per_unit',
    rate: '41.666667',
    unit: 'hour',
    sla_year: 'any',
    proration: 'months_inclusive',
    from: '2020-01-01',
  },
  {
    service: 'COURSE',
    customer_class: 'any',
    model: 'per_unit',
    rate: '95.00',
    unit: 'place',
    sla_year: 'any',
    proration: 'none',
    from: '2020-01-01',
  },
  {
    service: 'BROKER',
    customer_class: 'any',
    model: 'brokerage',
    flat: '1000.00',
    rate: '15',
    sla_year: 'any',
    proration: 'none',
    from: '2020-01-01',
  },
]

export interface Story {
  agreements?: Written[]
  commissions?: Written[]
  appointments?: Written[]
  articles?: Record<string, unknown>
}

const AGREEMENT: Written = { service: 'SIP', customer: 'hartwell', status: 'accepted', invoice_schedule: 'upfront' }
const COMMISSION: Written = {
  service: 'CORE',
  title: 'School improvement for the borough',
  basis: 'contract',
  de_delegated: 'no',
}
const APPOINTMENT: Written = { person: 'p-1', body: 'board', seat: 's-1', appointed_on: '2024-07-01' }

/** A small company with three schools, one of them a member, and what it has agreed. */
export const aCompany = async (database: Database, story: Story, slug = 'wexmere'): Promise<ActDeps> => {
  const deps = { database, clock }
  const { values: company, errors } = parseCompany({
    slug,
    name: 'Wexmere Learning Partnership Limited',
    companyNumber: '00000000',
    incorporatedOn: '2018-04-01',
    registeredOffice: '4 Tannery Row, Wexmere WX1 4TR',
    council: { ref: 'council', name: 'Wexmere Council', laCode: '990' },
    guarantee: '1.00',
    yearEnd: '03-31',
    vatNumber: 'GB123456789',
    preset: 'school-improvement-company',
    ...(story.articles ? { articles: story.articles } : {}),
  }) as { values: Parameters<typeof recordCompany>[1]; errors: unknown[] }
  if (!company) throw new Error(JSON.stringify(errors))
  const given = { name: 'importPack', company: slug, actor: 'test', command: null, kept: null, founds: true }
  await record(deps, given, async (tx) => {
    await recordCompany(tx, company)
    const rows: [Register, Written[]][] = [
      [organisations, [{ ref: 'council', kind: 'council', name: 'Wexmere Council', la_code: '990' }, ...SCHOOLS]],
      [groupings, []],
      [members, [{ ref: 'm1', organisation: 'hartwell', class: 'school', votes: '1', admitted_on: '2020-01-01' }]],
      [services, SERVICES],
      [prices, PRICES],
      [bands, []],
      [agreements, (story.agreements ?? []).map((row) => ({ ...AGREEMENT, ...row }))],
      [appointments, (story.appointments ?? []).map((row) => ({ ...APPOINTMENT, ...row }))],
      [commissions, (story.commissions ?? []).map((row) => ({ ...COMMISSION, ...row }))],
    ]
    for (const [register, written] of rows) await recordRows(tx, register, read(register, written))
  })
  return deps
}
