import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import iconv from 'iconv-lite'
import {
  type GiasOptions,
  type GiasReport,
  importGias,
  loadDirectory,
  organisationOn,
  organisations,
} from '../../src/directory/index.ts'
import { date, type Instant } from '../../src/kernel/dates.ts'
import { record } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { INSTALLATION, known, readerOf } from '../../src/platform/reader.ts'
import { recordRows } from '../../src/platform/registers/index.ts'
import { freshDatabase, KINDS } from '../support/database.ts'

const HEADER =
  'URN,LA (code),LA (name),EstablishmentName,TypeOfEstablishment (code),EstablishmentStatus (name),OpenDate,CloseDate,NumberOfPupils,Street,Town,Postcode'
const ALDER = '199001,199,Marrowby,Alder Lane Primary School,01,Open,,,210,Alder Lane,Marrowby,MB1 1AA'
const BIRCH = '199002,199,Marrowby,Birch Grove Academy,34,Open,01-09-2012,,,Grove Road,Marrowby,MB1 2BB'
const CEDAR = '199003,198,Fenwold,Cedar School,07,"Open, but proposed to close",01/01/1900,31/08/2026,SUPP,,Fenwold,'

let folder: string
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const csv = (...rows: string[]) => `${rows.join('\r\n')}\r\n`

