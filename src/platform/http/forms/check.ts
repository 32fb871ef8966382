import { randomUUID } from 'node:crypto'
import { type Fault, type FieldError, Refusal } from '../../../kernel/errors.ts'
import type { Outcome } from '../../acts/act.ts'
import { dateErrors, errorsByField, filledIn } from './answers.ts'
import type { Answers, FormField } from './form.ts'
import { insteadOf } from './instead.ts'
import {
  addressOf,
  cancelOf,
  changeLink,
  commandOf,
  inWords,
  type Journey,
  performed,
  questions,
  reply,
  shownDigest,
  summary,
} from './journey.ts'

/** GET: a step of the questions, with answers that the address fills in. */
export const ask = async (journey: Journey, query: Record<string, unknown>) => {
  const { steps, answers } = await questions(journey, query)
  await showStep(journey, steps, given(answers, query), stepNumber(query.step, steps.length), [])
}

/** The answers to questions that have been asked; the others still have what stands in the field at first. */
const given = (answers: Answers, asked: Record<string, unknown>): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => name in asked || `${name}-day` in asked))

const stepNumber = (value: unknown, count: number) => Math.min(Math.max(Number(value) || 1, 1), count)

const showStep = async (
  journey: Journey,
  steps: FormField[][],
  answers: Answers,
  number: number,
  errors: ReturnType<typeof errorsByField>,
  status = 200,
) => {
  const { form, context } = journey
  const step = form.steps[number - 1]
  const others = steps.flatMap((fields, i) => (i === number - 1 ? [] : fields))
  const asked = steps.flatMap((fields, i) => (fields.length > 0 ? [i + 1] : []))
  const place = asked.indexOf(number)
  const counted = steps.length > 1 ? `${form.title}, step ${place + 1} of ${asked.length + 1}` : undefined
  const subject = await form.subject?.(context)
  const model = {
    caption: form.caption ?? counted ?? subject,
    intro: number === 1 ? await form.intro?.(context) : [],
    action: `${addressOf(journey)}/check`,
    fields: filledIn(steps[number - 1] ?? [], answers, errors),
    kept: others.flatMap(({ name }) => (answers[name] === undefined ? [] : [{ name, value: answers[name] }])),
    step: number,
    errors,
    cancel: cancelOf(journey),
  }
  const title = step?.title ?? form.title
  const before = asked[place - 1]
  const back = { href: before === undefined ? cancelOf(journey) : changeLink(journey, answers, before) }
  await reply(journey, { view: 'web/views/form.njk', title, subject, model, status, back }, errors.length > 0)
}

/** POST …/check: the next step, or the dry run and what it shows. A step that has nothing to ask is passed over. */
export const check = async (journey: Journey) => {
  const body = journey.request.body as Record<string, unknown>
  const { steps, answers } = await questions(journey, body)
  const number = stepNumber(body.step, steps.length)
  const soFar = steps.slice(0, number).flat()
  const command = await commandOf(journey, answers)
  const dates = dateErrors(soFar, answers)
  const found = [...dates, ...aimed(journey, journey.form.act.body.errors(command), answers)].filter(
    ({ pointer }) => number === steps.length || soFar.some(({ name }) => pointer.split('/')[1] === name),
  )
  if (found.length > 0) {
    return showStep(journey, steps, answers, number, errorsByField(soFar, found, answers), 400)
  }
  const next = steps.findIndex((fields, i) => i >= number && fields.length > 0)
  if (next >= 0) return showStep(journey, steps, given(answers, body), next + 1, [])
  await tryOut(journey, steps, answers, command)
}

export const tryOut = async (
  journey: Journey,
  steps: FormField[][],
  answers: Answers,
  command: unknown,
  changed = false,
) => {
  try {
    const outcome = await performed(journey, command, { dryRun: true })
    await showCheck(journey, steps, answers, command, outcome, changed)
  } catch (error) {
    await refuse(journey, steps, answers, command, error)
  }
}

