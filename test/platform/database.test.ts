import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { openDatabase } from '../../src/platform/database.ts'

describe('closing the database', () => {
  it('cuts off what still waits for a connection, and says nothing of it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'schoolco-closing-'))
    const database = await openDatabase({ kind: 'sqlite', file: join(folder, 'schoolco.db') })
    await database.writer.raw('CREATE TABLE noted (text TEXT)')
    const said: string[] = []
    const { write } = process.stderr
    process.stderr.write = (text: string | Uint8Array) => said.push(String(text)) > 0
    try {
      const reads = Array.from({ length: 20 }, () => database.reader('noted').select())
      const ended = Promise.allSettled(reads)
      await database.close()
      const outcomes = (await ended).map(({ status }) => status)
      expect(outcomes).to.include('rejected')
    } finally {
      process.stderr.write = write
      rmSync(folder, { recursive: true })
    }
    expect(said).to.deep.equal([])
  })
})
