import { expect } from 'chai'
import fc from 'fast-check'
import { dueBy } from '../../src/billing/due/due.ts'
import { noProgress } from '../../src/billing/due/progress.ts'
import { commissionValue } from '../../src/billing/plans/contracts.ts'
import { instalments } from '../../src/billing/plans/schedule.ts'
import { date } from '../../src/kernel/dates.ts'
import { money, parseMoney, pence, sum } from '../../src/kernel/money.ts'
import { aPlan } from './plans.ts'

const parts = (more: Parameters<typeof aPlan>[0]) =>
  instalments(aPlan(more)).map((part) => `${part.on} ${money(part.net)}`)

describe('instalments of an agreement', () => {
  const tables: [string, Parameters<typeof aPlan>[0], string[]][] = [
    ['upfront, on the first day', {}, ['2026-04-01 8400.00']],
    [
      'termly over an April year',
      { schedule: 'termly' },
      ['2026-04-01 2800.00', '2026-09-01 2800.00', '2027-01-01 2800.00'],
    ],
    [
      'termly over a September year',
      { schedule: 'termly', from: '2026-09-01', to: '2027-08-31' },
      ['2026-09-01 2800.00', '2027-01-01 2800.00', '2027-04-01 2800.00'],
    ],
    [
      'termly from the middle of a term',
      { schedule: 'termly', from: '2026-05-10', net: '1000.00' },
      ['2026-05-10 333.33', '2026-09-01 333.33', '2027-01-01 333.34'],
    ],
    [
      'termly over twelve months across four terms',
      { schedule: 'termly', from: '2026-11-10', to: '2027-11-09', net: '1000.00' },
      ['2026-11-10 250.00', '2027-01-01 250.00', '2027-04-01 250.00', '2027-09-01 250.00'],
    ],
    [
      'termly that begins on the last day of a term',
      { schedule: 'termly', from: '2026-12-31', net: '10.00' },
      ['2026-12-31 5.00', '2027-01-01 5.00'],
    ],
    [
      'termly that ends on the first day of a term',
      { schedule: 'termly', from: '2026-11-01', to: '2027-01-01', net: '10.00' },
      ['2026-11-01 5.00', '2027-01-01 5.00'],
    ],
    [
      'termly that ends the day before',
      { schedule: 'termly', from: '2026-11-01', to: '2026-12-31', net: '10.00' },
      ['2026-11-01 10.00'],
    ],
    [
      'monthly on the 1st',
      { schedule: 'monthly', from: '2026-11-10', net: '1000.00' },
      ['2026-12-01 250.00', '2027-01-01 250.00', '2027-02-01 250.00', '2027-03-01 250.00'],
    ],
    [
      'monthly where the last takes the remainder',
      { schedule: 'monthly', from: '2026-12-01', to: '2027-02-28', net: '200.00' },
      ['2026-12-01 66.67', '2027-01-01 66.67', '2027-02-01 66.66'],
    ],
    [
      'monthly within one month',
      { schedule: 'monthly', from: '2026-11-10', to: '2026-11-20', net: '90.00' },
      ['2026-11-10 90.00'],
    ],
    [
      'by financial year, seven and five months',
      { schedule: 'split_financial_year', from: '2026-09-01', to: '2027-08-31', net: '1200.00' },
      ['2026-09-01 700.00', '2027-04-01 500.00'],
    ],
    [
      'by financial year when all of it lies before 1 April',
      { schedule: 'split_financial_year', net: '1200.00' },
      ['2026-04-01 1200.00'],
    ],
    [
      'by financial year from the middle of a month',
      { schedule: 'split_financial_year', from: '2026-11-10', to: '2027-08-31', net: '1000.00' },
      ['2026-11-10 500.00', '2027-04-01 500.00'],
    ],
    [
      'by financial year of the whole months that were priced',
      {
        schedule: 'split_financial_year',
        from: '2026-11-10',
        to: '2027-08-31',
        net: '900.00',
        proration: 'months_following',
      },
      ['2026-11-10 400.00', '2027-04-01 500.00'],
    ],
  ]
  for (const [title, plan, expected] of tables) it(title, () => expect(parts(plan)).to.deep.equal(expected))
})

