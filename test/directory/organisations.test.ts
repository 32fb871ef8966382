import { expect } from 'chai'
import {
  isOpen,
  isStateFunded,
  legalPersonOf,
  type Organisation,
  organisationByRefOrUrn,
  organisationDates,
  organisationOn,
  pupilsOn,
  schoolsOf,
  sectorOf,
} from '../../src/directory/index.ts'
import { addDays, date } from '../../src/kernel/dates.ts'
import { directoryOf, registered } from './builders.ts'

const school = (ref: string, more: Partial<Organisation> = {}): Organisation => ({
  ref,
  kind: 'school',
  name: ref,
  ...more,
})

describe('the sector of a school, by the register’s type', () => {
  for (const [type, sector] of [
    ['1', 'maintained'],
    ['2', 'maintained'],
    ['3', 'maintained'],
    ['5', 'maintained'],
    ['7', 'maintained'],
    ['12', 'maintained'],
    ['14', 'maintained'],
    ['15', 'maintained'],
    ['28', 'academy'],
    ['33', 'academy'],
    ['34', 'academy'],
    ['36', 'academy'],
    ['38', 'academy'],
    ['46', 'academy'],
    ['57', 'academy'],
    ['10', 'other'],
    ['11', 'other'],
    ['18', 'other'],
    ['37', 'other'],
    ['49', 'other'],
  ] as const)
    it(`${type}: ${sector}`, () => {
      expect(sectorOf({ type })).to.equal(sector)
      expect(isStateFunded({ type })).to.equal(sector !== 'other')
    })
})

describe('who stands in law for a school', () => {
  const directory = directoryOf({
    organisations: [
      { ref: 'trust', kind: 'trust', name: 'The Alder Trust' },
      { ref: 'federation', kind: 'federation', name: 'The Marsh Federation' },
      { ref: 'next-door', kind: 'council', laCode: '198' },
      school('community', { type: '1' }),
      school('academy', { type: '34', trust: 'trust' }),
      school('academy-alone', { type: '34' }),
      school('federated', { type: '1', federation: 'federation' }),
      school('unit', { type: '14', laCode: '199' }),
      school('unit-elsewhere', { type: '14', laCode: '198' }),
    ],
  })
  for (const [ref, person] of [
    ['community', 'community'],
    ['academy', 'trust'],
    ['academy-alone', undefined],
    ['federated', 'federation'],
    ['unit', 'council'],
    ['unit-elsewhere', 'next-door'],
    ['trust', 'trust'],
    ['council', 'council'],
    ['nobody', undefined],
  ] as const)
    it(`${ref}: ${person ?? 'not known'}`, () =>
      expect(legalPersonOf(directory, ref, date('2026-11-22'))).to.equal(person))
})

describe('a trust that changes', () => {
  const directory = directoryOf({
    organisations: [
      { ref: 'old', kind: 'trust', name: 'Old Trust' },
      { ref: 'new', kind: 'trust', name: 'New Trust' },
      school('moved', { type: '34', trust: 'new' }),
      school('joined', { type: '34', trust: 'new' }),
    ],
    groupings: [
      { organisation: 'moved', trust: 'old', from: date('2018-09-01'), to: date('2024-08-31') },
      { organisation: 'joined', trust: 'new', from: date('2023-09-01') },
    ],
  })
  const trustOn = (ref: string, day: string) => organisationOn(directory, ref, date(day))?.trust
  it('is the old one to its last day, and what the organisation’s row states from the next', () => {
    expect(trustOn('moved', '2024-08-31')).to.equal('old')
    expect(trustOn('moved', '2024-09-01')).to.equal('new')
  })
  it('is not the one stated before the day on which that begins', () => {
    expect(trustOn('joined', '2023-08-31')).to.equal(undefined)
    expect(trustOn('joined', '2023-09-01')).to.equal('new')
  })
  it('has the schools of that day', () => {
    const names = (day: string) => schoolsOf(directory, 'new', date(day)).map((one) => one.ref)
    expect(names('2024-08-31')).to.deep.equal(['joined'])
    expect(names('2024-09-01')).to.deep.equal(['joined', 'moved'])
  })
})

