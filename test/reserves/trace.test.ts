import { expect } from 'chai'
import { acts as billingActs, runUntil } from '../../src/billing/index.ts'
import { postAll } from '../../src/ledger/posting/post.ts'
import { perform, record } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { acts, surplusAndReinvestment, surplusSources, traceOf } from '../../src/reserves/index.ts'
import { aCompany, clock } from '../billing/company.ts'
import { day, entry } from '../support/books.ts'
import { freshDatabase, KINDS } from '../support/database.ts'

/** Costs of each stream, of none, and tax: traded has 4,000.00 left of its 9,000.00, commissioned 1,000.00 of its 4,000.00. */
const COSTS = [
  entry('2025-12-31', 'Advisers', 'Dr 5000 5000.00 stream=traded', 'Cr 1200 5000.00'),
  entry('2025-12-31', 'Consultants', 'Dr 6000 3000.00 stream=commissioned', 'Cr 1200 3000.00'),
  entry('2025-12-31', 'Audit', 'Dr 6120 500.00', 'Cr 1200 500.00'),
  entry('2026-03-31', 'Interest', 'Dr 1200 100.00', 'Cr 4400 100.00 stream=other'),
  entry('2026-03-31', 'Tax', 'Dr 8000 200.00', 'Cr 2500 200.00'),
]

