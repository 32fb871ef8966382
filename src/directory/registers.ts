import {
  day,
  decimal,
  oneOf,
  type Register,
  refTo,
  required,
  text,
  type Values,
  yesNo,
} from '../platform/registers/index.ts'
import {
  ESTABLISHMENT_TYPES,
  PHASE_SPELLINGS,
  PHASES,
  STATUS_WORDS,
  STATUSES,
  TYPE_SPELLINGS,
} from './register-codes.ts'
import { CENSUSES, OFFICES, ORGANISATION_KINDS } from './types.ts'

type Complaint = { column: string; message: string }

/** The last day of a span is not before its first. */
const spanInOrder =
  (from: string, to: string) =>
  (row: Values): Complaint[] =>
    row[from] && row[to] && row[to] < row[from]
      ? [{ column: to, message: `“${row[to]}” must not be before ${from} (${row[from]})` }]
      : []

const wellFormed = (row: Values, column: string, pattern: RegExp, what: string): Complaint[] =>
  row[column] && !pattern.test(String(row[column])) ? [{ column, message: `“${row[column]}” must be ${what}` }] : []

export const organisations: Register = {
  file: 'organisations.csv',
  table: 'organisation',
  key: ['ref'],
  columns: {
    ref: text(required),
    kind: oneOf(ORGANISATION_KINDS, required),
    name: text(),
    urn: text(),
    ukprn: text(),
    la_code: text(),
    establishment_type: oneOf(Object.keys(ESTABLISHMENT_TYPES), { spellings: TYPE_SPELLINGS }),
    phase: oneOf(Object.values(PHASES), { spellings: PHASE_SPELLINGS }),
    status: oneOf(STATUSES, { spellings: STATUS_WORDS }),
    opened_on: day(),
    closed_on: day(),
    pupils: decimal({ minimum: 0 }),
    has_sixth_form: yesNo(),
    trust: refTo('organisations.csv'),
    federation: refTo('organisations.csv'),
    district: text(),
    controlled_by: refTo('organisations.csv'),
    address: text(),
    postcode: text(),
  },
  check: (row) => [
    ...(row.name || row.urn ? [] : [{ column: 'name', message: 'must be filled in where there is no URN' }]),
    ...wellFormed(row, 'urn', /^\d{6}$/, 'a URN of six digits'),
    ...wellFormed(row, 'ukprn', /^\d{8}$/, 'a UKPRN of eight digits'),
    ...wellFormed(row, 'la_code', /^\d{3}$/, 'an authority’s code of three digits, like 301'),
    ...spanInOrder('opened_on', 'closed_on')(row),
  ],
}

export const groupings: Register = {
  file: 'groupings.csv',
  table: 'grouping',
  key: ['organisation', 'from'],
  columns: {
    organisation: refTo('organisations.csv', required),
    trust: refTo('organisations.csv'),
    federation: refTo('organisations.csv'),
    from: day(required),
    to: day(),
  },
  check: spanInOrder('from', 'to'),
}

export const counts: Register = {
  file: 'counts.csv',
  table: 'pupil_count',
  key: ['organisation', 'census', 'counted_on'],
  columns: {
    organisation: refTo('organisations.csv', required),
    census: oneOf(CENSUSES, required),
    counted_on: day(required),
    pupils: decimal({ ...required, minimum: 0 }),
  },
}

export const people: Register = {
  file: 'people.csv',
  table: 'person',
  key: ['ref'],
  columns: {
    ref: text(required),
    given_names: text(required),
    family_name: text(required),
    email: text(),
    former_names: text(),
    born_on: day(),
    service_address: text(),
    nationality: text(),
    country_of_residence: text(),
    occupation: text(),
    skills: text(),
  },
  personal: [
    'given_names',
    'family_name',
    'email',
    'former_names',
    'born_on',
    'service_address',
    'nationality',
    'country_of_residence',
    'occupation',
  ],
}

export const offices: Register = {
  file: 'offices.csv',
  table: 'office',
  key: ['person', 'organisation', 'office', 'from'],
  columns: {
    person: refTo('people.csv', required),
    organisation: refTo('organisations.csv', required),
    office: oneOf(OFFICES, required),
    from: day(required),
    to: day(),
    evidence: text(),
  },
  check: spanInOrder('from', 'to'),
}

export const registers: Register[] = [organisations, groupings, counts, people, offices]
