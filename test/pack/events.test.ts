import { expect } from 'chai'
import type { Contents } from '../../src/pack/contents.ts'
import { eventsOf } from '../../src/pack/events.ts'
import type { Values } from '../../src/platform/registers/index.ts'

const sheet = (...rows: Values[]) => rows.map((values, i) => ({ line: i + 2, values }))
const BILLED = '2026-08-01'

describe('what happened in a pack on one day', () => {
  it('takes each end of an agreement in its turn: a later one with its credit note before an earlier one', () => {
    const end = (agreement: string, ends_on: string) => ({ agreement, ends_on, billed_to: BILLED, reason: 'x' })
    const note = (ref: string, invoice: string, ends_on: string | null) => ({
      ref,
      invoice,
      ends_on,
      billed_to: BILLED,
    })
    const rows = new Map([
      ['cancellations.csv', sheet(end('A-1', '2026-05-16'), end('A-10', '2026-05-16'), end('A-2', '2026-05-31'))],
      [
        'credit-notes.csv',
        sheet(
          note('N-1', 'A-1/3', '2026-05-19'),
          note('N-2', 'A-2/1', '2026-05-31'),
          note('N-3', 'A-1/2', null),
          note('N-4', 'A-1/1', '2026-05-16'),
        ),
      ],
    ])
    const events = eventsOf({ rows, setAside: new Map() } as unknown as Contents, [])
    expect(events.map(({ ref }) => ref)).to.deep.equal([
      'A-10 2026-05-16',
      'A-2 2026-05-31',
      'N-1',
      'A-1 2026-05-16',
      'N-2',
      'N-3',
      'N-4',
    ])
  })
})
