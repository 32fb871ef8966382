import { expect } from 'chai'
import { type Nomination, type RoundState, roundsOn, type Seat } from '../../../src/governance/index.ts'
import type { IsoDate } from '../../../src/kernel/dates.ts'
import { Refusal } from '../../../src/kernel/errors.ts'
import { dated, rowWith, words } from '../../support/desk.ts'
import { sample } from '../../support/sample.ts'
import { sampleSite } from '../../support/sample-site.ts'
import { shared } from '../../support/shared.ts'

const seat = (ref: string, more: Partial<Seat> = {}): Seat => ({
  ref,
  body: 'board',
  category: 'school_leader',
  title: 'Primary leader',
  nominatedBy: null,
  votes: 1,
  termYears: 2,
  qualification: null,
  from: null,
  to: null,
  ...more,
})
const SEATS = [seat('s-1'), seat('s-2'), seat('s-3', { title: 'Secondary leader' })]

const row = (ref: string, more: Partial<Nomination> = {}): Nomination => ({
  ref,
  body: 'board',
  seat: 's-1',
  person: ref,
  kind: 'self',
  advertisedOn: '2026-09-01' as IsoDate,
  closesOn: '2026-09-30' as IsoDate,
  receivedOn: '2026-09-10' as IsoDate,
  outcome: null,
  decidedOn: null,
  election: null,
  votes: null,
  lot: null,
  ...more,
})
const advert = (ref: string, of: string) => row(ref, { person: null, kind: null, receivedOn: null, seat: of })
const decided = (outcome: Nomination['outcome']) => ({ outcome, decidedOn: '2026-10-05' as IsoDate })

describe('a round of nominations', () => {
  const cases: [string, Nomination[], string, RoundState, number][] = [
    ['is open up to its last day', [row('a')], '2026-09-30', 'open', 1],
    [
      'is uncontested with as many candidates as places',
      [row('a'), row('b', { seat: 's-2' })],
      '2026-10-01',
      'uncontested',
      2,
    ],
    ['counts like seats together', [row('a'), row('b'), advert('v', 's-2')], '2026-10-01', 'uncontested', 2],
    ['is contested with one more', [row('a'), row('b'), row('c', { seat: 's-2' })], '2026-10-01', 'contested', 2],
    ['is uncontested with fewer', [row('a'), advert('v', 's-2')], '2026-10-01', 'uncontested', 2],
    ['remains open with none', [advert('v', 's-1')], '2026-10-01', 'remains_open', 1],
    ['leaves out who withdrew', [row('a'), row('b', decided('withdrawn'))], '2026-10-06', 'uncontested', 1],
    ['counts who withdrew later', [row('a'), row('b', decided('withdrawn'))], '2026-10-04', 'contested', 1],
    [
      'leaves out who came late',
      [row('a'), row('b', { receivedOn: '2026-10-01' as IsoDate })],
      '2026-10-02',
      'uncontested',
      1,
    ],
    [
      'counts who came on the last day',
      [row('a'), row('b', { receivedOn: '2026-09-30' as IsoDate })],
      '2026-10-01',
      'contested',
      1,
    ],
    [
      'is filled when somebody is chosen',
      [row('a', decided('elected')), row('b', decided('not_chosen'))],
      '2026-10-05',
      'filled',
      0,
    ],
    [
      'is contested the day before',
      [row('a', decided('elected')), row('b', decided('not_chosen'))],
      '2026-10-04',
      'contested',
      1,
    ],
    ['remains open when nobody is chosen', [row('a', decided('not_chosen'))], '2026-10-05', 'remains_open', 1],
  ]
  for (const [name, rows, on, state, left] of cases) {
    it(name, () => {
      const rounds = roundsOn(rows, SEATS, on as IsoDate)
      expect(rounds.map((round) => [round.state, round.left])).to.deep.equal([[state, left]])
    })
  }

  it('is one for each kind of seat and each advertisement', () => {
    const rows = [
      row('a'),
      row('b', { seat: 's-3' }),
      row('c', { advertisedOn: '2025-09-01' as IsoDate }),
      row('d', { seat: null, kind: 'standing' }),
    ]
    const rounds = roundsOn(rows, SEATS, '2026-10-01' as IsoDate)
    expect(rounds.map(({ title, advertisedOn }) => `${title} ${advertisedOn}`)).to.deep.equal([
      'Secondary leader 2026-09-01',
      'Primary leader 2026-09-01',
      'Primary leader 2025-09-01',
    ])
  })
})

