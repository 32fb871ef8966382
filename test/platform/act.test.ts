import { expect } from 'chai'
import { addDays, type Instant, type IsoDate } from '../../src/kernel/dates.ts'
import { conflict } from '../../src/kernel/errors.ts'
import { record } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { known, readerOf } from '../../src/platform/reader.ts'
import { freshDatabase, KINDS } from '../support/database.ts'

const clock = () => '2026-11-22T09:00:00.000Z' as Instant
const articles = (from: string) => ({ from, resolution: null, overrides: '{}' })

for (const kind of KINDS) {
  describe(`an act on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    before(async () => {
      ;({ database, drop } = await freshDatabase(kind))
    })
    after(() => drop())

    const adopt = (company: string, from: string, more: object = {}) =>
      record(
        { database, clock },
        { company, actor: 'test', command: { from }, kept: { from }, name: 'adoptArticles', founds: true, ...more },
        async (tx) => {
          await tx.insert('articles', [articles(from)])
          return { from }
        },
      )

    it('keeps what it wrote, and a record that follows on from the one before', async () => {
      await adopt('alpha', '2020-01-01')
      await adopt('alpha', '2021-01-01')
      const acts = await database.reader('act').where({ company: 'alpha' }).orderBy('number')
      expect(acts.map((act) => act.number)).to.deep.equal([1, 2])
      expect(acts[1].previous).to.equal(acts[0].hash)
    })

    it('keeps nothing of a dry run', async () => {
      const outcome = await adopt('beta', '2020-01-01', { dryRun: true })
      expect(outcome).to.include({ dryRun: true, act: null })
      expect(await known(readerOf(database, 'beta'), 'articles')).to.deep.equal([])
      expect(await database.reader('act').where({ company: 'beta' })).to.deep.equal([])
    })

    it('answers the same request again with the first answer, and another under the same key with a refusal', async () => {
      const first = await adopt('gamma', '2020-01-01', { key: 'k1' })
      expect(await adopt('gamma', '2020-01-01', { key: 'k1' })).to.deep.equal(first)
      const other = await adopt('gamma', '2022-01-01', { key: 'k1' }).catch((error) => error)
      expect(other.fault.kind).to.equal('mismatch')
      expect(await known(readerOf(database, 'gamma'), 'articles')).to.have.length(1)
    })

    it('tries a dry run although its key was used, and refuses one for another request', async () => {
      const lookUp = (more: object) =>
        record(
          { database, clock },
          { company: 'epsilon', actor: 'test', command: {}, kept: {}, name: 'count', key: 'k1', founds: true, ...more },
          async (tx) => (await known(tx, 'articles')).length,
        )
      expect(await lookUp({})).to.include({ act: 1, result: 0 })
      await adopt('epsilon', '2020-01-01')
      expect(await lookUp({ dryRun: true })).to.include({ act: null, dryRun: true, result: 1 })
      const other = await lookUp({ dryRun: true, command: { of: 'seats' } }).catch((error) => error)
      expect(other.fault.kind).to.equal('mismatch')
    })

    for (const [how, ends] of [
      ['the database refuses a row of its middle', 'duplicate'],
      ['it is refused while rows are being written', 'refused'],
    ] as const) {
      it(`keeps nothing of a large act when ${how}`, async () => {
        const company = `large-${ends}`
        await adopt(company, '2020-01-01')
        const days = (year: number) =>
          Array.from({ length: 300 }, (_, i) => articles(addDays(`${year}-01-01` as IsoDate, i)))
        const large = record(
          { database, clock },
          { company, actor: 'test', command: {}, kept: {}, name: 'adoptMany' },
          async (tx) => {
            await tx.insert('articles', days(2021))
            await tx.insert('articles', ends === 'duplicate' ? days(2021) : days(2022))
            if (ends === 'refused') throw conflict('test', 'it is refused')
            await tx.insert('articles', days(2023))
          },
        )
        const message = await large.then(
          () => 'it was kept',
          (error: Error) => error.message,
        )
        expect(message).to.match(ends === 'refused' ? /it is refused/ : /recorded already/)
        expect(await adopt(company, '2024-01-01')).to.include({ act: 2 })
        expect(await known(readerOf(database, company), 'articles')).to.have.length(2)
      })
    }

    it('gives forty acts at once forty numbers without a gap', async () => {
      await Promise.all(Array.from({ length: 40 }, (_, i) => adopt('delta', `19${String(i + 10)}-01-01`)))
      const acts = await database.reader('act').where({ company: 'delta' }).orderBy('number')
      expect(acts.map((act) => act.number)).to.deep.equal(Array.from({ length: 40 }, (_, i) => i + 1))
    })
  })
}
