import { expect } from 'chai'
import type { Choice } from '../../../src/governance/index.ts'
import { date } from '../../../src/kernel/dates.ts'
import { Refusal } from '../../../src/kernel/errors.ts'
import { smallest } from '../../gallery/ground.ts'
import { freshDatabase } from '../../support/database.ts'
import { shared } from '../../support/shared.ts'
import { factsOf, findingOf, type Sitter } from '../ground/facts.ts'

const choice = (ref: string, more: Partial<Choice> = {}): Choice => ({
  ref,
  kind: 'resolution',
  on: date('2024-03-21'),
  ofMembers: true,
  carried: true,
  text: 'That the accounts be received.',
  seat: null,
  person: null,
  ...more,
})
const elected = (seat: string, person: string, on: string) =>
  choice('E-1', { kind: 'election', seat, person, on: date(on), text: 'elected' })

const CHOSEN = choice('M-1')
const OF_THE_BOARD = choice('B-1', { ofMembers: false })
const LOST = choice('M-2', { carried: false })
const BOTH = choice('M-3', { text: 'That Person ann be chair and Person bo vice-chair for three years.' })

const worded = (text: string) => choice('M-4', { text })

const ann: Sitter = { ref: 'ann', category: 'chair', appointedOn: '2024-04-01' }
const bo: Sitter = {
  ref: 'bo',
  category: 'non_executive',
  title: 'Vice-chair, for the members',
  appointedOn: '2024-04-01',
}

const COMPANY = { preset: 'district-partnership' }
const verdict = (rule: string, sitters: Sitter[], choices: Choice[], company: object = COMPANY) => {
  const { status, numerator, denominator, source } = findingOf(factsOf({ sitters, choices, company }), rule)
  return [status, numerator, denominator, source]
}

describe('a chair whom the members choose', () => {
  const pass = ['pass', 1, 1, 'Articles, 15.1']
  const fail = ['fail', 0, 1, 'Articles, 15.2']
  const warn = ['warn', 0, 1, 'Articles, 15.2']
  const table: [string, Sitter, Choice[], unknown[]][] = [
    ['rests on a carried resolution of the members', { ...ann, resolution: 'M-1' }, [CHOSEN], pass],
    ['does not rest on a resolution of the board', { ...ann, resolution: 'B-1' }, [OF_THE_BOARD], fail],
    ['does not rest on one that was lost', { ...ann, resolution: 'M-2' }, [LOST], fail],
    [
      'rests on one of the day of the appointment',
      { ...ann, resolution: 'M-1' },
      [choice('M-1', { on: date('2024-04-01') })],
      pass,
    ],
    [
      'does not rest on one of the day after',
      { ...ann, resolution: 'M-1' },
      [choice('M-1', { on: date('2024-04-02') })],
      fail,
    ],
    ['has come there nobody knows how', ann, [CHOSEN], warn],
    ['is named by the words of a resolution', ann, [BOTH], pass],
    ['is not named by what makes the person vice-chair', { ...ann, ref: 'bo' }, [BOTH], warn],
    [
      'is not named by what makes somebody of a longer name chair',
      ann,
      [worded('That Person Anneliese be chair.')],
      warn,
    ],
    [
      'is not named by what makes somebody of a double name chair',
      ann,
      [worded('That Person Ann-Marie be chair.'), worded('That Person ann‐Lee be chair.')],
      warn,
    ],
    ['is named before a dash between spaces', ann, [worded('That Person ann – chosen as chair – serve.')], pass],
    ['is not named by what removes the chair', ann, [worded('That Person ann be removed as chair.')], warn],
    ['is not named by what is not to be', ann, [worded('That Person ann be not elected chair.')], warn],
    [
      'is named where the name stands elsewhere before',
      ann,
      [worded('That the report of Person ann, trustee, be noted, and that Person ann be elected chair.')],
      pass,
    ],
    ['is not named by a resolution that was lost', ann, [{ ...BOTH, carried: false }], warn],
    ['is not named by the words of the board', ann, [{ ...BOTH, ofMembers: false }], warn],
    ['was elected to the seat', ann, [elected('seat-ann', 'ann', '2024-03-30')], pass],
    ['was elected to another seat', ann, [elected('seat-bo', 'ann', '2024-03-30')], warn],
    ['was elected only afterwards', ann, [elected('seat-ann', 'ann', '2024-04-02')], warn],
  ]
  for (const [name, sitter, choices, expected] of table) {
    it(name, () => expect(verdict('board.chair', [sitter], choices)).to.deep.equal(expected))
  }

  it('is chosen again for another term', () => {
    const again = { ...ann, seat: 'chair' }
    const terms = [
      { ...again, termEndsOn: '2025-03-31' },
      { ...again, appointedOn: '2025-04-01' },
    ]
    expect(verdict('board.chair', terms, [BOTH])).to.deep.equal(warn)
    const second = { ...BOTH, on: date('2025-03-20') }
    expect(verdict('board.chair', terms, [BOTH, second])).to.deep.equal(pass)
  })

  it('is both of the wrong kind and chosen by nobody: both clauses are quoted', () => {
    const sitter = { ...ann, resolution: 'B-1', nominatedBy: 'council' }
    expect(verdict('board.chair', [sitter], [OF_THE_BOARD])).to.deep.equal([
      'fail',
      0,
      1,
      'Articles, 15.1; Articles, 15.2',
    ])
  })

  it('is asked where the articles say so, and of no other partnership', () => {
    const learning = { preset: 'learning-partnership' }
    expect(verdict('board.chair', [ann], [], learning)).to.deep.equal(['pass', 1, 1, 'Articles, 17.1'])
    const own = { ...learning, articles: { officersChosenByMembers: { value: ['chair'], clause: '17.2' } } }
    expect(verdict('board.chair', [ann], [], own)).to.deep.equal(['warn', 0, 1, 'Articles, 17.2'])
    const none = { ...COMPANY, articles: { officersChosenByMembers: [] } }
    expect(verdict('board.chair', [ann], [], none)).to.deep.equal(pass)
  })
})

