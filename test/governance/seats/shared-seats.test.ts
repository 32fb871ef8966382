import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { boardOn, evaluate, loadBoardFacts, overlaps, sharedSeats } from '../../../src/governance/index.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { importPack } from '../../../src/pack/index.ts'
import { type Reader, readerOf } from '../../../src/platform/reader.ts'
import { freshDatabase, KINDS } from '../../support/database.ts'
import { rowWith, words } from '../../support/desk.ts'
import { sampleSite } from '../../support/sample-site.ts'
import { clock, FIXTURES } from '../../support/wexmere.ts'
import { councillor, factsOf, findingOf, type Sitter } from '../ground/facts.ts'

const known = '2026-09-01T09:00:00.000Z' as Instant

/** Two in the governor's seat: the first from September 2022, the second from September 2024, unless they say otherwise. */
const seatOfTwo = (first: Partial<Sitter> = {}, second: Partial<Sitter> = {}, company: object = {}) =>
  factsOf({
    sitters: [
      { ref: 'pred', seat: 'g1', category: 'governor', appointedOn: '2022-09-01', ...first },
      { ref: 'next', seat: 'g1', category: 'governor', appointedOn: '2024-09-01', ...second },
    ],
    company,
  })

describe('a seat that two people hold', () => {
  const HOLDING_OVER = { articles: { holdingOver: true } }
  for (const [what, first, second, company, day, people] of [
    ['the first of whom left the day before', { ceasedOn: '2024-08-31' }, {}, {}, '2024-09-01', ''],
    ['the first of whom left that day', { ceasedOn: '2024-09-01' }, {}, {}, '2024-09-01', 'pred next'],
    ['the day after that', { ceasedOn: '2024-09-01' }, {}, {}, '2024-09-02', ''],
    ['before the second came', {}, {}, {}, '2024-08-31', ''],
    ['where nobody recorded that the first left', {}, {}, {}, '2026-09-01', 'pred next'],
    ['where the first has a term that still runs', { termEndsOn: '2026-12-31' }, {}, {}, '2026-12-31', 'pred next'],
    ['after that term', { termEndsOn: '2026-12-31' }, {}, {}, '2027-01-01', ''],
    ['where who is held over has made way', { termEndsOn: '2024-08-31' }, {}, HOLDING_OVER, '2026-09-01', ''],
    ['who are one person, appointed anew early', {}, { ref: 'pred' }, {}, '2026-09-01', ''],
    ['of an observer', { category: 'observer' }, { category: 'observer' }, {}, '2026-09-01', 'pred next'],
  ] as [string, Partial<Sitter>, Partial<Sitter>, object, string, string][])
    it(`${what}: ${people || 'nobody beside another'}`, () => {
      const facts = seatOfTwo(first, second, company)
      const seats = [...new Map(facts.seats.map((seat) => [seat.ref, seat])).values()]
      const shared = sharedSeats(boardOn({ ...facts, seats }, 'board', date(day)))
      expect(
        shared.map(({ sittings }) => sittings.map(({ appointment }) => appointment.person).join(' ')),
      ).to.deep.equal(people === '' ? [] : [people])
    })

  it('counts both, as the law does, and says so wherever people are counted', () => {
    const sitters: Sitter[] = [
      ...['c-1', 'c-2'].map((ref): Sitter => ({ ref, category: 'council', offices: [councillor()] })),
      ...Array.from({ length: 8 }, (_, i) => ({ ref: `p-${i + 1}` })),
    ]
    const ten = factsOf({ sitters })
    const facts = factsOf({ sitters: [...sitters, { ref: 'pred', seat: 'seat-p-3', appointedOn: '2022-09-01' }] })
    expect(findingOf(ten, 'board.law-20')).to.include({ status: 'fail', numerator: 2, denominator: 10 })
    expect(findingOf(facts, 'board.law-20')).to.include({ status: 'warn', numerator: 2, denominator: 11 })
    for (const rule of ['board.minimum', 'board.council-cap', 'board.law-20', 'board.votes-law-20', 'board.categories'])
      expect(findingOf(facts, rule).explanation, rule).to.match(
        / 2 people hold the seat seat-p-3, Person pred and Person p-3, and both are counted\.$/,
      )
    expect(findingOf(facts, 'board.chair').explanation).not.to.contain('2 people')
    const [notice, ...others] = evaluate(facts, { on: date('2026-09-01'), known }).notices
    expect(others).to.deep.equal([])
    expect(notice).to.include({ notice: 'shared-seat', body: 'board', status: 'warn' })
    expect(evaluate(ten, { on: date('2026-09-01'), known }).notices).to.deep.equal([])
  })
})

