import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { features } from '../../src/features.ts'
import { loadNominations } from '../../src/governance/index.ts'
import type { IsoDate } from '../../src/kernel/dates.ts'
import { exportPack, importPack } from '../../src/pack/index.ts'
import { assessedBy, loadEvaluations, loadGrants, loadPriorities, loadReviews } from '../../src/partnerships/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { type Reader, readerOf } from '../../src/platform/reader.ts'
import { writeCsv } from '../../src/reporting/writers/csv.ts'
import { loadConsultations, loadMilestones, loadResponses, stepOn } from '../../src/setting-up/index.ts'
import { verifyCompany } from '../../src/verify.ts'
import { freshDatabase, KINDS } from '../support/database.ts'
import { clock, FIXTURES } from '../support/wexmere.ts'

/** Rows of the spreadsheets of setting up and of partnerships, as a county would write them. */
export const ROWS: Record<string, string[]> = {
  'milestones.csv': [
    'ref,title,due_on,owner,done_on,evidence',
    'case,Business case,2017-06-30,Director of Education,2017-06-23,Cabinet paper 41',
    'shadow,Shadow operation,2017-09-01,,2017-09-15,',
    'launch,Full launch,2018-01-15,,,',
  ],
  'consultations.csv': [
    'ref,title,options,opened_on,closed_on',
    'model,Preferred model,A company | A partnership; as now | No change,2017-03-01,2017-03-31',
  ],
  'responses.csv': ['consultation,organisation,option,received_on', 'model,199401,a COMPANY,2017-03-09'],
  'nominations.csv': [
    'ref,body,seat,person,kind,advertised_on,closes_on,received_on,outcome,decided_on',
    'n-1,west,ar-west,,,2026-09-01,2026-09-30,,,',
    'n-2,west,ar-west-1,basil-underhay,self,2026-09-01,2026-09-30,2026-09-09,elected,2026-10-05',
  ],
  'priorities.csv': [
    'ref,body,title,from,to,progress,reviewed_on',
    'pr-1,west,Reading at seven,2026-09-01,2027-08-31,Two of nine schools visited,2026-11-10',
  ],
  'grants.csv': [
    'ref,partnership,purpose,conditions,amount,paid_on,returned_on,returned',
    'g-1,beck-partnership,Start-up,Spent by July,5000.00,2018-10-01,2019-07-31,412.50',
  ],
  'reviews.csv': [
    'ref,reviewer,reviewed,held_on,findings',
    'r-1,199402,beck-partnership,2019-02-04,"Trust, first of all"',
  ],
  'evaluations.csv': [
    'partnership,aspect,level,assessed_on,note',
    'beck-partnership,Leadership,2,2018-12-01,',
    'beck-partnership,Leadership,Established,2019-12-01,Leads meet each half term',
  ],
}

for (const kind of KINDS) {
  describe(`what a county set up and its partnerships work on, on ${kind}`, () => {
    let folder: string
    let database: Database
    let drop: () => Promise<void>
    let reader: Reader
    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'schoolco-partnerships-'))
      cpSync(join(FIXTURES, 'marlshire'), folder, { recursive: true })
      for (const [file, rows] of Object.entries(ROWS)) writeFileSync(join(folder, file), `${rows.join('\n')}\n`)
      ;({ database, drop } = await freshDatabase(kind))
      const report = await imported()
      expect(report.errors).to.deep.equal([])
      reader = readerOf(database, 'marlshire')
    })
    after(async () => {
      await drop()
      rmSync(folder, { recursive: true })
    })
    const imported = (from = folder, into = database) =>
      importPack({ database: into, clock }, from, { dryRun: false, actor: 'test' })

    it('is read as it was written', async () => {
      expect((await loadMilestones(reader)).map(({ ref }) => ref)).to.deep.equal(['case', 'shadow', 'launch'])
      expect((await loadConsultations(reader))[0]?.options).to.deep.equal([
        'A company',
        'A partnership; as now',
        'No change',
      ])
      expect((await loadResponses(reader)).map(({ option }) => option)).to.deep.equal(['A company'])
      expect((await loadNominations(reader)).map(({ person }) => person)).to.deep.equal([null, 'basil-underhay'])
      expect((await loadPriorities(reader))[0]).to.include({ body: 'west', reviewedOn: '2026-11-10' })
      expect((await loadGrants(reader))[0]).to.include({ amount: 500_000, returned: 41_250 })
      expect((await loadReviews(reader))[0]).to.include({ findings: 'Trust, first of all' })
      const levels = assessedBy(await loadEvaluations(reader), '2026-11-22' as IsoDate)
      expect(levels.map(({ level, levelNumber, previous }) => [level, levelNumber, previous])).to.deep.equal([
        ['developing', 2, null],
        ['established', 3, 'developing'],
      ])
    })

    it('knows on each day what was late then', async () => {
      const states = async (on: string) =>
        (await loadMilestones(reader)).map((one) => {
          const { state, daysLate } = stepOn(one, on as IsoDate)
          return `${state} ${daysLate}`
        })
      expect(await states('2017-06-22')).to.deep.equal(['due 0', 'due 0', 'due 0'])
      expect(await states('2017-09-01')).to.deep.equal(['done 0', 'due 0', 'due 0'])
      expect(await states('2017-09-02')).to.deep.equal(['done 0', 'late 1', 'due 0'])
      expect(await states('2018-01-16')).to.deep.equal(['done 0', 'done 14', 'late 1'])
    })

    it('changes nothing when it is imported again, also as it was exported', async () => {
      const report = await imported()
      expect(report).to.include({ added: 0, changed: 0, unchanged: report.read })
      const { company, sheets } = await exportPack(reader)
      const copy = mkdtempSync(join(tmpdir(), 'schoolco-partnerships-copy-'))
      writeFileSync(join(copy, 'company.json'), JSON.stringify(company))
      for (const { file, columns, rows } of sheets) writeFileSync(join(copy, file), writeCsv(columns, rows))
      const there = await freshDatabase(kind)
      const first = await imported(copy, there.database)
      expect(first.errors).to.deep.equal([])
      const again = await exportPack(readerOf(there.database, 'marlshire'))
      for (const file of Object.keys(ROWS)) {
        const rowsIn = (exported: typeof again) => exported.sheets.find((sheet) => sheet.file === file)?.rows
        expect(rowsIn(again), file).to.deep.equal(sheets.find((sheet) => sheet.file === file)?.rows)
        expect(rowsIn(again), file).to.have.length((ROWS[file] ?? []).length - 1)
      }
      await there.drop()
      rmSync(copy, { recursive: true })
    })

    it('holds when it is verified', async () => {
      const { checks, ok } = await verifyCompany(features, reader)
      expect(checks.flatMap(({ failures }) => failures)).to.deep.equal([])
      expect(ok).to.equal(true)
    })
  })
}