describe('instalments of a commission', () => {
  const commission = { kind: 'commission', proration: 'months_inclusive' } as const
  const arrears = { ...commission, arrears: 'yes' } as const

  it('monthly: what each month earned, on its last day', () =>
    expect(parts({ ...arrears, schedule: 'monthly', net: '1000.00' }).slice(0, 3)).to.deep.equal([
      '2026-04-30 83.33',
      '2026-05-31 83.34',
      '2026-06-30 83.33',
    ]))

  it('quarterly: on the last days of March, June, September and December', () =>
    expect(
      parts({ ...arrears, schedule: 'quarterly', from: '2026-09-01', to: '2027-08-31', net: '1200.00' }),
    ).to.deep.equal([
      '2026-09-30 100.00',
      '2026-12-31 300.00',
      '2027-03-31 300.00',
      '2027-06-30 300.00',
      '2027-09-30 200.00',
    ]))

  it('upfront: each year on its first day', () =>
    expect(parts({ ...commission, from: '2026-09-01', to: '2028-08-31', net: '2400.00' })).to.deep.equal([
      '2026-09-01 1200.00',
      '2027-09-01 1200.00',
    ]))

  it('termly: each year in three', () =>
    expect(
      parts({ ...commission, schedule: 'termly', from: '2026-09-01', to: '2028-08-31', net: '2400.00' }),
    ).to.have.length(6))
})

describe('what is due after an early end', () => {
  const termly = aPlan({ schedule: 'termly' })
  const due = (to: string, net: string, invoiced: string[]) => {
    const plan = { ...termly, to: date(to), net: parseMoney(net)! }
    const done = noProgress()
    invoiced.forEach((part, i) => {
      done.instalments.add(i + 1)
      done.net = pence(done.net + parseMoney(part)!)
    })
    return dueBy([plan], new Map([['A-1', done]]), date('2026-12-31'))
      .filter(({ kind }) => kind !== 'income')
      .map((each) => `${each.kind} ${each.on}${each.kind === 'invoice' ? ` ${money(each.part.net)}` : ''}`)
  }
  it('is the rest of the reduced price on the last day', () =>
    expect(due('2026-08-31', '3500.00', ['2800.00'])).to.deep.equal(['invoice 2026-08-31 700.00']))
  it('is the instalments until then, never more than the reduced price', () =>
    expect(due('2026-09-30', '4200.00', ['2800.00'])).to.deep.equal(['invoice 2026-09-01 1400.00']))
  it('is nothing where more than it was invoiced', () =>
    expect(due('2026-09-30', '4200.00', ['2800.00', '2800.00'])).to.deep.equal([]))
  it('is nothing before the day has come', () =>
    expect(due('2027-01-31', '7000.00', ['2800.00', '2800.00'])).to.deep.equal([]))
})

describe('instalments of any price and period', () => {
  it('add up to the price, never below nothing, in order of their days', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5_000_000 }),
        fc.integer({ min: 0, max: 364 }),
        fc.integer({ min: 0, max: 364 }),
        fc.constantFrom('upfront', 'termly', 'monthly', 'split_financial_year', 'quarterly'),
        fc.constantFrom('agreement', 'commission'),
        (net, start, length, schedule, kind) => {
          const arrears = kind === 'commission' && ['monthly', 'quarterly'].includes(schedule) ? 'yes' : 'no'
          const plan = aPlan({
            start,
            length,
            pence: net,
            schedule: schedule as 'upfront',
            kind: kind as 'agreement',
            arrears,
          })
          const found = instalments(plan)
          expect(sum(found.map((part) => part.net))).to.equal(net)
          expect(found.every((part) => part.net >= 0)).to.equal(true)
          expect(found.map((part) => part.on)).to.deep.equal(found.map((part) => part.on).sort())
          expect(found.map((part) => part.nth)).to.deep.equal(found.map((_, i) => i + 1))
          expect(found[0]?.from).to.equal(plan.from)
          expect(found.at(-1)?.to).to.equal(plan.pricedTo)
        },
      ),
    ))
})

describe('what a commission is worth', () => {
  for (const [what, annual, from, to, expected] of [
    ['a year', '1200.00', '2026-04-01', '2027-03-31', '1200.00'],
    ['two months and fifteen of thirty days', '12000.00', '2026-04-01', '2026-06-15', '2500.00'],
    // 577,845.79 × 18/12 is 866,768.685.
    ['eighteen months, half a penny up', '577845.79', '2025-07-01', '2026-12-31', '866768.69'],
  ] as const)
    it(`for ${what}: ${expected}`, () =>
      expect(money(commissionValue(parseMoney(annual) ?? pence(0), date(from), date(to)))).to.equal(expected))
})
