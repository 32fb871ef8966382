import { expect } from 'chai'
import { migrationSource } from '../../../db/migrate.ts'
import { features } from '../../../src/features.ts'
import { appointments, check, loadBoardFacts } from '../../../src/governance/index.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { checkRows, readChain, record } from '../../../src/platform/acts/index.ts'
import type { Database } from '../../../src/platform/database/index.ts'
import type { Reader } from '../../../src/platform/reader.ts'
import { recordRow, registerRows } from '../../../src/platform/registers/index.ts'
import { verifyCompany } from '../../../src/verify.ts'
import { freshDatabase, KINDS } from '../../support/database.ts'
import { act } from '../../support/wexmere.ts'
import { setUpPartnership } from '../ground/partnerships.ts'

const SIGNATURES = { migrationSource, tableName: 'migration', name: '0027-signatures' }

/** What a signature did before there was a register of them: it took the place of the one in the row of the appointment. */
const signOver = (database: Database, company: string, ref: string, signedOn: string, version: string) => {
  const deps = { database, clock: () => '2026-09-01T10:00:00.000Z' as Instant }
  return record(
    deps,
    { company, actor: 'test', command: {}, kept: { version, signedOn }, name: 'signAgreement' },
    async (tx) => {
      const row = (await registerRows(tx, appointments)).find((one) => one.ref === ref)
      if (!row) throw new Error(`no appointment ${ref}`)
      const { id: _, ...said } = row
      await recordRow(tx, appointments, { ...said, agreed_on: signedOn, agreement_version: version })
    },
  )
}

for (const kind of KINDS)
  describe(`signatures that were written over, on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    beforeEach(async () => {
      ;({ database, drop } = await freshDatabase(kind))
    })
    afterEach(() => drop())

    const wrong = async (reader: Reader, day: string) => {
      const { findings } = await check(reader, { on: date(day), today: date('2026-09-01') })
      return findings.find(({ rule }) => rule === 'body.agreement')?.people
    }
    const isWhole = async (reader: Reader) => {
      const chain = await readChain(reader)
      return [chain.check, await checkRows(reader, chain)].flatMap(({ failures }) => failures)
    }
    const head = (company: string) => database.reader('chain').where({ company }).first('number', 'hash', 'entries')

    it('are taken up by an act of the chain, each in its own company, and the day is judged by them again', async () => {
      const { reader } = await setUpPartnership(database, 'first', 'strategic-partnership')
      const other = await setUpPartnership(database, 'other', 'strategic-partnership')
      const untouched = await setUpPartnership(database, 'untouched', 'strategic-partnership')
      await database.writer.migrate.down(SIGNATURES)
      for (const [company, ref, signedOn, version] of [
        ['first', 'a-1', '2026-03-02', '2026'],
        ['first', 'a-1', '2026-05-04', '2026 B'],
        ['first', 'a-2', '2026-05-05', '2026 B'],
        // The day put right, the version put right: no second signature.
        ['first', 'a-3', '2025-09-03', '2025'],
        ['first', 'a-5', '2025-08-01', '2024'],
        ['other', 'a-7', '2026-05-05', '2026'],
      ] as const)
        await signOver(database, company, ref, signedOn, version)
      const before = await Promise.all(['first', 'other', 'untouched'].map(head))

      const began = new Date().toISOString()
      await database.writer.migrate.up(SIGNATURES)
      const taken = async ({ reader: of }: { reader: Reader }) =>
        (await loadBoardFacts(of)).signatures.map((one) => Object.values(one).join(' ')).sort()
      expect(await taken({ reader })).to.deep.equal([
        's-1 h-1 board 2025 2025-08-01',
        's-2 h-1 board 2026 2026-03-02',
        's-3 h-3 board 2025 2025-08-01',
      ])
      expect(await taken(other)).to.deep.equal(['s-1 h-7 south 2025 2025-08-01'])
      expect(await taken(untouched)).to.deep.equal([])
      for (const [day, people] of [
        ['2025-09-02', ['g-1', 'h-5']],
        ['2025-09-03', ['h-5']],
        ['2026-03-01', ['h-5']],
        ['2026-03-02', ['g-1', 'h-3', 'h-5', 'o-1']],
        ['2026-05-04', ['g-1', 'h-3', 'h-5', 'o-1']],
        ['2026-05-05', ['g-1', 'h-5', 'o-1']],
      ] as const)
        expect([day, await wrong(reader, day)]).to.deep.equal([day, people])
      for (const of of [reader, other.reader, untouched.reader])
        expect((await verifyCompany(features, of)).ok, of.company).to.equal(true)
      const [first, second, third] = await Promise.all(['first', 'other', 'untouched'].map(head))
      expect([first.number, second.number, third]).to.deep.equal([
        before[0].number + 1,
        before[1].number + 1,
        before[2],
      ])

      // Whoever asks what was known before is told what was said then.
      const rows = await database.reader('signature').select('recorded_at')
      expect(rows.every((row) => row.recorded_at >= began)).to.equal(true)

      await database.writer.migrate.down(SIGNATURES)
      expect(await Promise.all(['first', 'other', 'untouched'].map(head))).to.deep.equal(before)
      expect(await isWhole(reader)).to.deep.equal([])

      await database.writer.migrate.up(SIGNATURES)
      const clock = () => '2026-09-01T09:00:00.000Z' as Instant
      const signed = { person: 'h-1', body: 'board', version: '2027', signedOn: '2026-08-31' }
      await act({ database, clock }, 'first', 'signAgreement', signed)
      expect((await taken({ reader })).length).to.equal(4)
      expect((await verifyCompany(features, reader)).ok).to.equal(true)
    })

    it('are none in a new database', async () => {
      const { reader } = await setUpPartnership(database, 'new', 'strategic-partnership')
      expect(await database.reader('act').where({ name: 'takeUpSignatures' })).to.deep.equal([])
      expect((await loadBoardFacts(reader)).signatures).to.deep.equal([])
    })
  })
