import fc from 'fast-check'
import { type Deed, deed, moveTo, refund, reverse, setAside, spend } from './deeds.ts'

const DAYS = [
  '2024-05-10',
  '2024-05-11',
  '2024-12-31',
  '2025-03-31',
  '2025-04-01',
  '2025-06-30',
  '2026-03-31',
  '2026-05-04',
]
const anyDay = fc.constantFrom(...DAYS)
const anyProgramme = fc.constantFrom('reading', 'academy')
const anyAmount = fc.integer({ min: 1, max: 20_000 }).map((amount) => (amount / 100).toFixed(2))

const anyJournal: fc.Arbitrary<Deed> = fc
  .record({
    date: anyDay,
    lines: fc.array(
      fc.record({
        account: fc.constantFrom('6500', '6500', '5020', '4400', '3100', '3000'),
        programme: anyProgramme,
        pence: fc.integer({ min: 1, max: 20_000 }),
        isDebit: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ date, lines }) => {
    const net = lines.reduce((sum, { pence, isDebit }) => sum + (isDebit ? pence : -pence), 0)
    const text = (pence: number) => (pence / 100).toFixed(2)
    const named = lines.map(({ account, programme, pence, isDebit }) => ({
      account,
      programme,
      [isDebit ? 'debit' : 'credit']: text(pence),
    }))
    const against =
      net === 0
        ? [
            { account: '1200', debit: '1.00' },
            { account: '1210', credit: '1.00' },
          ]
        : [{ account: '1200', [net > 0 ? 'credit' : 'debit']: text(Math.abs(net)) }]
    return ['postJournal', { date, memo: 'Anything', lines: [...named, ...against] }]
  })

export const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(anyDay, anyAmount, anyProgramme).map((said) => spend(...said)) },
  { weight: 2, arbitrary: fc.tuple(anyDay, anyAmount, anyProgramme).map((said) => refund(...said)) },
  { weight: 3, arbitrary: anyJournal },
  { weight: 3, arbitrary: fc.tuple(anyDay, anyAmount, anyProgramme).map((said) => setAside(...said)) },
  { weight: 3, arbitrary: fc.tuple(fc.integer({ min: 2, max: 16 }), anyDay).map((said) => reverse(...said)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyDay, anyAmount, anyProgramme)
      .map(([date, amount, programme]) => deed('drawDown', { programme, date, amount, memo: 'Coaching' })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyDay, anyAmount, anyProgramme)
      .map(([date, amount, programme]) => deed('returnReserve', { programme, date, amount, reason: 'Not needed' })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyDay, anyAmount, anyProgramme)
      .map(([date, amount, programme]) =>
        moveTo(programme === 'reading' ? 'academy' : 'reading', programme, date, amount),
      ),
  },
)
