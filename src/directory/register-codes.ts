/**
 * What Get Information About Schools calls things, by its codes. Files write the code ("01" and "1" alike), the name in any
 * case, or both; a company's own spreadsheet may do the same.
 */
export const ESTABLISHMENT_TYPES: Readonly<Record<string, string>> = {
  '1': 'Community school',
  '2': 'Voluntary aided school',
  '3': 'Voluntary controlled school',
  '5': 'Foundation school',
  '6': 'City technology college',
  '7': 'Community special school',
  '8': 'Non-maintained special school',
  '10': 'Other independent special school',
  '11': 'Other independent school',
  '12': 'Foundation special school',
  '14': 'Pupil referral unit',
  '15': 'Local authority nursery school',
  '18': 'Further education',
  '24': 'Secure units',
  '25': 'Offshore schools',
  '26': 'Service children’s education',
  '27': 'Miscellaneous',
  '28': 'Academy sponsor led',
  '29': 'Higher education institutions',
  '30': 'Welsh establishment',
  '31': 'Sixth form centres',
  '32': 'Special post 16 institution',
  '33': 'Academy special sponsor led',
  '34': 'Academy converter',
  '35': 'Free schools',
  '36': 'Free schools special',
  '37': 'British schools overseas',
  '38': 'Free schools alternative provision',
  '39': 'Free schools 16 to 19',
  '40': 'University technical college',
  '41': 'Studio schools',
  '42': 'Academy alternative provision converter',
  '43': 'Academy alternative provision sponsor led',
  '44': 'Academy special converter',
  '45': 'Academy 16-19 converter',
  '46': 'Academy 16 to 19 sponsor led',
  '49': 'Online provider',
  '56': 'Institution funded by other government department',
  '57': 'Academy secure 16 to 19',
}

const TYPE_GROUPS: Readonly<Record<string, string>> = {
  '1': 'Colleges',
  '2': 'Universities',
  '3': 'Independent schools',
  '4': 'Local authority maintained schools',
  '5': 'Special schools',
  '6': 'Welsh schools',
  '9': 'Other types',
  '10': 'Academies',
  '11': 'Free Schools',
  '13': 'Online provider',
}

export const PHASES: Readonly<Record<string, string>> = {
  '0': 'Not applicable',
  '1': 'Nursery',
  '2': 'Primary',
  '3': 'Middle deemed primary',
  '4': 'Secondary',
  '5': 'Middle deemed secondary',
  '6': '16 plus',
  '7': 'All-through',
}

export const STATUSES = ['open', 'closed', 'open-proposed-to-close', 'proposed-to-open'] as const
export type Status = (typeof STATUSES)[number]

const STATUS_SPELLINGS: Readonly<Record<string, Status>> = {
  '1': 'open',
  '2': 'closed',
  '3': 'open-proposed-to-close',
  '4': 'proposed-to-open',
  open: 'open',
  closed: 'closed',
  'open, but proposed to close': 'open-proposed-to-close',
  'open but proposed to close': 'open-proposed-to-close',
  'open-proposed-to-close': 'open-proposed-to-close',
  'proposed to open': 'proposed-to-open',
  'proposed-to-open': 'proposed-to-open',
}

/** "01" → "1", "Community School " → "community school": how codes and names are compared. */
const folded = (written: string): string =>
  written
    .trim()
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^0+(?=\d)/, '')

const spellings = (
  names: Readonly<Record<string, string>>,
  to: (code: string, name: string) => string,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(names).flatMap(([code, name]) => [
      [code, to(code, name)],
      [code.padStart(2, '0'), to(code, name)],
      [folded(name), to(code, name)],
      [name.toLowerCase(), to(code, name)],
    ]),
  )

/** Older and shorter names of types that files and people still use. */
const OTHER_TYPE_NAMES: Readonly<Record<string, string>> = {
  'free school': '35',
  'free schools - special': '36',
  'free schools - alternative provision': '38',
  'free schools special school': '36',
  'free school special': '36',
  'free schools 16-19': '39',
  'academy 16 to 19 converter': '45',
  'academy 16-19 sponsor led': '46',
  'studio school': '41',
  'nursery school': '15',
  'local authority nursery': '15',
  'foundation special': '12',
}

/** Spellings in lower case of a spreadsheet's column, to what is stored: the type by its code, phase and status by name. */
export const TYPE_SPELLINGS: Readonly<Record<string, string>> = {
  ...spellings(ESTABLISHMENT_TYPES, (code) => code),
  ...OTHER_TYPE_NAMES,
}
const GROUP_SPELLINGS: Readonly<Record<string, string>> = spellings(TYPE_GROUPS, (_, name) => name)
export const PHASE_SPELLINGS: Readonly<Record<string, string>> = spellings(PHASES, (_, name) => name)
export const STATUS_WORDS: Readonly<Record<string, string>> = STATUS_SPELLINGS

export const typeCode = (written: string): string | undefined => TYPE_SPELLINGS[folded(written)]
export const typeGroup = (written: string): string | undefined => GROUP_SPELLINGS[folded(written)]
export const phaseName = (written: string): string | undefined => PHASE_SPELLINGS[folded(written)]
export const statusWord = (written: string): Status | undefined => STATUS_SPELLINGS[folded(written)]

/** A type's name; one that the table does not know is called what the file called it. */
export const typeName = (type: string): string => ESTABLISHMENT_TYPES[type] ?? type
