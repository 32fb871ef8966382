import { type ReversedWithMoney, settlingInstead } from '../../billing/index.ts'
import { penceOf, pounds } from '../../kernel/money.ts'
import { reverseEntry } from '../../ledger/index.ts'
import type { FormDefinition } from '../../platform/http/index.ts'

/** The same forms, of which the reversal of an entry also sets waiting money against what it opens again, and says so. */
export const settlingForms = (forms: readonly FormDefinition[]): FormDefinition[] =>
  forms.map((form) => (form.act.name === reverseEntry.name ? settlingForm(form) : form))

const settlingForm = (form: FormDefinition): FormDefinition => ({
  ...form,
  act: settlingInstead([form.act])[0] ?? form.act,
  check: async (context, made) => {
    const shown = await form.check(context, made)
    const { settled } = (made as { outcome: { result: ReversedWithMoney } }).outcome.result
    return { ...shown, effects: [...(shown.effects ?? []), ...settled.map(settledWords)] }
  },
})

const settledWords = ({ receipt, invoice, amount }: ReversedWithMoney['settled'][number]) =>
  `**${pounds(penceOf(amount))}** of receipt ${receipt}, which waited for an invoice, settles ${invoice}.`
