import { grouped } from '../kernel/grouped.ts'
import { by } from '../kernel/order.ts'
import { INSTALLATION, known, type Reader, type Row, readerFor } from '../platform/reader.ts'
import { type Register, registerRows, type Values } from '../platform/registers/index.ts'
import { defined } from './on-day.ts'
import { counts, groupings, offices, organisations, people } from './registers.ts'
import type {
  Count,
  Directory,
  Establishment,
  EstablishmentGroup,
  EstablishmentLink,
  Grouping,
  GroupLink,
  Office,
  Organisation,
  Person,
} from './types.ts'

/**
 * Everything that the rules know of a company's organisations and people, as known at the reader's instant, and of the shared
 * register the establishments that its organisations name.
 */
export const loadDirectory = async (reader: Reader): Promise<Directory> => {
  const council = await councilRef(reader)
  const all = await rowsOf(reader, organisations, organisation)
  const urns = all.flatMap((one) => (one.urn ? [one.urn] : []))
  const shared = readerFor(reader, INSTALLATION)
  const holders = await rowsOf(reader, offices, office)
  const register = await establishments(shared, urns)
  return {
    council,
    councilLaCode: all.find((one) => one.ref === council)?.laCode ?? '',
    organisations: new Map(all.map((one) => [one.ref, one])),
    refByUrn: new Map(all.flatMap((one) => (one.urn ? [[one.urn, one.ref] as const] : []))),
    people: new Map((await rowsOf(reader, people, person)).map((one) => [one.ref, one])),
    offices: holders,
    officesOf: grouped(holders, (one) => one.person),
    groupings: (await rowsOf(reader, groupings, grouping)).sort(by('from')),
    counts: await rowsOf(reader, counts, count),
    register: grouped(register, (one) => one.urn),
    ...(await groupsAndLinks(shared, urns, register)),
  }
}

const councilRef = async (reader: Reader): Promise<string> => {
  const row = await known<{ council: string }>(reader, 'company').first('council')
  return row?.council ?? ''
}

const rowsOf = async <T>(reader: Reader, register: Register, read: (row: Values) => T): Promise<T[]> =>
  (await registerRows(reader, register)).map(read)

const organisation = (row: Values) =>
  defined({
    ref: row.ref,
    kind: row.kind,
    name: row.name,
    urn: row.urn,
    ukprn: row.ukprn,
    laCode: row.la_code,
    type: row.establishment_type,
    phase: row.phase,
    status: row.status,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    pupils: row.pupils,
    hasSixthForm: row.has_sixth_form,
    trust: row.trust,
    federation: row.federation,
    district: row.district,
    controlledBy: row.controlled_by,
    address: row.address,
    postcode: row.postcode,
  }) as unknown as Organisation

const person = (row: Values) =>
  defined({
    ref: row.ref,
    givenNames: row.given_names,
    familyName: row.family_name,
    email: row.email,
    formerNames: row.former_names,
    bornOn: row.born_on,
    serviceAddress: row.service_address,
    nationality: row.nationality,
    countryOfResidence: row.country_of_residence,
    occupation: row.occupation,
    skills: row.skills,
  }) as unknown as Person

const office = (row: Values) => defined(row) as unknown as Office
const grouping = (row: Values) => defined(row) as unknown as Grouping
const count = (row: Values) =>
  ({
    organisation: row.organisation,
    census: row.census,
    countedOn: row.counted_on,
    pupils: row.pupils,
  }) as unknown as Count

/** SQLite takes a few hundred values in one list without trouble, and few companies name more schools than that. */
const some = async (urns: readonly string[], read: (part: string[]) => Promise<Row[]>): Promise<Row[]> => {
  const rows: Row[] = []
  for (let i = 0; i < urns.length; i += 500) rows.push(...(await read(urns.slice(i, i + 500))))
  return rows
}

/** Versions of establishments in order of the day of their download. */
const establishments = async (shared: Reader, urns: readonly string[]): Promise<Establishment[]> => {
  const rows = await some(urns, (part) => known(shared, 'establishment').whereIn('urn', part).orderBy('as_of'))
  return rows.map(establishmentOf)
}

const establishmentOf = (row: Row): Establishment =>
  defined({
    urn: String(row.urn),
    asOf: row.as_of,
    leftOn: row.left_on,
    facts: JSON.parse(String(row.facts)),
  }) as unknown as Establishment

const groupsAndLinks = async (shared: Reader, urns: readonly string[], register: readonly Establishment[]) => {
  const links = await some(urns, (part) =>
    known(shared, 'establishment_link').whereIn('urn', part).orderBy('linked_urn'),
  )
  const memberships = await some(urns, (part) => known(shared, 'group_link').whereIn('urn', part))
  const named = register.flatMap(({ facts }) =>
    [facts.trust_code, facts.federation_code].filter((uid) => uid !== undefined),
  )
  const uids = [...new Set([...memberships.map((row) => String(row.uid)), ...named])]
  const groups = await some(uids, (part) => known(shared, 'establishment_group').whereIn('uid', part))
  return {
    links: links.map(
      (row) =>
        defined({
          urn: row.urn,
          linkedUrn: row.linked_urn,
          type: row.type,
          linkedName: row.linked_name,
          establishedOn: row.established_on,
        }) as unknown as EstablishmentLink,
    ),
    groupLinks: memberships.map(
      (row) => defined({ urn: row.urn, uid: row.uid, joinedOn: row.joined_on }) as unknown as GroupLink,
    ),
    groups: new Map(
      groups.map((row) => [String(row.uid), { uid: row.uid, ...JSON.parse(String(row.facts)) } as EstablishmentGroup]),
    ),
  }
}
