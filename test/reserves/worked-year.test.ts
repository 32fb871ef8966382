import { expect } from 'chai'
import { balancesOn, acts as ledgerActs, ledgerChecks } from '../../src/ledger/index.ts'
import { postAll } from '../../src/ledger/posting/post.ts'
import type { AnyAct } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { acts, allocableOn, reservesChecks, surplusAndReinvestment } from '../../src/reserves/index.ts'
import { day, entry, type Ground, groundOf } from '../support/books.ts'
import { freshDatabase, KINDS } from '../support/database.ts'

/** The year that the domain brief works out: 1 April 2026 to 31 March 2027, and what became of its surplus. */
const YEAR = [
  entry('2026-04-01', 'Balances brought over', 'Dr 1200 500000.00', 'Cr 3000 500000.00'),
  entry('2026-09-30', 'Council commissions', 'Dr 1200 1700000.00', 'Cr 4000 1700000.00'),
  entry('2026-10-31', 'Member schools', 'Dr 1200 1050000.00', 'Cr 4110 1050000.00'),
  entry('2026-10-31', 'Other customers', 'Dr 1200 200000.00', 'Cr 4120 200000.00'),
  entry('2027-03-31', 'Interest', 'Dr 1200 50000.00', 'Cr 4400 50000.00'),
  entry('2026-12-31', 'Salaries', 'Dr 6000 2010000.00', 'Cr 1200 2010000.00'),
  entry('2027-01-31', 'Associates', 'Dr 5000 520000.00 stream=traded', 'Cr 1200 520000.00'),
  entry('2027-02-28', 'Premises', 'Dr 6100 320000.00', 'Cr 1200 320000.00'),
  entry('2027-03-31', 'Corporation tax', 'Dr 8000 36000.00', 'Cr 2500 36000.00'),
]

