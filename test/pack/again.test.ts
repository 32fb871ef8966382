import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { articlesOn, loadCompany } from '../../src/company/index.ts'
import { loadDirectory, personName } from '../../src/directory/index.ts'
import { date, type Instant } from '../../src/kernel/dates.ts'
import { ledgerDigest } from '../../src/ledger/index.ts'
import { importPack } from '../../src/pack/index.ts'
import { act, WEXMERE, wexmere } from '../support/wexmere.ts'

type Copy = Awaited<ReturnType<typeof wexmere>>

describe('a pack that is imported again', () => {
  let copy: Copy
  let pack: string
  beforeEach(async () => {
    copy = await wexmere('imported')
    pack = mkdtempSync(join(tmpdir(), 'schoolco-pack-'))
    cpSync(WEXMERE, pack, { recursive: true })
  })
  afterEach(async () => {
    await copy.drop()
    rmSync(pack, { recursive: true })
  })

  const later = '2026-12-01T10:00:00.000Z' as Instant
  const again = (dryRun = false) =>
    importPack({ database: copy.database, clock: () => later }, pack, { dryRun, actor: 'test' })
  const head = () => copy.database.reader('chain').where({ company: 'wexmere' }).first('number', 'hash', 'entries')
  const edit = (file: string, line: number, change: (row: string) => string) => {
    const rows = readFileSync(join(pack, file), 'utf8').split('\n')
    rows[line - 1] = change(rows[line - 1] as string)
    writeFileSync(join(pack, file), rows.join('\n'))
  }

  it('changes nothing and is no act', async () => {
    const before = await head()
    const report = await again()
    expect(report).to.include({ added: 0, changed: 0, unchanged: report.read })
    expect(report.errors).to.deep.equal([])
    expect(await head()).to.deep.equal(before)
  })

  it('leaves a version of the articles that was put right since, unless the pack says something else of it', async () => {
    const clauseOn = async () => articlesOn(await loadCompany(copy.reader), date('2026-11-22')).councilCap.clause
    await act(copy.deps, 'wexmere', 'correctArticles', {
      from: '2026-02-23',
      changes: { councilCap: { value: '190/1000', clause: 'Article 20.3(a)' } },
      reason: 'The clause was renumbered when it was restated',
    })
    edit('company.json', 7, (line) => line.replace('4 Tannery Row', '5 Tannery Row'))
    expect((await again()).errors).to.deep.equal([])
    const { registeredOffice } = await loadCompany(copy.reader)
    expect([registeredOffice, await clauseOn()]).to.deep.equal(['5 Tannery Row, Wexmere WX1 4TR', 'Article 20.3(a)'])
    const restated = readFileSync(join(pack, 'company.json'), 'utf8').replace('20.3 as restated in 2026', '20.3 (2026)')
    writeFileSync(join(pack, 'company.json'), restated)
    await again()
    expect(await clauseOn()).to.equal('Article 20.3 (2026)')
  })

  it('warns, at its line, of articles that the board adopted in place of the members', async () => {
    const text = readFileSync(join(pack, 'company.json'), 'utf8')
    writeFileSync(join(pack, 'company.json'), text.replace('R-2026-03', 'R-2025-02'))
    const { errors, warnings } = await again(true)
    expect(errors).to.deep.equal([])
    const [warning] = warnings.filter(({ file }) => file === 'company.json')
    expect(warning).to.include({ line: text.split('\n').findIndex((line) => line.includes('R-2026-03')) + 1 })
    expect(warning?.message).to.contain('special resolution of its members (Companies Act 2006, s.21)')
  })

  it('takes a register row that says something else as a correction; both can be read, each as it was known', async () => {
    const [header = '', first = ''] = readFileSync(join(pack, 'people.csv'), 'utf8').split('\n')
    const ref = first.split(',')[header.split(',').indexOf('ref')] as string
    const [, family = ''] = [0, first.split(',')[header.split(',').indexOf('family_name')]]
    edit('people.csv', 2, (row) => row.replace(family, 'Corrected'))
    const dry = await again(true)
    expect(dry).to.include({ added: 0, changed: 1, dryRun: true })
    const report = await again()
    expect(report).to.include({ added: 0, changed: 1, unchanged: report.read - 1 })
    const nameAs = async (reader: Copy['reader']) => {
      const person = (await loadDirectory(reader)).people.get(ref)
      return person && personName(person)
    }
    expect(await nameAs(copy.reader)).to.match(/Corrected$/)
    expect(await nameAs({ ...copy.reader, known: '2026-11-30T00:00:00.000Z' as Instant })).to.match(
      new RegExp(`${family}$`),
    )
  })

  it('refuses a journal row that says something else, at its line, and keeps nothing of the rest', async () => {
    const before = [await head(), await ledgerDigest(copy.reader)]
    edit('journal.csv', 3, (row) => row.replace(/(\d+)\.00/, '$17.00'))
    edit('people.csv', 2, (row) => row.replace(/,[^,]+/, ',Renamed'))
    const report = await again()
    expect(report.errors.length).to.be.above(0)
    for (const error of report.errors) {
      expect(error.file).to.equal('journal.csv')
      expect(error.line).to.be.within(2, 12)
    }
    expect([await head(), await ledgerDigest(copy.reader)]).to.deep.equal(before)
  })

  it('refuses a receipt that says something else, at its line', async () => {
    edit('receipts.csv', 5, (row) => row.replace(/(\d+\.\d\d)/, '1$1'))
    const { errors } = await again()
    expect(errors.map(({ file, line }) => `${file} ${line}`)).to.deep.equal(['receipts.csv 5'])
  })
})
