import { expect } from 'chai'
import fc from 'fast-check'
import { acts, billingChecks, runUntil } from '../../src/billing/index.ts'
import { plansAsAgreed } from '../../src/billing/plans/facts.ts'
import { addDays, type IsoDate, monthOf } from '../../src/kernel/dates.ts'
import { money } from '../../src/kernel/money.ts'
import {
  balancesOn,
  closePeriod,
  type Entry,
  eachEntry,
  ledgerChecks,
  linesByEntry,
  movements,
  type Posting,
  reopenPeriod,
  type Source,
} from '../../src/ledger/index.ts'
import { perform } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { type Reader, readerOf } from '../../src/platform/reader.ts'
import { acts as tradingActs } from '../../src/trading/index.ts'
import { freshDatabase, KINDS, type Kind } from '../support/database.ts'
import { aCompany, clock } from './company.ts'

const day = (text: string) => text as IsoDate
const company = 'wexmere'

type Step =
  | { what: 'run'; on: string }
  | { what: 'close'; on: string }
  | { what: 'cancel'; on: string }
  | { what: 'end'; on: string; last: string }
  | { what: 'credit'; on: string; net: number; nth: number }

/** A company with one agreement of 1,200.00 for twelve months from April, and what can be done with it. */
const deskOf = async (kind: Kind, agreement: Record<string, string> = {}) => {
  const { database, drop } = await freshDatabase(kind)
  await aCompany(database, {
    agreements: [{ ref: 'A-1', starts_on: '2026-04-01', customer: 'northgate', service: 'MONTHS', ...agreement }],
  })
  const reader = readerOf(database, company)
  const run = (until: string) => runUntil({ database, clock }, { company, until: day(until), actor: 'test' })
  const act = async (name: string, command: object, dryRun = false) => {
    const definition = [...acts, ...tradingActs, closePeriod, reopenPeriod].find((each) => each.name === name)!
    const request = { company, actor: 'test', command, dryRun }
    return (await perform({ database, clock }, definition, request)).result as Record<string, unknown>
  }
  const credit = (date: string, more: object, dryRun = false) =>
    act('issueCreditNote', { invoice: 'INV-2026-0001', date, reason: 'The school closed', ...more }, dryRun)
  return { database, drop, reader, run, act, credit }
}

/** "2026-04 100.00": the income of each month as the ledger has it, months without any left out. */
const incomeByMonth = async (database: Database) => {
  const accounts = ['4110', '4120', '4150']
  const found: string[] = []
  for (let from = day('2026-04-01'); from < '2027-07-01'; from = nextMonth(from)) {
    const to = addDays(nextMonth(from), -1)
    const moved = await movements(readerOf(database, company), { from, to }, ['agreement'], { accounts })
    const net = moved.reduce((sum, row) => sum - row.net, 0)
    if (net !== 0) found.push(`${monthOf(from)} ${money(net)}`)
  }
  return found
}
const nextMonth = (from: IsoDate) => addDays(from, 32).replace(/-\d\d$/, '-01') as IsoDate

/** The entries that come from some sources, in the order in which they were posted. */
const entriesOf = async (reader: Reader, ...sources: Source[]) => {
  const found: { entry: Entry; lines: Posting[] }[] = []
  for await (const one of eachEntry(reader)) if (sources.includes(one.entry.source)) found.push(one)
  return found.sort((a, b) => a.entry.number - b.entry.number)
}

/** What stands on 2400 and 1300 after every day on which something is posted to either. */
const standings = async ({ reader }: Pick<Awaited<ReturnType<typeof deskOf>>, 'reader'>) => {
  const lines = (await entriesOf(reader, 'invoice', 'credit-note', 'recognition')).flatMap(({ lines }) => lines)
  const days = [...new Set(lines.map(({ date }) => date))].sort()
  const on = (account: string, until: IsoDate) =>
    lines
      .filter((line) => line.account === account && line.date <= until)
      .reduce((sum, { debit, credit }) => sum + debit - credit, 0)
  return days.map((date) => ({ date, deferred: 0 - on('2400', date), accrued: on('1300', date) }))
}
const neverNegative = async (desk: Awaited<ReturnType<typeof deskOf>>) => {
  for (const { date, deferred, accrued } of await standings(desk)) {
    expect(Math.min(deferred, accrued), `${date}: ${deferred} deferred, ${accrued} accrued`).to.equal(0)
  }
}

