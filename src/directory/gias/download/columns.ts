import { type FieldError, invalid } from '../../../kernel/errors.ts'
import { listed } from '../../../kernel/text.ts'
import type { EstablishmentField } from '../../types.ts'
import {
  readAuthority,
  readAuthorityName,
  readDate,
  readDigits,
  readGroup,
  readName,
  readPhase,
  readSixthForm,
  readStatus,
  readText,
  readType,
  readWhole,
  type Said,
} from './cells.ts'
import type { Download } from './file.ts'

export interface KeptColumn {
  field: EstablishmentField | 'urn'
  /** The register's own name first, then those of other files; the first that says something is taken. */
  names: readonly string[]
  read: (cell: string) => Said
}

const kept = (field: KeptColumn['field'], read: KeptColumn['read'], ...names: string[]): KeptColumn => ({
  field,
  names,
  read,
})

/** The columns of a download that are kept and compared, and no others: contract, section 7. */
export const KEPT: readonly KeptColumn[] = [
  kept('urn', readText, 'URN'),
  kept('name', readText, 'EstablishmentName', 'Name', 'School name', 'School'),
  kept(
    'establishment_type',
    readType,
    'TypeOfEstablishment (code)',
    'TypeOfEstablishment (name)',
    'TypeOfEstablishment',
    'Type',
    'establishment_type',
  ),
  kept(
    'establishment_group',
    readGroup,
    'EstablishmentTypeGroup (code)',
    'EstablishmentTypeGroup (name)',
    'EstablishmentTypeGroup',
    'establishment_group',
  ),
  kept('phase', readPhase, 'PhaseOfEducation (code)', 'PhaseOfEducation (name)', 'PhaseOfEducation', 'Phase'),
  kept(
    'status',
    readStatus,
    'EstablishmentStatus (code)',
    'EstablishmentStatus (name)',
    'EstablishmentStatus',
    'Status',
  ),
  kept('opened_on', readDate, 'OpenDate', 'Date opened', 'opened_on'),
  kept('closed_on', readDate, 'CloseDate', 'Date closed', 'closed_on'),
  kept('la_code', readAuthority, 'LA (code)', 'Local authority (code)', 'LA', 'Local authority'),
  kept('la_name', readAuthorityName, 'LA (name)', 'Local authority (name)', 'LA', 'Local authority'),
  kept('establishment_number', readDigits, 'EstablishmentNumber'),
  kept('ukprn', readDigits, 'UKPRN'),
  kept('trust', readName, 'Trusts (name)', 'Trust name', 'Trust'),
  kept('trust_code', readDigits, 'Trusts (code)'),
  kept('federation', readName, 'Federations (name)', 'Federation name', 'Federation'),
  kept('federation_code', readDigits, 'Federations (code)'),
  kept('pupils', readWhole, 'NumberOfPupils', 'Pupils'),
  kept('low_age', readWhole, 'StatutoryLowAge', 'Age from', 'low_age'),
  kept('high_age', readWhole, 'StatutoryHighAge', 'Age to', 'high_age'),
  kept(
    'has_sixth_form',
    readSixthForm,
    'OfficialSixthForm (code)',
    'OfficialSixthForm (name)',
    'OfficialSixthForm',
    'has_sixth_form',
  ),
  kept('district', readName, 'DistrictAdministrative (name)', 'District'),
  kept('street', readText, 'Street'),
  kept('locality', readText, 'Locality'),
  kept('address3', readText, 'Address3'),
  kept('town', readText, 'Town', 'City'),
  kept('county', readName, 'County (name)', 'County'),
  kept('postcode', readText, 'Postcode'),
  kept('diocese', readName, 'Diocese (name)', 'Diocese'),
]

/** "Date Opened", "date_opened" and "DateOpened" are one name. */
export const folded = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Which cells of a row say what. */
export interface Layout {
  urn: number
  /** Cells of the header; a row with fewer is cut off. */
  width: number
  /** Places of the cells that are read. */
  keeps: ReadonlySet<number>
  fields: { field: EstablishmentField; cells: { index: number; name: string }[]; read: (cell: string) => Said }[]
  has: (field: EstablishmentField) => boolean
}

export type ColumnMap = Readonly<Record<string, string>>

/** Finds the kept columns by name in a file's header, after renaming theirs to the register's as `--map` says. */
export const layoutOf = (download: Download, map: ColumnMap): Layout => {
  const renamed = new Map(Object.entries(map).map(([theirs, ours]) => [folded(theirs), folded(ours)]))
  const mapped = new Set(renamed.values())
  const places = new Map<string, number>()
  download.header.forEach((name, index) => {
    const own = folded(name)
    const ours = renamed.get(own)
    // A column that --map names stands in front of one that bears the name by itself.
    if (ours !== undefined) places.set(ours, index)
    else if (!mapped.has(own) && !places.has(own)) places.set(own, index)
  })
  const cellsOf = ({ names }: KeptColumn) =>
    names.flatMap((name) => {
      const index = places.get(folded(name))
      return index === undefined ? [] : [{ index, name: download.header[index] ?? name }]
    })
  for (const [column, what, option] of OTHER_LISTS) {
    if (places.has(folded(column)))
      throw invalid(`${download.name} lists ${what}, not the schools themselves. Give it with ${option}`, '/files')
  }
  const urn = cellsOf(KEPT[0] as KeptColumn)[0]?.index
  if (urn === undefined) throw noUrn(download)
  const fields = KEPT.slice(1)
    .map((column) => ({ field: column.field as EstablishmentField, cells: cellsOf(column), read: column.read }))
    .filter(({ cells }) => cells.length > 0)
  const keeps = new Set([urn, ...fields.flatMap(({ cells }) => cells.map(({ index }) => index))])
  return {
    urn,
    width: download.header.length,
    keeps,
    fields,
    has: (field) => fields.some((one) => one.field === field),
  }
}

/** Downloads beside the register that also have a URN, or the name and type of a school: the column by which they are known. */
const OTHER_LISTS = [
  ['LinkURN', 'predecessors and successors', '--links'],
  ['Group UID', 'trusts and federations', '--groups'],
] as const

const noUrn = ({ name, header }: Download) =>
  invalid(
    `${name} has no column URN, so it is not a register of schools. Its columns are ${shown(header)}. ` +
      'If one of them holds the URN under another name, add --map theirs=URN',
    '/files',
  )

const shown = (header: readonly string[]): string =>
  header.length <= 8 ? listed(header) : `${header.slice(0, 8).join(', ')} and ${header.length - 8} more`

/** `--map` must name columns that a file has, and columns that are kept. */
export const checkMap = (map: ColumnMap, downloads: readonly Download[]): void => {
  const known = new Set(KEPT.flatMap((column) => column.names.map(folded)))
  const there = new Set(downloads.flatMap((download) => download.header.map(folded)))
  const wrong = Object.entries(map).flatMap(([theirs, ours]): FieldError[] => [
    ...(there.has(folded(theirs)) ? [] : [{ pointer: '/map', detail: `No file has a column “${theirs}”` }]),
    ...(known.has(folded(ours))
      ? []
      : [
          {
            pointer: '/map',
            detail: `“${ours}” is not kept. Use one of ${KEPT.map((one) => one.names[0]).join(', ')}`,
          },
        ]),
  ])
  if (wrong.length > 0) throw invalid(wrong)
}