for (const kind of KINDS) {
  describe(`a download of the register on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    let clock = () => '2026-11-22T09:00:00.000Z' as Instant
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'schoolco-gias-'))
      clock = () => '2026-11-22T09:00:00.000Z' as Instant
      ;({ database, drop } = await freshDatabase(kind))
    })
    afterEach(async () => {
      rmSync(folder, { recursive: true, force: true })
      await drop()
    })

    const take = (paths: string | string[], options: GiasOptions = {}): Promise<GiasReport> =>
      importGias({ database, clock }, [paths].flat(), options)
    const refusal = (paths: string | string[], options: GiasOptions = {}): Promise<string> =>
      take(paths, options).then(
        () => 'taken',
        (error) => error.fault?.detail ?? `not a refusal: ${error}`,
      )
    const facts = async (urn: string) => {
      const rows = await known(readerOf(database, INSTALLATION), 'establishment').where({ urn }).orderBy('as_of')
      return rows.map((row) => ({ asOf: row.as_of, leftOn: row.left_on, ...JSON.parse(String(row.facts)) }))
    }
    const acts = async () => (await database.reader('act').where({ company: INSTALLATION })).length
    const counts = ({ read, added, changed, unchanged, left, skipped }: GiasReport) => [
      read,
      added,
      changed,
      unchanged,
      left,
      skipped.length,
    ]

    it('is read by column name, and codes, dates and blanks become what they mean', async () => {
      const report = await take(file('download-2026-04-01.csv', csv(HEADER, ALDER, BIRCH, CEDAR)))
      expect(counts(report)).to.deep.equal([3, 3, 0, 0, 0, 0])
      expect(await facts('199001')).to.deep.equal([
        {
          asOf: '2026-04-01',
          leftOn: null,
          name: 'Alder Lane Primary School',
          establishment_type: '1',
          status: 'open',
          la_code: '199',
          la_name: 'Marrowby',
          pupils: '210',
          street: 'Alder Lane',
          town: 'Marrowby',
          postcode: 'MB1 1AA',
        },
      ])
      const [cedar] = await facts('199003')
      expect(cedar).to.include({ status: 'open-proposed-to-close', closed_on: '2026-08-31', town: 'Fenwold' })
      expect(cedar).to.not.have.any.keys('opened_on', 'pupils', 'postcode')
    })

    it('changes nothing the second time, and leaves no act', async () => {
      const path = file('download-2026-04-01.csv', csv(HEADER, ALDER, BIRCH, CEDAR))
      await take(path)
      expect(counts(await take(path))).to.deep.equal([3, 0, 0, 3, 0, 0])
      expect(await acts()).to.equal(1)
    })

    it('writes nothing in a dry run, and says what it would', async () => {
      const path = file('download-2026-04-01.csv', csv(HEADER, ALDER))
      expect(counts(await take(path, { dryRun: true }))).to.deep.equal([1, 1, 0, 0, 0, 0])
      expect(await facts('199001')).to.deep.equal([])
      expect(await acts()).to.equal(0)
    })

    it('adds a version where something differs, and names the fields', async () => {
      await take(file('a-2026-04-01.csv', csv(HEADER, ALDER, BIRCH)))
      const moved = ALDER.replace('210', '215').replace('MB1 1AA', '')
      const report = await take(file('b-2026-05-01.csv', csv(HEADER, moved, BIRCH)))
      expect(counts(report)).to.deep.equal([2, 0, 1, 1, 0, 0])
      expect([...report.differences]).to.deep.equal([
        { urn: '199001', field: 'pupils', from: '210', to: '215' },
        { urn: '199001', field: 'postcode', from: 'MB1 1AA', to: null },
      ])
      expect((await facts('199001')).map((one) => [one.asOf, one.pupils])).to.deep.equal([
        ['2026-04-01', '210'],
        ['2026-05-01', '215'],
      ])
    })

    it('corrects the version of the same day', async () => {
      await take(file('a-2026-04-01.csv', csv(HEADER, ALDER)))
      await take(file('b-2026-04-01.csv', csv(HEADER, ALDER.replace('210', '211'))))
      expect((await facts('199001')).map((one) => [one.asOf, one.pupils])).to.deep.equal([['2026-04-01', '211']])
    })

    it('never blanks what its file has no column for', async () => {
      await take(file('a-2026-04-01.csv', csv(HEADER, ALDER)))
      const report = await take(file('b-2026-05-01.csv', csv('urn,name,town', '199001,Alder Lane Primary School,')))
      expect([...report.differences]).to.deep.equal([{ urn: '199001', field: 'town', from: 'Marrowby', to: null }])
      expect((await facts('199001')).at(-1)).to.include({ street: 'Alder Lane', pupils: '210', la_code: '199' })
    })

    it('flags once, and never deletes, a school that was open here and is missing', async () => {
      await take(file('a-2026-04-01.csv', csv(HEADER, ALDER, BIRCH, CEDAR)))
      expect(counts(await take(file('b-2026-05-01.csv', csv(HEADER, ALDER))))).to.deep.equal([1, 0, 0, 1, 1, 0])
      expect((await facts('199002')).at(-1)).to.include({ leftOn: '2026-05-01', name: 'Birch Grove Academy' })
      expect((await facts('199003')).at(-1), 'of an authority that the file does not hold').to.include({ leftOn: null })
      expect(counts(await take(file('c-2026-06-01.csv', csv(HEADER, ALDER))))).to.deep.equal([1, 0, 0, 1, 0, 0])
      const back = await take(file('d-2026-07-01.csv', csv(HEADER, ALDER, BIRCH)))
      expect([...back.differences]).to.deep.equal([{ urn: '199002', field: 'left_on', from: '2026-05-01', to: null }])
    })

    it('does not call a school missing that had closed by then', async () => {
      await take(
        file('a-2026-04-01.csv', csv(HEADER, CEDAR, CEDAR.replace('199003', '199004').replace('31/08/2026', ''))),
      )
      const other = CEDAR.replace('199003', '199009')
      expect(counts(await take(file('b-2026-09-01.csv', csv(HEADER, other))))).to.deep.equal([1, 1, 0, 0, 1, 0])
      expect((await facts('199004')).at(-1)).to.include({ leftOn: '2026-09-01' })
    })

    it('takes the status from the close date where it has no status', async () => {
      const rows = ['199001,Alder,31-08-2026', '199002,Birch,01-09-2026', '199003,Cedar,02-09-2026', '199004,Dale,']
      await take(file('a-2026-09-01.csv', csv('urn,name,close_date', ...rows)), { la: ['199'] })
      const status = async (urn: string) => (await facts(urn))[0].status
      expect(await Promise.all(['199001', '199002', '199003', '199004'].map(status))).to.deep.equal([
        'closed',
        'closed',
        'open',
        'open',
      ])
    })

    it('keeps the rows of the authorities asked for, and counts no others', async () => {
      const path = file('a-2026-04-01.csv', csv(HEADER, ALDER, BIRCH, CEDAR, 'rubbish,198,,,,,,,,,,'))
      expect(counts(await take(path, { la: ['199'] }))).to.deep.equal([2, 2, 0, 0, 0, 0])
      expect(await facts('199003')).to.deep.equal([])
    })

    it('fills in the authority that a file does not name, and refuses several', async () => {
      const path = file('a-2026-04-01.csv', csv('urn,name', '199001,Alder'))
      expect(await refusal(path, { la: ['198', '199'] })).to.match(/does not say which authority/)
      await take(path, { la: ['199'] })
      expect((await facts('199001'))[0]).to.include({ la_code: '199' })
    })

    it('says so where authorities go by their names, and takes the rows where all are of one', async () => {
      const path = file('a-2026-04-01.csv', csv('URN,Name,Local authority', '199001,Alder,Marrowby'))
      const report = await take(path, { la: ['199'] })
      expect(report.skipped.map(({ line, reason }) => `${line} ${reason}`).join()).to.match(
        /^2 Local authority: “Marrowby” is a name.*--map "Local authority=LA \(name\)"$/,
      )
      await take(path, { la: ['199'], map: { 'Local authority': 'LA (name)' } })
      expect((await facts('199001'))[0]).to.include({ la_code: '199', la_name: 'Marrowby' })
    })

    for (const [name, separator] of [
      ['semicolons', ';'],
      ['tabs', '\t'],
    ] as const)
      it(`reads a download that was saved with ${name}, commas and all`, async () => {
        const rows = [HEADER, ALDER.replace('Alder Lane,Marrowby', '"Alder; ""East""",Marrowby')]
        const saved = rows.map((row) => row.replaceAll(',', separator).replace('Primary School', 'School, Marrowby'))
        expect(counts(await take(file('a-2026-04-01.csv', csv(...saved))))).to.deep.equal([1, 1, 0, 0, 0, 0])
        expect((await facts('199001'))[0]).to.include({
          name: 'Alder Lane School, Marrowby',
          street: 'Alder; "East"',
          postcode: 'MB1 1AA',
        })
      })

    it('takes no notice of blank columns at the end, in the header or in the rows', async () => {
      expect(counts(await take(file('a-2026-04-01.csv', csv(`${HEADER},,`, ALDER))))).to.deep.equal([1, 1, 0, 0, 0, 0])
      expect(counts(await take(file('b-2026-04-01.csv', csv(HEADER, `${ALDER},,`))))).to.deep.equal([1, 0, 0, 1, 0, 0])
    })

    it('skips what it cannot read, with the line and the reason, and takes the rest', async () => {
      const rows = [
        ALDER,
        BIRCH.replace('01-09-2012', '31-02-2012'),
        'x,199,,,,,,,,,,',
        '199005,199,Marrowby',
        ALDER,
        '199006,199,"Marrow\r\nby",Elm School,01,Maybe,,,many,,,',
        '199007,199,Marrowby,Fir School,01,Open,,,12,,,',
      ]
      const report = await take(file('a-2026-04-01.csv', csv(HEADER, ...rows)))
      expect(report.skipped).to.deep.equal([
        { line: 3, reason: 'OpenDate: “31-02-2012” is not a date' },
        { line: 4, reason: 'URN: “x” is not a number of six digits' },
        { line: 5, reason: 'has 3 cells where the header has 12' },
        { line: 6, reason: 'URN 199001 stands in this file already, on an earlier line' },
        {
          line: 7,
          reason: 'EstablishmentStatus (name): “Maybe” is not a status; NumberOfPupils: “many” is not a whole number',
        },
      ])
      expect(counts(report)).to.deep.equal([7, 2, 0, 0, 0, 5])
    })

    it('reads curly apostrophes in Windows-1252 and in UTF-8, with and without its mark', async () => {
      const row = ALDER.replace('Alder Lane Primary School', 'St Mary’s – Tŷ Ŵyn')
      const plain = ALDER.replace('Alder Lane Primary School', 'St Mary’s – £ô')
      const names: string[] = []
      for (const [name, bytes] of [
        ['a-2026-04-01.csv', iconv.encode(csv(HEADER, plain), 'win1252')],
        ['b-2026-05-01.csv', Buffer.from(csv(HEADER, row))],
        ['c-2026-06-01.csv', Buffer.from(`\uFEFF${csv(HEADER, plain)}`)],
      ] as const) {
        await take(file(name, bytes))
        names.push((await facts('199001')).at(-1).name)
      }
      expect(names).to.deep.equal(['St Mary’s – £ô', 'St Mary’s – Tŷ Ŵyn', 'St Mary’s – £ô'])
    })

    it('renames their columns with --map, and refuses a map that fits nothing', async () => {
      const path = file('a-2026-04-01.csv', csv('School no,Title', '199001,Alder'))
      await take(path, { map: { 'School no': 'URN', Title: 'EstablishmentName' } })
      expect((await facts('199001'))[0]).to.include({ name: 'Alder' })
      expect(await refusal(path, { map: { 'School no': 'URN', Heading: 'EstablishmentName' } })).to.match(/“Heading”/)
      expect(await refusal(path, { map: { 'School no': 'URN', Title: 'Motto' } })).to.match(/“Motto” is not kept/)
    })

    it('refuses an older download of an authority, and nothing of it stays', async () => {
      await take(file('a-2026-05-01.csv', csv(HEADER, ALDER)))
      const older = file('b-2026-04-01.csv', csv(HEADER, CEDAR, ALDER.replace('210', '1')))
      expect(await refusal(older)).to.match(/older than the last download of authority 199, of 1 May 2026/)
      expect(await facts('199003')).to.deep.equal([])
      expect(await refusal(older, { la: ['198'] })).to.equal('taken')
    })

    it('takes several files in the order of their days', async () => {
      const later = file('b-2026-05-01.csv', csv(HEADER, ALDER.replace('210', '215')))
      const earlier = file('a-2026-04-01.csv', csv(HEADER, ALDER))
      expect(counts(await take([later, earlier]))).to.deep.equal([2, 1, 1, 0, 0, 0])
      expect((await facts('199001')).map((one) => one.pupils)).to.deep.equal(['210', '215'])
      expect(await acts()).to.equal(1)
    })

    it('misses nobody whom the other file of the same day holds', async () => {
      await take(file('all-2026-04-01.csv', csv(HEADER, ALDER, BIRCH)))
      const one = file('one-2026-05-01.csv', csv(HEADER, ALDER))
      const two = file('two-2026-05-01.csv', csv(HEADER, BIRCH))
      expect(counts(await take([one, two]))).to.deep.equal([2, 0, 0, 2, 0, 0])
    })

    const wrong: [string, string | Buffer, RegExp][] = [
      ['an empty file', '', /is empty/],
      ['a header alone', `${HEADER}\r\n,,,\r\n\r\n`, /has a header and no school below it. Download it again/],
      ['a PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj', /is a PDF/],
      ['an Excel workbook', Buffer.from('PK\x03\x04\x14\x00', 'latin1'), /Excel workbook/],
      ['a web page', '<!DOCTYPE html><html></html>', /web page/],
      ['UTF-16', Buffer.from('\uFEFFURN,Name\n', 'utf16le'), /UTF-16/],
      ['bytes', Buffer.from([1, 2, 0, 3]), /not text/],
      ['a title above the header', `Schools,,,\n${HEADER}\n`, /no header row.*stands above it/],
      [
        'a list of links',
        'URN,LinkURN,LinkName\n199001,199002,Birch\n',
        /predecessors and successors, not the schools themselves.*--links/,
      ],
      [
        'a list of schools in trusts',
        'URN,Group UID,EstablishmentName\n199001,2044,Alder\n',
        /trusts and federations, not the schools themselves.*--groups/,
      ],
      ['another spreadsheet', 'ref,kind,name\na,school,Alder\n', /no column URN.*ref, kind and name/],
      ['prose', 'Dear Sir\nplease find attached\n', /no header row/],
      ['an open quotation mark', `${HEADER}\n${ALDER}\n199002,"199,x\n`, /quotation mark after line 3/],
    ]
    for (const [what, content, message] of wrong)
      it(`refuses ${what} before anything is written`, async () => {
        expect(await refusal(file('wrong.csv', content))).to.match(message)
        expect(await acts()).to.equal(0)
      })

    it('refuses a file that is not there, an authority that is none, and a day to come', async () => {
      expect(await refusal(join(folder, 'nowhere.csv'))).to.match(/does not exist/)
      const path = file('a.csv', csv(HEADER, ALDER))
      expect(await refusal(path, { la: ['Marrowby'] })).to.match(/three digits/)
      expect(await refusal(path, { asOf: date('2026-11-23') })).to.match(/must not be after today/)
    })

    it('keeps predecessors and successors, and trusts with their schools, each once', async () => {
      const links = file(
        'links.csv',
        csv(
          'URN,LinkURN,LinkName,LinkType,LinkEstablishedDate',
          '199001,199002,Birch,Successor,01-09-2012',
          '199001,199002,Birch,Successor,01-09-2012',
          'x,199002,Birch,Successor,',
        ),
      )
      const groups = file(
        'groups.csv',
        csv(
          'Group UID,Group ID,Group Name,Companies House Number,Group Type (code),Group Type,Incorporated on (open date)',
          '2044,TR00261,BEECH TRUST,7318714,06,Multi-academy trust,19/07/2010',
        ),
      )
      const members = file(
        'members.csv',
        csv('URN,Group UID,Group Name,Joined date', '199002,2044,BEECH TRUST,01/12/2010'),
      )
      const path = file('a-2026-04-01.csv', csv(HEADER, ALDER, BIRCH))
      const first = await take(path, { links, groups })
      expect(first.links).to.deep.include({ added: 1, changed: 0, unchanged: 0 })
      expect(first.links?.skipped.map(({ line }) => line)).to.deep.equal([3, 4])
      await take(path, { groups: members })
      expect((await take(path, { links, groups })).groups).to.deep.include({ added: 0, changed: 0, unchanged: 1 })
      const before = await acts()
      await take(path, { links, groups: members })
      expect(await acts()).to.equal(before)
      const [group] = await known(readerOf(database, INSTALLATION), 'establishment_group')
      expect(JSON.parse(String(group?.facts))).to.include({
        name: 'BEECH TRUST',
        companyNumber: '07318714',
        type: '6',
        incorporatedOn: '2010-07-19',
      })
    })

    it('takes several lists at once, without schools too, and refuses to be given nothing', async () => {
      const links = ['199001,199002', '199003,199004'].map((row, i) => file(`links-${i}.csv`, csv('URN,LinkURN', row)))
      const groups = [
        file('groups.csv', csv('Group UID,Group Name', '2044,BEECH TRUST')),
        file('members.csv', csv('URN,Group UID,Group Name', '199002,2044,BEECH TRUST', 'x,2044,BEECH TRUST')),
      ]
      const report = await take([], { links, groups })
      expect(report.links).to.deep.equal({ added: 2, changed: 0, unchanged: 0, skipped: [] })
      expect(report.groups).to.deep.equal({
        added: 2,
        changed: 0,
        unchanged: 0,
        skipped: [{ line: 3, reason: 'URN is not a number of six digits', file: 'members.csv' }],
      })
      expect(await refusal([])).to.equal('Name the file of the download')
    })

    it('speaks for a company’s organisations as at a day, and as it was known', async () => {
      await record(
        { database, clock },
        { company: 'alpha', actor: 'test', command: {}, kept: {}, name: 'setUp', founds: true },
        (tx) =>
          recordRows(tx, organisations, [
            { ref: 'birch', kind: 'school', urn: '199002', name: null },
            { ref: 'beech', kind: 'trust', name: 'Beech Trust' },
          ]),
      )
      await take(file('a-2026-04-01.csv', csv(HEADER, BIRCH)))
      clock = () => '2026-11-23T09:00:00.000Z' as Instant
      await take(
        file('b-2026-10-01.csv', csv(`${HEADER},Trusts (name)`, `${BIRCH.replace('Grove', 'Wood')},BEECH TRUST`)),
      )
      const then = async (day: string, instant?: string) => {
        const directory = await loadDirectory(readerOf(database, 'alpha', instant as Instant | undefined))
        const on = organisationOn(directory, 'birch', date(day))
        return [on?.name, on?.trust]
      }
      expect(await then('2026-09-30')).to.deep.equal(['Birch Grove Academy', undefined])
      expect(await then('2026-10-01')).to.deep.equal(['Birch Wood Academy', 'beech'])
      expect(await then('2026-10-01', '2026-11-22T12:00:00.000Z')).to.deep.equal(['Birch Grove Academy', undefined])
    })
  })
}
