import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { features } from '../../../src/features.ts'
import {
  type BoardFacts,
  breachesOf,
  check,
  evaluate,
  loadBoardFacts,
  type Signature,
  simulate,
} from '../../../src/governance/index.ts'
import { openedBy } from '../../../src/governance/judging/breaches/opened-by.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { exportJson, exportPack, importPack } from '../../../src/pack/index.ts'
import { type Reader, readerOf } from '../../../src/platform/reader.ts'
import { writeCsv } from '../../../src/reporting/writers/csv.ts'
import { verifyCompany } from '../../../src/verify.ts'
import { freshDatabase, KINDS } from '../../support/database.ts'
import { sample } from '../../support/sample.ts'
import { act, clock, FIXTURES } from '../../support/wexmere.ts'
import { companiesOn } from '../ground/companies.ts'
import { type Ground, refusal } from '../ground/company.ts'
import { factsOf, findingOf, type Sitter } from '../ground/facts.ts'

const known = '2026-09-01T09:00:00.000Z' as Instant

/** Who is out of order under body.agreement on each of some days. */
type Days = readonly (readonly [day: string, people: readonly string[]])[]

describe('whoever signs a second version', () => {
  const first = { agreedOn: '2025-09-10', agreementVersion: '2025' }
  const again = (person: string, signedOn: string, version: string | null = '2026', body = 'board'): Signature => ({
    ref: `s-${person}-${signedOn}`,
    person,
    body,
    version,
    signedOn: date(signedOn),
  })
  const factsWith = (signatures: Signature[], sitters: Sitter[]): BoardFacts =>
    factsOf({ sitters, signatures, company: { preset: 'strategic-partnership', legalForm: undefined } })
  const two = [
    { ref: 'a', ...first },
    { ref: 'b', ...first },
  ]

  for (const [what, signatures, sitters, days] of [
    [
      'has signed the first until then, and the second from then on; the others sign again',
      [again('a', '2026-03-02'), again('b', '2026-04-01')],
      two,
      [
        ['2025-09-09', ['a', 'b']],
        ['2025-09-10', []],
        ['2025-09-11', []],
        ['2026-03-01', []],
        ['2026-03-02', ['b']],
        ['2026-03-03', ['b']],
        ['2026-03-31', ['b']],
        ['2026-04-01', []],
        ['2026-04-02', []],
        ['2027-04-01', []],
      ],
    ],
    [
      'brings no old version back by signing that once more',
      [again('a', '2026-03-02'), again('b', '2026-04-01', '2025')],
      two,
      [
        ['2026-03-01', []],
        ['2026-03-02', ['b']],
        ['2026-04-01', ['b']],
      ],
    ],
    [
      'needs no third signature where the next term begins, nor where it began before the second',
      [again('a', '2026-03-02'), again('b', '2026-03-02')],
      [
        { ref: 'a', seat: 's', ...first, appointedOn: '2024-09-01', termEndsOn: '2026-08-31' },
        { ref: 'a', seat: 's', appointedOn: '2026-09-01', termEndsOn: '2028-08-31' },
        { ref: 'b', ...first },
      ],
      [
        ['2026-03-02', []],
        ['2026-08-31', []],
        ['2026-09-01', []],
      ],
    ],
    [
      'may sign before taking office, and counts from the first day there',
      [again('c', '2026-03-02', '2025')],
      [...two, { ref: 'c', appointedOn: '2026-05-01' }],
      [
        ['2026-03-02', []],
        ['2026-04-30', []],
        ['2026-05-01', []],
      ],
    ],
    [
      'has signed nothing by signing the agreement of another body',
      [again('b', '2025-09-10', '2025', 'finance')],
      [{ ref: 'a', ...first }, { ref: 'b' }],
      [
        ['2025-09-09', ['a', 'b']],
        ['2025-09-10', ['b']],
      ],
    ],
    [
      'is taken to have signed the current one where the version is not known',
      [again('a', '2026-03-02'), again('b', '2026-03-05', null)],
      two,
      [
        ['2026-03-04', ['b']],
        ['2026-03-05', []],
      ],
    ],
  ] as [string, Signature[], Sitter[], Days][])
    it(what, () => {
      const facts = factsWith(signatures, sitters)
      for (const [day, people] of days)
        expect(findingOf(facts, 'body.agreement', day).people, day).to.deep.equal(people)
    })

  const facts = factsWith([again('a', '2026-03-02'), again('b', '2026-04-01')], two)

  it('is in the timeline on each day on which somebody signs', () => {
    const { timeline } = evaluate(facts, { on: date('2025-09-09'), known })
    expect(
      timeline.filter(({ rule }) => rule === 'body.agreement').map(({ on, because, status }) => [on, because, status]),
    ).to.deep.equal([
      ['2025-09-10', 'from 2 March 2026 it does not hold: a signs the agreement', 'warn'],
      ['2026-03-02', 'a signs the agreement', 'fail'],
      ['2026-04-01', 'b signs the agreement', 'pass'],
    ])
  })

  it('is in what a simulation says of any day, now and as it would be', () => {
    for (const [day, people] of [
      ['2026-03-01', []],
      ['2026-03-02', ['b']],
      ['2026-04-01', []],
    ] as Days) {
      const { past, rules } = simulate(facts, { minimumDirectors: 3 }, { on: date(day), known })
      const found = rules.find(({ rule }) => rule === 'body.agreement')
      expect([found?.now.people, found?.simulated.people], day).to.deep.equal([people, people])
      expect(past.filter(({ rule }) => rule === 'body.agreement')).to.deep.equal([])
    }
  })
})

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

  describe(`signatures in a pack, on ${kind}`, () => {
    const DAYS = ['2025-09-09', '2025-09-10', '2026-10-31', '2026-11-01', '2026-11-14', '2026-11-15', '2027-01-01']
    const verdicts = (reader: Reader) =>
      Promise.all(
        DAYS.map(async (day) => {
          const { findings } = await check(reader, { on: date(day), today: date('2026-11-22') })
          // Persons of one day are named in the order in which they were recorded.
          return {
            day,
            findings: findings.map(({ explanation: _, people = [], ...rest }) => ({
              ...rest,
              people: [...people].sort(),
            })),
          }
        }),
      )
    const write = async (reader: Reader, folder: string) => {
      const { company, sheets } = await exportPack(reader)
      writeFileSync(join(folder, 'company.json'), JSON.stringify(company))
      for (const { file, columns, rows } of sheets) writeFileSync(join(folder, file), writeCsv(columns, rows))
      return sheets
    }

    it('come back as they were, with the same verdicts on every day', async () => {
      const here = await sample('haverfold', kind)
      const folder = mkdtempSync(join(tmpdir(), 'schoolco-signatures-'))
      const there = await freshDatabase(kind)
      try {
        const body = 'partnership-board'
        for (const [person, signedOn] of [
          ['petra-holloway', '2026-11-01'],
          ['tamsin-rook', '2026-11-15'],
          ['errol-francis-hay', '2026-11-16'],
        ])
          await here.act('signAgreement', { person, body, version: '2026', signedOn })
        await here.act('correctSignature', { signature: 's-3', signedOn: '2026-11-17' })
        await here.act('correctSignature', { signature: 'a-05', signedOn: '2025-09-11' })
        await here.act('removeSignature', { signature: 's-2' })
        const sheets = await write(here.reader, folder)
        expect(sheets.find(({ file }) => file === 'signatures.csv')?.rows).to.deep.equal([
          { ref: 's-1', person: 'petra-holloway', body, version: '2026', signed_on: '2026-11-01' },
          { ref: 's-3', person: 'errol-francis-hay', body, version: '2026', signed_on: '2026-11-17' },
        ])
        const report = await importPack({ database: there.database, clock }, folder, { dryRun: false, actor: 'test' })
        expect(report.errors).to.deep.equal([])
        const copy = readerOf(there.database, 'haverfold')
        expect(await exportJson(copy)).to.equal(await exportJson(here.reader))
        expect(await verdicts(copy)).to.deep.equal(await verdicts(here.reader))
        expect((await verifyCompany(features, copy)).ok).to.equal(true)
        const again = await importPack({ database: there.database, clock }, folder, { dryRun: false, actor: 'test' })
        expect(again).to.include({ added: 0, changed: 0, unchanged: again.read })
      } finally {
        await here.drop()
        await there.drop()
        rmSync(folder, { recursive: true })
      }
    })

    it('are corrected by a row that says something else, and named apart from appointments', async () => {
      const here = await sample('haverfold', kind)
      const folder = mkdtempSync(join(tmpdir(), 'schoolco-signatures-'))
      const deps = (at: string) => ({ database: here.database, clock: () => at as Instant })
      const imported = async (rows: string[], at = '2026-11-23T09:00:00.000Z') => {
        writeFileSync(join(folder, 'signatures.csv'), `ref,person,body,version,signed_on\n${rows.join('\n')}\n`)
        return importPack(deps(at), folder, { dryRun: false, actor: 'test' })
      }
      try {
        cpSync(join(FIXTURES, 'haverfold'), folder, { recursive: true })
        const row = (ref: string, day: string) => `${ref},petra-holloway,partnership-board,2026,${day}`
        const wrongRef = await imported([row('late', '2026-11-02'), row('a-05', '2026-11-02')])
        expect(wrongRef.errors.map(({ file, line, column }) => [file, line, column])).to.deep.equal([
          ['signatures.csv', 3, 'ref'],
        ])
        expect((await imported([row('late', '2026-11-02')])).errors).to.deep.equal([])
        const changed = await imported([row('late', '2026-11-09')], '2026-11-24T09:00:00.000Z')
        expect(changed).to.include({ added: 0, changed: 1 })
        const signedOn = async (reader: Reader) => (await loadBoardFacts(reader)).signatures.map((one) => one.signedOn)
        expect(await signedOn(here.reader)).to.deep.equal(['2026-11-09'])
        const then = { ...here.reader, known: '2026-11-23T12:00:00.000Z' as Instant }
        expect(await signedOn(then)).to.deep.equal(['2026-11-02'])
        const blank = await imported([
          'late,petra-holloway,partnership-board,,2026-11-09',
          'x,nobody,partnership-board,,',
        ])
        expect(blank.errors.map(({ line, column }) => [line, column])).to.have.deep.members([
          [3, 'person'],
          [3, 'signed_on'],
        ])
      } finally {
        await here.drop()
        rmSync(folder, { recursive: true })
      }
    })
  })
}
