import { createWriteStream, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
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
  let memory = 0
  const took = await interleaved(3, {
    ours: async () => {
      rmSync(place, { recursive: true, force: true })
      const run = ours()
      memory = run.megabytes
      return run.seconds
    },
    bare: async () => {
      rmSync(`${place}-bare`, { recursive: true, force: true })
      return node('test/bench/bare/register.ts', file, `${place}-bare`).seconds
    },
  })
  const again = JSON.parse(ours().said)
  rmSync(place, { recursive: true })
  const large = node(
    'src/cli.ts',
    'import',
    'gias',
    await downloadOf(LARGE, folder),
    '--json',
    '--as-of',
    '2026-11-01',
    '--data',
    place,
  )
  rmSync(place, { recursive: true })
  return [
    atMost('import of 50,000 schools of 140 columns, to csv-parse and inserts', took.ours / took.bare, 1.3),
    atMost('rows that a second import writes', again.added + again.changed + again.left, 0),
    atMost('peak memory for 50,000 schools, in MB', memory, 250),
    atMost('peak memory for 200,000 schools, in MB', large.megabytes, 250),
    atMost('growth of memory to 200,000 schools', large.megabytes / memory, 1.2),
  ]
}

/** A download with so many fictional schools, as wide as a real one, in its own encoding; made once. */
const downloadOf = async (rows: number, folder: string): Promise<string> => {
  const file = join(folder, `register-${rows}.csv`)
  if (!existsSync(file)) await pipeline(Readable.from(lines(rows)), createWriteStream(file, 'latin1'))
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

function* lines(rows: number): Generator<string> {
  yield `${[...KNOWN, ...OTHERS].join(',')}\r\n`
  for (let i = 0; i < rows; i += 1) yield `${lineOf(i)}\r\n`
}

/** Byte 0x92 is the curly apostrophe of Windows-1252. */
const lineOf = (i: number): string =>
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
    100 + (i % 400),
    10_000_000 + i,
    `"${1 + (i % 90)} High Street"`,
    '"Wexmere"',
    '"Wexshire"',
    'WX1 4TR',
    ...OTHERS.map((_, n) => (n % 3 === 0 ? '' : n % 3 === 1 ? `"Words ${n}, more"` : String(i + n))),
  ].join(',')
