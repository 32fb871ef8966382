import { expect } from 'chai'
import { acts, runUntil } from '../../src/billing/index.ts'
import { loadCompany, recordCompany } from '../../src/company/index.ts'
import type { Clock, Instant, IsoDate } from '../../src/kernel/dates.ts'
import { perform, record } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { renderReport } from '../../src/reporting/index.ts'
import { freshDatabase } from '../support/database.ts'
import { wordsOfPdf } from '../support/pdf-words.ts'
import { aCompany } from './company.ts'

const day = (text: string) => text as IsoDate
const OFFICE = '4 Tannery Row Wexmere WX1 4TR'

/** The Value Added Tax Regulations 1995, reg.14(1), by its letters, and what stands for each on the paper. */
const FIELDS: [letter: string, what: string, words: string][] = [
  ['a', 'a sequential number that identifies the document', 'Invoice INV-2026-0001'],
  ['b', 'the time of the supply', 'Tax point 1 September 2026'],
  ['c', 'the date of issue', 'Date 1 September 2026'],
  ['d', 'the name of the supplier', 'Wexmere Learning Partnership Limited'],
  ['d', 'the address of the supplier', OFFICE],
  ['d', 'the registration number of the supplier', 'VAT number GB123456789'],
  ['e', 'the name of the customer', 'To The Alder Trust'],
  ['e', 'the address of the customer', 'Address 3 Church Road, Wexmere, WX1 3CC'],
  ['g', 'a description of what is supplied', 'Governor support 1 September 2026 to 31 August 2027'],
  [
    'h',
    'for each, its quantity, its price without VAT and its rate',
    'August 2027 1 1,200.00 1,200.00 Standard rate, 20%',
  ],
  ['i', 'the total without VAT', 'Total 1,200.00 240.00'],
  ['j', 'the rate of any cash discount', 'Cash discount None is offered'],
  ['l', 'the total of VAT in sterling', 'With VAT, £ Standard rate, 20% 1,200.00 240.00 1,440.00'],
  ['m', 'the price of one unit', 'Quantity Unit price, £ Net, £'],
]

describe('the paper of an invoice', () => {
  let database: Database
  let drop: () => Promise<void>
  let now = '2026-09-01T09:00:00.000Z'
  const clock: Clock = () => now as Instant
  const deps = () => ({ database, clock })
  const run = (until: string) => runUntil(deps(), { company: 'wexmere', until: day(until), actor: 'test' })
  const paper = async (ref: string): Promise<Buffer> =>
    (await renderReport(readerOf(database, 'wexmere'), 'invoice', { ref, today: day('2026-09-01'), format: 'pdf' }))
      .bytes
  const wordsOn = async (ref: string): Promise<string> =>
    wordsOfPdf(await paper(ref))
      .split('\n')
      .filter(Boolean)
      .join(' ')

  before(async () => {
    ;({ database, drop } = await freshDatabase('sqlite'))
    await aCompany(database, {
      agreements: [
        { ref: 'A-1', customer: 'northgate', service: 'MONTHS', starts_on: '2026-09-01', ends_on: '2027-08-31' },
        { ref: 'A-2', service: 'COURSE', starts_on: '2026-09-01', ends_on: '2026-09-01', quantity: '2' },
        { ref: 'A-3', service: 'SIP', starts_on: '2026-10-01', purchase_order: 'PO-9' },
      ],
    })
    await run('2026-09-01')
  })
  after(() => drop())

  const movedTo = (change: { name: string; registeredOffice: string }) =>
    record(deps(), { name: 'importPack', company: 'wexmere', actor: 'test', command: {}, kept: {} }, async (tx) =>
      recordCompany(tx, { ...(await loadCompany(tx)), ...change }),
    )

  for (const [letter, what, expected] of FIELDS) {
    it(`says what reg.14(1)(${letter}) asks for: ${what}`, async () => {
      expect(await wordsOn('INV-2026-0001')).to.contain(expected)
    })
  }

  it('says that what is exempt is exempt, how many at how much, and one day as one day', async () => {
    const words = await wordsOn('INV-2026-0002')
    expect(words).to.contain('A day’s course 1 September 2026 2 95.00 190.00 Exempt 0.00')
    expect(words).not.to.contain('1 September 2026 to 1 September 2026')
  })

  it('stays the same to the byte when the company takes another name and office, which later papers say', async () => {
    const before = await paper('INV-2026-0001')
    now = '2026-10-01T09:00:00.000Z'
    await movedTo({ name: 'Wexmere Schools Together Limited', registeredOffice: '9 Canal Street, Wexmere, WX2 8AA' })
    await run('2026-10-01')
    expect((await paper('INV-2026-0001')).equals(before)).to.equal(true)
    expect(await wordsOn('INV-2026-0001')).to.contain(OFFICE)

    const later = await wordsOn('INV-2026-0003')
    for (const words of ['Wexmere Schools Together Limited', '9 Canal Street', 'Your order PO-9']) {
      expect(later).to.contain(words)
    }
    expect(later).not.to.contain('Tannery Row')

    const note = acts.find(({ name }) => name === 'issueCreditNote')!
    const command = {
      invoice: 'INV-2026-0001',
      date: '2026-10-01',
      reason: 'Half a price was agreed',
      lines: [{ line: 1, net: '600.00' }],
    }
    await perform(deps(), note, { company: 'wexmere', actor: 'test', command })
    const credited = await wordsOn('CRN-2026-0001')
    for (const words of [
      'Credit note',
      'Credits INV-2026-0001',
      '9 Canal Street',
      'Standard rate, 20%',
      '600.00',
      '120.00',
    ]) {
      expect(credited).to.contain(words)
    }
  })
})