describe('an organisation as at a day', () => {
  const directory = directoryOf({
    organisations: [
      { ref: 'trust', kind: 'trust', name: 'The Alder Trust' },
      { ref: 's', kind: 'school', urn: '199001', name: 'Our own name for it' },
      { ref: 'stated', kind: 'school', urn: '199002', status: 'open', closedOn: date('2024-08-31') },
    ],
    register: [
      registered('199001', '2021-04-26', {
        name: 'Alder Lane Primary School',
        establishment_type: '1',
        phase: 'Primary',
        status: 'open',
        la_code: '199',
        street: 'Alder Lane',
        town: 'Marrowby',
        pupils: '210',
      }),
      registered('199001', '2022-11-02', {
        name: 'Alder Lane School',
        establishment_type: '34',
        phase: 'Primary',
        status: 'closed',
        closed_on: '2022-08-31',
        la_code: '199',
        trust: 'THE ALDER TRUST',
        pupils: '205',
      }),
    ],
  })
  const on = (day: string) => organisationOn(directory, 's', date(day))

  it('keeps what its row states, and takes the rest from the register', () =>
    expect(on('2021-05-01')).to.deep.include({
      name: 'Our own name for it',
      type: '1',
      typeName: 'Community school',
      phase: 'Primary',
      laCode: '199',
      address: 'Alder Lane, Marrowby',
      status: 'open',
    }))
  it('goes by the newest download on or before the day', () => {
    expect(on('2022-11-01')?.type).to.equal('1')
    expect(on('2022-11-02')?.type).to.equal('34')
    expect(on('2022-11-02')?.trust).to.equal('trust')
  })
  it('goes by the first download for days before it', () => expect(on('2019-01-01')?.phase).to.equal('Primary'))
  it('is open on its last day and closed on the next, whatever its row says of its status', () => {
    const then = (day: string) => isOpen(organisationOn(directory, 'stated', date(day))!, date(day))
    expect([then('2024-08-31'), then('2024-09-01')]).to.deep.equal([true, false])
  })
  it('closed on the day that the register gives, though a later download brought it', () => {
    expect([on('2022-08-31')?.status, on('2022-09-01')?.status]).to.deep.equal(['open', 'closed'])
  })
  it('is found by ref and by URN', () => {
    expect(organisationByRefOrUrn(directory, 's')?.ref).to.equal('s')
    expect(organisationByRefOrUrn(directory, '199001')?.ref).to.equal('s')
    expect(organisationByRefOrUrn(directory, '199009')).to.equal(undefined)
  })
})

describe('the days on which an organisation changes', () => {
  const directory = directoryOf({
    organisations: [
      { ref: 't', kind: 'trust', name: 'T' },
      { ref: 's', kind: 'school', urn: '199001', openedOn: date('2010-09-01'), closedOn: date('2026-08-31') },
    ],
    groupings: [{ organisation: 's', trust: 't', from: date('2020-01-01'), to: date('2022-12-31') }],
    register: [
      registered('199001', '2021-04-26', { name: 'Alder', establishment_type: '34' }),
      registered('199001', '2024-04-01', { name: 'Alder Lane', establishment_type: '34' }),
    ],
  })
  const changes = ['2010-09-01', '2020-01-01', '2021-04-26', '2023-01-01', '2024-04-01', '2026-09-01']
  it('are the first day of everything new, and the day after the last of everything old', () =>
    expect(organisationDates(directory, 's')).to.deep.equal(changes))
  it('are the only ones on which it differs from the day before', () => {
    const differing: string[] = []
    for (let day = date('2010-01-01'); day < '2027-01-01'; day = addDays(day, 1)) {
      const [before, now] = [addDays(day, -1), day].map((one) => JSON.stringify(organisationOn(directory, 's', one)))
      if (before !== now) differing.push(day)
    }
    expect(differing).to.deep.equal(changes.filter((day) => day !== '2021-04-26'))
  })
})

describe('the number of pupils on a day', () => {
  const directory = directoryOf({
    organisations: [
      school('counted', { pupils: '300' }),
      school('stated', { pupils: '301' }),
      { ref: 'registered', kind: 'school', urn: '199001' },
      school('nothing'),
    ],
    counts: [
      { organisation: 'counted', census: 'january', countedOn: date('2026-01-15'), pupils: '310' },
      { organisation: 'counted', census: 'october', countedOn: date('2025-10-02'), pupils: '305.5' },
    ],
    register: [registered('199001', '2026-01-01', { name: 'Alder', pupils: '99' })],
  })
  for (const [ref, day, pupils, census] of [
    ['counted', '2025-10-01', '300', 'stated'],
    ['counted', '2025-10-02', '305.5', 'october'],
    ['counted', '2026-01-14', '305.5', 'october'],
    ['counted', '2026-01-15', '310', 'january'],
    ['stated', '2026-01-15', '301', 'stated'],
    ['registered', '2026-01-15', '99', 'register'],
    ['nothing', '2026-01-15', undefined, undefined],
  ] as const)
    it(`${ref} on ${day}: ${pupils ?? 'not known'}`, () => {
      const found = pupilsOn(directory, ref, date(day))
      expect([found?.pupils, found?.census]).to.deep.equal([pupils, census])
    })
})
