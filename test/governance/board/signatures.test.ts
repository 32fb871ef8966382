import { expect } from 'chai'
import { features } from '../../../src/features.ts'
import { breachesOf, check, loadBoardFacts } from '../../../src/governance/index.ts'
import { openedBy } from '../../../src/governance/judging/breaches/opened-by.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import type { Reader } from '../../../src/platform/reader.ts'
import { verifyCompany } from '../../../src/verify.ts'
import { KINDS } from '../../support/database.ts'
import { act } from '../../support/wexmere.ts'
import { companiesOn } from '../ground/companies.ts'
import { type Ground, refusal } from '../ground/company.ts'

const known = '2026-09-01T09:00:00.000Z' as Instant

/** Who is out of order under body.agreement on each of some days. */
type Days = readonly (readonly [day: string, people: readonly string[]])[]

for (const kind of KINDS) {
  describe(`a signed agreement, on ${kind}`, () => {
    const companies = companiesOn(kind)

    /** Seven people who signed version 2025 on 1 August 2025 with their appointments, five of them on the board. */
    const ground = () => companies.partnership('strategic-partnership')
    const sign = (at: Ground, person: string, signedOn: string, version = '2026') =>
      at.act('signAgreement', { person, body: 'board', version, signedOn })
    const wrong = async (reader: Reader, day: string) => {
      const { findings } = await check(reader, { on: date(day), today: date('2026-09-01') })
      return findings.find(({ rule }) => rule === 'body.agreement')?.people
    }
    const OTHERS = ['g-1', 'h-3', 'h-5', 'o-1']

    it('is kept beside the one before it, and every day is judged by what was signed by then', async () => {
      const at = await ground()
      const { result, breaches } = await sign(at, 'h-1', '2026-03-02')
      expect(result).to.deep.equal({
        ref: 's-1',
        person: 'h-1',
        body: 'board',
        version: '2026',
        signedOn: '2026-03-02',
        notices: [],
      })
      expect(breaches.map(({ rule, people }) => [rule, people])).to.deep.equal([['body.agreement', OTHERS]])
      await sign(at, 'h-3', '2026-04-01')
      for (const [day, people] of [
        ['2025-09-01', []],
        ['2026-03-01', []],
        ['2026-03-02', OTHERS],
        ['2026-03-31', OTHERS],
        ['2026-04-01', ['g-1', 'h-5', 'o-1']],
        ['2027-04-01', ['g-1', 'h-5', 'o-1']],
      ] as Days)
        expect(await wrong(at.reader, day), day).to.deep.equal(people)
      const facts = await loadBoardFacts(at.reader)
      expect(facts.appointments.find(({ ref }) => ref === 'a-1')).to.include({
        agreedOn: '2025-08-01',
        agreementVersion: '2025',
      })
      expect(facts.signatures.map(({ ref, person }) => [ref, person])).to.deep.equal([
        ['s-1', 'h-1'],
        ['s-2', 'h-3'],
      ])
      const opened = breachesOf(facts, date('2026-09-01')).find(({ rule }) => rule === 'body.agreement')
      expect(opened).to.include({ from: '2026-03-02', because: 'h-1 signs the agreement' })
      expect(await openedBy(at.reader, opened?.causes ?? [])).to.deep.equal([
        { because: 'h-1 signs the agreement', act: { number: 2, name: 'signAgreement', actor: 'test' } },
      ])
      expect((await verifyCompany(features, at.reader)).ok).to.equal(true)
    })

    it('is of somebody who sits there that day, or is to', async () => {
      const at = await ground()
      const free = { seat: 'head-3', person: 'h-4', agreedOn: '2026-06-01', agreementVersion: '2025' }
      await at.act('appointDirector', { ...free, appointedOn: '2026-09-15' }, { asFact: 'Appointed in June' })
      for (const [person, day, said] of [
        ['h-1', '2025-08-31', true],
        ['h-1', '2027-08-31', true],
        ['h-1', '2027-09-01', false],
        ['h-4', '2026-07-01', true],
        ['h-6', '2026-07-01', false],
        ['nobody', '2026-07-01', false],
      ] as const) {
        const signing = sign(at, person, day)
        if (said) expect((await signing).result, `${person} ${day}`).to.include({ person })
        else expect((await refusal(signing)).fields?.map(({ pointer }) => pointer)).to.deep.equal(['/person'])
      }
      expect(
        (
          await refusal(
            at.act('signAgreement', { person: 'h-1', body: 'x', version: '1', signedOn: known.slice(0, 10) }),
          )
        ).detail,
      ).to.contain('does not sit in “x”')
    })

    it('is not recorded twice, in whichever row it stands', async () => {
      const at = await ground()
      await sign(at, 'h-1', '2026-03-02')
      expect(await refusal(sign(at, 'h-1', '2026-03-02'))).to.include({ code: 'already-there' })
      expect((await refusal(sign(at, 'h-1', '2025-08-01', '2025'))).detail).to.equal(
        'Person h-1 has signed version 2025 of Board on 1 August 2025 already: signature a-1',
      )
      await sign(at, 'h-1', '2026-03-03')
      await sign(at, 'h-3', '2026-03-02')
    })

    it('is put right, in its own row and in that of an appointment; what was known before stays known', async () => {
      const at = await ground()
      const later = (name: string, command: object) =>
        act({ database: at.database, clock: () => '2026-09-02T09:00:00.000Z' as Instant }, at.slug, name, command)
      const then = { ...at.reader, known }
      await sign(at, 'h-1', '2026-03-02')
      expect((await later('correctSignature', { signature: 's-1', signedOn: '2026-03-09' })).result).to.include({
        ref: 's-1',
        version: '2026',
        signedOn: '2026-03-09',
      })
      expect([await wrong(at.reader, '2026-03-08'), await wrong(at.reader, '2026-03-09')]).to.deep.equal([[], OTHERS])
      expect([await wrong(then, '2026-03-01'), await wrong(then, '2026-03-02')]).to.deep.equal([[], OTHERS])
      await later('correctSignature', { signature: 'a-1', signedOn: '2025-09-02', version: '2024' })
      expect([await wrong(at.reader, '2025-09-01'), await wrong(at.reader, '2025-09-02')]).to.deep.equal([
        ['h-1'],
        OTHERS,
      ])
      expect(await wrong(then, '2025-09-01')).to.deep.equal([])
      expect((await verifyCompany(features, at.reader)).ok).to.equal(true)
    })

    it('reports what a correction breaks, from the earlier of the two days on', async () => {
      const at = await ground()
      await sign(at, 'h-1', '2025-10-01', '2025')
      const { breaches } = await at.act('correctSignature', { signature: 's-1', version: '2026' })
      expect(breaches.map(({ rule, people }) => [rule, people])).to.deep.equal([['body.agreement', OTHERS]])
      const mended = await at.act('correctSignature', { signature: 's-1', version: '2025', signedOn: '2026-01-05' })
      expect(mended.breaches).to.deep.equal([])
    })

    it('is removed, where nobody gave it', async () => {
      const at = await ground()
      await sign(at, 'h-1', '2026-03-02')
      expect(await wrong(at.reader, '2026-03-02')).to.deep.equal(OTHERS)
      const day = '2026-09-02T09:00:00.000Z' as Instant
      await act({ database: at.database, clock: () => day }, at.slug, 'removeSignature', { signature: 's-1' })
      expect(await wrong(at.reader, '2026-03-02')).to.deep.equal([])
      expect(await wrong({ ...at.reader, known }, '2026-03-02')).to.deep.equal(OTHERS)
      const { breaches } = await at.act('removeSignature', { signature: 'a-2' })
      expect(breaches.map(({ rule, people }) => [rule, people])).to.deep.equal([['body.agreement', ['h-3']]])
      expect(await wrong(at.reader, '2026-09-01')).to.deep.equal(['h-3'])
      expect((await sign(at, 'h-3', '2026-03-04', '2025')).result).to.include({ ref: 's-1' })
      expect(await wrong(at.reader, '2026-03-04')).to.deep.equal([])
      expect((await verifyCompany(features, at.reader)).ok).to.equal(true)
    })

    it('refuses to correct what there is not, or to what it says', async () => {
      const at = await ground()
      for (const command of [
        { signature: 's-1', version: '2026' },
        { signature: 'a-1' },
        { signature: 'a-1', version: '2025' },
        { signature: 'a-1', signedOn: '2025-08-01' },
      ])
        expect((await refusal(at.act('correctSignature', command))).fields?.[0]?.pointer).to.equal('/signature')
      expect((await refusal(at.act('removeSignature', { signature: 'a-99' }))).detail).to.contain(
        'GET /board/agreements',
      )
      await sign(at, 'h-1', '2026-03-02')
      const twice = at.act('correctSignature', { signature: 's-1', version: '2025', signedOn: '2025-08-01' })
      expect(await refusal(twice)).to.include({ code: 'already-there' })
    })
  })
}
