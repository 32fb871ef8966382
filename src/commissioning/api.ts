import { type IsoDate, inForce } from '../kernel/dates.ts'
import { notFound } from '../kernel/errors.ts'
import { money } from '../kernel/money.ts'
import { asAtQuery, defineRead, type ReadDefinition } from '../platform/http/index.ts'
import { answers } from './answers.ts'
import type { Commission } from './commissions.ts'
import { loadCommissions } from './store.ts'

const document = (commission: Commission, on: IsoDate) => ({
  ...commission,
  annualValue: money(commission.annualValue),
  inForce: inForce({ from: commission.startsOn, to: commission.endsOn }, on),
})

export const reads: ReadDefinition[] = [
  defineRead({
    name: 'listCommissions',
    path: '/commissions',
    summary: 'What is paid for so that schools have it free',
    permission: 'catalogue:read',
    query: asAtQuery,
    returns: answers.commissions,
    run: async ({ reader, on }) => ({ on, items: (await loadCommissions(reader)).map((each) => document(each, on)) }),
  }),
  defineRead({
    name: 'getCommission',
    path: '/commissions/:ref',
    summary: 'One commission',
    permission: 'catalogue:read',
    query: asAtQuery,
    returns: answers.commission,
    run: async ({ reader, on, params }) => {
      const commission = (await loadCommissions(reader)).find(({ ref }) => ref === params.ref)
      if (!commission) throw notFound(`There is no commission “${params.ref}”`)
      return { on, ...document(commission, on) }
    },
  }),
]
