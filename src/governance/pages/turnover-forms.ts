import { listed } from '../../kernel/text.ts'
import type { Outcome } from '../../platform/acts/index.ts'
import type { FormDefinition } from '../../platform/http/index.ts'
import { tellingTurnover } from '../acts/guarding/income.ts'
import { ruleTitles } from '../judging/words.ts'

/** The same form, whose check page and record also tell what the turnover that it posts breaks. */
export const tellingForm = (form: FormDefinition): FormDefinition => ({
  ...form,
  act: tellingTurnover(form.act),
  check: async (context, made) => {
    const shown = await form.check(context, made)
    return { ...willBreak(made as { outcome: Outcome }), ...shown }
  },
})

const willBreak = ({ outcome: { breaches } }: { outcome: Outcome }) => {
  const ofIncome = breaches.filter(({ rule }) => rule.startsWith('company.'))
  if (ofIncome.length === 0) return {}
  const title = `This breaks, or takes further down: ${listed(ofIncome.map(({ rule }) => ruleTitles[rule] ?? rule))}`
  const text = `${ofIncome.map(({ explanation }) => explanation).join(' ')} We will record it, and tell of the breach.`
  return { willBreak: { title, text } }
}