describe('a vacancy in a strategic partnership', () => {
  let company: Awaited<ReturnType<typeof sample>>
  before(async () => {
    company = await sample('haverfold')
    await company.act('advertiseVacancy', { seat: 'sb-primary-1', advertisedOn: '2026-10-01', closesOn: '2026-10-30' })
  })
  after(() => company.drop())

  const nominate = (ref: string, person: string, receivedOn: string) =>
    company.act('recordNomination', {
      ref,
      body: 'partnership-board',
      seat: 'sb-primary-1',
      person,
      kind: 'self',
      receivedOn,
    })
  const decide = (nomination: string, outcome: string, more: object = {}) =>
    company.act('decideNomination', { nomination, outcome, decidedOn: '2026-11-05', ...more })
  const refusal = async (acting: Promise<unknown>): Promise<[string, string]> => {
    try {
      await acting
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { fault } = error
      return [fault.kind === 'invalid' ? (fault.fields[0]?.pointer ?? '') : fault.kind, fault.detail]
    }
    return ['done', '']
  }

  it('is advertised once, to the head of every school of the area', async () => {
    const again = { seat: 'sb-primary-1', advertisedOn: '2026-10-30', closesOn: '2026-11-20' }
    expect((await refusal(company.act('advertiseVacancy', again)))[0]).to.equal('conflict')
    const next = await company.act('advertiseVacancy', {
      seat: 'sb-primary-2',
      advertisedOn: '2026-11-02',
      closesOn: '2026-11-30',
    })
    const { sentTo } = next.result as { sentTo: { organisation: string; people: string[] }[] }
    expect(sentTo.length).to.be.above(5)
    expect(sentTo.flatMap(({ people }) => people)).to.include('howard-tranter')
  })

  it('takes nominations, each person once, and says which came late', async () => {
    const first = await nominate('n-1', 'howard-tranter', '2026-10-30')
    expect(first.result).to.deep.include({ late: false })
    expect((first.result as { nomination: object }).nomination).to.include({
      advertisedOn: '2026-10-01',
      closesOn: '2026-10-30',
    })
    expect((await refusal(nominate('n-2', 'howard-tranter', '2026-10-30')))[0]).to.equal('conflict')
    await nominate('n-2', 'sabina-quaye', '2026-10-29')
    expect((await nominate('n-3', 'lionel-audley', '2026-10-31')).result).to.deep.include({ late: true })
  })

  it('is decided by interview where there are too many, by a chair and an officer who are no candidates', async () => {
    expect(await refusal(decide('n-1', 'uncontested', { decidedOn: '2026-10-30' }))).to.deep.equal([
      '/decidedOn',
      'Nominations are received until 30 October 2026. Decide after that day',
    ])
    expect(await refusal(decide('n-1', 'uncontested'))).to.deep.equal([
      'rule-broken',
      '2 candidates stand for 1 place: they are interviewed by a co-chair and an officer of the authority. Nothing has been recorded',
    ])
    expect((await refusal(decide('n-3', 'interviewed')))[0]).to.equal('/nomination')
    expect((await refusal(decide('n-1', 'interviewed')))[0]).to.equal('rule-broken')
    expect((await refusal(decide('n-1', 'interviewed', { panel: ['petra-holloway'] })))[0]).to.equal('rule-broken')
    const candidate = ['petra-holloway', 'sabina-quaye']
    expect((await refusal(decide('n-1', 'interviewed', { panel: candidate })))[0]).to.equal('rule-broken')
    await company.act('recordOffice', {
      person: 'lionel-audley',
      organisation: 'haverfold-council',
      office: 'council_officer',
      from: '2026-01-01',
    })
    const done = await decide('n-1', 'interviewed', { panel: ['petra-holloway', 'lionel-audley'] })
    expect(done.result).to.deep.include({ round: { state: 'filled', left: 0 } })
    expect((await refusal(decide('n-2', 'elected')))[0]).to.equal('/outcome')
    expect((await decide('n-2', 'not_chosen')).result).to.deep.include({ round: { state: 'filled', left: 0 } })
    expect((await refusal(decide('n-1', 'withdrawn')))[0]).to.equal('conflict')
  })
})

