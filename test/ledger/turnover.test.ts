import { expect } from 'chai'
import { postAll, turnoverByCustomer } from '../../src/ledger/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { day, entry, type Ground, groundOf } from '../support/books.ts'
import { freshDatabase, KINDS } from '../support/database.ts'

for (const kind of KINDS) {
  describe(`turnover by customer on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    let ground: Ground
    before(async () => {
      ;({ database, drop } = await freshDatabase(kind))
      ground = await groundOf(database, 'alpha')
      ground.at('2026-06-30T09:00:00.000Z')
      await ground.act((tx) =>
        postAll(tx, [
          entry('2026-03-31', 'The day before', 'Dr 1200 9.00', 'Cr 4000 9.00 customer=a'),
          entry('2026-04-01', 'Two lines', 'Dr 1200 30.00', 'Cr 4000 10.00 customer=a', 'Cr 4010 20.00 customer=a'),
          entry('2026-05-31', 'Others', 'Dr 1200 7.00', 'Cr 4300 5.00', 'Cr 4400 2.00 customer=a'),
        ]),
      )
      ground.at('2026-07-31T09:00:00.000Z')
      await ground.act((tx) =>
        postAll(tx, [entry('2026-04-01', 'Taken back', 'Dr 4010 5.00 customer=a', 'Cr 1200 5.00')]),
      )
    })
    after(() => drop())

    const found = async (known?: string) => {
      const reader = known ? { ...ground.reader, known: known as never } : ground.reader
      const rows = await turnoverByCustomer(reader, { from: day('2026-04-01'), to: day('2027-03-31') })
      return rows.map(({ date, customer, stream, net }) => `${date} ${customer} ${stream} ${net}`).sort()
    }

    it('adds up from the first day to the last, without interest, less what was taken back', async () =>
      expect(await found()).to.deep.equal(['2026-04-01 a commissioned 2500', '2026-05-31 null other 500']))

    it('is what was known at an instant', async () =>
      expect(await found('2026-07-01T00:00:00.000Z')).to.deep.equal([
        '2026-04-01 a commissioned 3000',
        '2026-05-31 null other 500',
      ]))
  })
}
