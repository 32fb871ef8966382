import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import {
  agedDebtors,
  documentsWhere,
  invoiceByNumber,
  invoicesWithStanding,
  runUntil,
} from '../../src/billing/index.ts'
import { features } from '../../src/features.ts'
import { type IsoDate, monthEnd } from '../../src/kernel/dates.ts'
import { money } from '../../src/kernel/money.ts'
import { balancesOn, journalText, ledgerDigest, loadProgrammes } from '../../src/ledger/index.ts'
import { exportJson, exportPack, importPack } from '../../src/pack/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { writeCsv } from '../../src/reporting/writers/csv.ts'
import { verifyCompany } from '../../src/verify.ts'
import { addedUp } from '../support/added-up.ts'
import { freshDatabase, KINDS } from '../support/database.ts'
import { act, clock, TODAY, wexmere } from '../support/wexmere.ts'

type Copy = Awaited<ReturnType<typeof wexmere>>

const writeExport = async (copy: Copy, folder: string): Promise<void> => {
  const { company, sheets } = await exportPack(copy.reader)
  writeFileSync(join(folder, 'company.json'), JSON.stringify(company))
  for (const { file, columns, rows } of sheets) writeFileSync(join(folder, file), writeCsv(columns, rows))
}

/** Sets a company up from what another exported, runs it to the same day, and compares everything that a pack can carry. */
const compareThere = async (copy: Copy, folder: string, kind: (typeof KINDS)[number]): Promise<void> => {
  const { database, drop } = await freshDatabase(kind)
  try {
    const report = await importPack({ database, clock }, folder, { dryRun: false, actor: 'test' })
    expect(report.errors).to.deep.equal([])
    await runUntil({ database, clock }, { company: 'wexmere', until: TODAY, actor: 'test' })
    const there = readerOf(database, 'wexmere')
    expect(await ledgerDigest(there)).to.equal(await ledgerDigest(copy.reader))
    expect((await verifyCompany(features, there)).ok).to.equal(true)
    // Numbers follow the dates there, so an invoice that was issued late has another one; gaps would have failed to verify.
    const documents = async (reader: typeof there) =>
      (await documentsWhere(reader, {}))
        .map(({ kind, date, contract, gross }) => `${date} ${contract} ${kind} ${gross}`)
        .sort()
    expect(await documents(there)).to.deep.equal(await documents(copy.reader))
    expect((await agedDebtors(there, TODAY)).rows).to.deep.equal((await agedDebtors(copy.reader, TODAY)).rows)
    const programmes = async (reader: typeof there) => [...(await loadProgrammes(reader)).keys()]
    expect(await programmes(there)).to.deep.equal(await programmes(copy.reader))
    const again = await exportPack(there)
    const first = await exportPack(copy.reader)
    const without = ({ sheets }: typeof again) => sheets.filter(({ file }) => file !== 'ledger.csv')
    expect(without(again)).to.deep.equal(without(first))
    expect(again.company).to.deep.equal(first.company)
  } finally {
    await drop()
  }
}

