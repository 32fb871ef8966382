import { type Body, bodies } from '../../governance/index.ts'
import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { conflict, invalid } from '../../kernel/errors.ts'
import { DateText, MoneyText, Optional, Ref, Text } from '../../kernel/fields.ts'
import { money, parseMoney, pounds } from '../../kernel/money.ts'
import { freshRef } from '../../kernel/refs.ts'
import { commandSchema } from '../../kernel/schema.ts'
import { type AnyAct, defineAct, refuseAhead, type Tx } from '../../platform/acts/index.ts'
import { recordRow, rowOfCommand, withKnownRefs } from '../../platform/registers/index.ts'
import { type Grant, grantOf, grants, loadGrants } from './register.ts'
import { grantDocument } from './standing.ts'

type GrantDocument = ReturnType<typeof grantDocument>

export interface PromiseGrant {
  ref?: string
  partnership: Body['ref']
  amount: string
  purpose?: string
  conditions?: string
}

export interface PayGrant extends PromiseGrant {
  paidOn: IsoDate
}

const grantFields = {
  ref: Optional(Ref('reference')),
  partnership: Ref('partnership', 'bodies'),
  amount: MoneyText('amount'),
  purpose: Optional(Text('purpose')),
  conditions: Optional(Text('conditions')),
}
const PromiseGrantBody = commandSchema<PromiseGrant>(grantFields)
const PayGrantBody = commandSchema<PayGrant>({ ...grantFields, paidOn: DateText('day of payment') })

const keep = async (tx: Tx, command: object): Promise<GrantDocument> => {
  const row = await withKnownRefs(tx, grants, rowOfCommand(grants, command), [bodies])
  await recordRow(tx, grants, row)
  return grantDocument(grantOf(row), tx.today)
}

/** Promises a grant: it is shown as not yet paid. */
const promiseGrant = async (tx: Tx, command: PromiseGrant): Promise<GrantDocument> => {
  const before = await loadGrants(tx)
  const ref = command.ref ?? freshRef('grant', before)
  if (before.some((one) => one.ref === ref)) throw conflict('already-there', `There is a grant “${ref}” already`)
  return keep(tx, { ...command, ref })
}

/** Records that a grant was paid, a promised one or another. The payment itself is posted in the journal. */
const payGrant = async (tx: Tx, command: PayGrant): Promise<GrantDocument> => {
  refuseAhead(tx, '/paidOn', command.paidOn)
  const before = await loadGrants(tx)
  const promised = before.find(({ ref }) => ref === command.ref)
  if (promised) refuseOther(promised, command)
  const said = promised ? written(promised) : { ref: freshRef('grant', before) }
  return keep(tx, { ...said, ...command })
}

const refuseOther = (promised: Grant, { partnership, amount }: PayGrant): void => {
  if (promised.paidOn !== null) {
    throw conflict('already-paid', `Grant “${promised.ref}” was paid on ${longDate(promised.paidOn)}`)
  }
  if (promised.partnership !== partnership) {
    throw invalid(`Grant “${promised.ref}” was promised to ${promised.partnership}`, '/partnership')
  }
  if (promised.amount !== parseMoney(amount)) {
    throw invalid(`${pounds(promised.amount)} was promised. Promise another grant for what is above it`, '/amount')
  }
}

/** A grant as a command says it. */
const written = (grant: Grant): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      ...grant,
      amount: money(grant.amount),
      returned: grant.returned === null ? null : money(grant.returned),
    }).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  )

export interface ReturnGrant {
  grant: string
  returned: string
  returnedOn: IsoDate
}

const ReturnGrantBody = commandSchema<ReturnGrant>({
  grant: Ref('grant', 'grants'),
  returned: MoneyText('amount returned'),
  returnedOn: DateText('day on which it was returned'),
})

/** Records what a partnership gave back; a second return adds to the first. */
const returnGrant = async (tx: Tx, command: ReturnGrant): Promise<GrantDocument> => {
  refuseAhead(tx, '/returnedOn', command.returnedOn)
  const grant = (await loadGrants(tx)).find(({ ref }) => ref === command.grant)
  if (!grant) throw invalid(`There is no grant “${command.grant}”`, '/grant')
  const left = grant.amount - (grant.returned ?? 0)
  const returned = parseMoney(command.returned) ?? 0
  if (returned <= 0) throw invalid('The amount returned must be above 0.00', '/returned')
  if (returned > left) {
    throw invalid(`£${money(left)} of the grant is left. No more can be returned`, '/returned')
  }
  if (grant.returnedOn !== null && command.returnedOn < grant.returnedOn) {
    throw invalid(
      `Some was returned later, on ${longDate(grant.returnedOn)}. Give that day or a later one`,
      '/returnedOn',
    )
  }
  return keep(tx, {
    ...written(grant),
    returned: money((grant.returned ?? 0) + returned),
    returnedOn: command.returnedOn,
  })
}

export const grantActs: AnyAct[] = [
  defineAct<PromiseGrant, GrantDocument>({
    name: 'promiseGrant',
    title: 'Promise a grant',
    permission: 'board:write',
    path: '/grants/promises',
    body: PromiseGrantBody,
    example: { ref: 'start-up-2027', partnership: 'beck-partnership', amount: '4000.00', purpose: 'Start-up' },
    run: promiseGrant,
  }),
  defineAct<PayGrant, GrantDocument>({
    name: 'payGrant',
    title: 'Record that a grant was paid',
    permission: 'board:write',
    path: '/grants/payments',
    body: PayGrantBody,
    example: {
      ref: 'start-up-2027',
      partnership: 'beck-partnership',
      amount: '4000.00',
      paidOn: '2026-11-16' as IsoDate,
    },
    run: payGrant,
  }),
  defineAct<ReturnGrant, GrantDocument>({
    name: 'returnGrant',
    title: 'Record that a grant was returned',
    permission: 'board:write',
    path: '/grants/returns',
    body: ReturnGrantBody,
    example: { grant: 'start-up-2027', returned: '250.00', returnedOn: '2026-11-20' as IsoDate },
    run: returnGrant,
  }),
]
