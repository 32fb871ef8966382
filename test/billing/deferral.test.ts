import { expect } from 'chai'
import fc from 'fast-check'
import {
  accruedOf,
  deferredOf,
  onCredit,
  onIncome,
  onInvoice,
  type Standing,
} from '../../src/billing/income/deferral.ts'
import { pence } from '../../src/kernel/money.ts'

describe('what is deferred and what is accrued', () => {
  it('never falls below nothing whatever is invoiced, earned and credited in any order', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('invoice', 'income', 'credit'), fc.integer({ min: 1, max: 100_000 }))),
        fc.integer({ min: 0, max: 200_000 }).map(pence),
        (steps, toEarn) => {
          const standing: Standing = { invoiced: pence(0), recognised: pence(0) }
          let [deferred, accrued] = [0, 0]
          for (const [step, size] of steps) {
            if (step === 'invoice') {
              const split = onInvoice(standing, pence(size))
              deferred += split.deferred
              accrued -= split.accrued
              standing.invoiced = pence(standing.invoiced + size)
            } else if (step === 'income') {
              const split = onIncome(standing, pence(size))
              deferred -= split.deferred
              accrued += split.accrued
              standing.recognised = pence(standing.recognised + size)
            } else {
              const net = pence(Math.min(size, standing.invoiced))
              const split = onCredit(standing, net, toEarn)
              deferred -= split.deferred
              accrued += split.accrued
              expect(split.income === 0 || standing.recognised - split.income >= toEarn).to.equal(true)
              standing.invoiced = pence(standing.invoiced - net)
              standing.recognised = pence(standing.recognised - split.income)
            }
            expect(deferred).to.equal(deferredOf(standing))
            expect(accrued).to.equal(accruedOf(standing))
            expect(Math.min(deferred, accrued)).to.equal(0)
          }
        },
      ),
    ))
})
