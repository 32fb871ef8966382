import { expect } from 'chai'
import type { Organisation } from '../../../src/directory/index.ts'
import { evaluate, judgeOn, waysToCure } from '../../../src/governance/index.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { pence } from '../../../src/kernel/money.ts'
import type { IncomeOnDay } from '../../../src/ledger/index.ts'
import type { Member } from '../../../src/membership/index.ts'
import { aMember, aSchool, boardOf, councillor, factsOf, type Sitter } from '../ground/facts.ts'

const ON = date('2027-03-31')
const known = '2027-03-31T09:00:00.000Z' as Instant

/** Income in pounds: `from('council', 1700)`; in the middle of the year unless a day is given. */
const from = (customer: string | null, amount: number, day = '2026-09-30'): IncomeOnDay => ({
  date: date(day),
  customer,
  stream: customer === 'council' ? 'commissioned' : 'traded',
  net: pence(amount * 100),
})

const MAINTAINED = aSchool('maintained', { type: '1' })
const ACADEMY = aSchool('academy', { trust: 'trust' })
const TRUST = aSchool('trust', { kind: 'trust', type: '' })
const OUTSIDE = aSchool('outside', { type: '1', laCode: '971' })
const UNIT = aSchool('unit', { type: '14' })
const PRIVATE: Organisation = { ref: 'private', kind: 'supplier', name: 'A private company' }
const ORGANISATIONS = [MAINTAINED, ACADEMY, TRUST, OUTSIDE, UNIT, PRIVATE]

const judged = (
  rule: string,
  income: IncomeOnDay[],
  { members = [] as Member[], company = {}, day = ON as string } = {},
) => {
  const facts = { ...factsOf({ organisations: ORGANISATIONS, members, company }), income }
  const found = judgeOn(facts, 'board', date(day), 'company').find(({ finding }) => finding.rule === rule)
  if (!found) throw new Error(`no finding of ${rule}`)
  return found.finding
}

describe('company.business-relationship', () => {
  const relationship = (...income: IncomeOnDay[]) => judged('company.business-relationship', income)

  for (const [what, council, all, status] of [
    ['44.99%', 4499, 10000, 'pass'],
    ['exactly 45%', 4500, 10000, 'warn'],
    ['exactly half', 5000, 10000, 'warn'],
    ['nine tenths', 9000, 10000, 'warn'],
  ] as const)
    it(`${what}: ${status}`, () => {
      const finding = relationship(from('council', council), from('academy', all - council))
      expect(finding).to.include({
        status,
        numerator: `${council}.00`,
        denominator: `${all}.00`,
        headroom: null,
      })
    })

  it('says from more than half that there is a relationship, and not at half', () => {
    const words = (council: number) => relationship(from('council', council), from('academy', 5000)).explanation
    expect(words(5000)).to.include('no business relationship')
    expect(words(5001)).to.include('there is a business relationship')
  })

  it('counts the schools that the council maintains in the wide reading only', () => {
    const finding = relationship(
      from('council', 4000),
      from('maintained', 2000),
      from('unit', 100),
      from('academy', 1000),
      from('outside', 2900),
    )
    expect(
      finding.readings?.map(({ status, numerator, denominator }) => [status, numerator, denominator]),
    ).to.deep.equal([
      ['pass', '4000.00', '10000.00'],
      ['warn', '6100.00', '10000.00'],
    ])
    expect(finding.status).to.equal('pass')
  })

  it('takes the twelve months to the day, and nets off what was taken back', () => {
    const finding = relationship(
      from('council', 999, '2026-03-31'),
      from('council', 1000, '2026-04-01'),
      from('academy', 500, '2027-03-31'),
      from('academy', -100, '2027-03-31'),
      from('academy', 999, '2027-04-01'),
    )
    expect([finding.numerator, finding.denominator]).to.deep.equal(['1000.00', '1400.00'])
  })

  it('takes a commissioned line that names nobody for the council’s', () => {
    const nobody = { ...from(null, 1000), stream: 'commissioned' as const }
    expect(relationship(nobody, from(null, 500)).numerator).to.equal('1000.00')
  })

  it('is not applicable without turnover, and of what is no company', () => {
    expect(relationship().status).to.equal('not-applicable')
    const company = { preset: 'strategic-partnership', legalForm: 'unincorporated' }
    expect(judged('company.business-relationship', [from('council', 1)], { company }).status).to.equal('not-applicable')
  })
})

