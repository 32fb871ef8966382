import { invalid } from '../kernel/errors.ts'
import { Choice, DateText, DecimalText, Email, Optional, Ref, Text } from '../kernel/fields.ts'
import { commandSchema } from '../kernel/schema.ts'
import { type AnyAct, defineAct, type Tx } from '../platform/acts/index.ts'
import {
  fieldError,
  fieldOf,
  keyOf,
  parseCell,
  type Register,
  recordRow,
  registerRows,
  type Values,
} from '../platform/registers/index.ts'
import { loadDirectory } from './load.ts'
import { organisationByRefOrUrn } from './organisations.ts'
import { counts, groupings, organisations, people } from './registers.ts'
import { CENSUSES, ORGANISATION_KINDS } from './types.ts'

type Command = Record<string, string | undefined>

export interface DirectoryRecorded {
  ref: string
  outcome: 'added' | 'changed' | 'unchanged'
}

/** givenNames → given_names: the column of the spreadsheet that a field of a command is. */
const columnOf = (field: string): string =>
  FIELD_COLUMNS[field] ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const FIELD_COLUMNS: Readonly<Record<string, string>> = { type: 'establishment_type' }

/** What a command says, checked as a row of the spreadsheet is: every error at once. */
const recordAs = async (tx: Tx, register: Register, command: Command, ref: string): Promise<DirectoryRecorded> => {
  const said = Object.fromEntries(Object.entries(command).map(([field, value]) => [columnOf(field), value]))
  const cells = Object.entries(register.columns).map(([name, column]) => ({
    name,
    cell: said[name] === undefined ? undefined : parseCell(column, said[name]),
  }))
  const row: Values = Object.fromEntries(
    cells.map(({ name, cell }) => [name, cell && 'value' in cell ? cell.value : null]),
  )
  const before = (await registerRows(tx, register)).find((one) => keyOf(register, one) === keyOf(register, row))
  // What a command does not name stays as it is known.
  for (const { name, cell } of cells) if (cell === undefined) row[name] = before?.[name] ?? null
  const wrong = [
    ...cells.flatMap(({ name, cell }) => (cell && 'error' in cell ? [{ column: name, message: cell.error }] : [])),
    ...(register.check?.(row) ?? []),
  ]
  if (wrong.length > 0)
    throw invalid(wrong.map((fault) => fieldError(register, fault, (column) => fieldIn(command, column))))
  const { added, changed } = await recordRow(tx, register, row)
  return { ref, outcome: added > 0 ? 'added' : changed > 0 ? 'changed' : 'unchanged' }
}

/** The field of the command that said a column; of what it did not say, the name that the field has. */
const fieldIn = (command: Command, column: string): string =>
  Object.keys(command).find((field) => columnOf(field) === column) ?? fieldOf(column)

/** Organisations that a command names must be there; they may be named by URN. */
const resolved = async (tx: Tx, command: Command, fields: readonly string[]): Promise<Command> => {
  const directory = await loadDirectory(tx)
  const found = fields.map((field) => {
    const named = command[field]
    return { field, named, ref: named && organisationByRefOrUrn(directory, named)?.ref }
  })
  const missing = found.filter(({ named, ref }) => named && !ref)
  if (missing.length > 0)
    throw invalid(
      missing.map(({ field, named }) => ({
        pointer: `/${field}`,
        detail: `There is no organisation “${named}”. Record it first`,
      })),
    )
  return { ...command, ...Object.fromEntries(found.filter(({ ref }) => ref).map(({ field, ref }) => [field, ref])) }
}

/** One school is one organisation: a second one with its URN could be a member, and be counted, twice. */
const refuseSecond = async (tx: Tx, { ref, urn }: Command): Promise<void> => {
  const first = urn && (await registerRows(tx, organisations)).find((one) => one.urn === urn && one.ref !== ref)
  if (first)
    throw invalid([{ pointer: '/urn', detail: `URN ${urn} is that of “${first.ref}” already. Correct that one` }])
}

