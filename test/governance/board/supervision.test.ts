import { expect } from 'chai'
import { type SupervisionRow, supervisionOn } from '../../../src/governance/index.ts'
import { date } from '../../../src/kernel/dates.ts'
import type { Member } from '../../../src/membership/index.ts'
import { dated, deskOf, rowWith, words } from '../../support/desk.ts'
import { shared } from '../../support/shared.ts'
import { aMember, aSchool, factsOf } from '../ground/facts.ts'

const MAINTAINED = aSchool('s', { type: '1' })
const consented = { consentOn: date('2019-12-31') }
const sent = (kind: 'accounts' | 'articles', covers: string, on: string): SupervisionRow => ({
  kind,
  covers: date(covers),
  authority: null,
  on: date(on),
  reference: null,
})
const designated = (on: string): SupervisionRow => ({
  kind: 'designation',
  covers: null,
  authority: 'council',
  on: date(on),
  reference: null,
})

/** Incorporated on 6 March 2018, so the designation is due by 3 April; years end on 31 March. */
const found = (
  rows: SupervisionRow[],
  {
    on = '2026-11-22',
    members = [aMember('s', consented)] as Member[],
    organisations = [MAINTAINED],
    company = {},
  } = {},
) => supervisionOn(factsOf({ members, organisations, company }), rows, date(on))

describe('the supervision of a school company', () => {
  for (const [what, rows, on, late] of [
    ['designated on the 28th day', [designated('2018-04-03')], '2026-11-22', false],
    ['designated on the 29th', [designated('2018-04-04')], '2026-11-22', true],
    ['not designated on the 28th day', [], '2018-04-03', false],
    ['not designated on the 29th', [], '2018-04-04', true],
  ] as [string, SupervisionRow[], string, boolean][])
    it(`${what}: ${late ? 'late' : 'in time'}`, () => {
      const members = [aMember('s', { admittedOn: date('2018-03-06'), consentOn: date('2018-03-01') })]
      expect(found(rows, { on, members })).to.include({ late, dueOn: '2018-04-03' })
    })

  it('is by law of the one authority whose schools all maintained members are', () => {
    const far = aSchool('far', { type: '1', laCode: '971' })
    expect(found([])?.byLaw).to.equal('council')
    const members = [aMember('s', consented), aMember('far', consented)]
    expect(found([], { members, organisations: [MAINTAINED, far] })?.byLaw).to.equal(null)
  })

  it('is asked only of a company with a maintained member', () => {
    expect(found([], { members: [aMember('t')], organisations: [aSchool('t', { kind: 'trust', type: '' })] })).to.equal(
      undefined,
    )
    const company = { preset: 'strategic-partnership', legalForm: 'unincorporated' }
    expect(found([], { company })).to.equal(undefined)
  })

  it('wants the accounts of each year within ten months', () => {
    const due = (on: string, ...rows: SupervisionRow[]) =>
      found(rows, { on })?.returns.map(({ covers, dueOn, sentOn, late }) => [covers, dueOn, sentOn, late])
    expect(due('2026-03-31')).to.deep.equal([
      ['2024-03-31', '2025-01-31', null, true],
      ['2025-03-31', '2026-01-31', null, true],
      ['2026-03-31', '2027-01-31', null, false],
    ])
    expect(due('2026-03-30', sent('accounts', '2025-03-31', '2026-01-31'))?.at(-1)).to.deep.equal([
      '2025-03-31',
      '2026-01-31',
      '2026-01-31',
      false,
    ])
    expect(due('2026-03-30', sent('accounts', '2025-03-31', '2026-02-01'))?.at(-1)?.[3]).to.equal(true)
  })

  it('wants a version of the articles that came after the first', () => {
    const articles = [
      { from: '2018-03-06', minimumDirectors: 11 },
      { from: '2026-02-23', minimumDirectors: 12 },
    ]
    const changed = found([sent('articles', '2026-02-23', '2026-03-05')], { company: { articles } })?.returns.filter(
      ({ kind }) => kind === 'articles',
    )
    expect(changed?.map(({ covers, sentOn }) => [covers, sentOn])).to.deep.equal([['2026-02-23', '2026-03-05']])
  })

  it('says of each consent whether it was in time', () => {
    const members = [
      aMember('s', consented),
      aMember('late', { consentOn: date('2020-01-02') }),
      aMember('none'),
      aMember('gone', { ceasedOn: date('2026-11-21') }),
    ]
    const organisations = ['s', 'late', 'none', 'gone'].map((ref) => aSchool(ref, { type: '1' }))
    expect(found([], { members, organisations })?.consents.map(({ state }) => state)).to.deep.equal([
      'in order',
      'late',
      'missing',
    ])
  })
})

describe('the page of supervision', () => {
  const desk = shared(() => deskOf('secretary'))

  it('shows what is due, records what is sent, and the need is gone', async () => {
    expect(words(await desk.page('/board/supervision'))).to.include('Wexmere Borough Council supervises the company')
    const need = 'Send to the supervising authority: Audited accounts of the year to 31 March 2026'
    expect(words(await desk.page(''))).to.include(need)
    const path = '/board/supervision/returns'
    const answers = { kind: 'accounts', ...dated('covers', '2026-03-31'), ...dated('sentOn', '2026-11-22') }
    expect(words(await desk.check(path, { ...answers, ...dated('sentOn', '2026-03-30') }, 400))).to.include(
      'Check the dates',
    )
    for (const [what, day, said] of [
      ['covers', '2026-03-30', 'The year around it ends on 31 March 2026'],
      ['sentOn', '2026-11-23', 'is still to come'],
    ] as const)
      expect(words(await desk.check(path, { ...answers, ...dated(what, day) }, 400)), what).to.include(said)
    await desk.record(path, await desk.check(path, answers))
    expect(rowWith(await desk.page('/board/supervision'), 'year to 31 March 2026')).to.include('22 November 2026')
    expect(words(await desk.page(''))).not.to.include(need)
  })

  it('takes a council only for the authority', async () => {
    const path = '/board/supervision/authority'
    const answers = { authority: 'nobody', ...dated('designatedOn', '2026-11-20') }
    expect(words(await desk.check(path, answers, 400))).to.include('There is a problem')
    const ahead = { ...answers, authority: 'wexmere-council', ...dated('designatedOn', '2026-11-23') }
    expect(words(await desk.check(path, ahead, 400))).to.include('is still to come')
    const right = { ...answers, authority: 'wexmere-council' }
    await desk.record(path, await desk.check(path, right))
    expect(words(await desk.page('/board/supervision'))).to.include(
      'designated on 20 November 2026, late , due by 3 April 2018',
    )
  })
})