for (const kind of KINDS) {
  describe(`a year’s surplus and its reinvestment on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    let books: Ground
    before(async () => {
      ;({ database, drop } = await freshDatabase(kind))
      books = await groundOf(database, 'alpha')
      await books.act(async (tx) => {
        await tx.insert('articles', [{ from: null, resolution: null, overrides: '{"reserveFloor":{"months":2}}' }])
        await tx.insert('programme', [
          { ref: 'early-reading', name: 'Early reading', outcome_measure: 'Phonics check' },
          { ref: 'governor-academy', name: 'Governor academy' },
        ])
        await tx.insert('resolution', [
          resolution('R-2027-04', '2027-06-10', 8, 0),
          resolution('R-2027-05', '2027-06-10', 4, 5),
          resolution('R-2027-09', '2028-02-01', 8, 1),
        ])
        await postAll(tx, YEAR)
      })
    })
    after(() => drop())

    const resolution = (ref: string, passed_on: string, votes_for: number, votes_against: number) => ({
      ref,
      body: 'board',
      kind: 'board',
      text: 'That surplus be set aside.',
      passed_on,
      votes_for,
      votes_against,
      abstentions: 0,
    })
    const perform = (name: string, command: object): Promise<Record<string, unknown>> => {
      const act = [...acts, ...ledgerActs].find((each) => each.name === name) as AnyAct
      return books.act((tx) => act.run(tx, act.body.check(command)) as Promise<Record<string, unknown>>)
    }
    const refused = (promise: Promise<unknown>): Promise<string> =>
      promise.then(
        () => 'not refused',
        ({ fault }) => (fault.kind === 'rule-broken' ? fault.breaches[0].explanation : fault.detail),
      )
    const brokenBy = (promise: Promise<unknown>) =>
      promise.then(
        () => undefined,
        ({ fault: { kind, breaches, waysOut } }) => ({ kind, breaches, waysOut }),
      )
    const setAside = (programme: string, amount: string, more: object = {}) =>
      perform('designateSurplus', { programme, resolution: 'R-2027-04', date: '2027-06-10', amount, ...more })
    const report = (from: string, to: string) => surplusAndReinvestment(books.reader, day(from), day(to))

    it('begins with what the board may set aside: the free reserves less two months of costs', async () => {
      const { totals, streams, income, costs } = await report('2026-04-01', '2027-03-31')
      expect(totals).to.deep.equal({
        income: '3000000.00',
        expenditure: '2850000.00',
        surplusBeforeTax: '150000.00',
        tax: '36000.00',
        surplus: '114000.00',
        surplusShare: '5.00',
        openingFreeReserve: '500000.00',
        floor: '475000.00',
        allocable: '139000.00',
        designated: '0.00',
        released: '0.00',
        closingFreeReserve: '614000.00',
        reinvestmentFund: '0.00',
      })
      expect(streams).to.deep.equal([
        { stream: 'commissioned', income: '1700000.00', expenditure: '0.00', surplus: '1700000.00' },
        { stream: 'traded', income: '1250000.00', expenditure: '520000.00', surplus: '730000.00' },
        { stream: 'other', income: '50000.00', expenditure: '2330000.00', surplus: '-2280000.00' },
      ])
      expect(income.map(({ line, amount }) => `${line} ${amount}`)).to.deep.equal([
        'Council commissions 1700000.00',
        'Member schools 1050000.00',
        'Other customers 200000.00',
        'Interest 50000.00',
      ])
      expect(costs.map(({ line, amount }) => `${line} ${amount}`)).to.deep.equal([
        'Staff -2010000.00',
        'Delivery partners -520000.00',
        'Premises and running -320000.00',
      ])
    })

    it('refuses to set aside a penny more, without a passed resolution, before it, or for no programme', async () => {
      expect(await refused(setAside('early-reading', '139000.01'))).to.equal(
        '£139,000.01 is more than the board may set aside. On 10 June 2027 it may set aside £139,000.00: free reserves of £614,000.00 at 31 March 2027, less the floor of £475,000.00 (Articles, 31.3)',
      )
      expect(await refused(setAside('early-reading', '1.00', { resolution: 'R-2027-05' }))).to.match(
        /^There is no resolution “R-2027-05” that was passed/,
      )
      expect(await refused(setAside('early-reading', '1.00', { resolution: 'R-2030-01' }))).to.match(
        /^There is no resolution “R-2030-01” that was passed/,
      )
      expect(await refused(setAside('early-reading', '1.00', { date: '2027-06-09' }))).to.equal(
        'Resolution R-2027-04 was passed on 10 June 2027. Use that date or a later one',
      )
      expect(await refused(setAside('minibus', '1.00'))).to.equal('There is no programme “minibus”. Add it first')
    })

    it('quotes the floor of the articles, and says what would change the answer', async () => {
      expect(await brokenBy(setAside('early-reading', '139000.01'))).to.deep.equal({
        kind: 'rule-broken',
        breaches: [
          {
            rule: 'reserves.allocable',
            status: 'fail',
            numerator: '139000.01',
            denominator: '139000.00',
            limit: 'no more than the allocable',
            headroom: null,
            explanation:
              '£139,000.01 is more than the board may set aside. On 10 June 2027 it may set aside £139,000.00: free reserves of £614,000.00 at 31 March 2027, less the floor of £475,000.00 (Articles, 31.3)',
            source: 'Articles, 31.3',
          },
        ],
        waysOut: [
          { text: 'Set aside £139,000.00 or less', result: 'free reserves keep their floor' },
          {
            text: 'Set the other £0.01 aside after 31 March 2028',
            result: 'the surplus of the year that ends on that day counts then',
          },
        ],
      })
    })

    it('says of fields that are wrong and of the limit at once', async () => {
      const { fault } = await setAside('minibus', '139000.01').catch((error) => error)
      expect(fault.fields.map(({ pointer }: { pointer: string }) => pointer)).to.deep.equal(['/programme', '/amount'])
    })

    it('sets 100,000 aside as a transfer within reserves', async () => {
      expect(await setAside('early-reading', '60000.00')).to.deep.equal({
        designation: 'D-2027-1',
        entry: 10,
        allocableBefore: '139000.00',
        allocableAfter: '79000.00',
      })
      await setAside('governor-academy', '40000.00')
      const { freeReserve, moved, allocable } = await allocableOn(books.reader, day('2027-06-10'))
      expect([freeReserve, moved, allocable]).to.deep.equal([61_400_000, -10_000_000, 3_900_000])
      expect(await refused(setAside('early-reading', '39000.01'))).to.match(/^£39,000.01 is more than/)
    })

    it('is not set aside or moved on by a journal, which names no resolution', async () => {
      const journal = (...lines: object[]) => perform('postJournal', { date: '2027-06-11', memo: 'Reserves', lines })
      const reading = { account: '3100', programme: 'early-reading' }
      expect(await refused(journal({ account: '3000', debit: '1.00' }, { ...reading, credit: '1.00' }))).to.equal(
        'Surplus is set aside by a resolution of the board, which a journal does not name. Use “Set surplus aside”',
      )
      const academy = { account: '3100', programme: 'governor-academy' }
      expect(await refused(journal({ ...academy, debit: '1.00' }, { ...reading, credit: '1.00' }))).to.equal(
        'Money moves between programmes by a resolution of the board, which a journal does not name. Use “Move from one programme to another”',
      )
    })

    it('releases what is spent, and refuses to spend more than a programme has', async () => {
      const spend = (programme: string, amount: string, date = '2027-10-05') =>
        perform('drawDown', { programme, amount, date, memo: 'Coaches' })
      expect(await spend('early-reading', '42500.00')).to.deep.equal({ entry: 12, left: '17500.00' })
      expect(await spend('governor-academy', '20000.00')).to.deep.equal({ entry: 13, left: '20000.00' })
      expect(await refused(spend('early-reading', '17500.01'))).to.equal(
        '£17,500.01 is more than “Early reading” has in the reinvestment fund: £17,500.00 on 5 October 2027',
      )
      expect(await refused(spend('early-reading', '1.00', '2027-06-09'))).to.match(/£0.00 on 9 June 2027$/)
      expect(await brokenBy(spend('early-reading', '17500.01'))).to.deep.equal({
        kind: 'rule-broken',
        breaches: [
          {
            rule: 'reserves.programme-balance',
            status: 'fail',
            numerator: '17500.01',
            denominator: '17500.00',
            limit: 'no more than the programme has',
            headroom: null,
            explanation:
              '£17,500.01 is more than “Early reading” has in the reinvestment fund: £17,500.00 on 5 October 2027',
            source: 'Resolution R-2027-04',
          },
        ],
        waysOut: [
          { text: 'Spend £17,500.00 or less', result: 'it is within what the programme has' },
          {
            text: 'Set aside £0.01 more for Early reading by a resolution of the board',
            result: 'the board may set aside £39,000.00 on 5 October 2027',
          },
          {
            text: 'Move £0.01 from “Governor academy” by a resolution of the board',
            result: 'Governor academy has £20,000.00',
          },
        ],
      })
      const fund = (await balancesOn(books.reader, day('2027-10-31'))).find(({ account }) => account === '3100')
      expect(fund?.net).to.equal(-3_750_000)
    })

    it('shows both views: what moved in the year of spending, and what became of the year that earned it', async () => {
      const spending = await report('2027-04-01', '2028-03-31')
      expect(spending.programmes).to.deep.equal([
        {
          programme: 'early-reading',
          name: 'Early reading',
          resolution: 'R-2027-04',
          opening: '0.00',
          allocated: '60000.00',
          virement: '0.00',
          drawn: '42500.00',
          returned: '0.00',
          closing: '17500.00',
          outcomeMeasure: 'Phonics check',
          outcome: null,
        },
        {
          programme: 'governor-academy',
          name: 'Governor academy',
          resolution: 'R-2027-04',
          opening: '0.00',
          allocated: '40000.00',
          virement: '0.00',
          drawn: '20000.00',
          returned: '0.00',
          closing: '20000.00',
          outcomeMeasure: null,
          outcome: null,
        },
      ])
      expect(spending.totals).to.include({
        expenditure: '62500.00',
        surplus: '-62500.00',
        openingFreeReserve: '614000.00',
        designated: '100000.00',
        released: '62500.00',
        closingFreeReserve: '514000.00',
        reinvestmentFund: '37500.00',
      })
      const earning = await report('2026-04-01', '2027-03-31')
      expect(earning.totals).to.include({ surplus: '114000.00', designated: '0.00', allocable: '139000.00' })
      expect(earning.since).to.deep.equal({
        until: '2027-10-05',
        programmes: [
          {
            programme: 'early-reading',
            name: 'Early reading',
            resolution: 'R-2027-04',
            setAside: '60000.00',
            moved: '0.00',
            spent: '42500.00',
            returned: '0.00',
            left: '17500.00',
            outcomeMeasure: 'Phonics check',
            outcome: null,
          },
          {
            programme: 'governor-academy',
            name: 'Governor academy',
            resolution: 'R-2027-04',
            setAside: '40000.00',
            moved: '0.00',
            spent: '20000.00',
            returned: '0.00',
            left: '20000.00',
            outcomeMeasure: null,
            outcome: null,
          },
        ],
      })
    })

    it('moves between programmes by resolution, returns what is left, and reverses with the release', async () => {
      const move = { programme: 'governor-academy', to: 'early-reading', resolution: 'R-2027-09', amount: '5000.00' }
      expect(await refused(perform('moveReserve', { ...move, date: '2028-01-31' }))).to.match(
        /^Resolution R-2027-09 was passed on 1 February 2028/,
      )
      await perform('moveReserve', { ...move, date: '2028-02-01' })
      await perform('returnReserve', {
        programme: 'governor-academy',
        date: '2028-03-01',
        amount: '1000.00',
        reason: 'Done',
      })
      await perform('reverseEntry', { entry: 13, date: '2028-03-02', reason: 'Paid twice' })
      const { programmes, totals } = await report('2027-04-01', '2028-03-31')
      expect(
        programmes.map((row) => [row.programme, row.allocated, row.virement, row.drawn, row.returned, row.closing]),
      ).to.deep.equal([
        ['early-reading', '60000.00', '5000.00', '42500.00', '0.00', '22500.00'],
        ['governor-academy', '40000.00', '-5000.00', '0.00', '1000.00', '34000.00'],
      ])
      expect(totals).to.include({ released: '43500.00', closingFreeReserve: '515000.00', reinvestmentFund: '56500.00' })
      const { since } = await report('2026-04-01', '2027-03-31')
      expect(
        since.programmes.map((row) => [row.programme, row.setAside, row.moved, row.spent, row.returned, row.left]),
      ).to.deep.equal([
        ['early-reading', '60000.00', '5000.00', '42500.00', '0.00', '22500.00'],
        ['governor-academy', '40000.00', '-5000.00', '0.00', '1000.00', '34000.00'],
      ])
    })

    it('reports what a programme has changed, from the day of the report on, and puts a report of one day right', async () => {
      books.at('2028-03-09T10:00:00.000Z')
      const told = (reportedOn: string, text: string) =>
        perform('reportOutcome', { programme: 'early-reading', reportedOn, text, evidence: 'Board, item 4' })
      await told('2027-12-01', '9 of 14 schones have a coach')
      await told('2027-12-01', '9 of 14 schools have a coach')
      await told('2028-03-09', '11 of 14 schools read better')
      const reportedBy = async (day: string) => (await report('2027-04-01', day)).programmes[0]?.outcome
      expect(await reportedBy('2027-11-30')).to.equal(null)
      expect(await reportedBy('2027-12-01')).to.deep.equal({
        reportedOn: '2027-12-01',
        text: '9 of 14 schools have a coach',
        evidence: 'Board, item 4',
      })
      expect((await reportedBy('2028-03-31'))?.text).to.equal('11 of 14 schools read better')
      const { fault } = await told('2028-03-10', 'Soon').catch((error) => error)
      expect(fault.fields).to.deep.equal([
        {
          pointer: '/reportedOn',
          detail: 'What has changed is reported today, 9 March 2028, or on an earlier day',
        },
      ])
    })

    it('shows what a programme cost above what it had as overspent, and leaves it on free reserves', async () => {
      await books.act((tx) =>
        postAll(tx, [entry('2028-03-10', 'Coaches', 'Dr 6500 23500.00 programme=early-reading', 'Cr 1200 23500.00')]),
      )
      const { programmes, totals } = await report('2027-04-01', '2028-03-31')
      expect(programmes[0]).to.include({ drawn: '65000.00', closing: '0.00', overspent: '1000.00' })
      expect(programmes[1]).to.not.have.property('overspent')
      expect(totals).to.include({ released: '66000.00', closingFreeReserve: '514000.00', reinvestmentFund: '34000.00' })
    })

    it('agrees with the ledger', async () => {
      const checks = [...(await ledgerChecks(books.reader)), ...(await reservesChecks(books.reader))]
      expect(checks.flatMap(({ failures }) => failures)).to.deep.equal([])
      expect(checks.find(({ check }) => check === 'subledger.reinvestment')?.counted).to.equal(2)
      expect(checks.find(({ check }) => check === 'reserves.designations-posted')?.counted).to.equal(2)
    })

    it('leaves nothing to set aside where the open year loses what is above the floor', async () => {
      await books.act((tx) =>
        postAll(tx, [entry('2028-04-30', 'Redundancy', 'Dr 6000 600000.00', 'Cr 1200 600000.00')]),
      )
      expect(await refused(setAside('early-reading', '1.00', { date: '2028-05-01' }))).to.match(
        /^£1.00 is more than the board may set aside. Nothing can be set aside on 1 May 2028: free reserves of £514,000.00 at 31 March 2028, less the deficit of £600,000.00 since/,
      )
    })
  })
}
