import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import request from 'supertest'
import { features } from '../../src/features.ts'
import type { IsoDate } from '../../src/kernel/dates.ts'
import { exportPack, importPack } from '../../src/pack/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { renderReport } from '../../src/reporting/index.ts'
import { writeCsv } from '../../src/reporting/writers/csv.ts'
import { verifyCompany } from '../../src/verify.ts'
import { freshDatabase, KINDS } from '../support/database.ts'
import { aSite, type Site } from '../support/site.ts'

const OWN = [
  '=HYPERLINK("https://attack.example","x")',
  '+44 20 7946 0000',
  '-2+3',
  '@SUM(A1)',
  "'=quoted",
  "''-twice",
  '<script>alert(1)</script>',
  '{{ 7 * 7 }} {% raw %}',
  `O'Neill "Jo", Smith; Sons`,
  'line\none',
  'line\rtwo',
  'Ŵyn ap Rhŷs',
  'ﷺ 你好 עברית',
  '👩‍👩‍👧 family',
  '\u202eright to left',
  "Robert'); DROP TABLE person;--",
  '%s %d $1 \\1',
  '__proto__',
]
const SHARED = join(import.meta.dirname, '../../../shared/data/http/naughty-strings.json')
const given: string[] = existsSync(SHARED) ? JSON.parse(readFileSync(SHARED, 'utf8')) : []
/** Texts that a name can be: not blank, without blanks around them, not longer than a name. */
const NAMES = [...new Set([...OWN, ...given])].filter(
  (text) => text.trim() === text && text !== '' && text.length <= 200 && !/[\0\p{Surrogate}]/u.test(text),
)

for (const kind of KINDS) {
  describe(`names that break lesser programs, on ${kind}`, () => {
    let site: Site
    let token: string
    before(async () => {
      if (given.length === 0)
        console.log('      the shared list of naughty strings is not here: only our own are tried')
      site = await aSite(kind)
      await site.company('north')
      token = await site.token('north', 'secretary')
    })
    after(() => site.drop())

    const bearer = () => ({ Authorization: `Bearer ${token}` })
    const post = (path: string, body: object) =>
      request(site.app).post(`/api/v1/companies/north${path}`).set(bearer()).send(body)
    const get = (path: string) => request(site.app).get(`/api/v1/companies/north${path}`).set(bearer())

    it('come back from the API as they were sent', async () => {
      for (const [i, name] of NAMES.entries()) {
        const body = { ref: `p-${i}`, givenNames: 'Ada', familyName: name, email: `p-${i}@example.org` }
        const answer = await post('/people', body)
        expect(answer.status, JSON.stringify([name, answer.body])).to.equal(201)
        const back = await get(`/people/p-${i}`)
        expect(back.body.name, name).to.equal(`Ada ${name}`)
      }
    })

    it('come back from a spreadsheet as they were, and nothing in it is run', async () => {
      const { sheets } = await exportPack(readerOf(site.database, 'north'))
      const people = sheets.find(({ file }) => file === 'people.csv')
      if (!people) throw new Error('people.csv is missing')
      const written = writeCsv(people.columns, people.rows)
      for (const cell of (parse(written) as string[][]).flat()) {
        if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(cell).not.to.match(/^[=+\-@\t\r]/)
      }
      const folder = mkdtempSync(join(tmpdir(), 'schoolco-names-'))
      const { company } = await exportPack(readerOf(site.database, 'north'))
      writeFileSync(join(folder, 'company.json'), JSON.stringify(company))
      for (const { file, columns, rows } of sheets) writeFileSync(join(folder, file), writeCsv(columns, rows))
      const { database, drop } = await freshDatabase(kind)
      try {
        const report = await importPack({ database, clock: site.deps.clock }, folder, { dryRun: false, actor: 'test' })
        expect(report.errors).to.deep.equal([])
        const again = (await exportPack(readerOf(database, 'north'))).sheets.find(({ file }) => file === 'people.csv')
        expect(again?.rows).to.deep.equal(people.rows)
      } finally {
        await drop()
        rmSync(folder, { recursive: true })
      }
    })

    it('break no paper and no page', async () => {
      for (const [i, name] of NAMES.entries()) {
        const body = { ref: `s-${i}`, kind: 'college', name, address: name }
        expect((await post('/organisations', body)).status, name).to.equal(201)
        const admitted = { organisation: `s-${i}`, class: 'other', admittedOn: '2024-04-01', representative: name }
        const answer = await post('/members', admitted)
        expect(answer.status, JSON.stringify(answer.body)).to.be.oneOf([201, 422])
      }
      const reader = readerOf(site.database, 'north')
      const report = (format: string) =>
        renderReport(reader, 'register-of-members', {
          format,
          on: '2026-11-22' as IsoDate,
          today: '2026-11-22' as IsoDate,
        })
      const { bytes: pdf } = await report('pdf')
      expect(Buffer.from(pdf).subarray(0, 5).toString('latin1')).to.equal('%PDF-')
      expect(Buffer.from(pdf).subarray(-6).toString('latin1')).to.include('%%EOF')
      const html = Buffer.from((await report('html')).bytes).toString('utf8')
      expect(html).not.to.include('<script>alert(1)').and.not.to.include(' 49 ')
      await site.person('north', 'sec@example.org', 'secretary')
      const agent = await site.signedIn('sec@example.org')
      const pages = features
        .flatMap(({ pages = [] }) => pages)
        .map(({ path }) => path)
        .filter((path) => !path.includes(':'))
      for (const path of pages) {
        const page = await agent.get(`/companies/north${path}`)
        expect(page.status, path).to.be.below(500)
        expect(page.text, path).not.to.match(/<script>alert|<img src=x onerror/i)
      }
    })

    it('that no database can hold are refused by name', async () => {
      for (const bad of ['nul \u0000 inside', 'half a \ud83d pair']) {
        const body = `{"ref":"p-x","givenNames":"Ada","familyName":${JSON.stringify(bad)},"email":"x@example.org"}`
        const answer = await request(site.app)
          .post('/api/v1/companies/north/people')
          .set(bearer())
          .set('Content-Type', 'application/json')
          .send(body)
        expect(answer.status, JSON.stringify(answer.body)).to.equal(400)
        expect((await get('/people/%00')).status).to.equal(404)
        expect((await get('/invoices/%00')).status).to.be.within(400, 404)
        expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).to.deep.equal(['/familyName'])
      }
    })

    it('leave nothing that verify would not know again', async () => {
      const found = await verifyCompany(features, readerOf(site.database, 'north'))
      expect(found.checks.flatMap(({ failures }) => failures)).to.deep.equal([])
    })
  })
}
