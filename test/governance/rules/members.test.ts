import { expect } from 'chai'
import type { Organisation } from '../../../src/directory/index.ts'
import { date } from '../../../src/kernel/dates.ts'
import type { Member } from '../../../src/membership/index.ts'
import { aMember, aSchool, councillor, factsOf, findingOf } from '../ground/facts.ts'

const votes = (schools: number, council: number) =>
  findingOf(
    factsOf({
      members: [
        aMember('council', { votes: council }),
        ...Array.from({ length: schools }, (_, i) => aMember(`s-${i}`)),
      ],
    }),
    'members.law-20',
  )

describe('members’ votes', () => {
  for (const [schools, most] of [
    [40, 9],
    [56, 13],
    [59, 14],
    [60, 14],
    [80, 19],
  ] as const)
    it(`of ${schools} schools let the council have ${most}, and not one more`, () => {
      expect(votes(schools, most).status).not.to.equal('fail')
      expect(votes(schools, most + 1).status).to.equal('fail')
    })

  it('reach the line when four of sixty schools leave: 14 of 70', () => {
    expect(votes(60, 14)).to.include({ numerator: 14, denominator: 74, headroom: 3, status: 'pass' })
    expect(votes(56, 14)).to.include({ numerator: 14, denominator: 70, headroom: -1, status: 'fail' })
  })

  it('name the council’s vote among 57 as 1.75%', () =>
    expect(votes(56, 1).explanation).to.include('1 of 57 votes of members is the council’s (1.75%)'))

  it('say how many votes fewer the council would have to have, or how many schools would have to join', () => {
    expect(votes(2, 3).explanation).to.include(
      'It is in order again when the council has 3 votes fewer, or 11 members with one vote who do not count join.',
    )
    expect(votes(56, 14).explanation).to.include(
      'when the council has 1 vote fewer, or 1 member with one vote who does not count joins.',
    )
  })

  it('above half make the company controlled, not influenced', () => {
    expect(votes(1, 1).explanation).not.to.include('controlled')
    expect(votes(1, 2).explanation).to.include(
      'the company is controlled (Local Government and Housing Act 1989, s.68(1))',
    )
  })

  it('are not applicable on an empty register', () =>
    expect(findingOf(factsOf({}), 'members.law-20').status).to.equal('not-applicable'))

  it('warn of a school that is represented by a councillor, and do not count its vote', () => {
    const facts = factsOf({
      sitters: [{ ref: 'x', ceasedOn: '2024-09-01', offices: [councillor()] }],
      members: [
        aMember('council'),
        ...Array.from({ length: 9 }, (_, i) => aMember(`s-${i}`, i === 0 ? { representative: 'x' } : {})),
      ],
    })
    expect(findingOf(facts, 'members.law-20')).to.include({
      numerator: 1,
      denominator: 10,
      status: 'warn',
      headroom: 4,
    })
  })
})

describe('who may be a member', () => {
  const eligible = (organisation: Organisation, others: Organisation[] = []) =>
    findingOf(
      factsOf({ members: [aMember(organisation.ref)], organisations: [organisation, ...others] }),
      'members.eligible',
    ).status
  const trust = aSchool('t', { kind: 'trust', type: '' })

  for (const [who, organisation, others, status] of [
    ['an open school of the area', aSchool('s', { type: '1' }), [], 'pass'],
    ['a school elsewhere', aSchool('s', { laCode: '971' }), [], 'fail'],
    ['a closed school', aSchool('s', { closedOn: date('2026-08-31') }), [], 'fail'],
    ['a school on its last day', aSchool('s', { closedOn: date('2026-09-01') }), [], 'pass'],
    ['an independent school', aSchool('s', { type: '11' }), [], 'fail'],
    ['a college of the area', aSchool('s', { kind: 'college', type: '18' }), [], 'pass'],
    ['a college of the area that is entered as a school', aSchool('s', { type: '18' }), [], 'pass'],
    ['a sixth form centre of the area', aSchool('s', { type: '31' }), [], 'pass'],
    [
      'a trust with one open school here',
      trust,
      [aSchool('a', { trust: 't' }), aSchool('b', { trust: 't', laCode: '971' })],
      'pass',
    ],
    ['a trust whose schools are elsewhere', trust, [aSchool('b', { trust: 't', laCode: '971' })], 'fail'],
    ['a diocese', aSchool('d', { kind: 'diocese', type: '' }), [], 'fail'],
  ] as [string, Organisation, Organisation[], string][])
    it(`${who}: ${status}`, () => expect(eligible(organisation, others)).to.equal(status))

  it('says of a school that has closed, or is still to open, what that means for a member', () => {
    const said = (school: Partial<Organisation>) =>
      findingOf(factsOf({ members: [aMember('s')], organisations: [aSchool('s', school)] }), 'members.eligible')
        .explanation
    expect(said({ closedOn: date('2026-08-31') })).to.match(/ has closed, and a membership ends with its school\.$/)
    expect(said({ openedOn: date('2027-01-01') })).to.match(
      / is not open yet, and can be a member from the day on which it opens\.$/,
    )
    expect(said({ closedOn: date('2026-08-31'), type: '11' })).to.match(
      / is not state-funded, and can be an associate and customer\.$/,
    )
    expect(said({})).to.equal('The one member is the council or a state-funded provider of its area.')
  })

  it('lists those who are not in order, of all', () => {
    const facts = factsOf({
      members: [aMember('council'), aMember('s'), aMember('far')],
      organisations: [aSchool('s'), aSchool('far', { laCode: '971' })],
    })
    const finding = findingOf(facts, 'members.eligible')
    expect(finding).to.include({ numerator: 2, denominator: 3, headroom: null })
    expect(finding.organisations).to.deep.equal(['far'])
  })
})

describe('the consent of the authority', () => {
  const consent = (organisation: Organisation, member: Partial<Member>, others: Organisation[] = []) =>
    findingOf(
      factsOf({ members: [aMember(organisation.ref, member)], organisations: [organisation, ...others] }),
      'members.consent',
    ).status
  const maintained = aSchool('s', { type: '2' })
  const federation = aSchool('f', { kind: 'federation', type: '' })

  for (const [what, organisation, member, others, status] of [
    ['given before admission', maintained, { consentOn: date('2019-12-31') }, [], 'pass'],
    ['given on the day', maintained, { consentOn: date('2020-01-01') }, [], 'pass'],
    ['given a day late', maintained, { consentOn: date('2020-01-02') }, [], 'fail'],
    ['not known', maintained, {}, [], 'fail'],
    ['not asked of an academy', aSchool('s', { type: '34' }), {}, [], 'pass'],
    [
      'asked of a federation of maintained schools',
      federation,
      {},
      [aSchool('a', { type: '1', federation: 'f' })],
      'fail',
    ],
  ] as [string, Organisation, Partial<Member>, Organisation[], string][])
    it(`${what}: ${status}`, () => expect(consent(organisation, member, others)).to.equal(status))

  it('lists those who are not in order, of all members, whether they need it or not', () => {
    const facts = factsOf({
      members: [aMember('council'), aMember('asked', { consentOn: date('2019-12-31') }), aMember('late'), aMember('t')],
      organisations: [
        aSchool('asked', { type: '1' }),
        aSchool('late', { type: '1' }),
        aSchool('t', { kind: 'trust', type: '' }),
      ],
    })
    const finding = findingOf(facts, 'members.consent')
    expect(finding).to.include({ numerator: 3, denominator: 4, headroom: null })
    expect(finding.organisations).to.deep.equal(['late'])
  })
})
