import { expect } from 'chai'
import fc from 'fast-check'
import { articlesOn, loadCompany, recordCompany } from '../../../src/company/index.ts'
import { acts, changeDays, changesOf, check, judgeOn, loadBoardFacts } from '../../../src/governance/index.ts'
import { addDays, date, type Instant, type IsoDate } from '../../../src/kernel/dates.ts'
import { type Outcome, perform, record } from '../../../src/platform/acts/index.ts'
import { readerOf } from '../../../src/platform/reader.ts'
import { KINDS } from '../../support/database.ts'
import { companiesOn } from '../ground/companies.ts'
import { clock, type Ground, refusal } from '../ground/company.ts'
import { aCompany } from '../ground/facts.ts'

/** When the company of a test was set up, and an hour later, when its articles are altered. */
const BEFORE = '2026-09-01T09:00:00.000Z' as Instant
const LATER = '2026-09-01T10:00:00.000Z' as Instant

interface Recorded {
  articles: Record<string, unknown>
  differs: string[]
  registrar?: { resolutionBy: string; articlesBy: string }
}

for (const kind of KINDS) {
  describe(`a version of the articles, on ${kind}`, () => {
    const companies = companiesOn(kind)

    /** A company whose members carried a special resolution on 20 August 2026, and lost or passed others. */
    const ground = async (more: object = {}): Promise<Ground & { refs: Record<string, string> }> => {
      const ground = await companies.company()
      await record({ database: ground.database, clock }, said(ground.slug), (tx) =>
        recordCompany(tx, aCompany({ slug: ground.slug, ...more })),
      )
      const pass = async (kind: string, votesFor: number, body = 'board') =>
        (
          (
            await ground.act('passResolution', {
              body,
              kind,
              text: 'That the articles be altered',
              passedOn: '2026-08-20',
              votesFor,
              votesAgainst: 6 - votesFor,
              abstentions: 0,
            })
          ).result as { ref: string }
        ).ref
      const refs = {
        special: await pass('special', 5),
        lost: await pass('special', 4),
        ordinary: await pass('ordinary', 6),
        board: await pass('board', 6),
        committee: await pass('board', 6, 'finance'),
      }
      return { ...ground, refs }
    }
    const said = (company: string) => ({ company, actor: 'test', command: {}, kept: {}, name: 'importPack' })

    const act = (on: Ground, name: string, command: object): Promise<Outcome> => {
      const definition = acts.find((one) => one.name === name)
      if (!definition) throw new Error(`no act ${name}`)
      return perform({ database: on.database, clock: () => LATER }, definition, {
        company: on.slug,
        actor: 'test',
        command,
      })
    }
    const adopt = (on: Ground, command: object) => act(on, 'adoptArticles', command)

    describe('needs a resolution that can carry it, and days in order', () => {
      const VERSIONS = { articles: [{ from: '2018-03-06' }, { from: '2026-08-21', minimumDirectors: 9 }] }
      const nine = { minimumDirectors: 9 }
      for (const [title, resolution, from, changes, pointers, words] of [
        ['one that was carried', 'special', '2026-08-22', nine, [], ''],
        ['one that is not there', 'r-99', '2026-08-22', nine, ['/resolution'], 'There is no resolution “r-99”'],
        ['one that was lost', 'lost', '2026-08-22', nine, ['/resolution'], 'was lost, and supports nothing'],
        ['an ordinary one', 'ordinary', '2026-08-22', nine, ['/resolution'], 'Companies Act 2006, s.21'],
        ['one of the board', 'board', '2026-08-22', nine, ['/resolution'], 'special resolution'],
        ['a version on the day of another', 'special', '2026-08-21', nine, ['/from'], '21 August 2026 already'],
        ['a version before another', 'special', '2026-08-20', nine, ['/from'], 'begins after it'],
        ['a version before its resolution', 'special', '2026-08-19', nine, ['/resolution', '/from'], 'before it is'],
        ['no change', 'special', '2026-08-22', {}, ['/changes'], 'Say what the new version changes'],
        [
          'fewer at most than at least',
          'special',
          '2026-08-22',
          { maximumDirectors: { value: 8, clause: '18.2' } },
          ['/changes/maximumDirectors/value'],
          'maximumDirectors, value must not be below the fewest directors',
        ],
        [
          'everything that is wrong at once',
          'lost',
          '2026-08-01',
          { councilCap: '15%', minimumDirektors: 9, minimumDirectors: { value: 12, clause: { of: 18 } } },
          [
            '/changes/minimumDirektors',
            '/changes/minimumDirectors/clause',
            '/changes/councilCap',
            '/resolution',
            '/from',
          ],
          'councilCap must be a share',
        ],
      ] as const)
        it(title, async () => {
          const wexmere = await ground(VERSIONS)
          const command = { from, resolution: wexmere.refs[resolution] ?? resolution, changes }
          if (pointers.length === 0) {
            await adopt(wexmere, command)
            return
          }
          const fault = await refusal(adopt(wexmere, command))
          expect(fault.fields?.map(({ pointer }) => pointer)).to.have.members([...pointers])
          expect(fault.detail).to.contain(words)
          expect((await loadCompany(wexmere.reader)).articles).to.have.length(2)
        })

      for (const [title, resolution, from, refused] of [
        ['of its board on the day of the vote', 'board', '2026-08-20', false],
        ['of its board, before the vote', 'board', '2026-08-19', true],
        ['of a committee', 'committee', '2026-08-20', true],
      ] as const)
        it(`terms of reference, by resolution ${title}: ${refused ? 'refused' : 'adopted'}`, async () => {
          const forum = await ground({ legalForm: 'unincorporated', preset: 'strategic-partnership' })
          const command = { from, resolution: forum.refs[resolution], changes: { term: { years: 3 } } }
          if (refused) expect((await refusal(adopt(forum, command))).fields?.[0]?.pointer).to.equal('/resolution')
          else expect((await adopt(forum, command)).result).to.not.have.property('registrar')
        })
    })

    it('says again what the version before it said, clause for clause, and what it changes', async () => {
      const wexmere = await ground({
        articles: {
          minimumDirectors: { value: 11, clause: 'Article 18.1' },
          councilCap: { value: '195/1000', clause: '20.3' },
          paymentDays: 14,
        },
      })
      const { result } = await adopt(wexmere, {
        from: '2026-10-01',
        resolution: wexmere.refs.special,
        changes: { councilCap: '150/1000', minimumDirectors: { value: 9, clause: '19.1' } },
      })
      const { articles, differs, registrar } = result as Recorded
      expect(differs).to.deep.equal(['minimumDirectors', 'councilCap'])
      expect(articles).to.deep.equal({
        minimumDirectors: { value: 9, clause: '19.1' },
        councilCap: { value: '150/1000', clause: '20.3' },
        paymentDays: 14,
      })
      // Fifteen days from 20 August and from 1 October.
      expect(registrar).to.deep.equal({ resolutionBy: '2026-09-04', articlesBy: '2026-10-16' })
      const company = await loadCompany(wexmere.reader)
      expect(articlesOn(company, date('2026-10-01')).councilCap).to.deep.equal({
        value: [150, 1000],
        clause: 'Articles, 20.3',
      })
      expect(articlesOn(company, date('2026-09-30')).councilCap.value).to.deep.equal([195, 1000])
    })

    for (const [minimum, breaches] of [
      [10, []],
      [11, []],
      [12, [['board.minimum', 10, 12, 'Articles, 18.1']]],
    ] as const)
      it(`of at least ${minimum} directors where ten sit and eleven were asked for: ${breaches.length} breaches`, async () => {
        const wexmere = await ground()
        const outcome = await adopt(wexmere, {
          from: '2026-10-01',
          resolution: wexmere.refs.special,
          changes: { minimumDirectors: minimum },
        })
        expect(
          outcome.breaches.map(({ rule, numerator, denominator, source }) => [rule, numerator, denominator, source]),
        ).to.deep.equal(breaches)
        expect((await loadCompany(wexmere.reader)).articles).to.have.length(1)
      })

    it('is put right in known time: the verdict of that day changes, and what was known of it does not', async () => {
      const wexmere = await ground({
        articles: [{ from: '2026-03-01', minimumDirectors: { value: 9, clause: '18.1' } }],
      })
      const on = date('2026-04-01')
      const asked = (known?: Instant) => check(readerOf(wexmere.database, wexmere.slug, known), { on, today: on })
      const minimum = async (known?: Instant) =>
        (await asked(known)).findings.find(({ rule }) => rule === 'board.minimum')
      const was = await asked(BEFORE)
      const outcome = await act(wexmere, 'correctArticles', {
        from: '2026-03-01',
        changes: { minimumDirectors: 11 },
        reason: 'Nine was typed, and eleven resolved',
      })
      expect(outcome.breaches.map(({ rule }) => rule)).to.deep.equal(['board.minimum'])
      expect(await minimum()).to.include({ status: 'fail', denominator: 11, source: 'Articles, 18.1' })
      expect(await asked(BEFORE)).to.deep.equal(was)
    })

    it('is not put right where there is none, with nothing, twice, or by a resolution that was lost', async () => {
      const wexmere = await ground({ articles: { minimumDirectors: 9 } })
      const fault = await refusal(
        act(wexmere, 'correctArticles', { from: '2026-03-01', resolution: wexmere.refs.lost, reason: 'A slip' }),
      )
      expect(fault.fields?.map(({ pointer }) => pointer)).to.deep.equal(['/from', '/resolution'])
      expect(fault.fields?.[0]?.detail).to.equal(
        'No version of the articles begins on 1 March 2026. One has been in force from the beginning',
      )
      expect((await refusal(act(wexmere, 'correctArticles', { reason: 'A slip' }))).fields?.[0]?.pointer).to.equal(
        '/changes',
      )
      const slip = { changes: { minimumDirectors: 8 }, reason: 'A slip' }
      await act(wexmere, 'correctArticles', slip)
      expect((await refusal(act(wexmere, 'correctArticles', slip))).fields).to.deep.equal([
        { pointer: '/changes', detail: 'The version says so already. Give what it should say instead' },
      ])
      expect(articlesOn(await loadCompany(wexmere.reader), date('2020-01-01')).minimumDirectors.value).to.equal(8)
    })
  })
}

