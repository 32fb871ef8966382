import { expect } from 'chai'
import { check } from '../../../src/governance/index.ts'
import { date } from '../../../src/kernel/dates.ts'
import { KINDS } from '../../support/database.ts'
import { companiesOn } from '../ground/companies.ts'
import { type Ground, refusal } from '../ground/company.ts'

const settled = {
  appointedOn: '2026-09-01',
  verifiedOn: '2026-08-01',
  agreedOn: '2026-08-01',
  agreementVersion: '2025',
}
const today = date('2026-09-01')

for (const kind of KINDS) {
  describe(`heads who are appointed, and heads who retire, on ${kind}`, () => {
    const { partnership: ground } = companiesOn(kind)
    const finding = async (on: Ground, rule: string, day = today) =>
      (await check(on.reader, { on: day, today })).findings.find((one) => one.rule === rule)

    it('lets only one of two secretaries appoint a head of the same trust', async () => {
      const haverfold = await ground('strategic-partnership')
      await haverfold.act('recordResignation', { person: 'h-3', ceasedOn: '2026-08-31' })
      const both = await Promise.allSettled([
        haverfold.act('appointDirector', { person: 'h-3', seat: 'head-3', ...settled }),
        haverfold.act('appointDirector', { person: 'h-4', seat: 'head-4', ...settled }),
      ])
      expect(both.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected'])
      expect(await finding(haverfold, 'body.one-per-group')).to.include({ status: 'pass', denominator: 3 })
    })

    it('refuses a second leader of a trust, and names who would have to make way', async () => {
      const haverfold = await ground('strategic-partnership')
      const fault = await refusal(haverfold.act('appointDirector', { person: 'h-4', seat: 'head-3', ...settled }))
      expect(fault.kind).to.equal('rule-broken')
      expect(fault.breaches?.map(({ rule }) => rule)).to.include('body.one-per-group')
      expect(fault.waysOut).to.deep.include({
        text: 'Person h-3 leaves first',
        result: 'the appointment can be recorded',
      })
    })

    it('refuses a leader of the sector that would have too many seats', async () => {
      const haverfold = await ground('strategic-partnership')
      await haverfold.act('recordResignation', { person: 'h-1', ceasedOn: '2026-08-31' })
      await haverfold.act('recordResignation', { person: 'h-5', ceasedOn: '2026-08-31' })
      // One academy of one seat, where three of seven schools are: 7 and 3 differ by 4, within 7. With a second, 14 and 6 differ by 8.
      const fault = await refusal(haverfold.act('appointDirector', { person: 'h-5', seat: 'head-3', ...settled }))
      expect(fault.breaches?.map(({ rule, numerator, denominator }) => [rule, numerator, denominator])).to.deep.equal([
        ['body.sector-balance', 2, 2],
      ])
      expect(fault.waysOut).to.deep.equal([
        { text: 'Person h-3 leaves first', result: 'the appointment can be recorded' },
        { text: 'A leader of a maintained school joins first', result: '2 of 3, 66.67%' },
      ])
    })

    it('records a retirement, and says which area loses its chair', async () => {
      const marlshire = await ground('school-led-system')
      const retiring = { person: 'h-2', organisation: 's-2', office: 'head_teacher', to: '2026-12-31' }
      const { breaches } = await marlshire.act('endOffice', retiring)
      expect(breaches.map((one) => one.rule)).to.deep.equal(['body.area-chairs'])
      expect(await finding(marlshire, 'body.area-chairs', date('2026-12-31'))).to.include({ numerator: 2 })
      expect(await finding(marlshire, 'body.area-chairs', date('2027-01-01'))).to.include({ numerator: 1 })
    })

    it('says of a head who retires that a cell is empty once no head of an all-through school can fill it', async () => {
      const ottermouth = await ground('learning-partnership')
      const retiring = { person: 'h-3', organisation: 's-3', office: 'head_teacher', to: '2026-12-31' }
      expect((await ottermouth.act('endOffice', retiring)).breaches).to.deep.equal([])
      const { breaches } = await ottermouth.act('recordResignation', { person: 'h-5', ceasedOn: '2027-01-31' })
      expect(breaches.map((one) => one.rule)).to.include('body.cells')
    })

    it('records the end of an office, and the seat that is left with it', async () => {
      const marlshire = await ground('school-led-system')
      const { breaches } = await marlshire.act('endOffice', {
        person: 'o-1',
        organisation: 'council',
        office: 'council_officer',
        to: '2026-12-31',
      })
      expect(breaches.map((one) => one.rule)).to.deep.equal(['body.required-seats'])
    })

    it('says of a chair who leaves the group of an area that the board misses one', async () => {
      const marlshire = await ground('school-led-system')
      const { breaches } = await marlshire.act('recordResignation', {
        person: 'h-7',
        body: 'south',
        ceasedOn: '2026-12-31',
      })
      expect(breaches.map((one) => one.rule)).to.deep.equal(['body.area-chairs'])
    })
  })
}
