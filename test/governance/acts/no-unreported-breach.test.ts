import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import fc from 'fast-check'
import { features } from '../../../src/features.ts'
import { type BoardFacts, everybodysOn, loadBoardFacts, putOutBy, worsenedBy } from '../../../src/governance/index.ts'
import { date, type IsoDate } from '../../../src/kernel/dates.ts'
import { Refusal } from '../../../src/kernel/errors.ts'
import type { Finding } from '../../../src/kernel/finding.ts'
import { anyActOf, commandsOf, type Names } from '../ground/any-acts.ts'
import { companiesOn } from '../ground/companies.ts'
import type { Ground } from '../ground/company.ts'
import { GROUP_SEATS, HEADS, PARTNERSHIPS, SCHOOL_REFS, SEATS } from '../ground/partnerships.ts'

const SCHOOLS = ['s-1', 's-2', 's-3', 's-10', 's-11', 's-12']

const COMPANY: Names = {
  people: [...Array.from({ length: 14 }, (_, i) => `p-${i + 1}`), 'c-1', 'c-2', 'c-3'],
  seats: ['head-11', 'head-12', 'governor', 'council-1', 'council-2', 'council-3', 'head-1', 'head-2', 'fin-1'],
  bodies: ['board', 'finance'],
  schools: SCHOOLS,
  trusts: ['t-1'],
  heads: [['p-1', 's-1']],
  councillors: ['c-1', 'c-2', 'c-3'],
  articles: [
    { minimumDirectors: 9 },
    { minimumDirectors: 12 },
    { maximumDirectors: 11 },
    { councilCap: '150/1000' },
    { attendance: { share: '2/3' } },
    { authorities: 'own' },
    { holdingOver: true },
  ],
  resolution: 'r-1',
}

const PARTNERSHIP: Names = {
  people: [...HEADS, 'g-1', 'o-1'],
  seats: [...SEATS, ...GROUP_SEATS],
  bodies: ['board', 'north', 'south'],
  schools: SCHOOL_REFS,
  trusts: ['t-1', 't-2'],
  heads: HEADS.map((person, i) => [person, String(SCHOOL_REFS[i])] as const),
  councillors: ['g-1'],
  articles: [
    { requiredSeats: ['Director of Education', 'Second chair'] },
    { districts: ['North', 'South', 'West'] },
    { term: { years: 1 } },
    { onePerGroup: true },
    { attendance: { share: '1/2', inquorateCounts: true } },
  ],
  resolution: 'r-1',
}

const SPECIAL = {
  body: 'board',
  kind: 'special',
  text: 'That the articles be altered',
  passedOn: '2026-02-20',
  votesFor: 6,
  votesAgainst: 0,
  abstentions: 0,
}

const [FROM, TODAY] = [date('2018-01-01'), date('2026-09-01')]
const keyOf = ({ rule, body = '' }: Finding) => `${rule} ${body}`.trim()

/** Acts, some of them recorded as facts; what they broke between them, and what they said they did. */
const brokenThrough = async (ground: Ground, acts: readonly (readonly [readonly [string, object], boolean])[]) => {
  await ground.act('passResolution', SPECIAL)
  const before: BoardFacts = await loadBoardFacts(ground.reader)
  const reported = new Set<string>()
  for (const [[name, command], asFact] of acts) {
    try {
      const { breaches } = await ground.act(name, command, asFact ? { asFact: 'It has happened' } : {})
      for (const finding of breaches) reported.add(keyOf(finding))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  const after = await loadBoardFacts(ground.reader)
  const everybodys = everybodysOn(before, TODAY)
  const between = (from: IsoDate) => [
    ...worsenedBy(before, after, everybodys, from),
    ...putOutBy(before, after, everybodys, { from, to: TODAY }),
  ]
  const broken = [...between(FROM), ...between(TODAY)]
  return { reported: [...reported], broken: broken.map(({ finding }) => keyOf(finding)) }
}

describe('any sequence of acts', () => {
  const companies = companiesOn('sqlite')

  /** The tables that the rules look at, as they are asked for. */
  const tablesJudged = async (): Promise<Set<string>> => {
    const { database, reader } = await companies.company()
    const tables = new Set<string>()
    const listen = ({ sql }: { sql: string }) => {
      for (const [, table = ''] of sql.matchAll(/from [`"](\w+)[`"]/g)) tables.add(table)
    }
    database.reader.on('query', listen)
    await loadBoardFacts(reader)
    database.reader.off('query', listen)
    return tables
  }

  it('is made of every act of a subject whose registers the rules look at, and no other act writes to them', async () => {
    const judged = await tablesJudged()
    expect([...judged]).to.include.members(['organisation', 'grouping', 'appointment', 'member', 'articles', 'meeting'])
    const lookedAt = features.filter(({ registers = [] }) => registers.some(({ table }) => judged.has(table)))
    const names = lookedAt.flatMap(({ acts = [] }) => acts.map(({ name }) => name))
    expect(Object.keys(commandsOf(COMPANY)), 'give the new act a command in any-acts.ts').to.have.members(names)
    const src = join(import.meta.dirname, '../../../src')
    const OTHERS = features.map(({ name }) => name).filter((name) => !lookedAt.some((one) => one.name === name))
    const registers = lookedAt.flatMap((feature) => (feature.registers ?? []).filter(({ table }) => judged.has(table)))
    const files = registers.map(({ file }) => file.replace('.csv', ''))
    const written = OTHERS.flatMap((feature) =>
      readdirSync(join(src, feature), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .flatMap((file) => [...readFileSync(join(src, feature, file), 'utf8').matchAll(/recordRows?\(\s*tx,\s*(\w+)/g)])
        .map(([, register]) => String(register)),
    )
    expect(written.filter((register) => files.includes(register))).to.deep.equal([])
  })

  it('ends in no breach that was not there before and that none of them reported', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyActOf(COMPANY), fc.boolean()), { minLength: 1, maxLength: 10 }),
        async (acts) => {
          const company = { articles: { attendance: { share: '4/5' } } }
          const { reported, broken } = await brokenThrough(await companies.company(10, company), acts)
          expect(reported).to.include.members(broken)
        },
      ),
      { numRuns: 40 },
    )).timeout(240_000)

  for (const preset of Object.keys(PARTNERSHIPS) as (keyof typeof PARTNERSHIPS)[])
    it(`ends in none in a ${preset} either`, () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(anyActOf(PARTNERSHIP), fc.boolean()), { minLength: 1, maxLength: 8 }),
          async (acts) => {
            const ground = await companies.partnership(preset)
            const { reported, broken } = await brokenThrough(ground, acts)
            expect(reported).to.include.members(broken)
          },
        ),
        { numRuns: 25 },
      )).timeout(240_000)
})