describe('a vice-chair whom the members choose', () => {
  const required = { ...COMPANY, articles: { requiredSeats: { value: ['Treasurer'], clause: '16.1' } } }
  const treasurer: Sitter = { ref: 'cy', category: 'co_opted', title: 'Treasurer' }
  const table: [string, Sitter[], Choice[], object, unknown[]][] = [
    [
      'is asked of nobody where there is none',
      [],
      [],
      COMPANY,
      ['not-applicable', null, null, 'Articles: no provision'],
    ],
    ['rests on a resolution', [{ ...bo, resolution: 'M-1' }], [CHOSEN], COMPANY, ['pass', 1, 1, 'Articles, 15.2']],
    ['is named by one', [bo], [BOTH], COMPANY, ['pass', 1, 1, 'Articles, 15.2']],
    [
      'is spelled as people spell it',
      [{ ...bo, title: 'VICE CHAIR' }],
      [BOTH],
      COMPANY,
      ['pass', 1, 1, 'Articles, 15.2'],
    ],
    ['has come there nobody knows how', [bo], [], COMPANY, ['warn', 0, 1, 'Articles, 15.2']],
    ['rests on the board', [{ ...bo, resolution: 'B-1' }], [OF_THE_BOARD], COMPANY, ['fail', 0, 1, 'Articles, 15.2']],
    [
      'of another title is none',
      [{ ...bo, title: 'Vice-chairs’ clerk' }],
      [],
      COMPANY,
      ['not-applicable', null, null, 'Articles: no provision'],
    ],
    [
      'stands beside the titled seats',
      [bo, treasurer],
      [BOTH],
      required,
      ['pass', 2, 2, 'Articles, 16.1; Articles, 15.2'],
    ],
    ['leaves an empty titled seat a breach', [bo], [BOTH], required, ['fail', 1, 2, 'Articles, 16.1; Articles, 15.2']],
  ]
  for (const [name, sitters, choices, company, expected] of table) {
    it(name, () => expect(verdict('body.required-seats', sitters, choices, company)).to.deep.equal(expected))
  }
})

describe('appointing a chair whom the members choose', function () {
  this.timeout(60_000)
  const place = shared(() => freshDatabase('sqlite'))
  let ground: Awaited<ReturnType<typeof smallest>>
  before(async () => {
    ground = await smallest(place.database, 'districts', {
      preset: 'district-partnership',
      seats: [{ ref: 'chair', category: 'chair', title: 'Chair', from: '2020-09-01' }],
    })
  })

  const appoint = (more: object, options = {}) =>
    ground.act(
      'appointDirector',
      { person: 'lena', seat: 'chair', appointedOn: '2026-12-01', verifiedOn: '2026-11-02', ...more },
      options,
    )
  const resolve = async (votesFor: number, kind = 'ordinary') =>
    (
      await ground.act('passResolution', {
        body: 'board',
        kind,
        text: 'That the chair be as proposed.',
        passedOn: '2026-11-20',
        votesFor,
        votesAgainst: 2,
        abstentions: 0,
      })
    ).result as { ref: string }
  const faultOf = async (acting: Promise<unknown>) => {
    try {
      await acting
    } catch (error) {
      if (error instanceof Refusal) return error.fault
      throw error
    }
    throw new Error('it was recorded')
  }

  it('waits for their resolution, and says so', async () => {
    const fault = await faultOf(appoint({}))
    if (fault.kind !== 'rule-broken') throw new Error(fault.kind)
    expect(fault.breaches.map(({ rule, people, source }) => [rule, people, source])).to.deep.equal([
      ['board.chair', ['lena'], 'Articles, 15.2'],
    ])
    expect(fault.waysOut?.[0]?.text).to.match(/^Record the members’ resolution first/)
  })

  it('takes no resolution of the board, and none that was lost', async () => {
    const board = await resolve(3, 'board')
    expect((await faultOf(appoint({ resolution: board.ref }))).kind).to.equal('rule-broken')
    const lost = await resolve(2)
    expect((await faultOf(appoint({ resolution: lost.ref }))).kind).to.equal('invalid')
  })

  it('is recorded as a fact with its breach, or by the resolution without one', async () => {
    const fact = await ground.act(
      'appointDirector',
      { person: 'lena', seat: 'chair', appointedOn: '2026-12-01', termEndsOn: '2026-12-31', verifiedOn: '2026-11-02' },
      { asFact: 'The meeting chose her without a count' },
    )
    expect(fact.breaches.map(({ rule }) => rule)).to.deep.equal(['board.chair'])
    const carried = await resolve(3)
    const { breaches } = await appoint({ appointedOn: '2027-01-01', resolution: carried.ref })
    expect(breaches).to.deep.equal([])
  })
})
