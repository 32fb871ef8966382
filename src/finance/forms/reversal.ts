import { type ReversedWithMoney, settlingInstead } from '../../billing/index.ts'
import { reverseEntry } from '../../ledger/index.ts'
import type { FormDefinition } from '../../platform/http/index.ts'
import { settledWords } from '../words.ts'

/** The same form, which also says what waiting money settles, where it is the reversal of an entry. */
export const settlingForm = (form: FormDefinition): FormDefinition =>
  form.act.name === reverseEntry.name ? { ...form, act: settlingInstead(form.act), check: checkOf(form) } : form

const checkOf =
  ({ check }: FormDefinition): FormDefinition['check'] =>
  async (context, made) => {
    const shown = await check(context, made)
    const { result } = (made as { outcome: { result: ReversedWithMoney } }).outcome
    return { ...shown, effects: [...(shown.effects ?? []), ...settledWords(result)] }
  }
