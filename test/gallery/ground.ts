import { prices, services } from '../../src/catalogue/index.ts'
import { offices, organisations, people } from '../../src/directory/index.ts'
import { appointments, bodies, meetings, seats } from '../../src/governance/index.ts'
import { members } from '../../src/membership/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { found } from '../governance/ground/company.ts'
import { rows } from '../trading/company.ts'

/** The day on which everything in the gallery happens, and the day before which it was settled. */
export const DAY = '2026-12-01'
const SINCE = '2020-09-01'

const school = (ref: string, name: string, more: object = {}) => ({
  ref,
  kind: 'school',
  name,
  la_code: '970',
  establishment_type: '1',
  phase: 'Primary',
  status: 'open',
  ...more,
})

/** Three maintained schools and two academies of the area, each academy with its trust, and one school that lies elsewhere. */
const ORGANISATIONS = [
  { ref: 'council', kind: 'council', name: 'Wexmere Council', la_code: '970' },
  { ref: 'tern', kind: 'trust', name: 'Tern Learning Trust' },
  { ref: 'quay', kind: 'trust', name: 'Quay Trust' },
  school('alder-lane', 'Alder Lane Primary School'),
  school('brook', 'Brook Primary School'),
  school('elm-row', 'Elm Row School', { phase: 'Secondary' }),
  school('harbour', 'Harbour Academy', { establishment_type: '34', trust: 'tern' }),
  school('saltings', 'Saltings Academy', { establishment_type: '34', trust: 'quay' }),
  school('moor-end', 'Moor End Primary School', { la_code: '971' }),
]

/** Who holds an office says so by it; Lena Sorby holds none. */
const PEOPLE = [
  ['joan', 'Joan', 'Akersley', 'council', 'councillor'],
  ['ruth', 'Ruth', 'Calder', 'alder-lane', 'head_teacher'],
  ['owen', 'Owen', 'Brand', 'harbour', 'head_teacher'],
  ['nina', 'Nina', 'Farrow', 'harbour', 'deputy_head'],
  ['petra', 'Petra', 'Lunt', 'saltings', 'head_teacher'],
  ['lena', 'Lena', 'Sorby'],
  ...['Abel', 'Bryn', 'Cora', 'Dora', 'Edith'].map((name) => [name.toLowerCase(), name, 'Marsh']),
] as const

/** By what a finding may name somebody here. */
export const REFS: readonly string[] = [...PEOPLE.map(([ref]) => ref), ...ORGANISATIONS.map(({ ref }) => ref)]

/** A company of the gallery: only what differs from one refusal to the next. */
export interface Smallest {
  preset: string
  articles?: object
  seats?: Record<string, string | number | null>[]
  /** Who sits in which seat, by the ref of each. */
  sits?: Record<string, string>
  members?: string[]
  /** More people: councillors, and some who hold no office. */
  councillors?: string[]
  others?: string[]
  /** The days on which the board was to meet. */
  meetings?: string[]
}

export const smallest = (database: Database, slug: string, given: Smallest) =>
  found(database, { slug, preset: given.preset, legalForm: undefined, articles: given.articles ?? {} }, [
    [organisations, ORGANISATIONS],
    [
      people,
      [
        ...PEOPLE.map(([ref, given_names, family_name]) => ({ ref, given_names, family_name })),
        ...[...(given.councillors ?? []), ...(given.others ?? [])].map((ref) => ({
          ref,
          given_names: 'Person',
          family_name: ref,
        })),
      ],
    ],
    [
      offices,
      [
        ...PEOPLE.flatMap(([person, , , organisation, office]) =>
          organisation && office ? [{ person, organisation, office, from: SINCE }] : [],
        ),
        ...(given.councillors ?? []).map((person) => ({
          person,
          organisation: 'council',
          office: 'councillor',
          from: SINCE,
        })),
      ],
    ],
    [bodies, [{ ref: 'board', kind: 'board', name: 'Board' }]],
    [seats, (given.seats ?? []).map((seat) => ({ body: 'board', ...seat }))],
    [
      appointments,
      Object.entries(given.sits ?? {}).map(([person, seat], i) => ({
        ref: `a-${i + 1}`,
        person,
        body: 'board',
        seat,
        appointed_on: '2026-09-01',
        term_ends_on: given.preset === 'strategic-partnership' ? '2028-08-31' : null,
        verified_on: '2026-08-01',
        agreed_on: '2026-09-01',
        agreement_version: '2026',
      })),
    ],
    [services, rows(services, [{ code: 'PARTNER', name: 'School improvement partner', basis: 'traded' }])],
    [
      prices,
      rows(prices, [{ service: 'PARTNER', customer_class: 'any', model: 'flat', flat: '1200.00', from: '2025-04-01' }]),
    ],
    [meetings, (given.meetings ?? []).map((held_on) => ({ ref: held_on, body: 'board', held_on, status: 'planned' }))],
    [
      members,
      (given.members ?? []).map((organisation, i) => ({
        ref: `m-${i + 1}`,
        organisation,
        class: organisation === 'council' ? 'council' : 'school',
        votes: 1,
        admitted_on: '2021-01-01',
        consent_on: '2020-12-01',
      })),
    ],
  ])
