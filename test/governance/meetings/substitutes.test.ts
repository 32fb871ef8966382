import { expect } from 'chai'
import { features } from '../../../src/features.ts'
import {
  type AgreedSubstitute,
  loadSubstitutes,
  substituteStanding,
} from '../../../src/governance/meetings/substitutes.ts'
import type { Mark } from '../../../src/governance/types.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { verifyCompany } from '../../../src/verify.ts'
import { KINDS } from '../../support/database.ts'
import { dated, deskOf, rowWith, words } from '../../support/desk.ts'
import { sampleSite } from '../../support/sample-site.ts'
import { shared } from '../../support/shared.ts'
import { act } from '../../support/wexmere.ts'
import { companiesOn } from '../ground/companies.ts'
import { type Ground, refusal } from '../ground/company.ts'
import { aMeeting, factsOf } from '../ground/facts.ts'

describe('a substitute who came to a meeting', () => {
  const { directory } = factsOf({ sitters: [{ ref: 'x' }, { ref: 'y' }] })
  const agreed = (more: Partial<AgreedSubstitute> = {}): AgreedSubstitute => ({
    body: 'board',
    person: 'x',
    substitute: 'Leanne Portis',
    agreedOn: date('2026-01-05'),
    agreedWith: null,
    from: date('2026-02-01'),
    to: date('2026-02-28'),
    ...more,
  })
  for (const [what, agreement, heldOn, came, is] of [
    ['on the first day', {}, '2026-02-01', 'Leanne Portis', 'agreed'],
    ['the day before it', {}, '2026-01-31', 'Leanne Portis', 'not agreed'],
    ['on the last day', {}, '2026-02-28', 'Leanne Portis', 'agreed'],
    ['the day after it', {}, '2026-03-01', 'Leanne Portis', 'not agreed'],
    ['long after, where it has no end', { to: null }, '2029-03-01', 'Leanne Portis', 'agreed'],
    ['with a title and an office', {}, '2026-02-10', 'Mrs LEANNE  Portis, vice-principal', 'agreed'],
    ['with another office', { substitute: 'Leanne Portis, deputy' }, '2026-02-10', 'Leanne Portis', 'agreed'],
    ['of a part of the name only', {}, '2026-02-10', 'Leanne', 'not agreed'],
    ['of a longer name', {}, '2026-02-10', 'Roseanne Portis', 'not agreed'],
    ['of another name', {}, '2026-02-10', 'Ivor Brand', 'not agreed'],
    ['for another person', { person: 'y' }, '2026-02-10', 'Leanne Portis', 'not agreed'],
    ['to another body', { body: 'finance' }, '2026-02-10', 'Leanne Portis', 'not agreed'],
    ['known by ref, and named in the minutes', { substitute: 'y' }, '2026-02-10', 'Person y', 'agreed'],
    ['without a name', {}, '2026-02-10', null, 'unnamed'],
  ] as [string, Partial<AgreedSubstitute>, string, string | null, string][])
    it(`${what}: ${is}`, () => {
      const mark: Mark = { meeting: heldOn, person: 'x', mark: 'substituted', substitute: came }
      expect(substituteStanding(directory, [agreed(agreement)], aMeeting(heldOn), mark)?.is).to.equal(is)
    })

  it('is asked of nobody who came in person', () => {
    const mark: Mark = { meeting: 'm', person: 'x', mark: 'attended', substitute: null }
    expect(substituteStanding(directory, [], aMeeting('2026-02-10'), mark)).to.equal(undefined)
  })
})

