import { randomUUID } from 'node:crypto'
import { Refusal } from '../../../kernel/errors.ts'
import type { Answers } from './form.ts'
import { addressOf, commandOf, type Journey, performed, questions, shownDigest } from './journey.ts'

/**
 * What an act that is refused can be kept as: its form's other form, filled in with the same answers and tried out, as a button on
 * the page of the refusal. Nothing, where there is none, or where it would be refused too.
 */
export const insteadOf = async (journey: Journey, given: Answers) => {
  const { instead } = journey.form
  if (!instead) return undefined
  const other: Journey = { ...journey, form: instead }
  const { answers } = await questions(other, given)
  const command = await commandOf(other, answers)
  if (instead.act.body.errors(command).length > 0) return undefined
  try {
    const outcome = await performed(other, command, { dryRun: true })
    const shown = await instead.check(other.context, { command, outcome, answers } as never)
    return {
      action: addressOf(other),
      button: shown.button,
      effects: shown.effects ?? [],
      kept: Object.entries(answers).map(([name, value]) => ({ name, value })),
      key: randomUUID(),
      seen: shownDigest(shown),
    }
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
