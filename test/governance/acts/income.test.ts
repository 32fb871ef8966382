import { expect } from 'chai'
import { runUntil } from '../../../src/billing/index.ts'
import { breachesOf, loadBoardFacts, withTurnover } from '../../../src/governance/index.ts'
import { openedBy } from '../../../src/governance/judging/breaches/opened-by.ts'
import { date } from '../../../src/kernel/dates.ts'
import type { Finding } from '../../../src/kernel/finding.ts'
import { KINDS } from '../../support/database.ts'
import { companiesOn } from '../ground/companies.ts'
import { clock, type Ground } from '../ground/company.ts'
import { ONE_FIFTH } from '../ground/trading.ts'

const TODAY = date('2026-09-01')

/** Turnover by hand: so many pounds from a customer. */
const sale = (customer: string, amount: string, day = '2026-08-31') => ({
  date: day,
  memo: 'Sale',
  lines: [
    { account: '1200', debit: amount },
    { account: '4120', credit: amount, customer },
  ],
})

const shares = (findings: readonly Finding[]) =>
  findings.map(({ rule, numerator, denominator }) => `${rule} ${numerator} of ${denominator}`)

for (const kind of KINDS)
  describe(`acts of money tell what they break, on ${kind}`, () => {
    const companies = companiesOn(kind)

    const posts = async (ground: Ground, ...command: Parameters<typeof sale>) =>
      shares((await ground.act('postJournal', sale(...command))).breaches)

    it('a sale that brings the owners’ part to four fifths, and every one that takes it further down', async () => {
      const ground = await companies.company()
      expect(await posts(ground, 's-10', '400.00'), 'a member').to.deep.equal([])
      expect(await posts(ground, 's-3', '99.99'), 'more than four fifths are left').to.deep.equal([])
      expect(await posts(ground, 's-3', '0.01'), 'exactly four fifths').to.deep.equal([
        'company.owners-share 400.00 of 500.00',
      ])
      expect(await posts(ground, 's-3', '10.00')).to.deep.equal(['company.owners-share 400.00 of 510.00'])
      expect(await posts(ground, 's-10', '1.00'), 'broken still, and not further').to.deep.equal([])
      const insurance = { account: '6120', debit: '90.00' }
      const cost = { date: '2026-08-31', memo: 'Insurance', lines: [insurance, { account: '1200', credit: '90.00' }] }
      expect((await ground.act('postJournal', cost)).breaches, 'a cost').to.deep.equal([])
    })

    it('a dry run tells the same and posts nothing', async () => {
      const ground = await companies.company()
      const dry = await ground.act('postJournal', sale('s-3', '1.00'), { dryRun: true })
      expect(shares(dry.breaches)).to.deep.equal(['company.owners-share 0.00 of 1.00'])
      expect(await posts(ground, 's-10', '1.00')).to.deep.equal([])
    })

    it('an entry that is reversed', async () => {
      const ground = await companies.company()
      await ground.act('postJournal', sale('s-10', '400.00'))
      await ground.act('postJournal', sale('s-3', '50.00'))
      const reversal = { entry: 1, date: '2026-08-31', reason: 'Posted twice' }
      expect(shares((await ground.act('reverseEntry', reversal)).breaches)).to.deep.equal([
        'company.owners-share 0.00 of 50.00',
      ])
    })

    it('one dated back is told of the days on which it broke the rule, although today it holds', async () => {
      const ground = await companies.company()
      await ground.act('postJournal', sale('s-10', '400.00', '2026-06-30'))
      const [told] = (await ground.act('postJournal', sale('s-3', '50.00', '2026-03-31'))).breaches
      expect(told?.explanation).to.match(
        /^£0\.00 of £50\.00 of turnover \(0\.00%\) in the three years to 31 March 2026/,
      )
    })

    for (const [outsider, told] of [
      [ONE_FIFTH, ['company.owners-share 100.00 of 125.00']],
      ['299.88', []],
    ] as const)
      it(`a run, as a whole, where outsiders pay £${outsider}`, async () => {
        const { slug, database } = await companies.seller(outsider)
        const run = { company: slug, until: TODAY, actor: 'test' }
        const dry = await runUntil({ database, clock }, { ...run, dryRun: true })
        expect(shares(dry.breaches)).to.deep.equal(told)
        const done = await runUntil({ database, clock }, run)
        expect(shares(done.breaches)).to.deep.equal(told)
        expect(done.failures).to.deep.equal([])
        expect((await runUntil({ database, clock }, run)).breaches, 'nothing was left to do').to.deep.equal([])
      })

    it('a run by its act, and the credit note that takes an owner’s money back', async () => {
      const ground = await companies.seller('299.88')
      const run = await ground.act('runDue', { until: '2026-08-31' })
      expect(shares(run.breaches)).to.deep.equal([])
      const credit = { date: '2026-08-31', reason: 'No visit', lines: [{ line: 1, net: '100.00' }] }
      const note = await ground.act('issueCreditNote', { invoice: 'INV-2026-0001', ...credit })
      // Five of twelve months of £1,100.00: £41.67 of what was earned is taken back, the rest is of the months to come.
      expect(shares(note.breaches)).to.deep.equal(['company.owners-share 458.33 of 583.28'])
    })

    it('a member who turns out to have left, and none who leaves from now on', async () => {
      const ground = await companies.company()
      await ground.act('postJournal', sale('s-10', '400.00'))
      const left = (ceasedOn: string) => ground.act('ceaseMember', { organisation: 's-10', ceasedOn, reason: 'Left' })
      const rules = ({ breaches }: Awaited<ReturnType<typeof left>>) => breaches.map(({ rule }) => rule)
      expect(rules(await left('2026-08-31'))).to.not.include('company.owners-share')
      const other = await companies.company()
      await other.act('postJournal', sale('s-10', '400.00'))
      const earlier = { organisation: 's-10', ceasedOn: '2026-08-30', reason: 'Left' }
      expect(shares((await other.act('ceaseMember', earlier)).breaches)).to.deep.equal([
        'company.owners-share 0.00 of 400.00',
      ])
    })

    it('a member admitted from a past day, to whom more was credited since than it paid', async () => {
      const admitted = async (admittedOn: string) => {
        const ground = await companies.company()
        await ground.act('postJournal', sale('s-10', '400.00'))
        await ground.act('postJournal', sale('s-3', '99.99'))
        const credited = { account: '4000', debit: '3.00', customer: 'council' }
        const lines = [credited, { account: '1200', credit: '3.00' }]
        await ground.act('postJournal', { date: '2026-08-31', memo: 'Credited', lines })
        const { breaches } = await ground.act('admitMember', { organisation: 'council', class: 'council', admittedOn })
        return shares(breaches)
      }
      expect(await admitted('2026-08-31')).to.deep.equal(['company.owners-share 397.00 of 496.99'])
      expect(await admitted('2026-09-01'), 'after the credit').to.deep.equal([])
    })

    it('a member that turns out to be no contracting authority', async () => {
      const ground = await companies.company()
      await ground.act('postJournal', sale('s-10', '400.00'))
      const { breaches } = await ground.act('recordOrganisation', { ref: 's-10', kind: 'school', type: '10' })
      expect(shares(breaches)).to.include('company.owners-share 0.00 of 400.00')
    })

    it('nothing, in a partnership that is no company', async () => {
      const company = { preset: 'strategic-partnership', legalForm: 'unincorporated' }
      const ground = await companies.company(3, company)
      expect(await posts(ground, 's-3', '50.00')).to.deep.equal([])
    })

    it('is in the history of breaches, from the day of the posting to the day that mends it, with the acts', async () => {
      const ground = await companies.company()
      const { reader } = ground
      await ground.act('postJournal', sale('s-10', '400.00', '2023-06-30'))
      await ground.act('postJournal', sale('s-3', '100.00', '2024-01-31'))
      await ground.act('postJournal', sale('s-10', '0.01', '2024-02-29'))
      const told = async () => {
        const facts = await withTurnover(reader, await loadBoardFacts(reader))
        return breachesOf(facts, TODAY).filter(({ rule }) => rule === 'company.owners-share')
      }
      const [now, before] = await told()
      expect(before).to.deep.include({
        ref: 'company.owners-share.2024-01-31',
        state: 'closed',
        to: '2024-02-28',
        because: 'turnover of £100.00 is posted, none of it from owners',
        cure: 'turnover of £0.01 is posted, all of it from owners',
      })
      expect(now).to.deep.include({
        state: 'open',
        from: '2026-06-30',
        to: null,
        because: 'turnover of £400.00 of 30 June 2023 is not counted any more, all of it from owners',
      })
      expect(await openedBy(reader, before?.causes ?? [])).to.deep.equal([
        { because: before?.because, act: { number: 3, name: 'postJournal', actor: 'test' } },
      ])
    })
  })