for (const kind of KINDS) {
  describe(`income that a credit note puts right on ${kind}`, () => {
    let desk: Awaited<ReturnType<typeof deskOf>>
    afterEach(async () => {
      await neverNegative(desk)
      for (const check of [...(await billingChecks(desk.reader)), ...(await ledgerChecks(desk.reader))]) {
        expect(check.failures, check.check).to.deep.equal([])
      }
      await desk.drop()
    })
    const toSeptember = ['04', '05', '06', '07', '08', '09'].map((month) => `2026-${month} 100.00`)
    const closure = { endsOn: '2026-09-30' }

    it('is that of each month after the end of the service, not that of the note’s own', async () => {
      desk = await deskOf(kind)
      await desk.run('2026-11-30')
      const result = await desk.credit('2026-10-15', closure)
      expect(result).to.include({ net: '600.00', leftToCredit: '0.00' })
      expect(result.incomePutRight).to.deep.equal([
        { month: '2026-10', on: '2026-10-31', amount: '-100.00' },
        { month: '2026-11', on: '2026-11-30', amount: '-100.00' },
      ])
      expect(await incomeByMonth(desk.database)).to.deep.equal(toSeptember)
      const note = (await linesByEntry(desk.reader, [Number(result.entry)])).get(Number(result.entry)) ?? []
      expect(note.map(({ account, debit, credit }) => `${account} ${money(debit)} ${money(credit)}`)).to.deep.equal([
        '2400 600.00 0.00',
        '2300 120.00 0.00',
        '1100 0.00 720.00',
      ])
      expect((await desk.run('2027-03-31')).recognised).to.equal('0.00')
    })

    it('is said in a dry run, which changes nothing', async () => {
      desk = await deskOf(kind)
      await desk.run('2026-10-31')
      const { incomePutRight } = await desk.credit('2026-11-05', closure, true)
      expect(incomePutRight).to.deep.equal([{ month: '2026-10', on: '2026-10-31', amount: '-100.00' }])
      expect(await incomeByMonth(desk.database)).to.deep.equal([...toSeptember, '2026-10 100.00'])
    })

    it('is posted on the first open day where its month is closed, and the entry says so', async () => {
      desk = await deskOf(kind)
      await desk.run('2026-11-30')
      await desk.act('closePeriod', { period: '2026-10' })
      const result = await desk.credit('2026-11-20', closure)
      expect(result.incomePutRight).to.deep.equal([
        { month: '2026-10', on: '2026-11-01', amount: '-100.00' },
        { month: '2026-11', on: '2026-11-30', amount: '-100.00' },
      ])
      expect(await incomeByMonth(desk.database)).to.deep.equal([...toSeptember, '2026-10 100.00', '2026-11 -100.00'])
      const entries = (await entriesOf(desk.reader, 'credit-note')).map(
        ({ entry: { date, memo, sourceRef } }) => `${date} ${sourceRef} ${memo}`,
      )
      expect(entries.slice(1)).to.deep.equal([
        '2026-11-01 CRN-2026-0001 CRN-2026-0001, income for October 2026, which is closed',
        '2026-11-30 CRN-2026-0001 CRN-2026-0001, income for November 2026',
      ])
    })

    it('is refused at its date where that month is closed', async () => {
      desk = await deskOf(kind)
      await desk.run('2026-11-30')
      await desk.act('closePeriod', { period: '2026-11' })
      const refused = await desk.credit('2026-11-20', closure).catch(({ fault }) => fault.fields)
      expect(refused).to.deep.equal([
        {
          pointer: '/date',
          detail:
            'November 2026 is closed. Use a date from 1 December 2026, or ask the finance officer to reopen November',
        },
      ])
    })

    it('is by day in the month of the end', async () => {
      desk = await deskOf(kind, { customer: 'hartwell', service: 'SIP' })
      await desk.run('2026-11-30')
      // 172 of 365 days of 8,400.00 are left on 10 October: 3,958.36. To 30 September 4,211.51 is earned, so October has 230.13.
      const result = await desk.credit('2026-10-12', { endsOn: '2026-10-10' })
      expect(result).to.include({ net: '3958.36' })
      expect((await incomeByMonth(desk.database)).slice(-2)).to.deep.equal(['2026-09 690.41', '2026-10 230.13'])
    })

    it('of a lower price is that of the month of the note on; the months before stay', async () => {
      desk = await deskOf(kind)
      await desk.run('2026-11-30')
      // 1,080.00 a year is 630.00 to October, of which 600.00 is earned already; then 90.00 a month.
      await desk.credit('2026-10-15', { lines: [{ line: 1, net: '120.00' }] })
      expect(await incomeByMonth(desk.database)).to.deep.equal([...toSeptember, '2026-10 30.00', '2026-11 90.00'])
      await desk.run('2027-03-31')
      expect((await incomeByMonth(desk.database)).slice(8)).to.deep.equal(
        ['2026-12', '2027-01', '2027-02', '2027-03'].map((month) => `${month} 90.00`),
      )
    })

    it('of a lower price in a month that is not recognised yet follows with that month', async () => {
      desk = await deskOf(kind)
      await desk.run('2026-09-30')
      // 400.00 for the year is less than the 600.00 that is earned: 200.00 comes back with the note, the rest of the catching up later.
      const result = await desk.credit('2026-10-15', { lines: [{ line: 1, net: '800.00' }] })
      expect(result.incomePutRight).to.deep.equal([])
      expect(await incomeByMonth(desk.database)).to.deep.equal([...toSeptember, '2026-10 -200.00'])
      await desk.run('2026-10-31')
      // To October 7/12 of 400.00, 233.33.
      expect((await incomeByMonth(desk.database)).slice(6)).to.deep.equal(['2026-10 -366.67'])
      await desk.run('2027-03-31')
      const total = (await incomeByMonth(desk.database)).reduce((sum, row) => sum + Number(row.slice(8)) * 100, 0)
      expect(Math.round(total)).to.equal(40_000)
    })

    for (const [order, runTo] of [
      ['after its month was recognised', '2026-11-30'],
      ['before', '2026-10-31'],
    ] as const) {
      it(`of a lower price is what is earned of it though less is invoiced by then, credited ${order}`, async () => {
        desk = await deskOf(kind, { invoice_schedule: 'termly' })
        await desk.run(runTo)
        await desk.credit('2026-11-20', { invoice: 'INV-2026-0002', lines: [{ line: 1, net: '240.00' }] })
        await desk.run('2026-11-30')
        // Eight of twelve months of 960.00 are 640.00; 800.00 less 240.00 is invoiced, and 400.00 is to come in January.
        expect((await incomeByMonth(desk.database)).slice(-2)).to.deep.equal(['2026-10 100.00', '2026-11 -60.00'])
        const balances = await balancesOn(desk.reader, day('2026-11-30'))
        const standing = balances.filter(({ account, net }) => ['1300', '2400'].includes(account) && net !== 0)
        expect(standing.map(({ account, net }) => `${account} ${money(net)}`)).to.deep.equal(['1300 80.00'])
      })
    }

    it('of a lower price leaves months before the note that nobody has run yet at the price of then', async () => {
      desk = await deskOf(kind)
      await desk.run('2026-07-31')
      await desk.credit('2026-10-15', { lines: [{ line: 1, net: '120.00' }] })
      expect(await incomeByMonth(desk.database)).to.deep.equal(toSeptember)
      await desk.run('2026-10-31')
      // 1,080.00 a year is 630.00 to October, of which 600.00 is earned already.
      expect(await incomeByMonth(desk.database)).to.deep.equal([...toSeptember, '2026-10 30.00'])
    })

    it('of a service that is over is that of the note’s day', async () => {
      desk = await deskOf(kind)
      await desk.run('2027-03-31')
      await desk.credit('2027-04-15', { lines: [{ line: 1, net: '50.00' }] })
      expect((await incomeByMonth(desk.database)).slice(-2)).to.deep.equal(['2027-03 100.00', '2027-04 -50.00'])
      expect((await desk.run('2027-04-30')).recognised).to.equal('0.00')
    })

    it('is put right once where an early end takes two notes', async () => {
      desk = await deskOf(kind, { invoice_schedule: 'termly' })
      await desk.run('2026-11-30')
      await desk.act('closePeriod', { period: '2026-10' })
      // 400.00 in April and in September; the service to 31 May costs 200.00.
      const first = await desk.credit('2026-11-20', { invoice: 'INV-2026-0002', endsOn: '2026-05-31' })
      expect(first).to.include({ net: '400.00', leftToCredit: '200.00' })
      expect(first.incomePutRight).to.have.length(6)
      const second = await desk.credit('2026-11-21', { invoice: 'INV-2026-0001', endsOn: '2026-05-31' })
      expect(second).to.include({ net: '200.00', leftToCredit: '0.00' })
      expect(second.incomePutRight).to.deep.equal([])
      expect((await incomeByMonth(desk.database)).at(-1)).to.equal('2026-11 -500.00')
      expect((await desk.run('2027-03-31')).recognised).to.equal('0.00')
    })

    it('is put right by a run too, where the agreement was ended and nothing is credited yet', async () => {
      desk = await deskOf(kind)
      await desk.run('2026-11-30')
      await desk.act('closePeriod', { period: '2026-10' })
      await desk.act('cancelAgreement', { agreement: 'A-1', endsOn: '2026-09-30', reason: 'The school closes' })
      const result = await desk.run('2026-12-31')
      expect(result).to.include({ recognised: '-200.00' })
      expect(result.failures).to.deep.equal([])
      expect(await incomeByMonth(desk.database)).to.deep.equal([...toSeptember, '2026-10 100.00', '2026-11 -100.00'])
      const memos = (await entriesOf(desk.reader, 'recognition')).map(({ entry: { date, memo } }) => `${date} ${memo}`)
      expect(memos).to.include.members([
        '2026-11-01 Income for October 2026, which is closed',
        '2026-11-30 Income for November 2026',
      ])
      const note = await desk.credit('2026-12-31', closure)
      expect(note).to.deep.include({ net: '600.00', incomePutRight: [] })
      expect((await desk.run('2027-03-31')).recognised).to.equal('0.00')
    })
  })
}

