import { expect } from 'chai'
import type { Knex } from 'knex'
import { features } from '../../src/features.ts'
import { chainedTables } from '../../src/platform/acts/chain-rows.ts'
import { checkRows, digestsOf, readChain } from '../../src/platform/acts/index.ts'
import { type Database, unchanging } from '../../src/platform/database/index.ts'
import { INSTALLATION, type Reader, type Row } from '../../src/platform/reader.ts'
import { type Verification, verifyCompany } from '../../src/verify.ts'
import { KINDS } from '../support/database.ts'
import { act, clock } from '../support/wexmere.ts'
import { everything } from './everything.ts'
import { dropUniqueIndexes } from './indexes.ts'

/** A row that moves or is renamed is one taken away and one added. */
const NAMES_THE_ROW = new Set(['company', 'id'])
/** Particulars are in the chain by their salted hash, so that they can be erased. */
const NOT_IN_DIGEST = new Set(['company', 'particulars', 'particulars_salt'])

/** Columns that say something in all of these rows: a value of the column's own kind can stand in their place. */
const isStated = (column: string, rows: readonly Row[]) =>
  !NAMES_THE_ROW.has(column) && rows.every((row) => row[column] !== null)

/** A value of the same kind that differs in one place: the last character or the last digit. */
const altered = (value: Row[string] | undefined): string | number => {
  if (typeof value === 'number') return value + 1
  if (value === null || value === undefined || value === '') return '7'
  return value.slice(0, -1) + (value.endsWith('7') ? '8' : '7')
}