for (const kind of KINDS) {
  describe(`agreeing a substitute, on ${kind}`, () => {
    const companies = companiesOn(kind)
    let ground: Ground
    before(async () => {
      ground = await companies.company(3)
    })
    const agree = (more: object = {}) =>
      ground.act('agreeSubstitute', {
        person: 'p-1',
        substitute: 'Leanne Portis',
        body: 'board',
        from: '2026-10-01',
        ...more,
      })
    const pointers = async (acting: Promise<unknown>) =>
      (await refusal(acting)).fields?.map(({ pointer }) => pointer) ?? []

    it('is done beforehand: on the day at the latest, by who sits there, for who does not', async () => {
      expect(await pointers(agree({ from: '2026-08-31' }))).to.deep.equal(['/agreedOn'])
      expect(await pointers(agree({ agreedOn: '2026-09-02' }))).to.deep.equal(['/agreedOn'])
      expect(await pointers(agree({ to: '2026-09-30' }))).to.deep.equal(['/to'])
      expect(await pointers(agree({ body: 'nowhere' }))).to.deep.equal(['/body'])
      expect(await pointers(agree({ person: 'p-9', substitute: 'p-2' }))).to.deep.equal(['/person', '/substitute'])
      const done = await agree({ from: '2026-09-01' })
      expect(done.result).to.include({ agreedOn: '2026-09-01', from: '2026-09-01', to: null })
      expect((await agree({ from: '2026-05-01', agreedOn: '2026-05-01' })).result).to.include({ from: '2026-05-01' })
    })

    it('takes a last day later, and nothing twice', async () => {
      await agree({ agreedWith: 'The chair' })
      expect(await refusal(agree())).to.include({ code: 'already-there' })
      await agree({ to: '2026-12-31' })
      const known = (await loadSubstitutes(ground.reader)).filter(({ from }) => from === '2026-10-01')
      expect(known).to.have.length(1)
      expect(known[0]).to.include({ to: '2026-12-31', agreedWith: 'The chair', agreedOn: '2026-09-01' })
    })

    const withdraw = (more: object = {}) =>
      ground.act('withdrawSubstitute', {
        person: 'p-2',
        substitute: 'Ivor Brand',
        body: 'board',
        from: '2026-10-01',
        ...more,
      })
    const kept = async (reader = ground.reader) =>
      (await loadSubstitutes(reader)).filter(({ person }) => person === 'p-2').map(({ from, to }) => [from, to])

    for (const [what, days, withdrawnOn, lastDay, left] of [
      ['the day before it begins', { to: '2026-10-31' }, '2026-09-30', null, []],
      ['on its first day', { to: '2026-10-31' }, '2026-10-01', null, []],
      ['a day later', { to: '2026-10-31' }, '2026-10-02', '2026-10-01', [['2026-10-01', '2026-10-01']]],
      ['on its last day', { to: '2026-10-31' }, '2026-10-31', '2026-10-30', [['2026-10-01', '2026-10-30']]],
      ['the day after its last', { to: '2026-10-31' }, '2026-11-01', undefined, [['2026-10-01', '2026-10-31']]],
      ['long after, where it has no end', {}, '2027-01-11', '2027-01-10', [['2026-10-01', '2027-01-10']]],
      ['today, where nothing else is said', { to: '2026-10-31' }, undefined, null, []],
    ] as [string, object, string | undefined, string | null | undefined, (string | null)[][]][])
      it(`is withdrawn ${what}: ${lastDay === undefined ? 'refused' : lastDay === null ? 'nothing is left' : `until ${lastDay}`}`, async () => {
        ground = await companies.company(3)
        await agree({ person: 'p-2', substitute: 'Ivor Brand', ...days })
        const withdrawn = withdraw(withdrawnOn ? { withdrawnOn } : {})
        if (lastDay === undefined) expect(await refusal(withdrawn)).to.include({ code: 'already-ended' })
        else expect((await withdrawn).result).to.include({ lastDay })
        expect(await kept()).to.deep.equal(left)
        expect((await verifyCompany(features, ground.reader)).ok).to.equal(true)
      })

    it('is agreed anew after it was withdrawn; who was never agreed cannot be withdrawn', async () => {
      ground = await companies.company(3)
      const agreed = { person: 'p-2', substitute: 'Ivor Brand', to: '2026-10-31' }
      await agree(agreed)
      expect(await pointers(withdraw({ from: '2026-10-02' }))).to.deep.equal(['/substitute'])
      expect(await pointers(withdraw({ substitute: 'Leanne Portis' }))).to.deep.equal(['/substitute'])
      await act(
        { database: ground.database, clock: () => '2026-09-02T09:00:00.000Z' as Instant },
        ground.slug,
        'withdrawSubstitute',
        {
          person: 'p-2',
          substitute: 'Ivor Brand',
          body: 'board',
          from: '2026-10-01',
        },
      )
      expect(await pointers(withdraw())).to.deep.equal(['/substitute'])
      const then = { ...ground.reader, known: '2026-09-01T12:00:00.000Z' as Instant }
      expect([await kept(), await kept(then)]).to.deep.equal([[], [['2026-10-01', '2026-10-31']]])
      await agree(agreed)
      expect(await kept()).to.deep.equal([['2026-10-01', '2026-10-31']])
    })
  })
}

