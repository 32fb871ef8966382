import { expect } from 'chai'
import { digestOf, digestsOf, particularsHold } from '../../src/platform/acts/digest.ts'
import { type WrittenRow, writtenRows } from '../../src/platform/acts/written-rows.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { type Row, readerOf } from '../../src/platform/reader.ts'
import { freshDatabase, KINDS } from '../support/database.ts'

/** Everything that JSON escapes, and what it leaves alone. */
const ODD = [
  '"quoted" \\ back',
  'two\nlines\tand\r\b\f\u0001\u001f',
  'Ŵ ŷ £ 🏫 \u007f \u2028',
  "O'Brien",
  '',
  ' ',
  '[null]',
]

for (const kind of KINDS) {
  describe(`rows written out by the database on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    before(async () => {
      ;({ database, drop } = await freshDatabase(kind))
    })
    after(() => drop())

    const written = async (table: string): Promise<WrittenRow[]> => {
      const found: WrittenRow[] = []
      for await (const rows of writtenRows(readerOf(database, 'here'), table)) found.push(...rows)
      return found
    }
    const recorded = { company: 'here', recorded_act: 1, recorded_at: '2026-11-01T09:00:00.000Z' }

    it('have the digest under which they were recorded, whatever their texts', async () => {
      const rows: Row[] = ODD.map((memo, i) => ({
        ...recorded,
        id: memo || 'blank',
        number: i + 1,
        date: '2026-11-01',
        memo,
        source: 'journal',
        source_ref: i % 2 === 0 ? memo : null,
        reverses: null,
      }))
      await database.writer('entry').insert(rows)
      await database.writer('entry').insert({ ...rows[0], company: 'elsewhere' })
      const found = new Map((await written('entry')).map(({ id, content }) => [id, digestOf(content)]))
      expect(found).to.deep.equal(new Map(digestsOf(rows).map((digest, i) => [rows[i]?.id, digest])))
    })

    it('are all there, page after page', async () => {
      const rows = Array.from({ length: 2500 }, (_, i) => ({
        ...recorded,
        id: `${i}`,
        code: `${i}`,
        name: 'A',
        type: 'B',
      }))
      for (let i = 0; i < rows.length; i += 100) await database.writer('account').insert(rows.slice(i, i + 100))
      expect(new Set((await written('account')).map(({ id }) => id)).size).to.equal(2500)
    })

    it('say how they were until they were superseded', async () => {
      const row = { ...recorded, id: '1', ref: 'p', name: 'Reading' }
      const superseded = { ...row, superseded_act: 7, superseded_at: '2026-11-02T09:00:00.000Z' }
      await database.writer('programme').insert([superseded, { ...row, id: '2' }])
      const [first, second] = await written('programme')
      expect([first?.content, first?.earlier].map((text) => digestOf(text ?? ''))).to.deep.equal(
        digestsOf([superseded, row]),
      )
      expect(second).to.not.have.property('earlier')
    })

    it('come with the particulars that their digest does not cover', async () => {
      const particulars = { particulars: '{"name":"Ada \\"A\\""}', particulars_salt: 's', particulars_hash: 'h' }
      await database.writer('person').insert({ ...recorded, id: '1', ref: 'p-1', ...particulars })
      const [person] = await written('person')
      expect(person?.particulars).to.deep.equal(particulars)
      expect(particularsHold(person?.particulars ?? {})).to.equal(false)
    })
  })
}