describe('a contested place in a sub-group that has no chair', () => {
  let company: Awaited<ReturnType<typeof sample>>
  before(async () => {
    company = await sample('haverfold')
    const place = { seat: 'in-1', advertisedOn: '2026-10-01', closesOn: '2026-10-30' }
    await company.act('advertiseVacancy', place)
    const nomination = { body: 'inclusion', seat: 'in-1', kind: 'self', receivedOn: '2026-10-20' }
    await company.act('recordNomination', { ref: 'x-1', person: 'howard-tranter', ...nomination })
    await company.act('recordNomination', { ref: 'x-2', person: 'meera-bhandari', ...nomination })
  })
  after(() => company.drop())

  const interview = (...panel: string[]) =>
    company.act('decideNomination', {
      nomination: 'x-1',
      outcome: 'interviewed',
      decidedOn: '2026-11-18',
      ...(panel.length > 0 ? { panel } : {}),
    })
  const CHAIR = 'No chair is on the panel'
  const OFFICER = 'No officer of the authority is on the panel'

  for (const [what, panel, missing] of [
    ['nobody', [], [CHAIR, OFFICER]],
    ['an officer', ['sabina-quaye'], [CHAIR]],
    ['a chair who is an officer too', ['petra-holloway'], [`${OFFICER} beside Petra Holloway`]],
    ['somebody who is neither', ['lionel-audley'], [CHAIR, OFFICER]],
    [
      'a candidate',
      ['petra-holloway', 'sabina-quaye', 'meera-bhandari'],
      ['Meera Bhandari is a candidate and cannot be on the panel'],
    ],
  ] as [string, string[], string[]][])
    it(`is not decided by ${what}, and told what is missing`, async () => {
      const error = await interview(...panel).catch((thrown: unknown) => thrown)
      expect((error as Refusal).fault.detail).to.equal([...missing, 'Nothing has been recorded'].join('. '))
    })

  it('is decided by a chair of the partnership and an officer of the authority', async () => {
    const done = await interview('petra-holloway', 'sabina-quaye')
    expect(done.result).to.deep.include({ round: { state: 'filled', left: 0 } })
  })
})

describe('nominations on their page', () => {
  const desk = shared(() => sampleSite('haverfold', 'secretary'))

  it('are advertised, recorded and decided by forms, and the page says what comes next', async () => {
    const advert = { seat: 'in-1', ...dated('advertisedOn', '2026-11-02'), ...dated('closesOn', '2026-11-16') }
    const shown = await desk.check('/nominations/advertisements', advert)
    expect(rowWith(shown, 'Howard Tranter')).not.to.equal('')
    await desk.record('/nominations/advertisements', advert)
    expect(words(await desk.page('/nominations'))).to.contain('The place remains open: advertise again')

    expect(words(await desk.page(''))).to.contain('Nominations have closed')

    const nomination = { person: 'howard-tranter', kind: 'self', seat: 'in-1', ...dated('receivedOn', '2026-11-10') }
    expect(words(await desk.check('/nominations', { ...nomination, seat: '' }, 400))).to.contain(
      'Choose the seat, or the body of a standing interest',
    )
    expect(words(await desk.record('/nominations', nomination))).to.contain('Howard Tranter is nominated')
    const html = await desk.page('/nominations')
    expect(words(html)).to.contain('As many candidates as places, 1 place: record it as uncontested')
    expect(words(await desk.page('/nominations?on=2026-11-16'))).to.contain(
      'Nominations are received until 16 November 2026 ; 1 candidate so far, for 1 place',
    )
    const path = /href="[^"]*(\/nominations\/[^/"]+\/decision)\/new"/.exec(rowLinks(html, 'Howard Tranter'))?.[1] ?? ''
    const outcome = { outcome: 'interviewed', ...dated('decidedOn', '2026-11-18') }
    expect(words(await desk.check(path, outcome, 422)))
      .to.contain('No chair is on the panel')
      .and.to.contain('Who interviews candidates Terms of reference, 4.5')
    const done = await desk.record(path, { ...outcome, outcome: 'uncontested' })
    expect(words(done)).to.contain('Howard Tranter: chosen, uncontested').and.to.contain('Record the appointment')
    expect(rowWith(await desk.page('/nominations'), 'Howard Tranter')).to.contain(
      'Chosen, uncontested 18 November 2026',
    )
  })

  const rowLinks = (html: string, text: string): string =>
    [...html.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) => row).find((row) => row.includes(text)) ?? ''
})
