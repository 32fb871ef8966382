import { expect } from 'chai'
import { Decimal } from 'decimal.js'
import type { Price } from '../../src/catalogue/index.ts'
import { priceOrder } from '../../src/trading/index.ts'
import { aBand, aBuyer, aPrice, aService, flat, gbp, perPupil, terms, withPupils } from './builders.ts'
import { net, order, quoted, refusal } from './quoting.ts'

describe('price models', () => {
  describe('a published tariff of £19 a pupil, at least £6,000 and at most £12,500', () => {
    const tariff = terms([perPupil('19', { minimum: gbp('6000.00'), maximum: gbp('12500.00') })])
    for (const [pupils, price] of [
      [210, '6000.00'], // 3,990 is raised
      [315, '6000.00'], // 5,985 is raised
      [316, '6004.00'],
      [420, '7980.00'],
      [630, '11970.00'],
      [657, '12483.00'],
      [658, '12500.00'], // 12,502 is capped
      [700, '12500.00'],
    ] as const) {
      it(`${pupils} pupils: ${price}`, () => {
        expect(net(tariff, order({ buyer: withPupils(pupils) }))).to.equal(price)
      })
    }
  })

  it('a published flat price and a rate for each phase: £439.00 and £1.08 or £0.88 a pupil', () => {
    const rate = (perPupilRate: string, phase: string) =>
      aPrice({ model: 'flat_plus_per_pupil', flat: gbp('439.00'), rate: new Decimal(perPupilRate), phase })
    const tariff = terms([rate('1.08', 'Primary'), rate('0.88', 'Secondary')])
    expect(net(tariff, order({ buyer: withPupils(210) }))).to.equal('665.80')
    expect(net(tariff, order({ buyer: withPupils(1200, { phase: 'Secondary' }) }))).to.equal('1495.00')
  })

  it('a band holds more than its lower number of pupils and up to its upper', () => {
    const bands = [aBand(0, 100, '500.00'), aBand(100, 200, '800.00'), aBand(200, null, '1100.00')]
    const tariff = terms([aPrice({ model: 'banded' })], { bands })
    for (const [pupils, price] of [
      ['1', '500.00'],
      ['100', '500.00'],
      ['100.5', '800.00'],
      ['101', '800.00'],
      ['200', '800.00'],
      ['201', '1100.00'],
      ['5000', '1100.00'],
    ] as const) {
      expect(net(tariff, order({ buyer: withPupils(pupils) })), pupils).to.equal(price)
    }
    const gap = terms([aPrice({ model: 'banded' })], { bands: bands.slice(0, 2) })
    expect(refusal(gap, order({ buyer: withPupils(201) }))).to.match(/No band of the price list holds 201 pupils/)
    const none = order({ buyer: withPupils(0) })
    expect(refusal(tariff, none)).to.match(
      /holds 0 pupils\. A band from 0 begins above it: leave its over_pupils blank/,
    )
    const fromNone = [{ ...aBand(0, 100, '500.00'), overPupils: null }, aBand(100, null, '800.00')]
    expect(net(terms([aPrice({ model: 'banded' })], { bands: fromNone }), none)).to.equal('500.00')
  })

  it('bands are those of the price’s own class', () => {
    const bands = [aBand(0, null, '500.00', { customerClass: 'member' }), aBand(0, null, '600.00')]
    const tariff = terms([aPrice({ model: 'banded', customerClass: 'member' }), aPrice({ model: 'banded' })], { bands })
    expect(net(tariff)).to.equal('500.00')
    expect(net(tariff, order({ buyer: aBuyer({ isMember: false }) }))).to.equal('600.00')
  })

  it('a quantity multiplies a flat price and units, and nothing else', () => {
    const none = { proration: 'none' } as const
    expect(net(terms([flat('171.00', none)]), order({ quantity: '3' }))).to.equal('513.00')
    expect(
      net(terms([aPrice({ model: 'per_unit', rate: new Decimal('57.50'), ...none })]), order({ quantity: '1.5' })),
    ).to.equal('86.25')
    expect(net(terms([perPupil('2.00', none)]), order({ quantity: '3' }))).to.equal('420.00')
    const both = aPrice({ model: 'flat_plus_per_pupil', flat: gbp('100.00'), rate: new Decimal(1), ...none })
    expect(net(terms([both]), order({ quantity: '3' }))).to.equal('310.00')
  })

  it('a broker’s customer pays the price; the company keeps its share and passes on the rest', () => {
    const brokered = aPrice({ model: 'brokerage', flat: gbp('333.33'), rate: new Decimal('12.5'), proration: 'none' })
    const facts = terms([brokered], { services: [aService({ provider: 'brokered', role: 'agent' })] })
    const quote = priceOrder(facts, order({ quantity: '3' }))
    expect(quote).to.include({ netPence: 99999, companyShare: 12500, providerShare: 87499 })
    expect(
      quote.steps.filter(({ step }) => step.endsWith('share')).map(({ step, amount }) => [step, amount]),
    ).to.deep.equal([
      ['company share', '125.00'],
      ['provider share', '874.99'],
    ])
  })

  it('a pupil number that nobody knows is refused where the price goes by it, and only there', () => {
    const buyer = aBuyer({ count: null })
    expect(refusal(terms([perPupil('19')]), order({ buyer }))).to.match(
      /number of pupils of Alder Lane Primary School is not known/,
    )
    expect(net(terms([flat('100.00')]), order({ buyer }))).to.equal('100.00')
  })

  it('counts may have decimals; pence are rounded half up once, at the end', () => {
    // 210.5 × 1.01 = 212.605; half a penny goes up.
    expect(net(terms([perPupil('1.01')]), order({ buyer: withPupils('210.5') }))).to.equal('212.61')
    // 7/12 of 100.004 are 58.3357; of a sum that was rounded before they would be 58.33.
    const part = terms([perPupil('1.00004', { proration: 'months_inclusive' })])
    expect(net(part, order({ buyer: withPupils('100'), from: '2026-09-01' }))).to.equal('58.34')
  })
})

