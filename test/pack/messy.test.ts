import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { importPack, type PackReport } from '../../src/pack/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { schoolco } from '../support/command-line.ts'
import { freshDatabase } from '../support/database.ts'
import { clock, FIXTURES } from '../support/wexmere.ts'

const MESSY = join(FIXTURES, 'messy')

/** Where each wrong pack is wrong: file, line and column, as somebody with the file open finds it. */
const FAULTS: Record<string, string[]> = {
  'amounts-as-words': ['journal.csv 4 debit', 'journal.csv 5 credit'],
  'answers-out-of-bounds': [
    'consultations.csv 3 options',
    'consultations.csv 3 closed_on',
    'responses.csv 3 option',
    'responses.csv 3 received_on',
    'responses.csv 4 received_on',
    'responses.csv 5 consultation',
  ],
  'articles-without-passed-resolution': ['company.json 19 resolution', 'company.json 25 resolution'],
  'banded-without-bands': ['prices.csv 2 model'],
  'body-below-itself': ['bodies.csv 3 parent', 'bodies.csv 4 parent', 'bodies.csv 6 parent'],
  'broken-company-json': ['company.json 4 '],
  'dangling-ref': ['appointments.csv 2 person', 'appointments.csv 3 seat'],
  'debit-and-credit': ['journal.csv 4 debit', 'journal.csv 4 debit', 'journal.csv 5 debit', 'journal.csv 5 credit'],
  'debtor-without-customer': ['journal.csv 4 customer'],
  'designation-above-allocable': ['designations.csv 2 amount'],
  'designation-without-passed-resolution': ['designations.csv 2 resolution'],
  'duplicate-ref': ['people.csv 4 ref'],
  'empty-file': ['people.csv 1 '],
  'good-then-one-bad-row': ['appointments.csv 2 appointed_on'],
  'grant-returned-twice-over': [
    'evaluations.csv 3 partnership',
    'evaluations.csv 4 level',
    'grants.csv 2 returned',
    'grants.csv 3 returned_on',
    'grants.csv 4 paid_on',
    'grants.csv 5 returned_on',
    'grants.csv 6 amount',
    'reviews.csv 2 reviewer',
    'reviews.csv 3 reviewed',
    'reviews.csv 4 reviewer',
  ],
  'impossible-dates': ['offices.csv 2 from', 'offices.csv 3 from', 'offices.csv 4 to'],
  'member-is-academy': ['members.csv 3 organisation'],
  'member-twice': ['members.csv 3 organisation'],
  'missing-column': ['seats.csv 1 body'],
  'missing-company-key': ['company.json 1 preset', 'company.json 1 council', 'company.json 1 yearEnd'],
  'negative-price': ['prices.csv 2 flat'],
  'no-company-json': ['company.json 1 '],
  'not-a-csv': ['people.csv 1 '],
  'nominations-of-nobody': [
    'nominations.csv 3 person',
    'nominations.csv 4 seat',
    'nominations.csv 5 received_on',
    'nominations.csv 7 outcome',
    'nominations.csv 8 outcome',
    'nominations.csv 8 person',
  ],
  'overlapping-bands': ['bands.csv 3 over_pupils'],
  'overlapping-prices': ['prices.csv 3 from'],
  'ragged-rows': ['people.csv 2 ', 'people.csv 3 family_name'],
  'receipt-for-unknown-invoice': ['receipts.csv 2 invoice', 'receipts.csv 3 invoice'],
  semicolons: ['people.csv 1 '],
  'unbalanced-entry': ['journal.csv 4 debit'],
  'unclosed-quote': ['people.csv 3 '],
  'unknown-account': ['journal.csv 4 account'],
  'unknown-article': ['company.json 17 councilCap', 'company.json 18 minimumDirector', 'company.json 19 horizonMonths'],
  'unknown-column': ['people.csv 1 shoe_size'],
  'unknown-file': ['staff.csv 1 '],
  'unknown-vat-code': ['services.csv 2 vat_code'],
  'wrong-encoding': ['organisations.csv 2 '],
}

