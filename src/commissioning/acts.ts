import { VAT_CODES } from '../catalogue/index.ts'
import { Choice, DateText, Fields, MoneyText, Optional, Ref, Text } from '../kernel/fields.ts'
import { type Of, schema } from '../kernel/schema.ts'
import { type AnyAct, defineAct, type Tx } from '../platform/acts/index.ts'
import { recordRow, rowOfCommand } from '../platform/registers/index.ts'
import { COMMISSION_BASES, COMMISSION_SCHEDULES } from './commissions.ts'
import { commissions } from './registers.ts'

const CommissionBody = schema(
  Fields({
    ref: Ref('reference'),
    service: Optional(Ref('service', 'services')),
    title: Optional(Text('title', 200)),
    payer: Optional(Ref('payer', 'organisations')),
    startsOn: DateText('first day'),
    endsOn: Optional(DateText('last day')),
    annualValue: MoneyText('annual value'),
    schedule: Optional(Choice('schedule', COMMISSION_SCHEDULES)),
    basis: Optional(Choice('basis', COMMISSION_BASES)),
    deDelegated: Optional(Choice('de-delegated', ['yes', 'no'])),
    conditions: Optional(Text('conditions')),
    vatCode: Optional(Choice('VAT code', VAT_CODES)),
  }),
)

const recordCommission = async (tx: Tx, command: Of<typeof CommissionBody>) => {
  const row = rowOfCommand(commissions, command)
  const compared = await recordRow(tx, commissions, row)
  return { commission: row.ref, ...compared }
}

export const acts: AnyAct[] = [
  defineAct({
    name: 'recordCommission',
    title: 'Record a commission',
    permission: 'catalogue:write',
    path: '/commissions',
    replaces: '/commissions/:ref',
    body: CommissionBody,
    example: {
      ref: 'SI-2027',
      service: 'SI-CORE',
      startsOn: '2027-04-01',
      endsOn: '2028-03-31',
      annualValue: '1250000.00',
      schedule: 'quarterly' as const,
    },
    run: recordCommission,
  }),
]
