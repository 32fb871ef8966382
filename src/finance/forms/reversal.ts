import { type ReversedWithMoney, settlingInstead } from '../../billing/index.ts'
import { penceOf, pounds } from '../../kernel/money.ts'
import { reverseEntry } from '../../ledger/index.ts'
import type { FormDefinition } from '../../platform/http/index.ts'

/** The same form, which also says what waiting money settles, where it is the reversal of an entry. */
export const settlingForm = (form: FormDefinition): FormDefinition =>
  form.act.name === reverseEntry.name ? { ...form, act: settlingInstead(form.act), check: checkOf(form) } : form

const checkOf =
  ({ check }: FormDefinition): FormDefinition['check'] =>
  async (context, made) => {
    const shown = await check(context, made)
    const { settled } = (made as { outcome: { result: ReversedWithMoney } }).outcome.result
    return { ...shown, effects: [...(shown.effects ?? []), ...settled.map(settledWords)] }
  }

const settledWords = ({ receipt, invoice, amount }: ReversedWithMoney['settled'][number]) =>
  `**${pounds(penceOf(amount))}** of receipt ${receipt}, which waited for an invoice, settles ${invoice}.`