describe('a wrong pack', () => {
  let database: Database
  let drop: () => Promise<void>
  before(async () => {
    ;({ database, drop } = await freshDatabase('sqlite'))
  })
  after(() => drop())

  const imported = (name: string): Promise<PackReport> =>
    importPack({ database, clock }, join(MESSY, name), { dryRun: false, actor: 'test' })
  const places = ({ errors }: PackReport) => errors.map(({ file, line, column }) => `${file} ${line} ${column}`)
  const kept = async () => {
    const counts = await Promise.all(
      ['company', 'chain', 'act', 'imported', 'organisation', 'person', 'entry'].map(async (table) => {
        const [row] = await database.reader(table).count({ n: '*' })
        return Number(row?.n)
      }),
    )
    return counts.reduce((total, count) => total + count, 0)
  }

  for (const [name, expected] of Object.entries(FAULTS)) {
    it(`${name}: each fault at its place, and nothing is kept`, async () => {
      const report = await imported(name)
      expect(places(report)).to.deep.equal(expected)
      for (const { message } of report.errors) expect(message).to.match(/\w+ \w+/)
      expect(report).to.include({ added: 0, changed: 0, unchanged: 0 })
      expect(await kept()).to.equal(0)
    })
  }

  it('many-errors: hundreds of faults are told in one go, of as many rows as there are', async () => {
    const report = await imported('many-errors')
    const files = readdirSync(join(MESSY, 'many-errors')).filter((file) => file.endsWith('.csv'))
    const lines = files.map(
      (file) =>
        readFileSync(join(MESSY, 'many-errors', file), 'utf8')
          .trim()
          .split('\n').length,
    )
    expect(report.read).to.equal(1 + lines.reduce((sum, count) => sum + count - 1, 0))
    expect(report.errors.length).to.be.above(500)
    expect(new Set(report.errors.map(({ file }) => file)).size).to.be.above(1)
    expect(await kept()).to.equal(0)
  })

  describe('spoilt in one place', () => {
    const spoilt = async (spoil: (folder: string) => void): Promise<string[]> => {
      const folder = mkdtempSync(join(tmpdir(), 'schoolco-spoilt-'))
      cpSync(join(FIXTURES, 'wexmere'), folder, { recursive: true })
      spoil(folder)
      const report = await importPack({ database, clock }, folder, { dryRun: true, actor: 'test' })
      rmSync(folder, { recursive: true })
      return places(report)
    }
    const write = (file: string, change: (text: string) => string | Buffer) => (folder: string) =>
      writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')))
    const folderFor = (file: string) => (folder: string) => {
      rmSync(join(folder, file))
      mkdirSync(join(folder, file))
    }

    for (const [what, spoil, expected] of [
      [
        'a vat code',
        write('services.csv', (text) => text.replace(/,standard,/, ',twenty,')),
        ['services.csv 2 vat_code'],
      ],
      [
        'an account that is none, of a service and of an entry',
        (folder) => {
          write('services.csv', (text) => text.replace(',4010,', ',4999,'))(folder)
          write('journal.csv', (text) => text.replace(',0010,', ',0019,'))(folder)
        },
        ['journal.csv 2 account', 'services.csv 3 income_account'],
      ],
      [
        'a column that is there twice',
        write('people.csv', (text) => text.replace(',skills', ',ref')),
        ['people.csv 1 ref'],
      ],
      ['an encoding', write('people.csv', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')), ['people.csv 1 ']],
      ['a folder for a file', folderFor('people.csv'), ['people.csv 1 ']],
      ['a folder for the company', folderFor('company.json'), ['company.json 1 ']],
    ] as [string, (folder: string) => void, string[]][])
      it(`${what}: told once, and not again of every row that leads there`, async () =>
        expect(await spoilt(spoil)).to.deep.equal(expected))

    it('a fault in company.json hides none in the spreadsheets, and is told at the line of its own key', async () => {
      const companyJson = (change: (company: Record<string, unknown>) => object) =>
        write('company.json', (text) => JSON.stringify(change(JSON.parse(text)), null, 1))
      const strayMembers = (folder: string) => {
        const members =
          'm-1,wexmere-council,council,1,2018-03-06\nm-2,wexmere-council,council,1,2019-03-06\nm-3,nowhere,school,1,2019-03-06\n'
        writeFileSync(join(folder, 'members.csv'), `ref,organisation,class,votes,admitted_on\n${members}`)
      }
      const both = (change: (company: Record<string, unknown>) => object) => (folder: string) => {
        companyJson(change)(folder)
        strayMembers(folder)
      }
      const articles = { councilCap: '19%' }
      const capOutside = await spoilt(
        both((company) => Object.assign({ articles }, company, { articles, councilCap: '190/1000' })),
      )
      expect(capOutside).to.deep.equal([
        'company.json 3 councilCap',
        'company.json 25 councilCap',
        'members.csv 3 organisation',
        'members.csv 4 organisation',
      ])
      const noCouncil = await spoilt(both(({ council: _, ...company }) => company))
      expect(noCouncil).to.deep.equal(['company.json 1 council', 'members.csv 3 organisation'])
    })
  })

  it('what is said to have happened on a day to come is warned of, and today is no such day', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'schoolco-ahead-'))
    cpSync(join(MESSY, 'odd-but-right'), folder, { recursive: true })
    const header = 'ref,title,due_on,owner,done_on\n'
    writeFileSync(join(folder, 'milestones.csv'), `${header}a,A,2027-06-30,B,2026-11-22\nc,C,2027-06-30,B,2026-11-23\n`)
    writeFileSync(join(folder, 'bodies.csv'), 'ref,kind,name\nboard,board,Board\n')
    const meetings = 'ref,body,held_on,title,status\nm-1,board,2026-11-23,M,planned\nm-2,board,2026-11-23,M,held\n'
    writeFileSync(join(folder, 'meetings.csv'), meetings)
    const { errors, warnings } = await importPack({ database, clock }, folder, { dryRun: true, actor: 'test' })
    rmSync(folder, { recursive: true })
    expect(errors).to.deep.equal([])
    const ahead = warnings.filter(({ message }) => message.startsWith('23 November 2026 is still to come.'))
    expect(places({ errors: ahead } as PackReport)).to.have.members([
      'milestones.csv 3 done_on',
      'meetings.csv 3 held_on',
    ])
  })

  it('warns of a school that belongs to what is no trust and no federation', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'schoolco-groups-'))
    cpSync(join(MESSY, 'odd-but-right'), folder, { recursive: true })
    const rows = ['osier-bank,fen-trust,', 'osier-bank,reed-lane,', 'reed-lane,,fen-trust', 'reed-lane,,']
    const groupings = rows.map((row, i) => `${row},2020-0${i + 1}-01`).join('\n')
    writeFileSync(join(folder, 'groupings.csv'), `organisation,trust,federation,from\n${groupings}\n`)
    const { errors, warnings } = await importPack({ database, clock }, folder, { dryRun: true, actor: 'test' })
    rmSync(folder, { recursive: true })
    expect(errors).to.deep.equal([])
    const told = warnings.filter(({ column }) => column === 'trust' || column === 'federation')
    expect(places({ errors: told } as PackReport)).to.deep.equal([
      'groupings.csv 3 trust',
      'groupings.csv 4 federation',
    ])
  })

  it('warns of a class that is another’s, and of dates that were published when the meeting was over', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'schoolco-classes-'))
    cpSync(join(MESSY, 'odd-but-right'), folder, { recursive: true })
    const members = ['mere-council,school', 'fen-trust,council', 'reed-lane,other'].map(
      (one, i) => `m-${i},${one},2020-04-01`,
    )
    writeFileSync(join(folder, 'members.csv'), `ref,organisation,class,admitted_on\n${members.join('\n')}\n`)
    writeFileSync(join(folder, 'bodies.csv'), 'ref,kind,name\nboard,board,Board\n')
    const meetings = 'a,board,2026-05-01,held,2026-05-02\nb,board,2026-06-01,held,2026-06-01\n'
    writeFileSync(join(folder, 'meetings.csv'), `ref,body,held_on,status,published_on\n${meetings}`)
    const { errors, warnings } = await importPack({ database, clock }, folder, { dryRun: true, actor: 'test' })
    rmSync(folder, { recursive: true })
    expect(errors).to.deep.equal([])
    const told = warnings.filter(({ column }) => column === 'class' || column === 'published_on')
    expect(places({ errors: told } as PackReport)).to.deep.equal([
      'members.csv 2 class',
      'members.csv 3 class',
      'meetings.csv 2 published_on',
    ])
  })

  describe('money for an invoice that is none', () => {
    const faultsWith = async (files: Record<string, string>) => {
      const folder = mkdtempSync(join(tmpdir(), 'schoolco-invoices-'))
      cpSync(join(MESSY, 'receipt-for-unknown-invoice'), folder, { recursive: true })
      for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
      const report = await importPack({ database, clock }, folder, { dryRun: true, actor: 'test' })
      rmSync(folder, { recursive: true })
      return places(report)
    }
    const receipts = (...rows: string[]) => `ref,date,payer,amount,invoice\n${rows.join('\n')}\n`
    const faultyPerson = { 'people.csv': 'ref,given_names,family_name,born_on\np-1,Ann,Abbot,31 June\n' }

    it('is told with what is wrong where no invoice rests on it', async () => {
      const rows = [
        'C-1,2026-05-08,reed-lane,1080.00,A-1/2',
        'C-2,2026-05-15,reed-lane,10,INV-2026-0001',
        'C-3,no day,,,',
      ]
      expect(await faultsWith({ ...faultyPerson, 'receipts.csv': receipts(...rows) })).to.deep.equal([
        'people.csv 2 born_on',
        'receipts.csv 2 invoice',
        'receipts.csv 4 date',
        'receipts.csv 4 payer',
        'receipts.csv 4 amount',
      ])
    })

    it('waits where what is invoiced is wrong, unless it names no agreement and no commission', async () => {
      const agreements = 'ref,customer,service,starts_on\nA-1,reed-lane,VISIT,1 April\n'
      const rows = ['C-1,2026-05-08,reed-lane,1080.00,A-1/2', 'C-2,no day,reed-lane,10.00,A-2/1']
      expect(await faultsWith({ 'agreements.csv': agreements, 'receipts.csv': receipts(...rows) })).to.deep.equal([
        'agreements.csv 2 starts_on',
        'receipts.csv 3 date',
        'receipts.csv 3 invoice',
      ])
    })
  })

  it('warns of a school of which neither its row nor the register says anything', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'schoolco-nameless-'))
    cpSync(join(MESSY, 'odd-but-right', 'company.json'), join(folder, 'company.json'))
    writeFileSync(join(folder, 'organisations.csv'), 'ref,kind,name,urn\na,school,A,199990\nb,school,,199991\n')
    const { errors, warnings } = await importPack({ database, clock }, folder, { dryRun: true, actor: 'test' })
    rmSync(folder, { recursive: true })
    expect(errors).to.deep.equal([])
    const nameless = warnings.filter(({ file }) => file === 'organisations.csv')
    expect(places({ errors: nameless } as PackReport)).to.deep.equal(['organisations.csv 3 urn'])
    expect(nameless[0]?.message).to.contain('URN 199991 is not in the register of schools here')
  })

  it('a file under another name is told the name it should have', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'schoolco-named-'))
    cpSync(join(MESSY, 'odd-but-right'), folder, { recursive: true })
    for (const name of ['Meeting.xlsx', 'Term Dates.csv']) writeFileSync(join(folder, name), 'x')
    const { errors } = await importPack({ database, clock }, folder, { dryRun: true, actor: 'test' })
    rmSync(folder, { recursive: true })
    expect(errors.map(({ file, message }) => [file, message])).to.have.deep.members([
      ['Meeting.xlsx', '“Meeting.xlsx” is no file of a pack. Save it as CSV (UTF-8) under the name meetings.csv'],
      [
        'Term Dates.csv',
        '“Term Dates.csv” is no file of a pack. Take it out of the folder, or save it under one of the names that `schoolco template PRESET --out DIR` writes',
      ],
    ])
  })

  it('is known here, each of them', () => {
    const elsewhere = ['many-errors', 'odd-but-right', 'price-for-members-only', 'README.md']
    const unknown = readdirSync(MESSY).filter((name) => !(name in FAULTS) && !elsewhere.includes(name))
    expect(unknown).to.deep.equal([])
  })

  it('tells the same on the command line, with exit code 2', async () => {
    const data = mkdtempSync(join(tmpdir(), 'schoolco-messy-'))
    const { code, out } = await schoolco('import', 'pack', join(MESSY, 'dangling-ref'), '--data', data, '--json')
    rmSync(data, { recursive: true })
    expect(code).to.equal(2)
    const report: PackReport = JSON.parse(out)
    expect(places(report)).to.deep.equal(FAULTS['dangling-ref'])
    expect(report.errors[0]?.message).to.equal('“p-09” is not in people.csv. Add it there, or correct it here')
  })

  it('tells at its line of an agreement that nobody will be able to invoice, and takes it', async () => {
    const folder = join(MESSY, 'price-for-members-only')
    const { errors, warnings } = await importPack({ database, clock }, folder, { dryRun: true, actor: 'test' })
    expect(errors).to.deep.equal([])
    expect(warnings.filter(({ file }) => file === 'agreements.csv')).to.deep.equal([
      {
        file: 'agreements.csv',
        line: 2,
        column: 'service',
        message:
          'It cannot be invoiced: School visits has no price for Reed Lane Primary School, not a member, on 1 April 2026: it is sold to members only',
      },
    ])
  })

  it('tells of an agreement for what the council pays already, until it is left out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'schoolco-messy-'))
    cpSync(join(MESSY, 'price-for-members-only'), folder, { recursive: true })
    const services = join(folder, 'services.csv')
    writeFileSync(services, readFileSync(services, 'utf8').replace(',traded,', ',commissioned,'))
    const { warnings } = await importPack({ database, clock }, folder, { dryRun: true, actor: 'test' })
    rmSync(folder, { recursive: true })
    expect(warnings.filter(({ file }) => file === 'agreements.csv')).to.deep.equal([
      {
        file: 'agreements.csv',
        line: 2,
        column: 'service',
        message: 'The council pays for this service for this customer, so that nothing is invoiced. Leave the row out',
      },
    ])
  })

  it('odd but right is no fault: it can be imported', async () => {
    const report = await imported('odd-but-right')
    expect(report.errors).to.deep.equal([])
    expect(report.added).to.equal(report.read)
    const [councillor, ...others] = report.warnings.filter(({ file }) => file === 'offices.csv')
    expect(others).to.deep.equal([])
    expect(councillor).to.include({ line: 3, column: 'organisation' })
    expect(councillor?.message).to.contain('“reed-lane” is no council, so this councillor is not counted')
    const twice = report.warnings.find(({ column }) => column === 'urn')
    expect(twice).to.include({ file: 'organisations.csv', line: 7 })
    const taxed = report.warnings.find(({ column }) => column === 'vat_code')
    expect(taxed).to.include({ file: 'services.csv', line: 3 })
    expect(taxed?.message).to.contain('company.json names no vatNumber, and VAT is charged in 1 row.')
    expect(twice?.message).to.contain('URN 199901 is that of “reed-lane” in line 2 already')
  })
})