describe('a company that is exported and imported elsewhere', () => {
  let copy: Copy
  let folder: string
  before(async () => {
    copy = await wexmere('imported')
    folder = mkdtempSync(join(tmpdir(), 'schoolco-export-'))
    await later(copy)
    await writeExport(copy, folder)
  })
  after(async () => {
    await copy.drop()
    rmSync(folder, { recursive: true })
  })

  /** Everything that a pack has a file for, done by acts after the import: orders, money, journals, a drawdown, a reversal. */
  const later = async (copy: Copy) => {
    const { deps } = copy
    const lines = [
      { account: '6100', debit: '120.00', stream: 'other' },
      { account: '1200', credit: '120.00' },
    ]
    await act(deps, 'wexmere', 'postJournal', { date: '2026-10-02', memo: ' =HYPERLINK("x"), or rent ', lines })
    const posted = await act(deps, 'wexmere', 'postJournal', { date: '2026-10-03', memo: "'-twice", lines })
    const { entry } = posted.result as { entry: number }
    await act(deps, 'wexmere', 'reverseEntry', { entry, date: '2026-10-04', reason: '@wrong account' })
    const drawn = { programme: 'early-reading', date: '2026-10-23', amount: '1200.00', memo: '+coaching' }
    await act(deps, 'wexmere', 'drawDown', drawn)
    // Set aside and given back on one day: the journal, in which it is given back, comes after what was set aside.
    const reserve = { programme: 'governor-academy', date: '2026-10-26', amount: '90000.00' }
    await act(deps, 'wexmere', 'designateSurplus', { ...reserve, resolution: 'R-2026-07' })
    await act(deps, 'wexmere', 'returnReserve', { ...reserve, reason: 'Not needed after all' })
    const order = { customer: 'cooper-street', service: 'COUNSEL', quantity: 40, startsOn: '2026-11-02' }
    await act(deps, 'wexmere', 'acceptAgreement', { ...order, endsOn: '2027-03-31', purchaseOrder: '-7\r\n=8' })
    const paid = { date: '2026-10-23', payer: 'wexmere-council', amount: '27000.00', reference: 'BACS' }
    await act(deps, 'wexmere', 'recordReceipt', paid)
    // Money that came back from the bank: what it had settled, and what was over, are taken back in one entry.
    const bounced = { date: '2026-10-23', payer: 'wexmere-council', amount: '900000.00', reference: 'Cheque' }
    const { result } = await act(deps, 'wexmere', 'recordReceipt', bounced)
    const receipt = result as { entry: number; settled: object[]; unallocated: string }
    expect([receipt.settled.length > 0, receipt.unallocated !== '0.00']).to.deep.equal([true, true])
    await act(deps, 'wexmere', 'reverseEntry', { entry: receipt.entry, date: '2026-10-24', reason: 'Not honoured' })
    await paidTwice(copy)
    await movedAndTakenBack(copy)
    const sent = { person: 'farida-chaudhri', substitute: 'Mrs Leanne Portis', body: 'board', from: '2026-12-01' }
    await act(deps, 'wexmere', 'agreeSubstitute', { ...sent, agreedWith: '=the chair' })
    const signed = { person: 'joan-akersley', body: 'board', version: '=2026' }
    for (const signedOn of ['2026-10-01', '2026-10-02'])
      await act(deps, 'wexmere', 'signAgreement', { ...signed, signedOn })
    await runUntil(deps, { company: 'wexmere', until: '2026-10-31' as IsoDate, actor: 'test' })
    await endings(copy)
    await runUntil(deps, { company: 'wexmere', until: TODAY, actor: 'test' })
    await orderedLate(copy)
  }

  /** Of money that was paid twice the first is taken back, so that the second settles the invoice, from then on. */
  const paidTwice = async ({ deps, reader }: Copy) => {
    const standing = await invoicesWithStanding(reader, { on: '2026-10-20' as IsoDate })
    const owed = standing.filter(({ open }) => open > 0)
    const only = owed.find(
      ({ invoice: { customer, gross }, open }) =>
        open === gross && owed.filter((other) => other.invoice.customer === customer).length === 1,
    )
    const { number, customer } = only!.invoice
    const paid = { payer: customer, amount: money(only!.open) }
    const first = await act(deps, 'wexmere', 'recordReceipt', { ...paid, date: '2026-10-24', ref: 'twice-1' })
    await act(deps, 'wexmere', 'recordReceipt', { ...paid, date: '2026-10-25', ref: 'twice-2' })
    const { entry } = first.result as { entry: number }
    const back = await act(deps, 'wexmere', 'reverseEntry', { entry, date: '2026-10-27', reason: 'Not honoured' })
    const { receipts } = (await invoiceByNumber(reader, number))!
    expect(receipts.map(({ receipt, date }) => `${receipt} ${date}`)).to.deep.equal([
      'twice-1 2026-10-24',
      'twice-1 2026-10-27',
      'twice-2 2026-10-27',
    ])
    // It was honoured after all, and waits.
    const { entry: reversal } = back.result as { entry: number }
    await act(deps, 'wexmere', 'reverseEntry', { entry: reversal, date: '2026-10-28', reason: 'Honoured after all' })
    expect((await invoiceByNumber(reader, number))?.open).to.equal(0)
  }

  /** What the council paid moves to where it owes as a customer when that is invoiced, and is taken back from there. */
  const movedAndTakenBack = async ({ deps }: Copy) => {
    const paid = { date: '2026-10-28', payer: 'wexmere-council', amount: '900000.00', ref: 'moved' }
    const { result } = await act(deps, 'wexmere', 'recordReceipt', paid)
    const order = { customer: 'wexmere-council', service: 'COUNSEL', quantity: 20, startsOn: '2026-10-29' }
    await act(deps, 'wexmere', 'acceptAgreement', { ...order, endsOn: '2027-03-31' })
    await runUntil(deps, { company: 'wexmere', until: '2026-10-29' as IsoDate, actor: 'test' })
    const { entry } = result as { entry: number }
    const back = await act(deps, 'wexmere', 'reverseEntry', { entry, date: '2026-10-30', reason: 'Not honoured' })
    expect((back.result as { alsoReverses: number[] }).alsoReverses).to.have.length(1)
  }

  /** An order that is recorded after what began later was invoiced: its invoice has the later number and the earlier date. */
  const orderedLate = async ({ deps, reader }: Copy) => {
    const order = { customer: 'cooper-street', service: 'COUNSEL', quantity: 10, startsOn: '2026-10-05' }
    const accepted = await act(deps, 'wexmere', 'acceptAgreement', { ...order, endsOn: '2027-03-31' })
    await runUntil(deps, { company: 'wexmere', until: TODAY, actor: 'test' })
    const { agreement } = accepted.result as { agreement: string }
    const late = (await documentsWhere(reader, { contract: agreement }))[0]
    const invoice = late?.number ?? ''
    const receipt = { payer: 'cooper-street', invoice }
    await act(deps, 'wexmere', 'recordReceipt', { ...receipt, date: '2026-11-06', amount: '1.00' })
    // Paid before the day of its invoice, by who knew the price, and recorded when there was one.
    await act(deps, 'wexmere', 'recordReceipt', { ...receipt, date: '2026-10-02', amount: '2.00', ref: 'early-bird' })
    const credit = { invoice, date: '2026-11-09', reason: 'One hour was not given', lines: [{ line: 1, net: '7.00' }] }
    await act(deps, 'wexmere', 'issueCreditNote', credit)
  }

  /** Ends that were brought forward, with a credit note at once, later, or not yet; and amounts that were credited. */
  const endings = async ({ deps, reader }: Copy) => {
    const invoices = (await documentsWhere(reader, {})).filter(({ kind }) => kind === 'invoice')
    const invoiceOf = (ref: string) => invoices.find(({ contract }) => contract === ref)?.number ?? ''
    const credit = (ref: string, more: object) =>
      act(deps, 'wexmere', 'issueCreditNote', {
        invoice: invoiceOf(ref),
        date: '2026-11-05',
        reason: 'The school closes',
        ...more,
      })
    const end = (agreement: string, endsOn: string) =>
      act(deps, 'wexmere', 'cancelAgreement', { agreement, endsOn, reason: 'The school closes' })
    await credit('A26-008', { endsOn: '2026-11-30' })
    await end('A26-011', '2026-09-15')
    await credit('A26-011', { endsOn: '2026-09-15' })
    await end('A26-012', '2026-12-31')
    await end('A26-019', '2027-01-31')
    await end('A26-019', '2026-12-24')
    await end('A26-013', '2026-08-31')
    await runUntil(deps, { company: 'wexmere', until: '2026-11-15' as IsoDate, actor: 'test' })
    await credit('A26-013', { endsOn: '2026-08-31' })
    await credit('A26-007', { lines: [{ line: 1, net: '12.34' }] })
    // Its income of September is put right in October, since September is closed by then.
    await act(deps, 'wexmere', 'closePeriod', { period: '2026-09' })
    const { result } = await credit('A26-021', { date: '2026-11-16', endsOn: '2026-08-31' })
    const { incomePutRight } = result as { incomePutRight: { month: string; on: string }[] }
    expect(incomePutRight.map(({ month, on }) => `${month} ${on}`)).to.deep.equal([
      '2026-09 2026-10-01',
      '2026-10 2026-10-31',
    ])
  }

  for (const kind of KINDS) {
    it(`has the same postings, invoices and registers there, on ${kind}`, async () => {
      await compareThere(copy, folder, kind)
    })
  }

  it('says up to which day had been billed when money named an invoice of a later day', () => {
    const receipts = parse(readFileSync(join(folder, 'receipts.csv')), { columns: true }) as Record<string, string>[]
    const ahead = receipts.filter(({ billed_to }) => billed_to !== '')
    expect(ahead.map(({ ref, date, billed_to }) => [ref, date, billed_to])).to.deep.equal([
      ['early-bird', '2026-10-02', '2026-10-05'],
    ])
    expect(ahead[0]?.invoice).to.match(/\/1$/)
  })

  it('has what became of money that was paid twice', () => {
    const receipts = parse(readFileSync(join(folder, 'receipts.csv')), { columns: true }) as Record<string, string>[]
    const named = receipts
      .filter(({ ref }) => ref?.startsWith('twice'))
      .map(({ ref, invoice }) => [ref, invoice !== ''])
    expect(named).to.deep.equal([
      ['twice-1', true],
      ['twice-2', false],
    ])
  })

  it('writes no cell that a spreadsheet would run', () => {
    const cells = ['journal.csv', 'agreements.csv', 'ledger.csv'].flatMap((file) =>
      (parse(readFileSync(join(folder, file)), { relax_column_count: false }) as string[][]).flat(),
    )
    expect(cells).to.include(`'=HYPERLINK("x"), or rent`)
    expect(cells).to.include(`''-twice`)
    expect(cells).to.include(`'+coaching`)
    expect(cells).to.include(`'-7\r\n=8`)
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell))).to.deep.equal([])
  })

  it('says the same as one JSON document', async () => {
    const document = JSON.parse(await exportJson(copy.reader))
    const { company, sheets } = await exportPack(copy.reader)
    expect(document.company).to.deep.equal(company)
    for (const { file, rows } of sheets) expect(document[file], file).to.deep.equal(rows)
  })

  it('balances in a plain-text journal to the same trial balance at every month end', async () => {
    let text = ''
    for await (const part of journalText(copy.reader)) text += part
    for (const month of monthsOf(text)) {
      const end = monthEnd(month as never) as IsoDate
      const own = (await balancesOn(copy.reader, end)).filter(({ net }) => net !== 0)
      expect(addedUp(text, end), end).to.deep.equal(own.map(({ account, net }) => `${account} ${money(net)}`).sort())
    }
  })
})

