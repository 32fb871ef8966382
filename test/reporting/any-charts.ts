import fc from 'fast-check'
import { addDays, date, type IsoDate } from '../../src/kernel/dates.ts'
import { pence } from '../../src/kernel/money.ts'
import {
  agedDebtBars,
  attendanceDots,
  beforeAfterBars,
  boardHemicycle,
  type Chart,
  incomeBySource,
  shareOverTime,
  surplusFlow,
  surplusWaterfall,
  termsStrip,
  votesBar,
} from '../../src/platform/charts/index.ts'

const CAP = [190, 1000] as const
const LAW = [1, 5] as const
const NAMES = [
  'Early reading',
  'Governor academy',
  'Ŵyn and ŷ: leadership for very small rural schools and nurseries, year two',
]

const amount = fc.integer({ min: 0, max: 900_000_000 }).map(pence)
const group = fc.constantFrom('council' as const, 'schools' as const, 'independent' as const)
const director = fc.record({ initials: fc.constantFrom('JA', 'MP', 'ŴJ', 'Q'), group })

export const hemicycle = fc
  .record({ directors: fc.array(director, { maxLength: 40 }), vacant: fc.nat(9) })
  .map(({ directors, vacant }) => boardHemicycle({ on: '2026-11-24', directors, vacant, cap: CAP, law: LAW }))
const timeline = fc
  .array(fc.tuple(fc.nat(6), fc.integer({ min: 6, max: 30 })), { minLength: 1, maxLength: 9 })
  .map((shares) =>
    shareOverTime({
      from: date('2026-11-24'),
      to: date('2028-05-24'),
      cap: CAP,
      law: LAW,
      steps: shares.map((share, i) => ({
        on: addDays(date('2026-11-24'), i * 60) as IsoDate,
        share,
        because: 'a term ends',
      })),
    }),
  )
const bars = fc
  .tuple(fc.nat(12), fc.nat(12))
  .map(([a, b]) => beforeAfterBars({ on: '2026-12-10', before: [a, 12], after: [b, 12], cap: CAP, law: LAW }))
export const votes = fc.array(fc.nat(60), { minLength: 3, maxLength: 3 }).map(([a = 0, b = 0, c = 0]) =>
  votesBar({
    on: '2026-11-24',
    law: LAW,
    classes: [
      { label: 'Schools', group: 'schools', members: b, votes: b },
      { label: 'Council', group: 'council', members: 1, votes: a },
      { label: 'Others', group: 'others', members: c, votes: c },
    ],
  }),
)
const waterfall = fc.tuple(amount, amount, amount, amount).map(([council, members, staff, tax]) => {
  const before = council + members - staff
  return surplusWaterfall({
    period: 'year ended 31 March 2027',
    rows: [
      { label: 'Council commissions', kind: 'council', amount: council },
      { label: 'Member schools and the trusts to which they belong', kind: 'members', amount: members },
      { label: 'Income', kind: 'total', amount: pence(council + members) },
      { label: 'Staff', kind: 'cost', amount: pence(-staff) },
      { label: 'Surplus before tax', kind: 'total', amount: pence(before) },
      { label: 'Corporation tax', kind: 'tax', amount: pence(-tax) },
      { label: 'Surplus for the year', kind: 'total', amount: pence(before - tax) },
    ],
  })
})
const programme = fc
  .tuple(fc.constantFrom(...NAMES), fc.integer({ min: 1, max: 9_000_000 }), fc.nat(100), fc.nat(100))
  .map(([name, setAside, a, b]) => {
    const spent = pence(Math.floor((setAside * Math.min(a, b)) / 100))
    return {
      name,
      setAside: pence(setAside),
      spent,
      returned: pence(Math.floor(((setAside - spent) * Math.max(a, b)) / 200)),
    }
  })
const flow = fc
  .tuple(amount, fc.array(programme, { minLength: 1, maxLength: 5 }))
  .map(([surplus, programmes]) => surplusFlow({ surplus: pence(surplus + 1), programmes, until: '24 November 2026' }))
  .filter((chart): chart is Chart => chart !== undefined)
export const debt = fc.array(fc.tuple(amount, amount), { minLength: 5, maxLength: 5 }).map((bands) =>
  agedDebtBars({
    on: '2026-11-24',
    bands: bands.map(([council, schools], i) => ({
      label: ['Not yet due', '1 to 30 days', '31 to 60 days', '61 to 90 days', 'Over 90 days'][i] ?? '',
      council,
      schools,
    })),
  }),
)
const sources = fc
  .array(fc.tuple(amount, amount, amount), { minLength: 2, maxLength: 8 })
  .map((quarters) =>
    incomeBySource({
      quarters: quarters.map(([council, schools, other]) => ({ label: 'Jan 26', council, schools, other })),
      tested: true,
    }),
  )
  .filter((chart): chart is Chart => chart !== undefined)

const span = fc.tuple(fc.integer({ min: -900, max: 2200 }), fc.option(fc.nat(1500)), fc.boolean())
const strip = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...NAMES), group, span, fc.option(fc.nat(1900))), { maxLength: 30 }),
    fc.nat(1826),
    fc.option(fc.nat(4000)),
  )
  .map(([rows, breaks, since]) => {
    const [from, day] = [date('2026-11-24'), (days: number) => addDays(date('2026-11-24'), days)]
    return termsStrip({
      from,
      to: date('2031-11-24'),
      rows: rows.map(([name, each, [start, length, heldOver], counts]) => ({
        name,
        seat: 'Head, primary',
        group: each,
        spans: [{ from: day(start), to: length === null ? null : day(start + length), heldOver }],
        ...(counts === null ? {} : { countsUntil: day(counts) }),
      })),
      elections: [2027, 2028].map((year) => ({ on: date(`${year}-05-04`), retire: date(`${year}-05-08`) })),
      breaks: { on: day(breaks), because: 'a term ends' },
      ...(since === null ? {} : { brokenSince: day(-since) }),
    })
  })

const dots = fc.tuple(fc.nat(14), fc.array(fc.constantFrom(...NAMES), { maxLength: 12 })).map(([held, names]) =>
  attendanceDots({
    period: '2026–27',
    meetings: held,
    people: names.map((name, i) => ({
      name,
      dots: Array.from(
        { length: held },
        (_, at) => (['attended', 'substituted', 'apologies', 'absent', null] as const)[(i + at) % 5] ?? null,
      ),
      held,
      counted: held,
      attended: held,
      apologies: 0,
      substituted: 0,
      share: '100.00%',
      standing: '',
      below: i % 2 === 0,
    })),
  }),
)

/** Any chart of each kind, by its name. */
export const ANY_CHARTS: Record<string, fc.Arbitrary<Chart>> = {
  'board hemicycle': hemicycle,
  'attendance dots': dots,
  'share over time': timeline,
  'before and after': bars,
  'members’ votes': votes,
  'terms of the directors': strip,
  'surplus waterfall': waterfall,
  'surplus flow': flow,
  'aged debt': debt,
  'income by source': sources,
}
