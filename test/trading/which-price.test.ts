import { expect } from 'chai'
import { date } from '../../src/kernel/dates.ts'
import { type Buyer, priceOrder, type Terms } from '../../src/trading/index.ts'
import { aBuyer, aCommission, aService, flat, terms } from './builders.ts'
import { FROM, net, order, quoted, refusal } from './quoting.ts'

describe('which price', () => {
  it('that in force on the first day, whatever the day of the order', () => {
    const facts = terms([
      flat('100.00', { from: date('2025-04-01'), to: date('2026-03-31') }),
      flat('110.00', { from: date('2026-04-01') }),
    ])
    expect(net(facts, order({ on: '2026-01-15', from: '2026-03-31', to: '2026-03-31' }))).to.equal('0.27')
    expect(net(facts, order({ on: '2026-01-15', from: '2026-04-01' }))).to.equal('110.00')
    expect(refusal(facts, order({ from: '2025-03-31' }))).to.equal(
      'Advice has no price for Alder Lane Primary School, a member, on 31 March 2025',
    )
  })

  it('the more specific: class before phase, phase before type, type before sixth form', () => {
    const prices = [
      flat('1.00'),
      flat('2.00', { hasSixthForm: 'yes' }),
      flat('3.00', { establishmentType: '1' }),
      flat('4.00', { phase: 'Secondary' }),
      flat('5.00', { customerClass: 'member' }),
    ]
    const price = (more: Partial<Buyer>) =>
      net(terms(prices), order({ buyer: aBuyer({ isMember: false, type: '2', ...more }) }))
    expect(price({})).to.equal('1.00')
    expect(price({ hasSixthForm: 'yes' })).to.equal('2.00')
    expect(price({ hasSixthForm: 'yes', type: '1' })).to.equal('3.00')
    expect(price({ hasSixthForm: 'yes', type: '1', phase: 'Secondary' })).to.equal('4.00')
    expect(price({ hasSixthForm: 'yes', type: '1', phase: 'Secondary', isMember: true })).to.equal('5.00')
  })

  it('of an April and a September price, April for maintained schools and September for all others', () => {
    const pair = [flat('100.00', { slaYear: 'april' }), flat('120.00', { slaYear: 'september' })]
    const price = (sector: Buyer['sector']) =>
      net(terms(pair), order({ from: '2026-09-01', to: '2026-09-30', buyer: aBuyer({ sector }) }))
    expect(price('maintained')).to.equal('8.22') // 30 of 365 days of 100
    expect(price('academy')).to.equal('9.86')
    expect(price('other')).to.equal('9.86')
    const alone = terms(pair.slice(0, 1))
    expect(quoted(alone, order({ from: '2026-09-01', buyer: aBuyer({ sector: 'academy' }) })).to).to.equal('2027-03-31')
  })

  for (const [prices, buyer, why] of [
    [[], {}, 'on 1 April 2026'],
    [[flat('1.00', { customerClass: 'member' })], { isMember: false }, 'on 1 April 2026: it is sold to members only'],
    [[flat('1.00', { customerClass: 'non_member' })], {}, 'on 1 April 2026: it is not sold to members'],
    [
      [flat('1.00', { phase: 'Secondary' }), flat('1.00', { phase: '16 plus' })],
      {},
      'on 1 April 2026: it is for schools of phase Secondary and 16 plus',
    ],
    [[flat('1.00', { establishmentType: '7' })], {}, 'on 1 April 2026: its prices are for other types of school'],
  ] as const) {
    it(`none, and says why: ${why}`, () => {
      const message = refusal(terms([...prices]), order({ buyer: aBuyer(buyer) }))
      expect(message).to.match(/^Advice has no price for Alder Lane Primary School, (not )?a member, /)
      expect(message.endsWith(why)).to.equal(true)
    })
  }

  it('an unknown service is refused', () => {
    expect(refusal(terms([], { services: [] }))).to.equal('There is no service “advice”')
  })

  it('a service that stays with the council is not sold until it moves', () => {
    const services = [aService({ provider: 'council_core', movesOn: date('2026-09-01') })]
    const facts = terms([flat('100.00')], { services })
    expect(refusal(facts, order({ from: '2026-08-31' }))).to.match(/stays with the council/)
    expect(net(facts, order({ from: '2026-09-01' }))).to.equal('58.08')
  })

  it('a service is offered from its first day to its last', () => {
    const services = [aService({ from: date('2026-04-01'), to: date('2026-08-31') })]
    const facts = terms([flat('100.00', { proration: 'none' })], { services })
    expect(net(facts, order({ from: '2026-08-31' }))).to.equal('100.00')
    expect(refusal(facts, order({ from: '2026-09-01' }))).to.match(/not offered on 1 September 2026/)
    expect(refusal(facts, order({ from: '2026-03-31' }))).to.match(/not offered on 31 March 2026/)
  })
})

