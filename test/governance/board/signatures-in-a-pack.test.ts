import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { features } from '../../../src/features.ts'
import { check, loadBoardFacts } from '../../../src/governance/index.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { exportJson, exportPack, importPack } from '../../../src/pack/index.ts'
import { type Reader, readerOf } from '../../../src/platform/reader.ts'
import { writeCsv } from '../../../src/reporting/writers/csv.ts'
import { verifyCompany } from '../../../src/verify.ts'
import { freshDatabase, KINDS } from '../../support/database.ts'
import { sample } from '../../support/sample.ts'
import { clock, FIXTURES } from '../../support/wexmere.ts'

for (const kind of KINDS) {
  describe(`signatures in a pack, on ${kind}`, () => {
    const DAYS = ['2025-09-09', '2025-09-10', '2026-10-31', '2026-11-01', '2026-11-14', '2026-11-15', '2027-01-01']
    const verdicts = (reader: Reader) =>
      Promise.all(
        DAYS.map(async (day) => {
          const { findings } = await check(reader, { on: date(day), today: date('2026-11-22') })
          // Persons of one day are named in the order in which they were recorded.
          return {
            day,
            findings: findings.map(({ explanation: _, people = [], ...rest }) => ({
              ...rest,
              people: [...people].sort(),
            })),
          }
        }),
      )
    const write = async (reader: Reader, folder: string) => {
      const { company, sheets } = await exportPack(reader)
      writeFileSync(join(folder, 'company.json'), JSON.stringify(company))
      for (const { file, columns, rows } of sheets) writeFileSync(join(folder, file), writeCsv(columns, rows))
      return sheets
    }

    it('come back as they were, with the same verdicts on every day', async () => {
      const here = await sample('haverfold', kind)
      const folder = mkdtempSync(join(tmpdir(), 'schoolco-signatures-'))
      const there = await freshDatabase(kind)
      try {
        const body = 'partnership-board'
        for (const [person, signedOn] of [
          ['petra-holloway', '2026-11-01'],
          ['tamsin-rook', '2026-11-15'],
          ['errol-francis-hay', '2026-11-16'],
        ])
          await here.act('signAgreement', { person, body, version: '2026', signedOn })
        await here.act('correctSignature', { signature: 's-3', signedOn: '2026-11-17' })
        await here.act('correctSignature', { signature: 'a-05', signedOn: '2025-09-11' })
        await here.act('removeSignature', { signature: 's-2' })
        const sheets = await write(here.reader, folder)
        expect(sheets.find(({ file }) => file === 'signatures.csv')?.rows).to.deep.equal([
          { ref: 's-1', person: 'petra-holloway', body, version: '2026', signed_on: '2026-11-01' },
          { ref: 's-3', person: 'errol-francis-hay', body, version: '2026', signed_on: '2026-11-17' },
        ])
        const report = await importPack({ database: there.database, clock }, folder, { dryRun: false, actor: 'test' })
        expect(report.errors).to.deep.equal([])
        const copy = readerOf(there.database, 'haverfold')
        expect(await exportJson(copy)).to.equal(await exportJson(here.reader))
        expect(await verdicts(copy)).to.deep.equal(await verdicts(here.reader))
        expect((await verifyCompany(features, copy)).ok).to.equal(true)
        const again = await importPack({ database: there.database, clock }, folder, { dryRun: false, actor: 'test' })
        expect(again).to.include({ added: 0, changed: 0, unchanged: again.read })
      } finally {
        await here.drop()
        await there.drop()
        rmSync(folder, { recursive: true })
      }
    })

    it('are corrected by a row that says something else, and named apart from appointments', async () => {
      const here = await sample('haverfold', kind)
      const folder = mkdtempSync(join(tmpdir(), 'schoolco-signatures-'))
      const deps = (at: string) => ({ database: here.database, clock: () => at as Instant })
      const imported = async (rows: string[], at = '2026-11-23T09:00:00.000Z') => {
        writeFileSync(join(folder, 'signatures.csv'), `ref,person,body,version,signed_on\n${rows.join('\n')}\n`)
        return importPack(deps(at), folder, { dryRun: false, actor: 'test' })
      }
      try {
        cpSync(join(FIXTURES, 'haverfold'), folder, { recursive: true })
        const row = (ref: string, day: string) => `${ref},petra-holloway,partnership-board,2026,${day}`
        const wrongRef = await imported([row('late', '2026-11-02'), row('a-05', '2026-11-02')])
        expect(wrongRef.errors.map(({ file, line, column }) => [file, line, column])).to.deep.equal([
          ['signatures.csv', 3, 'ref'],
        ])
        expect((await imported([row('late', '2026-11-02')])).errors).to.deep.equal([])
        const changed = await imported([row('late', '2026-11-09')], '2026-11-24T09:00:00.000Z')
        expect(changed).to.include({ added: 0, changed: 1 })
        const signedOn = async (reader: Reader) => (await loadBoardFacts(reader)).signatures.map((one) => one.signedOn)
        expect(await signedOn(here.reader)).to.deep.equal(['2026-11-09'])
        const then = { ...here.reader, known: '2026-11-23T12:00:00.000Z' as Instant }
        expect(await signedOn(then)).to.deep.equal(['2026-11-02'])
        const blank = await imported([
          'late,petra-holloway,partnership-board,,2026-11-09',
          'x,nobody,partnership-board,,',
        ])
        expect(blank.errors.map(({ line, column }) => [line, column])).to.have.deep.members([
          [3, 'person'],
          [3, 'signed_on'],
        ])
      } finally {
        await here.drop()
        rmSync(folder, { recursive: true })
      }
    })
  })
}