describe('the sample company after a year with a credit note', () => {
  let copy: Copy
  let folder: string
  before(async () => {
    copy = await wexmere('after the demonstration')
    folder = mkdtempSync(join(tmpdir(), 'schoolco-export-'))
    await writeExport(copy, folder)
  })
  after(async () => {
    await copy.drop()
    rmSync(folder, { recursive: true })
  })

  it('names the invoice that took money whole, also money that had waited for it', () => {
    const receipts = parse(readFileSync(join(folder, 'receipts.csv')), { columns: true }) as Record<string, string>[]
    const waited = receipts.filter(({ ref }) => ref === 'R-2026-0006' || ref === 'R-2026-0007')
    expect(waited.map(({ date, amount, invoice }) => `${date} ${amount} ${invoice}`)).to.deep.equal([
      '2026-10-23 27000.00 INC-2025/18',
      '2026-10-23 390000.00 SI-2025/6',
    ])
  })

  it('has something to carry', () => {
    const notes = parse(readFileSync(join(folder, 'credit-notes.csv')), { columns: true }) as Record<string, string>[]
    expect(notes.map(({ ref, ends_on }) => [ref, ends_on])).to.deep.equal([['CRN-2026-0001', '2026-08-31']])
  })

  for (const kind of KINDS) {
    it(`is the same there, on ${kind}`, () => compareThere(copy, folder, kind))
  }
})

/** Every month of the journal, from its first entry to its last. */
const monthsOf = (text: string): string[] => [
  ...new Set([...text.matchAll(/^(\d{4}-\d\d)-\d\d /gm)].map(([, month]) => month as string)),
]
