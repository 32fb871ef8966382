import { createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { atMost, type Bench } from './goal.ts'
import { interleaved } from './measure.ts'
import { node } from './process.ts'

const ROWS = 50_000
const LARGE = 200_000

/** The import of a download of the register of schools as a whole process, against csv-parse and chunked inserts alone. */
export const register: Bench = async ({ folder }) => {
  const file = await downloadOf(ROWS, folder)
  const place = join(folder, 'register')
  const ours = () => node('src/cli.ts', 'import', 'gias', file, '--json', '--as-of', '2026-11-01', '--data', place)
  const took = await interleaved(3, {
    ours: async () => {
      rmSync(place, { recursive: true, force: true })
      return ours().seconds
    },
    bare: async () => {
      rmSync(`${place}-bare`, { recursive: true, force: true })
      return node('test/bench/bare/register.ts', file, `${place}-bare`).seconds
    },
  })
  rmSync(place, { recursive: true })
  const [few, many] = [await peaks(ROWS, folder), await peaks(LARGE, folder)]
  return [
    atMost('import of 50,000 schools of 140 columns, to csv-parse and inserts', took.ours / took.bare, 1.3),
    atMost('rows that a second import writes', few.written + many.written, 0),
    atMost('peak memory for 50,000 schools, in MB', Math.max(few.first, few.again, few.changed), 250),
    atMost('peak memory for 200,000 schools, in MB', Math.max(many.first, many.again, many.changed), 250),
    atMost('growth of memory from 50,000 to 200,000 schools: flat', many.first / few.first, 1.1),
    atMost('the same when nothing has changed', many.again / few.again, 1.1),
    atMost('the same when every school has changed, with their links', many.changed / few.changed, 1.1),
  ]
}

/** The most memory, in MB, that is needed for so many schools at first, again, and on a later day when all have changed. */
const peaks = async (rows: number, folder: string) => {
  const place = join(folder, 'register')
  const take = (file: string, asOf: string, ...more: string[]) =>
    node('src/cli.ts', 'import', 'gias', file, '--json', '--as-of', asOf, '--data', place, ...more)
  const file = await downloadOf(rows, folder)
  const first = take(file, '2026-11-01')
  const again = take(file, '2026-11-01')
  const links = await written(join(folder, `register-links-${rows}.csv`), linkLines(rows))
  const changed = take(await downloadOf(rows, folder, 1000), '2026-11-02', '--links', links)
  rmSync(place, { recursive: true })
  const { added, changed: differing, left } = JSON.parse(again.said)
  return {
    first: first.megabytes,
    again: again.megabytes,
    changed: changed.megabytes,
    written: added + differing + left,
  }
}

/** A download with so many fictional schools, as wide as a real one, in its own encoding; on another day with more pupils. */
const downloadOf = (rows: number, folder: string, morePupils = 0): Promise<string> =>
  written(join(folder, `register-${rows}-${morePupils}.csv`), lines(rows, morePupils))

/** Made once. */
const written = async (file: string, content: Iterable<string>): Promise<string> => {
  if (existsSync(file)) return file
  mkdirSync(dirname(file), { recursive: true })
  await pipeline(Readable.from(content), createWriteStream(file, 'latin1'))
  return file
}

const KNOWN = [
  'URN',
  'LA (code)',
  'LA (name)',
  'EstablishmentNumber',
  'EstablishmentName',
  'TypeOfEstablishment (code)',
  'TypeOfEstablishment (name)',
  'EstablishmentTypeGroup (code)',
  'EstablishmentTypeGroup (name)',
  'EstablishmentStatus (code)',
  'EstablishmentStatus (name)',
  'OpenDate',
  'CloseDate',
  'PhaseOfEducation (code)',
  'PhaseOfEducation (name)',
  'StatutoryLowAge',
  'StatutoryHighAge',
  'NumberOfPupils',
  'UKPRN',
  'Street',
  'Town',
  'County (name)',
  'Postcode',
]
const OTHERS = Array.from({ length: 140 - KNOWN.length }, (_, i) => `Further column ${i + 1}`)

function* lines(rows: number, morePupils: number): Generator<string> {
  yield `${[...KNOWN, ...OTHERS].join(',')}\r\n`
  for (let i = 0; i < rows; i += 1) yield `${lineOf(i, morePupils)}\r\n`
}

function* linkLines(rows: number): Generator<string> {
  yield 'URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\r\n'
  for (let i = 0; i < rows; i += 1)
    yield `${199_001 + i},${199_002 + i},"St Ann\x92s School ${i + 1}",Successor,01-09-2010\r\n`
}

/** Byte 0x92 is the curly apostrophe of Windows-1252. */
const lineOf = (i: number, morePupils: number): string =>
  [
    199_001 + i,
    301 + (i % 100),
    '"Wexmere"',
    1000 + (i % 8000),
    `"St Ann\x92s School ${i}, Lower Wexmere"`,
    '01',
    '"Community school"',
    '4',
    '"Local authority maintained schools"',
    '1',
    '"Open"',
    '01-09-1998',
    '',
    '2',
    '"Primary"',
    3,
    11,
    100 + morePupils + (i % 400),
    10_000_000 + i,
    `"${1 + (i % 90)} High Street"`,
    '"Wexmere"',
    '"Wexshire"',
    'WX1 4TR',
    ...OTHERS.map((_, n) => (n % 3 === 0 ? '' : n % 3 === 1 ? `"Words ${n}, more"` : String(i + n))),
  ].join(',')
