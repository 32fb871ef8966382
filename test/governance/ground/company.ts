import { recordCompany } from '../../../src/company/index.ts'
import { offices, organisations, people } from '../../../src/directory/index.ts'
import { features } from '../../../src/features.ts'
import { appointments, bodies, seats } from '../../../src/governance/index.ts'
import type { Clock, Instant } from '../../../src/kernel/dates.ts'
import { members } from '../../../src/membership/index.ts'
import { type Outcome, perform, record } from '../../../src/platform/acts/index.ts'
import type { Database } from '../../../src/platform/database/index.ts'
import { type Reader, readerOf } from '../../../src/platform/reader.ts'
import { type Register, recordRows, type Values } from '../../../src/platform/registers/index.ts'
import { aCompany } from './facts.ts'

export const clock: Clock = () => '2026-09-01T09:00:00.000Z' as Instant

/** A small company in the database: a council, ten school directors, a chair, and four people who are waiting. */
export interface Ground {
  database: Database
  slug: string
  reader: Reader
  act(name: string, command: object, more?: object): Promise<Outcome>
  /** Further rows, as a changed pack brings them. */
  add(rows: [Register, Values[]][]): Promise<void>
}

const whole = (register: Register, row: Values): Values =>
  Object.fromEntries(Object.entries(register.columns).map(([name, { blank }]) => [name, row[name] ?? blank ?? null]))

const PEOPLE = [...Array.from({ length: 14 }, (_, i) => `p-${i + 1}`), 'c-1', 'c-2', 'c-3']

export const setUp = (database: Database, slug: string, directors = 10, company: object = {}): Promise<Ground> =>
  found(database, { slug, ...company }, [
    [
      organisations,
      [
        { ref: 'council', kind: 'council', name: 'Wexmere Council', la_code: '970' },
        {
          ref: 's-1',
          kind: 'school',
          name: 'Alder Lane Primary School',
          la_code: '970',
          establishment_type: '1',
          status: 'open',
        },
        {
          ref: 's-2',
          kind: 'school',
          name: 'Quarry Bank School',
          la_code: '970',
          establishment_type: '34',
          status: 'open',
          trust: 't-1',
        },
        { ref: 't-1', kind: 'trust', name: 'Quarry Trust' },
        {
          ref: 's-3',
          kind: 'school',
          name: 'Far Away School',
          la_code: '971',
          establishment_type: '1',
          status: 'open',
        },
        { ref: 's-4', kind: 'school', name: 'Harbour Unit', la_code: '970', establishment_type: '14', status: 'open' },
        ...Array.from({ length: 6 }, (_, i) => ({
          ref: `s-1${i}`,
          kind: 'school',
          name: `School 1${i}`,
          la_code: '970',
          establishment_type: '2',
          status: 'open',
        })),
      ],
    ],
    [people, PEOPLE.map((ref) => ({ ref, given_names: 'Person', family_name: ref }))],
    [
      offices,
      ['c-1', 'c-2', 'c-3'].map((person) => ({
        person,
        organisation: 'council',
        office: 'councillor',
        from: '2022-05-09',
      })),
    ],
    [
      bodies,
      [
        { ref: 'board', kind: 'board', name: 'Board of directors' },
        { ref: 'finance', kind: 'committee', name: 'Finance', parent: 'board' },
      ],
    ],
    [
      seats,
      [
        ...Array.from({ length: 12 }, (_, i) => ({ ref: `head-${i + 1}`, body: 'board', category: 'school_leader' })),
        { ref: 'governor', body: 'board', category: 'governor', term_years: 2 },
        { ref: 'council-1', body: 'board', category: 'council' },
        { ref: 'council-2', body: 'board', category: 'council' },
        { ref: 'council-3', body: 'board', category: 'council' },
        { ref: 'fin-1', body: 'finance', category: 'governor' },
      ],
    ],
    [
      appointments,
      Array.from({ length: directors }, (_, i) => ({
        ref: `a-${i + 1}`,
        person: `p-${i + 1}`,
        body: 'board',
        seat: `head-${i + 1}`,
        appointed_on: '2024-09-01',
        verified_on: '2024-08-01',
      })),
    ],
    [
      members,
      Array.from({ length: 6 }, (_, i) => ({
        ref: `m-${i + 1}`,
        organisation: `s-1${i}`,
        class: 'school',
        votes: 1,
        admitted_on: '2020-01-01',
        consent_on: '2019-12-01',
      })),
    ],
  ])

/** A company with these rows in the database. */
export const found = async (
  database: Database,
  company: { slug: string; [more: string]: unknown },
  rows: [Register, Values[]][],
): Promise<Ground> => {
  const deps = { database, clock }
  const { slug } = company
  await record(
    deps,
    { company: slug, actor: 'test', command: {}, kept: {}, name: 'importPack', founds: true },
    async (tx) => {
      await recordCompany(tx, aCompany(company))
      for (const [register, values] of rows)
        await recordRows(
          tx,
          register,
          values.map((row) => whole(register, row)),
        )
    },
  )
  return {
    database,
    slug,
    reader: readerOf(database, slug),
    add: async (more) => {
      await record(deps, { company: slug, actor: 'test', command: {}, kept: {}, name: 'importPack' }, async (tx) => {
        for (const [register, values] of more)
          await recordRows(
            tx,
            register,
            values.map((row) => whole(register, row)),
          )
      })
    },
    act: (name, command, more = {}) => {
      const definition = features.flatMap(({ acts = [] }) => acts).find((one) => one.name === name)
      if (!definition) throw new Error(`no act ${name}`)
      return perform(deps, definition, { company: slug, actor: 'test', command, ...more })
    },
  }
}

/** The refusal that a promise ends in. */
export const refusal = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => undefined,
    (caught: unknown) => caught,
  )
  const fault = (error as { fault?: { kind: string } } | undefined)?.fault
  if (!fault) throw error ?? new Error('it was not refused')
  return fault as unknown as {
    kind: string
    detail: string
    code?: string
    fields?: { pointer: string; detail: string }[]
    breaches?: { rule: string; numerator: number; denominator: number }[]
    waysOut?: { text: string; result: string }[]
  }
}
