import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { type GiasOptions, importGias } from '../../src/directory/index.ts'
import type { Instant } from '../../src/kernel/dates.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { INSTALLATION, known, readerOf } from '../../src/platform/reader.ts'
import { freshDatabase, KINDS } from '../support/database.ts'

/** More than is read, looked up and written together, so that what belongs together is in different parts. */
const MANY = 1100
const clock = () => '2026-11-22T09:00:00.000Z' as Instant

for (const kind of KINDS) {
  describe(`a long download of the register on ${kind}`, () => {
    let folder: string
    let database: Database
    let drop: () => Promise<void>
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'schoolco-gias-long-'))
      ;({ database, drop } = await freshDatabase(kind))
    })
    afterEach(async () => {
      rmSync(folder, { recursive: true, force: true })
      await drop()
    })

    const file = (name: string, header: string, rows: readonly string[]): string => {
      const path = join(folder, name)
      writeFileSync(path, `${[header, ...rows].join('\r\n')}\r\n`)
      return path
    }
    const each = (row: (i: number) => string): string[] => Array.from({ length: MANY }, (_, i) => row(i))
    const take = (paths: string[], options: GiasOptions = {}) => importGias({ database, clock }, paths, options)
    const rows = (table: string) => known(readerOf(database, INSTALLATION), table)

    it('tells of every difference, in the order of the file', async () => {
      const header = 'URN,EstablishmentName,NumberOfPupils'
      await take([
        file(
          'a-2026-04-01.csv',
          header,
          each((i) => `${199001 + i},School ${i},${i}`),
        ),
      ])
      const changed = each((i) => `${199001 + i},School ${i},${i + 1}`)
      const { differences } = await take([file('b-2026-05-01.csv', header, changed)])
      expect(differences.length).to.equal(1100)
      const all = [...differences]
      expect(all[0]).to.deep.equal({ urn: '199001', field: 'pupils', from: '0', to: '1' })
      expect(all[1099]).to.deep.equal({ urn: '200100', field: 'pupils', from: '1099', to: '1100' })
      expect(new Set(all.map(({ urn }) => urn)).size).to.equal(1100)
      expect(differences.first(2).map(({ urn }) => urn)).to.deep.equal(['199001', '199002'])
    })

    it('leaves the database knowing how many there are now', async () => {
      const download = file(
        'a-2026-04-01.csv',
        'URN,EstablishmentName',
        each((i) => `${199001 + i},School ${i}`),
      )
      await take([download])
      if (kind === 'sqlite') return expect(await rows('establishment')).to.have.length(1100)
      const counted = database.reader('pg_class').whereRaw("oid = 'establishment'::regclass")
      return expect(await counted.first('reltuples')).to.deep.equal({ reltuples: 1100 })
    })

    it('knows a URN again that stood far above, and a school that is missing', async () => {
      const header = 'URN,LA (code),EstablishmentName'
      const all = each((i) => `${199001 + i},199,School ${i}`)
      const again = await take([file('a-2026-04-01.csv', header, [...all, all[0] as string])])
      expect(again.skipped).to.deep.equal([
        { line: 1102, reason: 'URN 199001 stands in this file already, on an earlier line' },
      ])
      const without = all.filter((row) => !row.startsWith('199500,'))
      const { left, unchanged } = await take([file('b-2026-05-01.csv', header, without)])
      expect([left, unchanged]).to.deep.equal([1, 1099])
    })

    it('keeps each link once, however far apart they stand, and only what is new of them', async () => {
      const header = 'URN,LinkURN,LinkName,LinkType,LinkEstablishedDate'
      const all = each((i) => `${199001 + i},${299001 + i},School ${i},Successor,01-09-2012`)
      const links = file('links.csv', header, [...all, `${all[0]}`, '199001,299001,School 0,Merged,01-09-2012'])
      const first = (await take([], { links })).links
      expect(first).to.deep.equal({
        added: 1101,
        changed: 0,
        unchanged: 0,
        skipped: [{ line: 1102, reason: 'This link from 199001 to 299001 stands in this file already' }],
      })
      expect((await take([], { links })).links).to.include({ added: 0, changed: 0, unchanged: 1101 })
      const corrected = all.map((row, i) => (i % 550 === 7 ? row.replace('2012', '2013') : row))
      const later = (await take([], { links: file('later.csv', header, corrected) })).links
      expect(later).to.deep.equal({ added: 0, changed: 2, unchanged: 1098, skipped: [] })
      expect((await rows('establishment_link')).length).to.equal(1101)
      expect((await rows('establishment_link').where({ established_on: '2013-09-01' })).length).to.equal(2)
    })

    it('reads UTF-8 wherever the file is cut into pieces', async () => {
      const header = 'URN,EstablishmentName,Town'
      // Three bytes a character: of pieces of whole kilobytes, two in three end within one.
      const town = '’'.repeat(104)
      const report = await take([
        file(
          'a-2026-04-01.csv',
          header,
          each((i) => `${199001 + i},School ${i},${town}`),
        ),
      ])
      expect(report.added).to.equal(1100)
      const towns = (await rows('establishment')).map(({ facts }) => JSON.parse(String(facts)).town)
      expect(new Set(towns)).to.deep.equal(new Set([town]))
    })
  })
}
