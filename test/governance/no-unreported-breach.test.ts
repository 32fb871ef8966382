import { expect } from 'chai'
import fc from 'fast-check'
import { type BoardFacts, loadBoardFacts, worsenedBy } from '../../src/governance/index.ts'
import { date } from '../../src/kernel/dates.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import type { Database } from '../../src/platform/database.ts'
import { freshDatabase } from '../support/database.ts'
import { type Ground, setUp } from './company.ts'
import { GROUP_SEATS, HEADS, PARTNERSHIPS, SCHOOL_REFS, SEATS, setUpPartnership } from './partnerships.ts'

const days = fc.constantFrom('2026-09-01', '2026-10-15', '2026-12-31', '2027-03-01', '2027-08-31', '2028-05-11')
const sitters = fc.constantFrom(...Array.from({ length: 14 }, (_, i) => `p-${i + 1}`), 'c-1', 'c-2', 'c-3')
const seats = fc.constantFrom(
  'head-11',
  'head-12',
  'governor',
  'council-1',
  'council-2',
  'council-3',
  'head-1',
  'head-2',
)
const schools = fc.constantFrom('council', 's-1', 't-1', 's-3', 's-10', 's-11', 's-12')

/** Any act that touches the board or the register, sensible or not. */
const anyAct = fc.oneof(
  fc.record({ person: sitters, seat: seats, appointedOn: days }).chain((command) =>
    fc
      .record({
        termEndsOn: fc.option(fc.constantFrom('2027-01-31', '2029-08-31'), { nil: undefined }),
        verified: fc.boolean(),
      })
      .map(
        ({ termEndsOn, verified }) =>
          [
            'appointDirector',
            { ...command, ...(termEndsOn ? { termEndsOn } : {}), ...(verified ? { verifiedOn: '2026-08-01' } : {}) },
          ] as const,
      ),
  ),
  fc.record({ person: sitters, ceasedOn: days }).map((command) => ['recordResignation', command] as const),
  fc
    .record({ organisation: schools, admittedOn: days, votes: fc.integer({ min: 1, max: 4 }) })
    .map((command) => ['admitMember', { ...command, class: 'school', consentOn: '2026-08-01' }] as const),
  fc
    .record({ organisation: schools, ceasedOn: days })
    .map((command) => ['ceaseMember', { ...command, reason: 'Left' }] as const),
  fc
    .record({ person: sitters, from: days })
    .map((command) => ['recordOffice', { ...command, organisation: 'council', office: 'councillor' }] as const),
  fc
    .record({ person: sitters, to: days })
    .map((command) => ['endOffice', { ...command, organisation: 'council', office: 'councillor' }] as const),
)

/** Any act by which heads come to and leave the board, the groups, and their schools. */
const leaders = fc.constantFrom(...HEADS, 'g-1', 'o-1')
const organisations = fc.constantFrom(...SCHOOL_REFS, 'council', 'heads')
const actOfSchools = fc.oneof(
  fc
    .record({
      person: leaders,
      seat: fc.constantFrom(...SEATS, ...GROUP_SEATS),
      appointedOn: days,
      termEndsOn: fc.constantFrom('2028-08-31', '2029-08-31'),
    })
    .map(
      (command) =>
        [
          'appointDirector',
          { ...command, verifiedOn: '2026-08-01', agreedOn: '2026-08-01', agreementVersion: '2025' },
        ] as const,
    ),
  fc
    .record({ person: leaders, body: fc.constantFrom('board', 'north', 'south'), ceasedOn: days })
    .map((command) => ['recordResignation', command] as const),
  fc
    .record({
      person: leaders,
      organisation: organisations,
      office: fc.constantFrom('head_teacher', 'executive_head', 'deputy_head', 'governor', 'council_officer'),
      from: days,
    })
    .map((command) => ['recordOffice', command] as const),
  fc
    .record({ at: fc.nat(HEADS.length - 1), to: days })
    .map(
      ({ at, to }) =>
        ['endOffice', { person: HEADS[at], organisation: SCHOOL_REFS[at], office: 'head_teacher', to }] as const,
    ),
  days.map((to) => ['endOffice', { person: 'o-1', organisation: 'council', office: 'council_officer', to }] as const),
)

/** Acts, some of them recorded as facts; what they broke between them, and what they said they did. */
const brokenThrough = async (ground: Ground, acts: readonly (readonly [readonly [string, object], boolean])[]) => {
  const before: BoardFacts = await loadBoardFacts(ground.reader)
  const reported = new Set<string>()
  for (const [[name, command], asFact] of acts) {
    try {
      const { breaches } = await ground.act(name, command, asFact ? { asFact: 'It has happened' } : {})
      for (const { rule } of breaches) reported.add(rule)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  const after = await loadBoardFacts(ground.reader)
  const broken = worsenedBy(before, after, [{ body: 'board', scope: 'all' }], date('2026-08-01')).map(
    ({ finding }) => finding.rule,
  )
  return { reported: [...reported], broken }
}

describe('any sequence of acts', () => {
  let database: Database
  let drop: () => Promise<void>
  let count = 0
  before(async () => {
    ;({ database, drop } = await freshDatabase('sqlite'))
  })
  after(() => drop())

  it('ends in no breach that was not there before and that none of them reported', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyAct, fc.boolean()), { minLength: 1, maxLength: 10 }), async (acts) => {
        count += 1
        const { reported, broken } = await brokenThrough(await setUp(database, `any-${count}`, 10), acts)
        expect(reported).to.include.members(broken)
      }),
      { numRuns: 40 },
    ))

  for (const preset of Object.keys(PARTNERSHIPS) as (keyof typeof PARTNERSHIPS)[])
    it(`ends in none in a ${preset} either`, () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(actOfSchools, fc.boolean()), { minLength: 1, maxLength: 8 }),
          async (acts) => {
            count += 1
            const { reported, broken } = await brokenThrough(
              await setUpPartnership(database, `any-${count}`, preset),
              acts,
            )
            expect(reported).to.include.members(broken)
          },
        ),
        { numRuns: 25 },
      ))
})
