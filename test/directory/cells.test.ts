import { expect } from 'chai'
import { asOfFromName } from '../../src/directory/gias/download/as-of.ts'
import {
  readAuthority,
  readDate,
  readPhase,
  readSixthForm,
  readStatus,
  readType,
  readUrn,
  readWhole,
  type Said,
} from '../../src/directory/gias/download/cells.ts'
import { date } from '../../src/kernel/dates.ts'

const UNREADABLE = 'unreadable'
const said = (value: Said) => (typeof value === 'object' && value !== null ? UNREADABLE : value)

describe('cells of a download', () => {
  const table: [string, (cell: string) => Said, [string, string | null | undefined][]][] = [
    [
      'a date',
      readDate,
      [
        ['31-08-2022', '2022-08-31'],
        ['31/08/2022', '2022-08-31'],
        ['1/9/2022', '2022-09-01'],
        ['20190831', '2019-08-31'],
        ['2019-08-31', '2019-08-31'],
        ['29-02-2024', '2024-02-29'],
        ['29-02-2023', UNREADABLE],
        ['31-02-2022', UNREADABLE],
        ['08/31/2022', UNREADABLE],
        ['soon', UNREADABLE],
        ['01-01-1900', null],
        ['01/01/1900', null],
        ['19000101', null],
        ['02-01-1900', '1900-01-02'],
      ],
    ],
    [
      'a whole number',
      readWhole,
      [
        ['210', '210'],
        ['210.0', '210'],
        ['007', '7'],
        ['SUPP', null],
        ['..', null],
        ['LOWCOV', null],
        ['1,210', '1210'],
        ['12,10', UNREADABLE],
        ['210.5', UNREADABLE],
        ['many', UNREADABLE],
      ],
    ],
    [
      'a status',
      readStatus,
      [
        ['1', 'open'],
        ['2', 'closed'],
        ['3', 'open-proposed-to-close'],
        ['4', 'proposed-to-open'],
        ['OPEN', 'open'],
        ['Open, but proposed to close', 'open-proposed-to-close'],
        ['Proposed to open', 'proposed-to-open'],
        ['5', UNREADABLE],
      ],
    ],
    [
      'a type',
      readType,
      [
        ['01', '1'],
        ['1', '1'],
        ['34', '34'],
        ['Academy Converter', '34'],
        ['community school', '1'],
        ['Maintained School', 'Maintained School'],
      ],
    ],
    [
      'a phase',
      readPhase,
      [
        ['2', 'Primary'],
        ['ALL-THROUGH', 'All-through'],
        ['0', 'Not applicable'],
      ],
    ],
    [
      'a sixth form',
      readSixthForm,
      [
        ['1', 'yes'],
        ['Does not have a sixth form', 'no'],
        ['Not applicable', null],
      ],
    ],
    [
      'an authority',
      readAuthority,
      [
        ['301', '301'],
        ['301.0', '301'],
        ['Barking and Dagenham', undefined],
      ],
    ],
    [
      'a URN',
      readUrn,
      [
        ['100000', '100000'],
        ['147328.0', '147328'],
        ['10000', undefined],
        ['1000000', undefined],
        ['012345', undefined],
      ],
    ],
  ]
  for (const [what, reading, cells] of table)
    for (const [cell, expected] of cells)
      it(`${what}: ${cell} → ${expected === UNREADABLE ? 'cannot be read' : (expected ?? 'not known')}`, () =>
        expect(said(reading(cell))).to.equal(expected))
})

describe('the day of a download by its file’s name', () => {
  const today = date('2026-11-22')
  for (const [name, day] of [
    ['edubasealldata20240301.csv', '2024-03-01'],
    ['search-export-2022-04-19-hampshire-surrey-open.csv', '2022-04-19'],
    ['schools_2021-04-26.csv', '2021-04-26'],
    ['register 02-11-2022.csv', '2022-11-02'],
    ['school_details_2018.csv', '2018-12-31'],
    ['results.csv', undefined],
    ['results-20261340.csv', undefined],
    ['plan-2030-01-01.csv', undefined],
    ['schools-2026.csv', undefined],
    ['116026.csv', undefined],
  ] as const)
    it(`${name}: ${day ?? 'not said'}`, () => expect(asOfFromName(name, today)).to.equal(day))
})