describe('substitutes on the pages of meetings', function () {
  this.timeout(60_000)
  const desk = shared(() => sampleSite('haverfold', 'secretary'))

  it('say that one was agreed beforehand', async () => {
    expect(rowWith(await desk.page('/meetings/partnership-board-2026-02-04'), 'Petra Holloway')).to.contain(
      'Deputy chief executive Agreed on 19 January 2026',
    )
  })

  it('warn of one who was not, whom nobody keeps from being recorded', async () => {
    const marks = [{ person: 'howard-tranter', mark: 'substituted', substitute: 'Ivor Brand' }]
    const { result } = await desk.act('recordAttendance', { meeting: 'partnership-board-2026-02-04', marks })
    expect((result as { unagreed: Mark[] }).unagreed.map(({ person }) => person)).to.deep.equal(['howard-tranter'])
    expect(rowWith(await desk.page('/meetings/partnership-board-2026-02-04'), 'Howard Tranter')).to.contain(
      'Ivor Brand Not agreed beforehand',
    )
  })

  it('are agreed by a form, and listed with the meetings', async () => {
    const answers = {
      body: 'partnership-board',
      person: 'meera-bhandari',
      substitute: 'Oona Marsh, deputy head',
      ...dated('from', '2026-12-02'),
      ...dated('to', '2026-12-31'),
      ...dated('agreedOn', '2026-11-20'),
    }
    const late = { ...answers, ...dated('from', '2026-11-19') }
    expect(words(await desk.check('/meetings/substitutes', late, 400))).to.contain('A substitute is agreed beforehand')
    expect(words(await desk.record('/meetings/substitutes', answers))).to.contain(
      'Oona Marsh, deputy head may come in place of Meera Bhandari',
    )
    expect(rowWith(await desk.page('/meetings'), 'Oona Marsh')).to.contain(
      'Meera Bhandari Oona Marsh, deputy head 2 December 2026 31 December 2026 20 November 2026',
    )
  })

  it('are withdrawn by a form, to which their row in the list leads', async () => {
    const path = '/meetings/substitutes/withdrawals'
    const row = [...(await desk.page('/meetings')).matchAll(/<tr[\s\S]*?<\/tr>/g)].find(([one]) => one.includes('Oona'))
    const href = /href="[^"]*(\?agreement=[^"]+)"/.exec(row?.[0] ?? '')?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(await desk.page(`${path}/new${href}`)).to.match(/<option value="[^"]*Oona[^"]*" selected/)
    const agreement = new URLSearchParams(href).get('agreement') ?? ''
    expect(words(await desk.check(path, dated('withdrawnOn', '2026-12-10'), 400))).to.contain(
      'Choose whose agreement ends',
    )
    const recorded = await desk.record(path, { agreement, ...dated('withdrawnOn', '2026-12-10') })
    expect(words(recorded)).to.contain('Oona Marsh, deputy head comes no more in place of Meera Bhandari')
    expect(rowWith(await desk.page('/meetings'), 'Oona Marsh')).to.contain('2 December 2026 9 December 2026')
    await desk.record(path, { agreement, ...dated('withdrawnOn', '2026-12-02') })
    expect(rowWith(await desk.page('/meetings'), 'Oona Marsh')).to.equal('')
  })
})

describe('a substitute of a director', function () {
  this.timeout(60_000)

  it('has no vote, agreed or not', async () => {
    const desk = await deskOf('secretary')
    const row = rowWith(await desk.page('/meetings/board-2025-12-04'), 'Leanne Portis')
    expect(row).to.contain('No vote: a director cannot send somebody else to direct').and.not.to.contain('Not agreed')
    await desk.drop()
  })
})