describe('commissioned services', () => {
  const academy = aBuyer({ sector: 'academy', type: '34' })
  const special = aBuyer({ type: '7' })
  const outside = aBuyer({ laCode: '971' })
  const facts = (basis: 'commissioned' | 'both' | 'traded', ...commissions: Parameters<typeof aCommission>[0][]) =>
    terms([flat('100.00')], { services: [aService({ basis })], commissions: commissions.map(aCommission) })
  const isFree = (given: Terms, buyer: Buyer, from = FROM) => quoted(given, order({ buyer, from })).commissioned

  it('are free to every school of the council’s area, and to nobody else', () => {
    expect(isFree(facts('commissioned'), aBuyer())).to.equal(true)
    expect(isFree(facts('commissioned'), academy)).to.equal(true)
    expect(isFree(facts('commissioned'), outside)).to.equal(false)
    expect(isFree(facts('commissioned'), aBuyer({ isSchool: false }))).to.equal(false)
    const unpriced = terms([], { services: [aService({ basis: 'commissioned' })] })
    expect(refusal(unpriced, order({ buyer: outside }))).to.match(/commissioned for other schools and has no price/)
  })

  it('are free while a commission is in force, where they are also sold', () => {
    expect(isFree(facts('both', {}), aBuyer(), '2026-03-31')).to.equal(false)
    expect(isFree(facts('both', {}), aBuyer(), '2026-04-01')).to.equal(true)
    expect(isFree(facts('both', {}), aBuyer(), '2027-03-31')).to.equal(true)
    expect(isFree(facts('both', {}), aBuyer(), '2027-04-01')).to.equal(false)
    expect(isFree(facts('both', { service: 'other' }), aBuyer())).to.equal(false)
    expect(isFree(facts('traded', {}), aBuyer())).to.equal(false)
  })

  it('paid for with de-delegated money are for maintained mainstream schools', () => {
    for (const basis of ['both', 'commissioned'] as const) {
      const given = facts(basis, { deDelegated: true, basis: 'de_delegated' })
      expect(isFree(given, aBuyer())).to.equal(true)
      expect(isFree(given, academy)).to.equal(false)
      expect(isFree(given, special)).to.equal(false)
      expect(isFree(facts(basis, { deDelegated: true }, {}), academy)).to.equal(true)
    }
  })

  it('say who pays and for whom', () => {
    const quote = quoted(facts('both', { deDelegated: true }))
    expect(quote).to.deep.include({ net: '0.00', vat: '0.00', gross: '0.00', commissioned: true, paidBy: 'council' })
    expect(quote.steps).to.deep.equal([
      {
        step: 'commissioned',
        label: 'Free to this school',
        text: 'Paid for by Wexmere Council for maintained mainstream schools',
        amount: '0.00',
      },
    ])
  })
})

describe('the income of an agreement', () => {
  const account = (more: Parameters<typeof aService>[0], isMember: boolean) =>
    priceOrder(terms([flat('1.00')], { services: [aService(more)] }), order({ buyer: aBuyer({ isMember }) }))
      .incomeAccount

  it('goes to members’ or others’ sales, or where the service says', () => {
    expect(account({}, true)).to.equal('4110')
    expect(account({}, false)).to.equal('4120')
    expect(account({ incomeAccount: '4150' }, true)).to.equal('4150')
    expect(account({ incomeAccount: '4150' }, false)).to.equal('4150')
  })
})