for (const kind of KINDS) {
  describe(`a row altered behind the product’s back on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    let tables: string[]
    before(async () => {
      ;({ database, drop } = await everything(kind))
      tables = await chainedTables({ db: database.reader, company: 'wexmere' })
    })
    after(() => drop())

    /** Changes the database as somebody with its own program would, has it verified, and puts everything back. */
    const verifiedAfter = async (
      change: (db: Knex.Transaction) => Promise<unknown>,
      expectHead?: string,
    ): Promise<Verification> => {
      const db = await database.writer.transaction()
      try {
        await change(db)
        return await verifyCompany(features, { db, company: 'wexmere' }, expectHead)
      } finally {
        await db.rollback()
      }
    }
    const failuresOf = ({ checks }: Verification, ...names: string[]) =>
      checks
        .filter(({ check }) => names.length === 0 || names.includes(check))
        .flatMap(({ failures }) => failures.map(({ table, id }) => `${table} ${id}`))
        .sort()
    const rowFailures = (found: Verification) => failuresOf(found, 'chain.rows-match', 'installation.rows-match')
    const rowsOf = (table: string, db: Knex = database.reader): Promise<Row[]> =>
      db(table)
        .whereIn('company', ['wexmere', INSTALLATION])
        .orderBy([{ column: 'recorded_act', order: 'desc' }, 'id'])
        .limit(40)
    const whole: Reader = {
      get db() {
        return database.reader
      },
      company: 'wexmere',
    }

    it('finds nothing where nothing was altered', async () => {
      const found = await verifyCompany(features, whole)
      expect(failuresOf(found)).to.deep.equal([])
      expect(found.ok).to.equal(true)
    })

    it('has something to alter in every table of the chain', async () => {
      const empty = []
      for (const table of tables) if ((await rowsOf(table)).length === 0) empty.push(table)
      expect(tables.length).to.be.above(43)
      expect(empty).to.deep.equal([])
    })

    it('is named, in every table: one column of each of many rows', async () => {
      const expected: string[] = []
      const found = await verifiedAfter(async (db) => {
        await dropUniqueIndexes(db, tables)
        for (const table of tables) {
          const rows = await rowsOf(table, db)
          const columns = Object.keys(rows[0] ?? {}).filter((column) => isStated(column, rows))
          for (const [i, column] of columns.entries()) {
            const row = rows[i]
            if (!row) break
            await db(table)
              .where({ company: row.company, id: row.id })
              .update({ [column]: altered(row[column]) })
            expected.push(`${table} ${row.id}`)
          }
        }
      })
      expect(expected.length).to.be.above(200)
      expect(found.ok).to.equal(false)
      expect(rowFailures(found)).to.deep.equal(expected.sort())
    })

    it('has another digest, whichever column it is', async () => {
      for (const table of tables) {
        const row = (await rowsOf(table))[0] as Row
        for (const column of Object.keys(row)) {
          if (NOT_IN_DIGEST.has(column)) continue
          const [was, is] = digestsOf([row, { ...row, [column]: altered(row[column]) }])
          expect(is, `${table}.${column}`).not.to.equal(was)
        }
      }
    })

    it('is named when it is taken away, in every table', async () => {
      const expected: string[] = []
      const found = await verifiedAfter(async (db) => {
        for (const table of tables) {
          const row = (await rowsOf(table, db)).at(-1) as Row
          await db(table).where({ company: row.company, id: row.id }).delete()
          expected.push(`${table} ${row.id}`)
        }
      })
      expect(found.ok).to.equal(false)
      expect(rowFailures(found)).to.deep.equal(expected.sort())
    })

    it('is named when it is a copy under another id, in every table', async () => {
      const expected: string[] = []
      const found = await verifiedAfter(async (db) => {
        await dropUniqueIndexes(db, tables)
        for (const table of tables) {
          const row = (await rowsOf(table, db))[0] as Row
          await db(table).insert({ ...row, id: `${row.id}-copy` })
          expected.push(`${table} ${row.id}-copy`)
        }
      })
      expect(found.ok).to.equal(false)
      expect(rowFailures(found)).to.deep.equal(expected.sort())
    })

    /** Every posting another amount, every second entry gone, an appointment copied for each that there is. */
    const manyAtOnce = async (db: Knex.Transaction): Promise<string[]> => {
      await dropUniqueIndexes(db, tables)
      const named = async (table: string, ids: Promise<string[]>) => (await ids).map((id) => `${table} ${id}`)
      const of = (table: string) => db(table).where({ company: 'wexmere' })
      const even = () => of('entry').whereRaw('number % 2 = 0')
      const expected = [
        ...(await named('posting', of('posting').pluck('id'))),
        ...(await named('entry', even().pluck('id'))),
      ]
      await of('posting').increment('debit', 1)
      await even().delete()
      const appointments: Row[] = await of('appointment')
      const copies = appointments.map((row) => ({ ...row, id: `${row.id}-copy` }))
      await db.batchInsert('appointment', copies, 20)
      return [...expected, ...copies.map(({ id }) => `appointment ${id}`)].sort()
    }

    it('is named beside many others', async () => {
      let expected: string[] = []
      const found = await verifiedAfter(async (db) => {
        expected = await manyAtOnce(db)
      })
      expect(expected.length).to.be.above(1000)
      expect(rowFailures(found)).to.deep.equal(expected)
    })

    it('is named beside more than are remembered at a time', async () => {
      const db = await database.writer.transaction()
      const reader = { db, company: 'wexmere' }
      const expected = await manyAtOnce(db)
      const { failures } = await checkRows(reader, await readChain(reader), 250)
      await db.rollback()
      expect(failures.map(({ table, id }) => `${table} ${id}`).sort()).to.deep.equal(expected)
    })

    if (kind === 'sqlite')
      it('is named where a value was made one of another kind, which the database cannot write out', async () => {
        const rows: Row[] = await database
          .reader('posting')
          .where({ company: 'wexmere', line: 1 })
          .orderBy('id')
          .limit(5)
        const found = await verifiedAfter(async (db) => {
          for (const [i, column] of ['account', 'date', 'debit', 'line', 'entry'].entries())
            await db('posting')
              .where({ company: 'wexmere', id: rows[i]?.id })
              .update({ [column]: i < 2 ? db.raw('cast(?? as blob)', [column]) : 'none' })
        })
        expect(rowFailures(found)).to.deep.equal(rows.map(({ id }) => `posting ${id}`).sort())
      })

    it('is named in the entry it belongs to', async () => {
      const row = (await database.reader('posting').where({ company: 'wexmere', entry: 40 }).first()) as Row
      const found = await verifiedAfter((db) =>
        db('posting')
          .where({ company: 'wexmere', id: row.id })
          .update({ debit: Number(row.debit) + 1 }),
      )
      const rows = found.checks.find(({ check }) => check === 'chain.rows-match')
      expect(rows?.failures).to.deep.equal([
        { table: 'posting', id: row.id, entry: '40', message: 'this row is not as it was recorded' },
      ])
      expect(failuresOf(found, 'ledger.balanced')).to.deep.equal(['entry 40'])
      expect(found.checks.find(({ check }) => check === 'ledger.balances-match')?.ok).to.equal(false)
    })

    it('is found in what is known of a person, although only its hash is in the chain', async () => {
      const row = (await database.reader('person').where({ company: 'wexmere' }).first()) as Row
      const found = await verifiedAfter((db) =>
        db('person')
          .where({ company: 'wexmere', id: row.id })
          .update({ particulars: String(row.particulars).replace(/"family_name":"./, '"family_name":"?') }),
      )
      expect(rowFailures(found)).to.deep.equal([`person ${row.id}`])
    })

    it('is found in a recorded act, whichever part of it', async () => {
      const parts = ['command', 'writes', 'hash', 'previous', 'actor', 'recorded_at', 'name', 'reason']
      const found = await verifiedAfter(async (db) => {
        for (const [i, part] of parts.entries()) {
          const where = { company: 'wexmere', number: 2 * i + 2 }
          const row = (await db('act').where(where).first()) as Row
          await db('act')
            .where(where)
            .update({ [part]: altered(row[part]) })
        }
      })
      const named = failuresOf(found, 'chain.unbroken')
      for (const [i, part] of parts.entries()) expect(named, part).to.include(`act ${2 * i + 2}`)
    })

    it('is found in a recorded act of the installation', async () => {
      const found = await verifiedAfter((db) =>
        db('act').where({ company: INSTALLATION, number: 1 }).update({ actor: 'somebody else' }),
      )
      expect(failuresOf(found)).to.deep.equal(['act 1'])
      expect(found.ok).to.equal(false)
    })

    it('is found where an act in the middle was taken away', async () => {
      const found = await verifiedAfter((db) => db('act').where({ company: 'wexmere', number: 5 }).delete())
      expect(failuresOf(found, 'chain.unbroken')).to.include('act 6')
    })

    it('is found where the end was cut off; with a head noted outside also where it was cut off with care', async () => {
      const head = (await verifyCompany(features, whole)).head
      const last = (await database.reader('act').where({ company: 'wexmere' }).max({ n: 'number' }).first()) as {
        n: number
      }
      const cut = async (db: Knex.Transaction) => {
        await db('act').where({ company: 'wexmere', number: last.n }).delete()
        await db('period').where({ company: 'wexmere' }).delete()
      }
      const crude = await verifiedAfter(cut)
      expect(failuresOf(crude)).to.deep.equal(['chain wexmere'])
      const careful = async (db: Knex.Transaction) => {
        await cut(db)
        const before = await db('act')
          .where({ company: 'wexmere', number: last.n - 1 })
          .first()
        await db('chain').where({ company: 'wexmere' }).update({ number: before.number, hash: before.hash })
      }
      expect((await verifiedAfter(careful)).ok).to.equal(true)
      const known = await verifiedAfter(careful, head)
      expect(failuresOf(known)).to.deep.equal(['act wexmere'])
      expect(failuresOf(await verifyCompany(features, whole, head))).to.deep.equal([])
    })

    it('is found in the head of the chain', async () => {
      const found = await verifiedAfter((db) =>
        db('chain')
          .where({ company: 'wexmere' })
          .update({ hash: 'f'.repeat(64) }),
      )
      expect(failuresOf(found)).to.deep.equal(['chain wexmere'])
    })

    it('is found when the head of the chain is gone', async () => {
      const found = await verifiedAfter((db) => db('chain').where({ company: 'wexmere' }).delete())
      expect(failuresOf(found, 'chain.unbroken')).to.deep.equal(['chain wexmere'])
    })

    it('is found in a kept balance: altered, taken away or added', async () => {
      const where = { company: 'wexmere', account: '1200', month: '2026-04' }
      const alteredOne = await verifiedAfter((db) => db('balance').where(where).increment('debit', 1))
      expect(failuresOf(alteredOne)).to.deep.equal(['balance 1200 2026-04'])
      expect(alteredOne.ok).to.equal(false)
      const gone = await verifiedAfter((db) => db('balance').where(where).delete())
      expect(failuresOf(gone)).to.deep.equal(['balance 1200 2026-04'])
      const added = await verifiedAfter((db) =>
        db('balance').insert({ ...where, month: '1999-01', stream: '', debit: 5, credit: 5 }),
      )
      expect(failuresOf(added)).to.deep.equal(['balance 1200 1999-01'])
    })

    it('is found where an entry or an invoice is missing from the numbering', async () => {
      const noEntry = await verifiedAfter((db) => db('entry').where({ company: 'wexmere', number: 77 }).delete())
      expect(failuresOf(noEntry, 'ledger.numbering-gapless')).to.deep.equal(['entry 77'])
      const lastEntry = (await database.reader('chain').where({ company: 'wexmere' }).first('entries')).entries
      const noEnd = await verifiedAfter((db) => db('entry').where({ company: 'wexmere', number: lastEntry }).delete())
      expect(failuresOf(noEnd, 'ledger.numbering-gapless')).to.deep.equal([`entry ${lastEntry}`])
      const noInvoice = await verifiedAfter((db) =>
        db('invoice').where({ company: 'wexmere', number: 'INV-2026-0007' }).delete(),
      )
      expect(failuresOf(noInvoice, 'invoices.gapless')).to.deep.equal(['invoice INV-2026-0007'])
    })

    it('is none that was recorded while it was looked for', async () => {
      await unchanging(database, async (db) => {
        const reader = { db, company: 'wexmere' }
        const chain = await readChain(reader)
        const body = { organisation: 'alder-lane', ceasedOn: '2026-11-20', reason: 'Left the area' }
        await act({ database, clock }, 'wexmere', 'ceaseMember', body)
        expect((await readChain(reader)).head).to.equal(chain.head)
        expect((await checkRows(reader, chain)).failures).to.deep.equal([])
      })
    })

    it('is as it was in the end', async () => {
      expect((await verifyCompany(features, whole)).ok).to.equal(true)
    })
  })
}
