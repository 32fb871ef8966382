import type { PresetName } from '../../company/index.ts'
import type { ExampleRows } from './common-rows.ts'

/** What differs from preset to preset: what the company says of itself, its organisations, its bodies and its first seat. */
export interface PresetExample {
  name: string
  articles: Readonly<Record<string, unknown>>
  rows: ExampleRows
}

const school = (more: Readonly<Record<string, string>> = {}) => ({
  ref: 'elm-bank',
  kind: 'school',
  name: 'Elm Bank Primary School',
  urn: '199001',
  la_code: '970',
  establishment_type: 'Community school',
  phase: 'Primary',
  status: 'Open',
  opened_on: '1998-09-01',
  has_sixth_form: 'no',
  address: '1 Elm Bank, Elmchester',
  postcode: 'EX1 1EB',
  ...more,
})
const federation = { ref: 'two-rivers', kind: 'federation', name: 'Two Rivers Federation' }
const board = (more: Readonly<Record<string, string>> = {}) => ({
  ref: 'board',
  kind: 'board',
  name: 'Board of directors',
  from: '2025-04-01',
  ...more,
})
const group = (kind: string, name: string) => ({
  ref: 'group',
  kind,
  name,
  parent: 'board',
  remit: 'Reading in every school of the area',
  from: '2025-09-01',
})
const seat = (more: Readonly<Record<string, string>>) => ({
  ref: 'seat-01',
  body: 'board',
  category: 'school_leader',
  votes: '1',
  term_years: '2',
  from: '2025-04-01',
  ...more,
})

export const PRESET_EXAMPLES: Readonly<Record<PresetName, PresetExample>> = {
  'school-improvement-company': {
    name: 'Elmshire School Improvement Limited',
    articles: { minimumDirectors: 11, councilCap: '190/1000', tradingArea: ['970'] },
    rows: {
      'organisations.csv': [school(), federation],
      'bodies.csv': [board(), group('sub_group', 'Reading group')],
      'seats.csv': [seat({ title: 'Primary head' })],
    },
  },
  'strategic-partnership': {
    name: 'Elmshire Strategic Partnership',
    articles: { term: { years: 2 }, attendance: { share: '4/5' } },
    rows: {
      'organisations.csv': [school(), federation],
      'bodies.csv': [board({ name: 'Partnership board' }), group('sub_group', 'Inclusion sub-group')],
      'seats.csv': [seat({ title: 'Primary leader' })],
    },
  },
  'learning-partnership': {
    name: 'Elmshire Learning Partnership Limited',
    articles: {
      cells: [
        { phase: 'Secondary', sector: 'community', role: 'head_teacher' },
        { phase: 'Secondary', sector: 'community', role: 'governor' },
      ],
    },
    rows: {
      'organisations.csv': [school({ name: 'Elm Bank School', phase: 'Secondary' }), federation],
      'bodies.csv': [board(), group('steering_group', 'Transition steering group')],
      'seats.csv': [seat({ title: 'Community secondary head' })],
    },
  },
  'district-partnership': {
    name: 'Elmshire Schools Partnership',
    articles: { districts: ['Northside'], districtSeats: { primary: 1, secondary: 1 } },
    rows: {
      'organisations.csv': [school({ district: 'Northside' }), federation],
      'bodies.csv': [board({ name: 'Board of trustees' }), group('district_group', 'Northside')],
      'seats.csv': [seat({ title: 'Northside, primary head', nominated_by: 'Northside' })],
    },
  },
  'school-led-system': {
    name: 'Elmshire School-led System',
    articles: { areas: ['North'], associations: ['heads-association'] },
    rows: {
      'organisations.csv': [
        school({ district: 'North' }),
        federation,
        { ref: 'heads-association', kind: 'association', name: 'Elmshire Primary Heads’ Association' },
      ],
      'bodies.csv': [
        board({ kind: 'project_board', name: 'Project board' }),
        { ref: 'north', kind: 'area_group', name: 'North', parent: 'board', from: '2025-04-01' },
        { ...group('partnership', 'Two Rivers partnership'), parent: 'north' },
      ],
      'seats.csv': [seat({ category: 'association', title: 'Primary heads', nominated_by: 'heads-association' })],
    },
  },
}