const OrganisationBody = commandSchema<Command>({
  ref: Ref('reference'),
  kind: Choice('kind', ORGANISATION_KINDS),
  name: Optional(Text('name', 200)),
  urn: Optional(Text('URN', 6)),
  ukprn: Optional(Text('UKPRN', 8)),
  laCode: Optional(Text('code of the local authority', 3)),
  type: Optional(Text('type of establishment', 100)),
  phase: Optional(Text('phase', 60)),
  status: Optional(Text('status', 60)),
  openedOn: Optional(DateText('opening date')),
  closedOn: Optional(DateText('last day open')),
  pupils: Optional(DecimalText('number of pupils')),
  hasSixthForm: Optional(Choice('sixth form', ['yes', 'no'])),
  trust: Optional(Ref('trust', 'organisations')),
  federation: Optional(Ref('federation', 'organisations')),
  district: Optional(Text('district', 100)),
  controlledBy: Optional(Ref('council that controls it', 'organisations')),
  address: Optional(Text('address', 500)),
  postcode: Optional(Text('postcode', 10)),
})

/** Only the ref and the skills are kept in the record of the act; names and addresses stand in the row, and can be erased. */
const PersonBody = commandSchema<Command>({
  ref: Ref('reference'),
  givenNames: Text('given names', 200),
  familyName: Text('family name', 200),
  email: Optional(Email('e-mail address')),
  formerNames: Optional(Text('former names', 200)),
  bornOn: Optional(DateText('date of birth')),
  serviceAddress: Optional(Text('service address', 500)),
  nationality: Optional(Text('nationality', 100)),
  countryOfResidence: Optional(Text('country of residence', 100)),
  occupation: Optional(Text('occupation', 200)),
  skills: Optional(Text('skills', 500)),
})

/** Records a person, or what is now known of one. */
export const recordPerson = (tx: Tx, command: Command & { ref: string }): Promise<DirectoryRecorded> =>
  recordAs(tx, people, command, command.ref)

const CountBody = commandSchema<Command>({
  organisation: Ref('school', 'organisations'),
  census: Choice('census', CENSUSES),
  countedOn: DateText('day of the count'),
  pupils: DecimalText('number of pupils'),
})

const GroupingBody = commandSchema<Command>({
  organisation: Ref('school', 'organisations'),
  trust: Optional(Ref('trust', 'organisations')),
  federation: Optional(Ref('federation', 'organisations')),
  from: DateText('first day'),
  to: Optional(DateText('last day')),
})

export const acts: AnyAct[] = [
  defineAct<Command, DirectoryRecorded>({
    name: 'recordOrganisation',
    title: 'Record an organisation',
    permission: 'directory:write',
    path: '/organisations',
    replaces: '/organisations/:ref',
    body: OrganisationBody,
    example: { ref: 'alder-lane', kind: 'school', name: 'Alder Lane Primary School', urn: '199001', laCode: '199' },
    run: async (tx, command) => {
      const known = await resolved(tx, command, ['trust', 'federation', 'controlledBy'])
      await refuseSecond(tx, known)
      return recordAs(tx, organisations, known, command.ref ?? '')
    },
  }),
  defineAct<Command, DirectoryRecorded>({
    name: 'recordPerson',
    title: 'Record a person',
    permission: 'directory:write',
    path: '/people',
    replaces: '/people/:ref',
    body: PersonBody,
    example: { ref: 'p-31', givenNames: 'Joan', familyName: 'Akersley', email: 'joan.akersley@schools.example' },
    keep: ({ ref, skills }) => ({ ref, ...(skills ? { skills } : {}) }),
    run: (tx, command) => recordPerson(tx, { ...command, ref: command.ref ?? '' }),
  }),
  defineAct<Command, DirectoryRecorded>({
    name: 'recordCount',
    title: 'Record a count of pupils',
    permission: 'directory:write',
    path: '/counts',
    body: CountBody,
    example: { organisation: 'alder-lane', census: 'october', countedOn: '2026-10-01', pupils: '211.5' },
    run: async (tx, command) => {
      const known = await resolved(tx, command, ['organisation'])
      return recordAs(tx, counts, known, known.organisation ?? '')
    },
  }),
  defineAct<Command, DirectoryRecorded>({
    name: 'recordGrouping',
    title: 'Record the trust or federation of a school',
    permission: 'directory:write',
    path: '/groupings',
    body: GroupingBody,
    example: { organisation: 'alder-lane', trust: 'beacon-trust', from: '2026-09-01' },
    run: async (tx, command) => {
      if (!command.trust && !command.federation) throw invalid('Enter the trust or the federation', '/trust')
      const known = await resolved(tx, command, ['organisation', 'trust', 'federation'])
      return recordAs(tx, groupings, known, known.organisation ?? '')
    },
  }),
]