describe('the time in which two people are recorded in one seat', () => {
  const TODAY = date('2026-09-01')
  const spans = (facts: ReturnType<typeof seatOfTwo>) =>
    overlaps(facts, TODAY).map(({ earlier, later, from, to }) => `${earlier.person} ${later.person} ${from}/${to}`)

  for (const [what, first, second, shown] of [
    ['none, where one came the day after the other left', { ceasedOn: '2024-08-31' }, {}, []],
    ['the one day that they share', { ceasedOn: '2024-09-01' }, {}, ['pred next 2024-09-01/2024-09-01']],
    ['what has passed', { ceasedOn: '2025-03-31' }, {}, ['pred next 2024-09-01/2025-03-31']],
    [
      'what is to come',
      {},
      { appointedOn: '2027-01-01', termEndsOn: '2028-12-31' },
      ['pred next 2027-01-01/2028-12-31'],
    ],
    ['without an end', {}, {}, ['pred next 2024-09-01/null']],
  ] as [string, Partial<Sitter>, Partial<Sitter>, string[]][])
    it(what, () => expect(spans(seatOfTwo(first, second))).to.deep.equal(shown))

  for (const [what, ceasedOn, ceasedWithin, appointedWithin, told] of [
    ['left in 2024 and came in September of it', '2024-12-31', '2024', null, false],
    ['left in October 2024 and came in September', '2024-10-31', '2024-10', null, true],
    ['left in September 2024 and came on its first day', '2024-09-30', '2024-09', null, true],
    ['left on 10 September 2024 and came in that month', '2024-09-10', null, '2024-09', false],
    ['left on the last day of the month of coming', '2024-09-30', null, '2024-09', true],
    ['left in 2026, which is not over', '2026-12-31', '2026', null, true],
  ] as [string, string, string | null, string | null, boolean][])
    it(`${told ? 'is told of' : 'may be none'} where, as far as is known, they ${what}`, () => {
      const facts = seatOfTwo({ ceasedOn })
      const [first, second] = facts.appointments
      const appointments = [
        { ...first, ceasedWithin },
        { ...second, appointedWithin },
      ] as typeof facts.appointments
      expect(spans({ ...facts, appointments })).to.have.length(told ? 1 : 0)
    })
})

/** The pack of a partnership in which nobody entered when Stuart Winterbourne left his seat on the board. */
const forgetful = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'schoolco-shared-'))
  cpSync(join(FIXTURES, 'haverfold'), folder, { recursive: true })
  const file = join(folder, 'appointments.csv')
  const forgotten = readFileSync(file, 'utf8').replace(
    ',2023-09-01,2025-08-31,2025-08-31,Term ended,,2023-09-13,2023\na-14',
    ',2023-09-01,2027-08-31,,,,2023-09-13,2023\na-14',
  )
  writeFileSync(file, forgotten)
  return folder
}

const WHERE = 'the seat “Primary leader” (sb-primary-1)'

describe('a pack with two people in one seat', () => {
  let folder: string
  before(() => {
    folder = forgetful()
  })
  after(() => rmSync(folder, { recursive: true }))

  for (const kind of KINDS)
    it(`is taken as it is, with a warning at the row, on ${kind}`, async () => {
      const { database, drop } = await freshDatabase(kind)
      const report = await importPack({ database, clock }, folder, { dryRun: false, actor: 'test' })
      expect(report.errors).to.deep.equal([])
      expect(report.warnings.filter(({ column }) => column === 'ceased_on')).to.deep.equal([
        {
          file: 'appointments.csv',
          line: 14,
          column: 'ceased_on',
          message: `Stuart Winterbourne and Howard Tranter (line 5) hold ${WHERE} at once, from 1 September 2025 to 31 August 2027: both are in office, and both are counted. Enter in ceased_on when one of them left, or give one another seat`,
        },
      ])
      const { notices } = evaluate(await loadBoardFacts(readerOf(database, 'haverfold') as Reader), {
        on: date('2026-11-22'),
        known,
      })
      expect(notices.filter(({ notice }) => notice === 'shared-seat')).to.deep.equal([
        {
          notice: 'shared-seat',
          body: 'partnership-board',
          status: 'warn',
          explanation: `2 people hold ${WHERE}, Stuart Winterbourne and Howard Tranter, and both are counted. Since 1 September 2025: each is in office until he or she has ceased. Record when one of them left, or give one another seat.`,
          source: 'Register of appointments',
        },
      ])
      await drop()
    })

  it('is shown on every page as it is judged, until one of the two has left', async () => {
    const desk = await sampleSite('haverfold', 'secretary')
    await importPack(desk.deps, folder, { dryRun: false, actor: 'test' })
    const seats = await desk.page('/board/seats')
    expect(words(seats)).to.contain(
      `2 people hold ${WHERE}, Stuart Winterbourne and Howard Tranter, and both are counted`,
    )
    for (const name of ['Stuart Winterbourne', 'Howard Tranter']) {
      expect(rowWith(seats, name)).to.contain('2 in one seat')
      expect(words(await desk.page('/board/seats/sb-primary-1'))).to.contain(`${name} sits in it since`)
    }
    expect(words(await desk.page(''))).to.contain(`Say who sits in it: Primary leader 2 people hold ${WHERE}`)
    await desk.act('recordResignation', { person: 'stuart-winterbourne', ceasedOn: '2025-08-31' })
    expect(words(await desk.page('/board/seats'))).not.to.contain('2 people hold')
    expect(words(await desk.page(''))).not.to.contain('Say who sits in it')
    await desk.drop()
  })
})
