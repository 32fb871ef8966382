import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import { type GiasReport, importGias } from '../../src/directory/index.ts'
import type { Instant } from '../../src/kernel/dates.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { INSTALLATION, known, readerOf } from '../../src/platform/reader.ts'
import { freshDatabase, KINDS } from '../support/database.ts'

const DATA = join(import.meta.dirname, '../../../shared/data/gias')
const clock = () => '2026-11-22T09:00:00.000Z' as Instant

/** Real downloads stay out of the repository; where they are missing that is said, and in CI it is a failure. */
const whereTheyAre = function (this: Mocha.Context) {
  if (existsSync(DATA)) return
  if (process.env.CI) throw new Error(`the real downloads are missing: ${DATA}`)
  console.log('      not run: the real downloads are not here')
  this.skip()
}

/** The rows of a file by another parser than the product's. */
const rowsOf = (path: string): Record<string, string>[] =>
  parse(readFileSync(path), { columns: true, relax_column_count: true })
const urnsOf = (...paths: string[]) =>
  [...new Set(paths.flatMap((path) => rowsOf(path).map((row) => row.URN ?? row.urn ?? '')))].sort()

for (const kind of KINDS) {
  describe(`real downloads of the register on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    before(whereTheyAre)
    beforeEach(async () => {
      ;({ database, drop } = await freshDatabase(kind))
    })
    afterEach(() => drop())
    const take = (paths: string[], options = {}): Promise<GiasReport> => importGias({ database, clock }, paths, options)
    const rows = (table: string) => known(readerOf(database, INSTALLATION), table)

    for (const [name, count, codes] of [
      ['search-export-2022-04-19-hampshire-surrey-open.csv', 728, ['850', '936']],
      ['full-extract-header-140-columns-anonymised.csv', 60, ['100']],
      [
        'older-extract-120-columns.csv',
        19,
        ['201', '202', '203', '318', '319', '330', '370', '825', '888', '935', '936'],
      ],
    ] as const)
      it(`${name}: every row, once`, async () => {
        const first = await take([join(DATA, name)])
        expect(first).to.include({ read: count, added: count, changed: 0, unchanged: 0, left: 0 })
        expect(first.skipped).to.deep.equal([])
        const again = await take([join(DATA, name)])
        expect(again).to.include({ read: count, added: 0, changed: 0, unchanged: count, left: 0 })
        const kept = await rows('establishment')
        expect(kept.map((row) => row.urn).sort()).to.deep.equal(urnsOf(join(DATA, name)))
        expect([...new Set(kept.map((row) => row.la_code))].sort()).to.deep.equal([...codes])
      })

    for (const [folder, la, sizes] of [
      ['301-barking-dagenham', '301', [69, 101, 98, 72]],
      ['309-haringey', '309', [102, 153, 139, 106]],
    ] as const)
      it(`${folder}: 2018, then 2021, then 2022, and nothing is lost or doubled`, async () => {
        const at = (name: string) => join(DATA, 'slices', folder, name)
        const files = ['school_details_2018.csv', 'schools_2021-04-26.csv', 'schools_2022-11-02.csv'].map(at)
        const links = at('links_2021.csv')
        for (const [i, path] of files.entries()) {
          const report = await take([path], { la: [la], links })
          expect([report.read, report.added + report.changed + report.unchanged]).to.deep.equal([sizes[i], sizes[i]])
        }
        const kept = await rows('establishment').orderBy('as_of')
        const newest = new Map(kept.map((row) => [String(row.urn), row]))
        expect([...newest.keys()].sort()).to.deep.equal(urnsOf(...files))
        expect(new Set(kept.map((row) => `${row.urn} ${row.as_of}`)).size).to.equal(kept.length)
        expect((await rows('establishment_link')).length).to.equal(sizes[3])

        const last = new Map(rowsOf(files[2] as string).map((row) => [row.urn, row]))
        for (const [urn, row] of newest) {
          const facts = JSON.parse(String(row.facts))
          const source = last.get(urn)
          expect(facts.la_code).to.equal(la)
          if (source) expect([facts.name, row.left_on]).to.deep.equal([source.name, null])
          else
            expect(row.left_on === '2022-11-02' || facts.status === 'closed' || row.left_on === '2021-04-26').to.equal(
              true,
            )
        }
        const before = (await rows('establishment')).length
        expect(await take([files[2] as string], { la: [la], links })).to.include({ added: 0, changed: 0, left: 0 })
        expect((await rows('establishment')).length).to.equal(before)
      })

    it('groups and the schools in them', async () => {
      await take([], { groups: join(DATA, 'groups/groups_data.csv') })
      await take([], { groups: join(DATA, 'groups/group_links_data.csv') })
      const groups = (await rows('establishment_group')).map((row) => JSON.parse(String(row.facts)))
      expect(groups.map((group) => group.companyNumber).sort()).to.deep.equal([
        '07318714',
        '07557670',
        '07654902',
        '07705552',
      ])
      expect([...new Set(groups.map((group) => group.type))].sort()).to.deep.equal(['1', '6'])
      expect((await rows('group_link')).length).to.equal(3)
    })
  })
}
