import { expect } from 'chai'
import { restOnEarlyEnd } from '../../src/billing/plans/early-end.ts'
import { date } from '../../src/kernel/dates.ts'
import { money } from '../../src/kernel/money.ts'
import { aPlan } from './plans.ts'

describe('the rest on an early end', () => {
  const cases: [string, Parameters<typeof aPlan>[0], string, string][] = [
    ['90 of 365 days', {}, '2026-12-31', '2071.23'],
    ['no day, on the last day', {}, '2027-03-31', '0.00'],
    ['one day, the day before', {}, '2027-03-30', '23.01'],
    ['all, on the day before the first', {}, '2026-03-31', '8400.00'],
    ['three months of twelve', { proration: 'months_inclusive' }, '2026-12-31', '2100.00'],
    ['months not touched', { proration: 'months_inclusive' }, '2026-12-10', '2100.00'],
    [
      'nine months of twelve, of a year from the middle of a month that ends in its third',
      { proration: 'months_inclusive', from: '2026-11-10', to: '2027-11-09' },
      '2027-01-15',
      '6300.00',
    ],
    [
      'six months of twelve, where it lacks a week of a year',
      { proration: 'months_inclusive', from: '2026-08-14', to: '2027-08-06' },
      '2027-01-31',
      '4200.00',
    ],
    [
      'nothing of it in its last two months',
      { proration: 'months_inclusive', from: '2026-11-10', to: '2027-11-09' },
      '2027-10-31',
      '0.00',
    ],
    ['months not whole', { proration: 'months_following' }, '2026-12-10', '2800.00'],
    ['nothing, where there is no pro rata', { proration: 'none' }, '2026-12-31', '0.00'],
    ['all of what was not delivered', { earning: 'on_delivery', deliveredOn: '2027-01-14' }, '2026-12-31', '8400.00'],
    [
      '59 days of the year’s price for one that joined late',
      { from: '2026-11-10', net: '3267.95', yearPrice: '8400.00' },
      '2027-01-31',
      '1357.81',
    ],
  ]
  for (const [title, plan, day, rest] of cases)
    it(`is ${title}`, () => expect(money(restOnEarlyEnd(aPlan(plan), date(day)))).to.equal(rest))
})
