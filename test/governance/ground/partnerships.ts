import { offices, organisations, people } from '../../../src/directory/index.ts'
import { appointments, bodies, seats } from '../../../src/governance/index.ts'
import type { Database } from '../../../src/platform/database/index.ts'
import { found, type Ground } from './company.ts'

/** What the articles of each small partnership ask for, on the same ground: seven schools of two districts, each with its head. */
export const PARTNERSHIPS = {
  'learning-partnership': {
    cells: [
      { phase: 'Primary', sector: 'any', role: 'head_teacher' },
      { phase: 'Secondary', sector: 'academy', role: 'head_teacher' },
      { phase: 'Secondary', sector: 'community', role: 'governor' },
    ],
  },
  'district-partnership': { districts: ['North', 'South'], districtSeats: { primary: 1, secondary: 1 } },
  'strategic-partnership': { onePerGroup: true, sectorBalance: { toleranceSeats: 1 } },
  'school-led-system': { areas: ['North', 'South'], associations: ['heads'], requiredSeats: ['Director of Education'] },
} as const

/** Type, phase, district and trust of each school; its head is known by the same number. */
const SCHOOLS = [
  ['1', 'Primary', 'North'],
  ['1', 'Secondary', 'North'],
  ['34', 'Secondary', 'South', 't-1'],
  ['34', 'Primary', 'South', 't-1'],
  ['34', 'All-through', 'North', 't-2'],
  ['7', 'Not applicable', 'South'],
  ['1', 'Primary', 'South'],
] as const

export const SCHOOL_REFS = SCHOOLS.map((_, i) => `s-${i + 1}`)
export const HEADS = SCHOOLS.map((_, i) => `h-${i + 1}`)
export const SEATS = ['head-1', 'head-2', 'head-3', 'head-4', 'governor', 'director', 'nominee']
export const GROUP_SEATS = ['north-chair', 'north-1', 'south-chair', 'south-1']

const set = (preset: keyof typeof PARTNERSHIPS) => (preset === 'district-partnership' ? 'district_group' : 'area_group')

export const setUpPartnership = (
  database: Database,
  slug: string,
  preset: keyof typeof PARTNERSHIPS,
): Promise<Ground> =>
  found(database, { slug, preset, legalForm: undefined, articles: PARTNERSHIPS[preset] }, [
    [
      organisations,
      [
        { ref: 'council', kind: 'council', name: 'Wexmere Council', la_code: '970' },
        { ref: 'heads', kind: 'association', name: 'Heads’ Association' },
        { ref: 't-1', kind: 'trust', name: 'Quarry Trust' },
        { ref: 't-2', kind: 'trust', name: 'Harbour Trust' },
        ...SCHOOLS.map(([establishment_type, phase, district, trust = null], i) => ({
          ref: `s-${i + 1}`,
          kind: 'school',
          name: `School ${i + 1}`,
          la_code: '970',
          establishment_type,
          phase,
          district,
          trust,
          status: 'open',
        })),
      ],
    ],
    [people, [...HEADS, 'g-1', 'o-1'].map((ref) => ({ ref, given_names: 'Person', family_name: ref }))],
    [
      offices,
      [
        ...HEADS.map((person, i) => ({
          person,
          organisation: `s-${i + 1}`,
          office: 'head_teacher',
          from: '2020-09-01',
        })),
        { person: 'g-1', organisation: 's-2', office: 'governor', from: '2020-09-01' },
        { person: 'o-1', organisation: 'council', office: 'council_officer', from: '2020-09-01' },
      ],
    ],
    [
      bodies,
      [
        { ref: 'board', kind: preset === 'school-led-system' ? 'project_board' : 'board', name: 'Board' },
        { ref: 'north', kind: set(preset), name: 'North', parent: 'board' },
        { ref: 'south', kind: set(preset), name: 'South', parent: 'board' },
      ],
    ],
    [
      seats,
      [
        ...[1, 2, 3, 4].map((n) => ({ ref: `head-${n}`, body: 'board', category: 'school_leader' })),
        { ref: 'governor', body: 'board', category: 'governor' },
        {
          ref: 'director',
          body: 'board',
          category: 'ex_officio',
          title: 'Director of Education',
          nominated_by: 'council',
        },
        { ref: 'nominee', body: 'board', category: 'association', nominated_by: 'heads' },
        ...['north', 'south'].flatMap((body) => [
          { ref: `${body}-chair`, body, category: 'chair' },
          { ref: `${body}-1`, body, category: 'school_leader' },
        ]),
      ],
    ],
    [
      appointments,
      [
        ['h-1', 'board', 'head-1'],
        ['h-3', 'board', 'head-2'],
        ['g-1', 'board', 'governor'],
        ['o-1', 'board', 'director'],
        ['h-5', 'board', 'nominee'],
        ['h-2', 'north', 'north-chair'],
        ['h-7', 'south', 'south-chair'],
      ].map(([person = '', body = '', seat = ''], i) => ({
        ref: `a-${i + 1}`,
        person,
        body,
        seat,
        appointed_on: '2025-09-01',
        term_ends_on: '2027-08-31',
        verified_on: '2025-08-01',
        agreed_on: '2025-08-01',
        agreement_version: '2025',
      })),
    ],
  ])
