import { isDate } from '../../../kernel/dates.ts'
import { phaseName, statusWord, typeCode, typeGroup } from '../../register-codes.ts'

/**
 * What one cell says: a value; that the value is not known (a blank); nothing at all (`undefined`: another column may say it);
 * or that it cannot be read.
 */
export type Said = string | null | undefined | Unreadable
export interface Unreadable {
  unreadable: string
}
const unreadable = (why: string): Unreadable => ({ unreadable: why })

export const readText = (cell: string): Said => cell

/** 01-01-1900 is how the register writes a day that it does not know. */
const PLACEHOLDER = '1900-01-01'

/** DD-MM-YYYY, DD/MM/YYYY, YYYYMMDD and YYYY-MM-DD. */
export const readDate = (cell: string): Said => {
  const match =
    /^(?<d>\d{1,2})[-/](?<m>\d{1,2})[-/](?<y>\d{4})(?: 00:00(?::00)?)?$/.exec(cell) ??
    /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)(?:\.0)?$/.exec(cell) ??
    /^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)(?:[T ]00:00(?::00)?)?$/.exec(cell)
  const { y = '', m = '', d = '' } = match?.groups ?? {}
  const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  if (!isDate(day)) return unreadable(`“${cell}” is not a date`)
  return day === PLACEHOLDER ? null : day
}

/** How the register, the school census and the performance tables write a number that is kept back or does not apply. */
const NOT_GIVEN = new Set(
  'supp na n/a ne np new dns lowcov x z c u - . .. ...'.split(' ').concat('not applicable', 'not available'),
)

/** Spreadsheets also write 147328 as 147328.0, and 1210 as 1,210. */
export const readWhole = (cell: string): Said => {
  if (/^\d{1,9}(\.0+)?$/.test(cell)) return String(Number(cell))
  if (/^\d{1,3}(,\d{3})+$/.test(cell)) return String(Number(cell.replaceAll(',', '')))
  return NOT_GIVEN.has(cell.toLowerCase()) ? null : unreadable(`“${cell}” is not a whole number`)
}

/** A number by which something is known, such as a UKPRN: the digits as they are. */
export const readDigits = (cell: string): Said => (/^\d+\.0$/.test(cell) ? cell.slice(0, -2) : cell)

export const readUrn = (cell: string): string | undefined => /^([1-9]\d{5})(\.0)?$/.exec(cell)?.[1]

export const readAuthority = (cell: string): Said =>
  /^\d{1,3}(\.0)?$/.test(cell) ? cell.replace('.0', '').padStart(3, '0') : undefined
export const readAuthorityName = (cell: string): Said => (/^[\d.]+$/.test(cell) ? undefined : cell)

/** A type or a broad kind that the register's own list lacks is kept as it is written. */
export const readType = (cell: string): Said => typeCode(cell) ?? cell
export const readGroup = (cell: string): Said => typeGroup(cell) ?? cell
export const readPhase = (cell: string): Said => phaseName(cell) ?? cell
export const readStatus = (cell: string): Said => statusWord(cell) ?? unreadable(`“${cell}” is not a status`)

/** 1 and 2 are the register's codes; where it says "Not applicable" nothing is known. */
export const readSixthForm = (cell: string): Said => {
  const word = cell.toLowerCase()
  if (word === '1' || word === 'yes' || word === 'has a sixth form') return 'yes'
  if (word === '2' || word === 'no' || word === 'does not have a sixth form') return 'no'
  return null
}

/** "Not applicable" and "Not recorded" are how the register leaves a name blank. */
export const readName = (cell: string): Said => (/^(not applicable|not recorded|none)$/i.test(cell) ? null : cell)
