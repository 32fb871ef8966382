import { bands, prices, services } from '../../src/catalogue/index.ts'
import { commissions } from '../../src/commissioning/index.ts'
import { parseCompany, recordCompany } from '../../src/company/index.ts'
import { counts, groupings, organisations } from '../../src/directory/index.ts'
import type { Instant } from '../../src/kernel/dates.ts'
import { members } from '../../src/membership/index.ts'
import { type ActDeps, record } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { parseCell, type Register, recordRows, type Values } from '../../src/platform/registers/index.ts'

/** The clock of these tests stands on 22 November 2026, and can be put on. */
export const depsOf = (database: Database, at = '2026-11-22T09:00:00.000Z'): ActDeps => ({
  database,
  clock: () => at as Instant,
})

const COMPANY = {
  name: 'Wexmere Learning Partnership',
  legalForm: 'clg',
  companyNumber: '00000000',
  incorporatedOn: '2018-03-06',
  registeredOffice: '4 Tannery Row, Wexmere',
  council: { ref: 'council', name: 'Wexmere Council', laCode: '970' },
  guarantee: '1.00',
  yearEnd: '03-31',
  preset: 'school-improvement-company',
}

/** Rows as a spreadsheet would say them. */
export const rows = (register: Register, lines: Record<string, string>[]): Values[] =>
  lines.map((line) =>
    Object.fromEntries(
      Object.entries(register.columns).map(([name, column]) => {
        const cell = parseCell(column, line[name] ?? '')
        if ('error' in cell) throw new Error(`${register.file} ${name}: ${cell.error}`)
        return [name, cell.value]
      }),
    ),
  )

const SHEETS: [Register, Record<string, string>[]][] = [
  [
    organisations,
    [
      { ref: 'council', kind: 'council', name: 'Wexmere Council', la_code: '970' },
      { ref: 'tern', kind: 'trust', name: 'Tern Learning Trust' },
      school('alder-lane', 'Alder Lane Primary School', { urn: '199001', establishment_type: '1' }),
      school('brook', 'Brook Primary School', { urn: '199002', establishment_type: '3' }),
      school('harbour', 'Harbour Academy', { urn: '199003', establishment_type: '34', trust: 'tern' }),
      school('moor-end', 'Moor End Primary School', { urn: '199004', establishment_type: '1', la_code: '971' }),
      school('old-mill', 'Old Mill School', { urn: '199005', establishment_type: '1', closed_on: '2026-08-31' }),
    ],
  ],
  [
    counts,
    [
      { organisation: 'alder-lane', census: 'october', counted_on: '2025-10-02', pupils: '400' },
      { organisation: 'alder-lane', census: 'october', counted_on: '2026-10-01', pupils: '418' },
      { organisation: 'harbour', census: 'january', counted_on: '2026-01-15', pupils: '210.5' },
    ],
  ],
  [groupings, []],
  [
    members,
    [
      { ref: 'm-1', organisation: 'council', class: 'council', admitted_on: '2018-03-06' },
      { ref: 'm-2', organisation: 'alder-lane', class: 'school', admitted_on: '2018-09-01' },
      { ref: 'm-3', organisation: 'tern', class: 'school', admitted_on: '2020-09-01', ceased_on: '2026-12-31' },
    ],
  ],
  [
    services,
    [
      { code: 'VISITS', name: 'School improvement visits', basis: 'commissioned' },
      { code: 'SUPPORT', name: 'Attendance support', basis: 'both' },
      { code: 'PARTNER', name: 'School improvement partner', basis: 'traded', vat_code: 'standard' },
      { code: 'CLERK', name: 'Clerking', basis: 'traded' },
      {
        code: 'COURSE',
        name: 'Courses',
        basis: 'traded',
        vat_code: 'exempt',
        vat_reason: 'Training by an eligible body',
      },
      { code: 'MEALS', name: 'Meals', basis: 'traded', provider: 'council_traded_company', moves_on: '2027-04-01' },
    ],
  ],
  [
    prices,
    [
      {
        ...price('PARTNER', 'per_pupil', 'member'),
        rate: '9.40',
        minimum: '1500.00',
        maximum: '9000.00',
        sla_year: 'april',
        proration: 'days',
      },
      { ...price('PARTNER', 'per_pupil', 'non_member'), rate: '11', sla_year: 'april', proration: 'days' },
      { ...price('CLERK', 'flat', 'any'), flat: '8400.00', phase: 'primary', sla_year: 'april', proration: 'days' },
      { ...price('COURSE', 'per_unit', 'any'), rate: '171.00', unit: 'place' },
      { ...price('SUPPORT', 'flat', 'any'), flat: '980.00', sla_year: 'april', proration: 'months_inclusive' },
      { ...price('MEALS', 'flat', 'any'), flat: '500.00' },
    ],
  ],
  [bands, []],
  [
    commissions,
    [
      {
        ref: 'c-1',
        service: 'SUPPORT',
        starts_on: '2026-04-01',
        ends_on: '2027-03-31',
        annual_value: '95000.00',
        basis: 'de_delegated',
        de_delegated: 'yes',
      },
    ],
  ],
]

function school(ref: string, name: string, more: Record<string, string>) {
  return { ref, kind: 'school', name, phase: 'Primary', la_code: '970', ...more }
}

function price(service: string, model: string, customer_class: string) {
  return { service, model, customer_class, from: '2025-04-01' }
}

/** A small company with a price list, recorded in September 2026. */
export const aCompany = async (database: Database, slug = 'wexmere'): Promise<string> => {
  const parsed = parseCompany({ slug, ...COMPANY })
  if (!('values' in parsed) || !parsed.values) throw new Error(JSON.stringify(parsed))
  const company = parsed.values
  await record(
    depsOf(database, '2026-09-01T09:00:00.000Z'),
    { company: slug, actor: 'test', name: 'setUp', command: {}, kept: {}, founds: true },
    async (tx) => {
      await recordCompany(tx, company)
      for (const [register, lines] of SHEETS) await recordRows(tx, register, rows(register, lines))
    },
  )
  return slug
}
