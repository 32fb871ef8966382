import { join } from 'node:path'
import { expect } from 'chai'
import { loadBoardFacts, registers } from '../../src/governance/index.ts'
import { exportPack, importPack } from '../../src/pack/index.ts'
import { rowsOf } from '../../src/pack/sheet-rows.ts'
import { rowWith } from '../support/desk.ts'
import { sample } from '../support/sample.ts'
import { sampleSite } from '../support/sample-site.ts'
import { FIXTURES } from '../support/wexmere.ts'

const appointments = registers.find(({ file }) => file === 'appointments.csv')
if (!appointments) throw new Error('there is no appointments.csv')

const read = (cells: Record<string, string>) => {
  const row = { ref: 'a-1', person: 'p-1', body: 'board', seat: 'chair', ...cells }
  return rowsOf(appointments, {
    file: 'appointments.csv',
    header: Object.keys(row),
    rows: [{ line: 2, cells: row }],
    errors: [],
    whole: true,
  })
}

describe('an old appointment of which only the year or the month is known', () => {
  it('is counted from the first day of that time to the last, and says no more than is known', () => {
    const { rows, errors } = read({ appointed_on: '2019', ceased_on: '2021-02' })
    expect(errors).to.deep.equal([])
    expect(rows[0]?.values).to.include({
      appointed_on: '2019-01-01',
      appointed_within: '2019',
      ceased_on: '2021-02-28',
      ceased_within: '2021-02',
    })
  })

  for (const [cells, column] of [
    [{ appointed_on: '2019-01-01', appointed_within: '2019' }, undefined],
    [{ appointed_on: '2019-01-02', appointed_within: '2019' }, 'appointed_on'],
    [{ appointed_on: '2019-01-01', appointed_within: 'spring 2019' }, 'appointed_within'],
    [{ appointed_on: '2019-13' }, 'appointed_on'],
    [{ appointed_on: '2019-01-01', term_ends_on: '2021' }, 'term_ends_on'],
    [{ appointed_on: '2022', ceased_on: '2021' }, 'ceased_on'],
  ] as [Record<string, string>, string | undefined][])
    it(`${JSON.stringify(cells)}: ${column ? `wrong at ${column}` : 'right'}`, () =>
      expect(read(cells).errors[0]?.column).to.equal(column))

  it('comes back from an export as it went in', async () => {
    const { deps, reader, drop } = await sample('haverfold')
    const found = (await loadBoardFacts(reader)).appointments.find(({ ref }) => ref === 'a-25')
    expect(found).to.include({ appointedOn: '2019-01-01', appointedWithin: '2019', ceasedWithin: '2021-07' })
    const sheet = (await exportPack(reader)).sheets.find(({ file }) => file === 'appointments.csv')
    expect(sheet?.rows.find(({ ref }) => ref === 'a-25')).to.include({
      appointed_on: '2019-01-01',
      appointed_within: '2019',
      ceased_on: '2021-07-31',
      ceased_within: '2021-07',
    })
    const again = await importPack(deps, join(FIXTURES, 'haverfold'), { dryRun: false, actor: 'test' })
    expect(again).to.include({ added: 0, changed: 0 })
    await drop()
  })

  it('stands on the pages as far as it is known', async () => {
    const desk = await sampleSite('haverfold', 'secretary')
    expect(rowWith(await desk.page('/board/directors/agatha-lunn'), 'Workforce sub-group')).to.match(
      / 2019 July 2021, Left the group/,
    )
    await desk.drop()
  })
})
