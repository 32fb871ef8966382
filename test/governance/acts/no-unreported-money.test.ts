import { expect } from 'chai'
import fc from 'fast-check'
import { judgeOn, loadBoardFacts, withTurnover } from '../../../src/governance/index.ts'
import { addDays, addYears, date } from '../../../src/kernel/dates.ts'
import { Refusal } from '../../../src/kernel/errors.ts'
import { companiesOn } from '../ground/companies.ts'
import type { Ground } from '../ground/company.ts'

const TODAY = date('2026-09-01')
const RULE = 'company.owners-share'

const day = fc.constantFrom('2022-06-30', '2023-02-28', '2024-02-29', '2025-09-01', '2026-03-31', '2026-08-31')
const customer = fc.constantFrom('s-10', 's-11', 's-2', 's-3', 'council', undefined)
const amount = fc.constantFrom('1.00', '25.00', '100.00', '400.00')

/** Income of every kind, a cost, and what is no turnover; taken back too. */
const sale = fc
  .record({
    date: day,
    account: fc.constantFrom('4000', '4110', '4120', '4120', '4300', '4400', '6120'),
    customer,
    amount,
    back: fc.boolean(),
  })
  .map(({ date: on, account, customer: who, amount: pounds, back }) => {
    const [one, other] = back ? ['debit', 'credit'] : ['credit', 'debit']
    const line = { account, [one as string]: pounds, ...(who ? { customer: who } : {}) }
    return { date: on, memo: 'By hand', lines: [line, { account: '1200', [other as string]: pounds }] }
  })

const act: fc.Arbitrary<readonly [string, object]> = fc.oneof(
  { weight: 5, arbitrary: sale.map((command) => ['postJournal', command] as const) },
  fc
    .record({ entry: fc.integer({ min: 1, max: 6 }), date: day })
    .map((command) => ['reverseEntry', { ...command, reason: 'Wrong' }] as const),
  fc.constantFrom('2026-04-30', '2026-08-31').map((until) => ['runDue', { until }] as const),
  fc
    .record({ invoice: fc.constantFrom('INV-2026-0001', 'INV-2026-0002'), endsOn: fc.constant('2026-06-30') })
    .map((command) => ['issueCreditNote', { ...command, date: '2026-08-31', reason: 'It has ended' }] as const),
  fc
    .record({ organisation: fc.constantFrom('s-10', 's-11', 'council'), ceasedOn: day })
    .map((command) => ['ceaseMember', { ...command, reason: 'Left' }] as const),
  fc
    .record({ organisation: fc.constantFrom('council', 't-1', 's-1'), admittedOn: day })
    .map((command) => ['admitMember', { ...command, class: 'school', consentOn: '2020-01-01' }] as const),
  fc
    .record({ ref: fc.constantFrom('s-10', 's-2', 's-3'), type: fc.constantFrom('1', '10', '34') })
    .map((command) => ['recordOrganisation', { ...command, kind: 'school' }] as const),
  fc
    .record({ organisation: fc.constantFrom('s-3', 's-10'), trust: fc.constant('t-1'), from: day })
    .map((command) => ['recordGrouping', command] as const),
)

/** Whether the rule is broken on some day until today: every day on which anything is posted or grows too old, and its neighbours. */
const isEverBroken = async ({ reader }: Ground): Promise<boolean> => {
  const facts = await withTurnover(reader, await loadBoardFacts(reader))
  const posted = [...new Set((facts.income ?? []).map((one) => one.date))]
  const days = posted.flatMap((on) => [on, addYears(on, 3)]).flatMap((on) => [addDays(on, -1), on, addDays(on, 1)])
  return days
    .filter((on) => on <= TODAY)
    .some((on) => judgeOn(facts, '', on, 'company').some(({ finding }) => finding.status === 'fail'))
}

describe('any sequence of acts of money', () => {
  const companies = companiesOn('sqlite')

  it('ends in no day on which the owners’ part was too small and that none of them reported', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(act, fc.boolean()), { minLength: 1, maxLength: 10 }), async (acts) => {
        const ground = await companies.seller()
        let reported = false
        for (const [[name, command], asFact] of acts) {
          try {
            const { breaches } = await ground.act(name, command, asFact ? { asFact: 'It has happened' } : {})
            reported ||= breaches.some(({ rule }) => rule === RULE)
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
          }
        }
        if (await isEverBroken(ground)) expect(reported, JSON.stringify(acts)).to.equal(true)
      }),
      { numRuns: 60 },
    )).timeout(240_000)
})