const showCheck = async (
  journey: Journey,
  steps: FormField[][],
  answers: Answers,
  command: unknown,
  outcome: Outcome,
  changed: boolean,
) => {
  const { form, context, request } = journey
  const shown = await form.check(context, { command, outcome, answers } as never)
  const { heading: title, ...effect } = shown
  const model = {
    ...effect,
    caption: form.caption ?? form.title,
    changed,
    action: addressOf(journey),
    cancel: cancelOf(journey),
    summary: summary(journey, steps, answers),
    kept: Object.entries(answers).map(([name, value]) => ({ name, value })),
    key: changed ? request.body._key : randomUUID(),
    seen: shownDigest(shown),
  }
  const status = changed ? 409 : 200
  const back = { href: changeLink(journey, answers, steps.length) }
  await reply(journey, { view: 'web/views/check.njk', title, model, status, back }, changed)
}

/** A refusal of the act: beside its fields, as the red box with the rule, or as a sentence above the form. */
export const refuse = async (
  journey: Journey,
  steps: FormField[][],
  answers: Answers,
  command: unknown,
  error: unknown,
) => {
  if (!(error instanceof Refusal)) throw error
  const { fault } = error
  switch (fault.kind) {
    case 'invalid':
      return showFaults(journey, steps, answers, aimed(journey, fault.fields, answers), 400)
    case 'conflict':
      return showFaults(journey, steps, answers, [{ pointer: '', detail: fault.detail }], 409)
    case 'rule-broken':
      return showRefused(journey, steps, answers, command, fault)
    default:
      throw error
  }
}

const showFaults = (
  journey: Journey,
  steps: FormField[][],
  answers: Answers,
  errors: readonly FieldError[],
  status: number,
) => {
  const step = stepWith(steps, errors)
  return showStep(journey, steps, answers, step, errorsByField(steps[step - 1] ?? [], errors, answers), status)
}

const showRefused = async (
  journey: Journey,
  steps: FormField[][],
  answers: Answers,
  command: unknown,
  fault: Extract<Fault, { kind: 'rule-broken' }>,
) => {
  const { form, context } = journey
  const {
    heading = form.title,
    title,
    text,
    words,
    quotes = {},
    ...more
  } = (await form.refused?.(context, command as never)) ?? {}
  // What an act says of its refusal begins with what it would do, and ends with what was recorded.
  const [wouldDo = '', ...rest] = fault.detail.split('. ')
  const box = {
    title: title ?? wouldDo,
    text: text ?? (rest.length > 0 ? `${rest.join('. ')}.` : ''),
    complete: text === undefined && rest.length > 0,
  }
  const caption = form.caption ?? form.title
  const model = {
    ...more,
    box,
    ...(caption !== heading && { caption }),
    breaches: inWords(fault.breaches, words),
    quotes,
    waysOut: fault.waysOut ?? [],
    instead: await insteadOf(journey, answers),
    summary: summary(journey, steps, answers),
    change: changeLink(journey, answers, 1),
    cancel: cancelOf(journey),
  }
  const back = { href: changeLink(journey, answers, steps.length) }
  await reply(journey, { view: 'web/views/refused.njk', title: heading, model, status: 422, back }, true)
}

/** Errors at the fields that they belong to. */
const aimed = ({ form: { aim } }: Journey, errors: readonly FieldError[], answers: Answers): FieldError[] =>
  aim ? errors.map((error) => aim(error, answers)) : [...errors]

/** The first step that has one of the fields at fault; the last when none has. */
const stepWith = (steps: FormField[][], errors: readonly { pointer: string }[]) => {
  const index = steps.findIndex((fields) =>
    errors.some(({ pointer }) => fields.some(({ name }) => pointer.split('/')[1] === name)),
  )
  return index < 0 ? steps.length : index + 1
}
