import { notFound } from '../../../kernel/errors.ts'
import type { Outcome } from '../../acts/act.ts'
import { refuse, tryOut } from './check.ts'
import type { Answers } from './form.ts'
import { addressOf, commandOf, inWords, type Journey, performed, questions, reply, shownDigest } from './journey.ts'

/** The same button pressed twice at once: the second press waits for the first and sees its result. */
const underWay = new Map<string, Promise<Outcome | 'changed'>>()

/** POST: the act itself. The key makes a second press find the first one's result. */
export const carryOut = async (journey: Journey) => {
  const { form, context, request, response } = journey
  const body = request.body as Record<string, unknown>
  const { steps, answers } = await questions(journey, body)
  const command = await commandOf(journey, answers)
  const key = typeof body._key === 'string' ? body._key : ''
  if (!/^[0-9a-f-]{36}$/.test(key)) return tryOut(journey, steps, answers, command)
  const lock = `${context.company}\n${context.visitor.actor}\n${key}`
  try {
    let result = underWay.get(lock)
    if (!result) {
      result = actOnce(journey, answers, command, key, String(body._seen))
      underWay.set(lock, result)
      result.catch(() => undefined).finally(() => underWay.delete(lock))
    }
    const outcome = await result
    if (outcome === 'changed') return tryOut(journey, steps, answers, command, true)
    // What is shown once is not stored, so it can only be shown in answer to this very request.
    if (form.act.once) return showRecorded(journey, command, outcome)
    response.redirect(303, `${addressOf(journey)}/recorded/${outcome.act}`)
  } catch (error) {
    await refuse(journey, steps, answers, command, error)
  }
}

const actOnce = async (journey: Journey, answers: Answers, command: unknown, key: string, seen: string) => {
  const { form, context } = journey
  const earlier = await answerOf(journey, { idempotency_key: key })
  if (!earlier) {
    const outcome = await performed(journey, command, { dryRun: true })
    const now = shownDigest(await form.check(context, { command, outcome, answers } as never))
    if (now !== seen && !(await answerOf(journey, { idempotency_key: key }))) return 'changed' as const
  }
  return performed(journey, command, { key })
}

const answerOf = ({ context }: Journey, where: object): Promise<{ answer: string } | undefined> =>
  context.database
    .reader('answer')
    .where({ company: context.company, ...where })
    .first('answer')

/** GET …/recorded/{number}: shown to the one who recorded it. */
export const show = async (journey: Journey) => {
  const { form, context } = journey
  const number = Number(context.params.act)
  const act = await context.database
    .reader('act')
    .where({ company: context.company, number: Number.isSafeInteger(number) ? number : 0, name: form.act.name })
    .where({ actor: context.visitor.actor })
    .first('command', 'idempotency_key')
  const answer = act?.idempotency_key ? await answerOf(journey, { idempotency_key: act.idempotency_key }) : undefined
  if (!act || !answer) throw notFound(`There is no act ${context.params.act} of yours here`)
  await showRecorded(journey, JSON.parse(act.command), JSON.parse(answer.answer))
}

const showRecorded = async (journey: Journey, command: unknown, outcome: Outcome) => {
  const shown = await journey.form.recorded(journey.context, { command, outcome, answers: {} } as never)
  const { words, ...said } = shown
  const breaches = inWords(outcome.breaches, words)
  const model = { recorded: { ...said, act: outcome.act, at: outcome.recordedAt }, breaches }
  await reply(journey, { view: 'web/views/recorded.njk', title: shown.title, model })
}