describe('part of a year', () => {
  const price = (proration: Price['proration'], more: Partial<Price> = {}) =>
    terms([flat('8400.00', { proration, ...more })])

  for (const [proration, from, to, expected] of [
    ['days', '2026-11-10', undefined, '3267.95'], // 142 of 365
    ['months_inclusive', '2026-11-10', undefined, '3500.00'], // 5 of 12
    ['months_following', '2026-11-10', undefined, '2800.00'], // 4 of 12
    ['none', '2026-11-10', undefined, '8400.00'],
    ['days', '2026-04-01', undefined, '8400.00'],
    ['months_inclusive', '2026-04-01', undefined, '8400.00'],
    ['months_following', '2026-04-01', undefined, '8400.00'],
    ['months_following', '2026-11-01', undefined, '3500.00'], // the first of the month: a whole month
    ['months_following', '2026-11-02', undefined, '2800.00'],
    ['months_following', '2026-11-01', '2027-03-30', '2800.00'], // March is not whole
    ['months_following', '2027-03-02', undefined, '0.00'], // no whole month is left
    ['months_inclusive', '2026-11-30', '2026-12-01', '1400.00'], // two months touched by two days
    ['days', '2026-11-10', '2026-11-10', '23.01'], // one day
    ['days', '2027-04-01', '2027-04-01', '22.95'], // 1 of 366: the year to 31 March 2028 has a 29 February
    ['days', '2028-02-29', '2028-02-29', '22.95'],
  ] as const) {
    it(`${proration} from ${from}${to ? ` to ${to}` : ''}: ${expected}`, () => {
      expect(net(price(proration), order({ from, ...(to ? { to } : {}) }))).to.equal(expected)
    })
  }

  it('prints the quote of the contract', () => {
    const { steps, ...quote } = quoted(price('days'), order({ from: '2026-11-10' }))
    expect(quote).to.deep.equal({
      service: 'advice',
      customer: 'alder-lane',
      customerClass: 'member',
      on: '2026-11-10',
      from: '2026-11-10',
      to: '2027-03-31',
      quantity: '1',
      net: '3267.95',
      vatCode: 'standard',
      vat: '653.59',
      gross: '3921.54',
      commissioned: false,
    })
    expect(steps.map(({ step, text, amount }) => [step, text, amount])).to.deep.equal([
      ['flat', '£8,400.00', '8400.00'],
      ['minimum', 'none', '8400.00'],
      ['maximum', 'none', '8400.00'],
      ['proration', '142 of 365 days', '3267.95'],
      ['net', 'rounded to the nearest penny, half a penny up', '3267.95'],
      ['vat', '20% of £3,267.95', '653.59'],
      ['gross', '£3,267.95 and £653.59', '3921.54'],
    ])
  })

  it('the lowest charge is part of the sum that is divided', () => {
    const half = terms([perPupil('19', { minimum: gbp('6000.00'), proration: 'months_inclusive' })])
    expect(net(half, order({ from: '2026-10-01', buyer: withPupils(210) }))).to.equal('3000.00')
  })

  it('the service year is April’s, September’s, or twelve months from any day', () => {
    const to = (slaYear: Price['slaYear'], from: string) => quoted(price('days', { slaYear }), order({ from })).to
    expect(to('april', '2027-03-31')).to.equal('2027-03-31')
    expect(to('april', '2027-04-01')).to.equal('2028-03-31')
    expect(to('september', '2026-08-31')).to.equal('2026-08-31')
    expect(to('september', '2026-09-01')).to.equal('2027-08-31')
    expect(to('any', '2026-11-10')).to.equal('2027-11-09')
    expect(to('any', '2028-02-29')).to.equal('2029-02-27')
  })

  it('twelve months from any day are never more than the price of a year', () => {
    expect(net(price('months_inclusive', { slaYear: 'any' }), order({ from: '2026-11-10' }))).to.equal('8400.00')
    expect(net(price('months_following', { slaYear: 'any' }), order({ from: '2026-11-10' }))).to.equal('8400.00')
    expect(
      net(price('months_inclusive', { slaYear: 'any' }), order({ from: '2026-11-10', to: '2027-11-08' })),
    ).to.equal('8400.00')
  })

  it('a period over two service years, or one that ends before it begins, is refused', () => {
    expect(net(price('days'), order({ from: '2027-03-31', to: '2027-03-31' }))).to.equal('23.01')
    expect(refusal(price('days'), order({ from: '2027-03-31', to: '2027-04-01' }))).to.match(
      /runs over two service years/,
    )
    expect(refusal(price('days'), order({ from: '2026-11-10', to: '2026-11-09' }))).to.match(/on or after the first/)
  })
})