for (const kind of KINDS) {
  describe(`the trace of an invoice to its outcome on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    const company = 'wexmere'
    const act = (name: string, command: object) => {
      const definition = [...acts, ...billingActs].find((each) => each.name === name)!
      return perform({ database, clock }, definition, { company, actor: 'test', command })
    }
    const reader = () => readerOf(database, company)

    before(async () => {
      ;({ database, drop } = await freshDatabase(kind))
      await aCompany(database, {
        agreements: [
          { ref: 'A-1', starts_on: '2025-04-01' },
          { ref: 'A-2', starts_on: '2025-10-01', customer: 'northgate', service: 'MONTHS' },
        ],
        commissions: [
          {
            ref: 'C-1',
            starts_on: '2025-04-01',
            ends_on: '2026-03-31',
            annual_value: '4000.00',
            schedule: 'quarterly',
          },
        ],
      })
      const given = { name: 'test', company, actor: 'test', command: null, kept: null }
      await record({ database, clock }, given, async (tx) => {
        await tx.insert('programme', [
          { ref: 'reading', name: 'Early reading' },
          { ref: 'academy', name: 'Governor academy', outcome_measure: 'Governors who stay' },
        ])
        await tx.insert('resolution', [
          {
            ...{ ref: 'R-1', body: 'board', kind: 'board', text: 'That surplus be set aside.' },
            ...{ passed_on: '2026-06-10', votes_for: 8, votes_against: 0, abstentions: 0 },
          },
        ])
        await postAll(tx, COSTS)
      })
      await runUntil({ database, clock }, { company, until: day('2026-11-30'), actor: 'test' })
      const setAside = { resolution: 'R-1', date: '2026-06-10' }
      await act('designateSurplus', { programme: 'reading', amount: '1500.00', ...setAside })
      await act('designateSurplus', { programme: 'academy', amount: '700.00', ...setAside })
      await act('drawDown', { programme: 'reading', date: '2026-09-01', amount: '600.00', memo: 'Books' })
      await act('reportOutcome', {
        programme: 'reading',
        reportedOn: '2026-10-30',
        text: '9 of 14 schools read better',
      })
    })
    after(() => drop())

    it('shares the surplus among every invoice and entry of the year, to the penny', async () => {
      const { rows, totals, streams } = await surplusSources(reader(), day('2025-04-01'), day('2026-03-31'))
      expect(
        streams.map(({ stream, income, surplus, part }) => [stream, income, surplus, part].join(' ')),
      ).to.deep.equal([
        'commissioned 4000.00 1000.00 880.00',
        'traded 9000.00 4000.00 3520.00',
        'other 100.00 -400.00 0.00',
      ])
      expect(rows.map((row) => [row.ref, row.income, row.surplus, row.setAside, row.spent].join(' '))).to.deep.equal([
        'INV-2025-0002 1000.00 220.00 110.00 30.00',
        'INV-2025-0003 1000.00 220.00 110.00 30.00',
        'INV-2025-0005 1000.00 220.00 110.00 30.00',
        'INV-2026-0001 1000.00 220.00 110.00 30.00',
        'INV-2025-0001 8400.00 3285.33 1642.67 448.00',
        'INV-2025-0004 600.00 234.67 117.33 32.00',
        '4 100.00 0.00 0.00 0.00',
      ])
      expect(totals).to.deep.equal({
        income: '13100.00',
        surplus: '4400.00',
        setAside: '2200.00',
        spent: '600.00',
        returned: '0.00',
        left: '1600.00',
        expenditure: '8500.00',
        tax: '200.00',
      })
      const report = await surplusAndReinvestment(reader(), day('2025-04-01'), day('2026-03-31'))
      expect(totals).to.include({ income: report.totals.income, surplus: report.totals.surplus })
    })

    it('follows one invoice by its postings and months to its share, and to what that has changed', async () => {
      const trace = await traceOf(reader(), 'INV-2025-0001', day('2026-11-30'))
      expect(trace.invoice).to.include({ agreement: 'A-1', customerName: 'Hartwell Primary School', nth: 1, of: 1 })
      expect(trace.postings.map(({ account, debit, credit }) => [account, debit, credit].join(' '))).to.deep.equal([
        '1100 10080.00 0.00',
        '2300 0.00 1680.00',
        '2400 0.00 8400.00',
      ])
      expect(trace.rows.map(({ month, amount }) => `${month} ${amount}`).slice(0, 3)).to.deep.equal([
        '2025-04 690.41',
        '2025-05 713.43',
        '2025-06 690.41',
      ])
      expect(trace.rows).to.have.length(12)
      expect(trace.totals).to.deep.equal({
        net: '8400.00',
        credited: '0.00',
        providers: '0.00',
        keeps: '8400.00',
        earned: '8400.00',
        notYetEarned: '0.00',
        share: '3285.33',
        setAside: '1642.67',
        spent: '448.00',
        returned: '0.00',
        left: '1194.67',
      })
      const [year] = trace.years
      expect(year).to.include({
        stream: 'traded',
        income: '8400.00',
        streamIncome: '9000.00',
        streamSurplus: '4000.00',
        streamsLeft: '5000.00',
        surplus: '4400.00',
        streamPart: '3520.00',
      })
      expect(year?.programmes).to.deep.equal([
        {
          programme: 'reading',
          name: 'Early reading',
          resolution: 'R-1',
          setAside: '1120.00',
          spent: '448.00',
          returned: '0.00',
          left: '672.00',
          outcomeMeasure: null,
          outcome: { reportedOn: '2026-10-30', text: '9 of 14 schools read better', evidence: null },
        },
        {
          programme: 'academy',
          name: 'Governor academy',
          resolution: 'R-1',
          setAside: '522.67',
          spent: '0.00',
          returned: '0.00',
          left: '522.67',
          outcomeMeasure: 'Governors who stay',
          outcome: null,
        },
      ])
    })

    it('knows on an earlier day what there was then', async () => {
      const trace = await traceOf(reader(), 'INV-2025-0001', day('2025-12-31'))
      // 275 of 365 days; the year runs, and only its costs are posted: 6,328.77 and 300.00 traded less 5,000.00.
      expect(trace.totals).to.include({ earned: '6328.77', notYetEarned: '2071.23', setAside: '0.00' })
      expect(trace.years).to.have.length(1)
      expect(trace.years[0]).to.include({ from: '2025-04-01', to: '2025-12-31', endsOn: '2026-03-31' })
      expect(trace.years[0]).to.include({ income: '6328.77', streamIncome: '6628.77', streamSurplus: '1628.77' })
      const early = traceOf(reader(), 'INV-2025-0004', day('2025-09-30'))
      expect(await early.catch(({ message }) => message)).to.match(/^There is no invoice “INV-2025-0004”/)
    })

    it('follows an invoice through two years, and says of one without a surplus that there is no share', async () => {
      const trace = await traceOf(reader(), 'INV-2025-0004', day('2026-11-30'))
      expect(trace.years.map(({ to, income, surplus, share }) => [to, income, surplus, share].join(' '))).to.deep.equal(
        ['2026-03-31 600.00 4400.00 234.67', '2026-11-30 600.00 0.00 0.00'],
      )
    })

    it('takes a credit note with its invoice, and its income from the share', async () => {
      const credit = {
        invoice: 'INV-2025-0004',
        date: '2026-12-01',
        reason: 'Late',
        lines: [{ line: 1, net: '120.00' }],
      }
      await act('issueCreditNote', credit)
      const trace = await traceOf(reader(), 'CRN-2026-0001', day('2026-12-31'))
      expect(trace.invoice.number).to.equal('INV-2025-0004')
      expect(trace.creditNotes.map(({ number, net }) => `${number} ${net}`)).to.deep.equal(['CRN-2026-0001 120.00'])
      expect(trace.totals).to.include({ keeps: '1080.00', earned: '1080.00', notYetEarned: '0.00' })
      expect(trace.years.map(({ income }) => income)).to.deep.equal(['600.00', '480.00'])
    })
  })
}