describe('editing the articles', () => {
  const companies = companiesOn('sqlite')

  const changes = fc.record(
    {
      minimumDirectors: fc.integer({ min: 1, max: 10 }),
      maximumDirectors: fc.integer({ min: 10, max: 14 }),
      councilCap: fc.constantFrom('1/10', '15/100', '3/10'),
      countCouncilEmployedHeads: fc.constantFrom('count', 'do_not_count'),
      holdingOver: fc.boolean(),
      authorities: fc.constantFrom('own', 'all'),
      horizonMonths: fc.integer({ min: 0, max: 24 }),
    },
    { requiredKeys: ['minimumDirectors'] },
  )

  it('never changes a verdict on an earlier day, nor what was known before', () =>
    fc.assert(
      fc.asyncProperty(
        changes,
        fc.constantFrom('2026-08-20', '2026-09-15', '2027-01-01', '2028-09-01'),
        async (changed, from) => {
          const wexmere = await companies.company()
          await wexmere.act('appointDirector', {
            person: 'c-1',
            seat: 'council-1',
            appointedOn: '2026-08-01',
            termEndsOn: '2026-12-31',
            verifiedOn: '2026-07-01',
          })
          const { result } = await wexmere.act('passResolution', {
            body: 'board',
            kind: 'special',
            text: 'That the articles be altered',
            passedOn: '2026-08-20',
            votesFor: 6,
            votesAgainst: 0,
            abstentions: 0,
          })
          const earlier = await loadBoardFacts(wexmere.reader)
          const known = readerOf(wexmere.database, wexmere.slug, BEFORE)
          const was = await check(known, { on: date('2026-09-01'), today: date('2026-09-01') })
          const definition = acts.find(({ name }) => name === 'adoptArticles')
          if (!definition) throw new Error('no such act')
          await perform({ database: wexmere.database, clock: () => LATER }, definition, {
            company: wexmere.slug,
            actor: 'test',
            command: { from, resolution: (result as { ref: string }).ref, changes: changed },
          })
          const later = await loadBoardFacts(wexmere.reader)
          const last = addDays(from as IsoDate, -1)
          for (const day of [...changeDays(changesOf(later, 'board'), date('2018-03-06'), last).keys(), last]) {
            expect(judgeOn(later, 'board', day, 'all'), day).to.deep.equal(judgeOn(earlier, 'board', day, 'all'))
          }
          expect(await check(known, { on: date('2026-09-01'), today: date('2026-09-01') })).to.deep.equal(was)
        },
      ),
      { numRuns: 30 },
    ))
})