describe('company.owners-share', () => {
  const members = [aMember('council'), aMember('maintained'), aMember('trust')]
  const share = (...income: IncomeOnDay[]) => judged('company.owners-share', income, { members })

  for (const [what, external, status] of [
    ['2,750 of 2,950 thousand, 93.22%', 200, 'pass'],
    ['2,750 of 3,450 thousand, 79.71%', 700, 'fail'],
    ['2,750 of 3,437.5 thousand, exactly 80%', 687.5, 'fail'],
    ['2,750 of 3,437.49 thousand', 687.49, 'pass'],
  ] as const)
    it(`${what}: ${status}`, () => {
      const finding = share(
        from('council', 1_700_000),
        from('maintained', 1_000_000),
        from('academy', 50_000),
        from('outside', external * 1000),
      )
      expect(finding).to.include({ status, numerator: '2750000.00', headroom: null, limit: 'more than 4/5' })
    })

  it('is mended by what owners would have to buy, and by no penny less', () => {
    const sold = (more: number): IncomeOnDay[] => [
      from('council', 3000),
      from('outside', 1000),
      { ...from('maintained', 0), net: pence(more) },
    ]
    const broken = share(...sold(0))
    const [way] = waysToCure(factsOf({}), broken, ON)
    expect(way).to.deep.equal({
      text: 'Owners buy for £1,000.01 more, and others for no more than they have',
      result: '£4,000.01 of £5,000.01, 80.00%',
    })
    expect([100_000, 100_001].map((more) => share(...sold(more)).status)).to.deep.equal(['fail', 'pass'])
  })

  it('asks who was a member on the date of each posting', () => {
    const late = [aMember('council'), aMember('maintained', { admittedOn: date('2026-10-01') })]
    const income = [from('council', 100), from('maintained', 50, '2026-09-30'), from('maintained', 30, '2026-10-01')]
    expect(judged('company.owners-share', income, { members: late }).numerator).to.equal('130.00')
  })

  it('counts a referral unit for the council that it is in law, and a private member not at all', () => {
    const income = [from('unit', 100), from('private', 50)]
    const owners = [aMember('council'), aMember('private')]
    expect(judged('company.owners-share', income, { members: owners })).to.include({
      numerator: '100.00',
      denominator: '150.00',
    })
  })

  it('takes three years to the day', () => {
    const finding = share(from('council', 999, '2024-03-31'), from('council', 1, '2024-04-01'))
    expect([finding.numerator, finding.denominator]).to.deep.equal(['1.00', '1.00'])
  })
})

describe('the standing of the company', () => {
  const related = [from('council', 6000), from('academy', 4000)]
  const apart = [from('council', 4000), from('maintained', 3000), from('academy', 3000)]
  const schools = (count: number) => Array.from({ length: count }, (_, i) => aMember(`s-${i}`))
  const standing = (facts: ReturnType<typeof boardOf>, income: IncomeOnDay[]) =>
    evaluate({ ...facts, income }, { on: ON, known })

  for (const [what, facts, income, expected] of [
    ['2 of 11 directors and a relationship', boardOf(11, 2), related, 'independent'],
    ['2 of 10 directors and a relationship', boardOf(10, 2), related, 'influenced'],
    ['2 of 10 directors and none', boardOf(10, 2), apart, 'independent'],
    ['2 of 10 directors and more credited than invoiced', boardOf(10, 2), [from('academy', -1)], 'independent'],
    [
      'a fifth of members’ votes and a relationship',
      boardOf(11, 0, { members: [aMember('council', { votes: 1 }), ...schools(4)] }),
      related,
      'influenced',
    ],
    ['half of members’ votes', boardOf(11, 0, { members: [aMember('council'), ...schools(1)] }), apart, 'independent'],
    [
      'more than half of members’ votes',
      boardOf(11, 0, { members: [aMember('council', { votes: 2 }), ...schools(1)] }),
      apart,
      'controlled',
    ],
    ['half of the seats', boardOf(10, 5), apart, 'independent'],
    ['more than half of the seats', boardOf(11, 6), apart, 'controlled'],
  ] as [string, ReturnType<typeof boardOf>, IncomeOnDay[], string][])
    it(`${what}: ${expected}`, () => expect(standing(facts, income).standing).to.equal(expected))

  it('counts seats to which the council nominates, whoever sits in them', () => {
    const sitters: Sitter[] = [
      { ref: 'a', seatNominatedBy: 'council' },
      { ref: 'b', seatNominatedBy: 'Wexmere Council' },
      { ref: 'c' },
    ]
    expect(standing(factsOf({ sitters }), apart).standing).to.equal('controlled')
  })

  it('says what the wide reading would make of it, and what the ledger cannot see', () => {
    const { standingWorking = [] } = standing(boardOf(10, 2, { organisations: ORGANISATIONS }), apart)
    expect(standingWorking.find(({ test }) => test === 'Business relationship, read widely')?.text).to.include(
      'the company would be influenced',
    )
    expect(standingWorking.at(-1)?.text).to.include('premises')
  })

  it('says of one vote that it is the council’s', () => {
    const members = [aMember('council'), ...schools(4)]
    const { standingWorking = [] } = standing(boardOf(11, 1, { members }), apart)
    expect(standingWorking.map(({ text }) => text)).to.include.members([
      '1 of 5 votes of members is the council’s (20.00%), which is not more than half.',
      '1 of 11 votes of the board’s seats is the council’s to fill (9.09%), which is not more than half.',
    ])
  })

  it('is independent of what is no company', () => {
    const company = { preset: 'strategic-partnership', legalForm: 'unincorporated' }
    const sitters = [{ ref: 'c', offices: [councillor()] }]
    expect(standing(factsOf({ sitters, company }), related).standing).to.equal('independent')
  })

  it('leaves the timeline alone: what will be posted is not known', () => {
    const document = standing(boardOf(11, 2), related)
    expect(document.findings.map(({ rule }) => rule)).to.include.members(['company.owners-share'])
    expect(document.timeline.filter(({ rule }) => rule.startsWith('company.'))).to.deep.equal([])
  })
})
