import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect } from 'chai'
import { importGias, organisations } from '../../../src/directory/index.ts'
import { type RegisterTold, watchingRegister } from '../../../src/governance/index.ts'
import type { Finding } from '../../../src/kernel/finding.ts'
import type { Database } from '../../../src/platform/database/index.ts'
import { commandLine } from '../../support/command-line.ts'
import { freshDatabase, KINDS } from '../../support/database.ts'
import { clock, type Ground } from '../ground/company.ts'
import { setUpPartnership } from '../ground/partnerships.ts'

const HEADER =
  'URN,LA (code),EstablishmentName,TypeOfEstablishment (code),EstablishmentStatus (name),CloseDate,PhaseOfEducation (name),Trusts (code),Trusts (name)'

/** School 2, a community secondary whose governor fills a cell; and schools 1 and 3, whose heads sit on the board. */
const rows = ({ two = '01,Open,', one = ',', three = '4321,Quarry Trust' } = {}) => [
  `199002,970,School 2,${two},Secondary,,`,
  `199001,970,School 1,34,Open,,Primary,${one}`,
  `199003,970,School 3,34,Open,,Secondary,${three}`,
]

/** The company leaves to the register what it knows of these schools. */
const leftToRegister = (ground: Ground) =>
  ground.add([
    [
      organisations,
      ['1', '2', '3'].map((n) => ({
        ref: `s-${n}`,
        kind: 'school',
        urn: `19900${n}`,
        district: n === '3' ? 'South' : 'North',
      })),
    ],
  ])

const short = (findings: readonly Finding[]) =>
  findings.map(({ rule, numerator, denominator, explanation }) => {
    const from = /^From (.*?):/.exec(explanation)?.[1]
    return `${rule} ${numerator} of ${denominator}${from ? ` from ${from}` : ''}`
  })

for (const kind of KINDS)
  describe(`an import of the register tells what it breaks and mends, on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    let folder: string
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'schoolco-told-'))
      ;({ database, drop } = await freshDatabase(kind))
    })
    afterEach(async () => {
      rmSync(folder, { recursive: true })
      await drop()
    })

    const take = async (asOf: string, change: Parameters<typeof rows>[0] = {}, options = {}) => {
      const path = join(folder, `edubasealldata${asOf.replaceAll('-', '')}.csv`)
      writeFileSync(path, `${[HEADER, ...rows(change)].join('\r\n')}\r\n`)
      const told: RegisterTold[] = []
      await importGias({ database, clock }, [path], { watch: watchingRegister(told), ...options })
      return told.map(({ company, opened, cured }) => ({ company, opened: short(opened), cured: short(cured) }))
    }

    it('a school that closes empties a cell in the company that names it, and in no other', async () => {
      await leftToRegister(await setUpPartnership(database, 'learning', 'learning-partnership'))
      await setUpPartnership(database, 'other', 'learning-partnership')
      await take('2026-06-01')
      expect(await take('2026-08-01', { two: '01,"Open, but proposed to close",31-12-2026' })).to.deep.equal([
        { company: 'learning', opened: ['body.cells 2 of 3 from 1 January 2027'], cured: [] },
      ])
      expect(await take('2026-08-15'), 'it stays open after all').to.deep.equal([
        { company: 'learning', opened: [], cured: ['body.cells 3 of 3 from 1 January 2027'] },
      ])
      expect(await take('2026-08-20'), 'the same again').to.deep.equal([])
    })

    it('a school that converts leaves a cell for community schools', async () => {
      await leftToRegister(await setUpPartnership(database, 'learning', 'learning-partnership'))
      await take('2026-06-01')
      expect(await take('2026-08-01', { two: '34,Open,' })).to.deep.equal([
        { company: 'learning', opened: ['body.cells 2 of 3 from 1 August 2026'], cured: [] },
      ])
      expect(await take('2026-09-01')).to.deep.equal([
        { company: 'learning', opened: [], cured: ['body.cells 3 of 3'] },
      ])
    })

    it('schools that were of one trust all along have one leader too many, and a dry run says so and keeps nothing', async () => {
      await leftToRegister(await setUpPartnership(database, 'strategic', 'strategic-partnership'))
      const together = { one: '4321,Quarry Trust' }
      const told = [{ company: 'strategic', opened: ['body.one-per-group 1 of 3 from 1 September 2025'], cured: [] }]
      expect(await take('2025-06-01', together, { dryRun: true })).to.deep.equal(told)
      expect(await take('2025-06-01', together)).to.deep.equal(told)
    })
  })

it('import gias prints what each company is told of it, with exit code 0: the register has been taken in', async () => {
  const { database, config, drop } = await freshDatabase('sqlite')
  const folder = config.kind === 'sqlite' ? dirname(config.file) : ''
  const line = commandLine()
  try {
    await leftToRegister(await setUpPartnership(database, 'learning', 'learning-partnership'))
    const take = async (asOf: string, change: Parameters<typeof rows>[0], ...more: string[]) => {
      const path = join(folder, `edubasealldata${asOf}.csv`)
      writeFileSync(path, `${[HEADER, ...rows(change)].join('\r\n')}\r\n`)
      return line.run('import', 'gias', path, '--data', folder, ...more)
    }
    const first = await take('20260601', {}, '--json')
    expect(JSON.parse(first.out).companies, 'the cells were empty before anything was known').to.have.length(1)
    const same = await take('20260602', {}, '--json')
    expect(JSON.parse(same.out)).to.not.have.property('companies')
    const converted = await take('20260801', { two: '34,Open,' })
    expect(converted.code).to.equal(0)
    expect(converted.out).to.contain(
      'learning: A rule is broken through it: body.cells. From 1 August 2026: 2 of 3 required cells are filled. Empty: governor of a community secondary school.',
    )
    const back = await take('20260901', {}, '--json')
    const [told] = JSON.parse(back.out).companies
    expect(told).to.include({ company: 'learning' })
    expect(told.cured.map(({ rule, status }: Finding) => [rule, status])).to.deep.equal([['body.cells', 'pass']])
  } finally {
    await line.end()
    await drop()
  }
})
