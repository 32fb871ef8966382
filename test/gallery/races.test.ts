import { expect } from 'chai'
import { features } from '../../src/features.ts'
import { loadBoardFacts } from '../../src/governance/index.ts'
import type { Finding } from '../../src/kernel/finding.ts'
import { type Outcome, perform } from '../../src/platform/acts/index.ts'
import { type Database, openDatabase } from '../../src/platform/database/index.ts'
import { clock, type Ground, refusal } from '../governance/ground/company.ts'
import { freshDatabase, KINDS } from '../support/database.ts'
import { type Asked, appoint, CASES, company, heads, partnership, signed } from './cases.ts'
import { DAY, type Smallest, smallest } from './ground.ts'

/** Two acts of which each would be recorded alone, and which break the rule together. */
interface Race {
  company: Smallest
  acts: [Asked, Asked]
  /** One of the two has happened and is never refused: then it tells what it breaks, or the other is refused. */
  told?: boolean
}

const ten = Array.from({ length: 10 }, (_, i) => `m-${i + 1}`)
const tenSit = Object.fromEntries(ten.map((person, i) => [person, `head-${i + 1}`]))
const councillors: Race = {
  company: {
    ...company(
      [...heads(10), ...['council-1', 'council-2', 'council-3'].map((ref) => ({ ref, category: 'council' }))],
      {
        ...tenSit,
        joan: 'council-1',
      },
    ),
    councillors: ['kit', 'lois'],
    others: ten,
  },
  acts: [appoint('kit', 'council-2'), appoint('lois', 'council-3')],
}
const chiefs = ['chief-1', 'chief-2'].map((ref) => ({ ref, category: 'chief_executive' }))
const places = ['place-1', 'place-2'].map((ref) => ({ ref, category: 'co_opted' }))

const RACES: Record<string, Race> = {
  'board.maximum': {
    company: company(heads(3), { lena: 'head-1' }, { minimumDirectors: 1, maximumDirectors: 2 }),
    acts: [appoint('ruth', 'head-2'), appoint('abel', 'head-3')],
  },
  'board.council-cap': councillors,
  'board.law-20': councillors,
  'board.votes-law-20': councillors,
  'board.categories': {
    company: company(chiefs, {}, { categories: { chief_executive: { minimum: 1, maximum: 1 } } }),
    acts: [appoint('lena', 'chief-1'), appoint('abel', 'chief-2')],
  },
  'body.one-per-group': {
    company: partnership(places),
    acts: [appoint('owen', 'place-1', signed), appoint('nina', 'place-2', signed)],
  },
  'body.sector-balance': {
    company: partnership(heads(2)),
    acts: [appoint('owen', 'head-1', signed), appoint('petra', 'head-2', signed)],
  },
  'members.law-20': {
    company: { ...company(), members: ['alder-lane', 'brook', 'elm-row', 'tern', 'quay'] },
    acts: [
      { name: 'admitMember', command: { organisation: 'council', class: 'council', admittedOn: DAY } },
      { name: 'ceaseMember', command: { organisation: 'brook', ceasedOn: '2026-11-30', reason: 'Closed' } },
    ],
    told: true,
  },
}

/** Rules that turn on one act alone: of two at once, each is refused as it would be by itself. */
const ALONE = [
  'board.chair',
  'board.identity-verified',
  'body.term',
  'body.agreement',
  'body.required-seats',
  'members.eligible',
  'members.consent',
]

const definitions = features.flatMap(({ acts = [] }) => acts)

for (const kind of KINDS)
  describe(`two acts in the same moment, on ${kind}`, () => {
    let database: Database
    /** Another process on the same database; on SQLite there is one. */
    let other: Database
    let drop: () => Promise<void>
    before(async () => {
      const fresh = await freshDatabase(kind)
      database = fresh.database
      other = kind === 'postgres' ? await openDatabase(fresh.config) : database
      drop = async () => {
        if (other !== database) await other.close()
        await fresh.drop()
      }
    })
    after(() => drop())

    const by = (process: Database, { slug }: Ground, { name, command }: Asked): Promise<Outcome> => {
      const definition = definitions.find((one) => one.name === name)
      if (!definition) throw new Error(`no act ${name}`)
      return perform({ database: process, clock }, definition, { company: slug, actor: 'test', command })
    }
    const both = (ground: Ground, [first, second]: readonly [Asked, Asked]) =>
      Promise.allSettled([by(database, ground, first), by(other, ground, second)])
    const refusedFor = async (results: PromiseSettledResult<Outcome>[]) => {
      const faults = results.flatMap((one) => (one.status === 'rejected' ? [refusal(Promise.reject(one.reason))] : []))
      return (await Promise.all(faults)).map(({ breaches = [] }) => breaches.map(({ rule }) => rule))
    }

    it('are tried of every rule that refuses', () =>
      expect([...Object.keys(RACES), ...ALONE]).to.have.members(Object.keys(CASES)))

    for (const [rule, race] of Object.entries(RACES)) {
      const slug = `race-${rule.replace('.', '-')}`

      it(`${rule}: each would be recorded alone`, async () => {
        for (const [i, asked] of race.acts.entries()) {
          const { breaches } = await by(database, await smallest(database, `${slug}-${i}`, race.company), asked)
          expect(breaches.map((finding: Finding) => finding.rule)).not.to.contain(rule)
        }
      })

      it(`${rule}: ${race.told ? 'one is refused, or the other tells' : 'one is recorded and the other refused'}`, async () => {
        const ground = await smallest(database, slug, race.company)
        const before = (await loadBoardFacts(ground.reader)).appointments.length
        const results = await both(ground, race.acts)
        const refused = await refusedFor(results)
        if (race.told && refused.length === 0) {
          const told = results.flatMap((one) => (one.status === 'fulfilled' ? one.value.breaches : []))
          expect(told.map((finding) => finding.rule)).to.include(rule)
          return
        }
        expect(refused).to.have.length(1)
        expect(refused[0]).to.include(rule)
        const after = (await loadBoardFacts(ground.reader)).appointments.length
        expect(after - before).to.equal(race.told ? 0 : 1)
      })
    }

    for (const rule of ALONE)
      it(`${rule}: neither slips through beside the other`, async () => {
        const { company: given, asked } = CASES[rule] as (typeof CASES)[string]
        const ground = await smallest(database, `race-${rule.replace('.', '-')}`, given)
        const refused = await refusedFor(await both(ground, [asked, asked]))
        expect(refused).to.have.length(2)
        for (const rules of refused) expect(rules).to.include(rule)
      })
  })