describe('whatever is run, ended, credited and closed', () => {
  const DAYS = ['2026-05-20', '2026-07-31', '2026-09-15', '2026-10-31', '2026-12-10', '2027-02-28', '2027-04-10']
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ what: fc.constant('run' as const), on: fc.constantFrom(...DAYS) }),
    fc.record({ what: fc.constant('close' as const), on: fc.constantFrom(...DAYS.slice(0, 4)) }),
    fc.record({ what: fc.constant('end' as const), on: fc.constantFrom(...DAYS), last: fc.constantFrom(...DAYS) }),
    fc.record({ what: fc.constant('cancel' as const), on: fc.constantFrom(...DAYS) }),
    fc.record({
      ...{ what: fc.constant('credit' as const), on: fc.constantFrom(...DAYS) },
      ...{ net: fc.integer({ min: 1, max: 900 }), nth: fc.constantFrom(1, 2, 3) },
    }),
  )
  const story = fc.record({
    service: fc.constantFrom('MONTHS', 'SIP'),
    schedule: fc.constantFrom('upfront', 'termly', 'monthly'),
    steps: fc.array(step, { minLength: 3, maxLength: 9 }),
  })

  it('never leaves 1300 or 2400 below nothing on any day, and income adds up to what the service costs', async function () {
    this.timeout(300_000)
    await fc.assert(
      fc.asyncProperty(story, async ({ service, schedule, steps }) => {
        const desk = await deskOf('sqlite', { service, invoice_schedule: schedule })
        try {
          await desk.run('2026-04-30')
          for (const each of steps) await tried(desk, each)
          await desk.run('2027-06-30')
          await neverNegative(desk)
          // A month that was closed before it was recognised waits to be opened again.
          for (const period of MONTHS) await may(desk.act('reopenPeriod', { period, reason: 'Income is missing' }))
          await desk.run('2027-06-30')
          await neverNegative(desk)
          const checks = [...(await billingChecks(desk.reader)), ...(await ledgerChecks(desk.reader))]
          expect(checks.flatMap(({ failures }) => failures)).to.deep.equal([])
          const price = (await plansAsAgreed(desk.reader)).get('A-1')?.net
          const months = await incomeByMonth(desk.database)
          expect(months.reduce((sum, row) => sum + Math.round(Number(row.slice(8)) * 100), 0)).to.equal(price)
        } finally {
          await desk.drop()
        }
      }),
      { numRuns: 40 },
    )
  })

  const MONTHS = ['04', '05', '06', '07', '08', '09', '10'].map((month) => `2026-${month}`)
  /** What the books refuse as they stand changes nothing. */
  const may = (done: Promise<unknown>) => done.catch((error) => expect(error.name).to.equal('Refusal'))

  const tried = async (desk: Awaited<ReturnType<typeof deskOf>>, each: Step) => {
    if (each.what === 'run') await desk.run(each.on)
    else if (each.what === 'close') await may(desk.act('closePeriod', { period: each.on.slice(0, 7) }))
    else if (each.what === 'end') await may(desk.credit(each.on, { endsOn: each.last }))
    else if (each.what === 'cancel')
      await may(desk.act('cancelAgreement', { agreement: 'A-1', endsOn: each.on, reason: 'The school closes' }))
    else if (each.what === 'credit') {
      const lines = [{ line: 1, net: `${each.net}.00` }]
      await may(desk.credit(each.on, { invoice: `INV-2026-000${each.nth}`, lines }))
    }
  }
})
