import { randomUUID } from 'node:crypto'
import type { Request, Response, Router } from 'express'
import { notFound, Refusal } from '../../kernel/errors.ts'
import { canonical, sha256 } from '../../kernel/hashing.ts'
import { plural } from '../../kernel/text.ts'
import { type Outcome, perform } from '../act.ts'
import { answersFrom, commandFrom, dateErrors, errorsByField, filledIn, spoken } from './answers.ts'
import type { Answers, FormDefinition, FormField } from './form.ts'
import { send } from './mount-pages.ts'
import type { PageContext, ViewAnswer } from './page.ts'
import { contextOf, pageContext, todayOnly, type WebDeps } from './web.ts'

/** The four addresses of each form; see form.ts. */
export const mountForms = (router: Router, forms: readonly FormDefinition[], deps: WebDeps): void => {
  for (const form of forms) {
    const noun = `/companies/:company${form.path}`
    const journey = async (request: Request, response: Response) => {
      const context = pageContext(await contextOf(request, response, deps, form.act, todayOnly), request)
      const { organisation } = context.visitor
      return { form, context, deps, request, response, ...(organisation === undefined ? {} : { organisation }) }
    }
    router.get(`${noun}/new`, async (request, response) => ask(await journey(request, response), request.query))
    router.post(`${noun}/check`, async (request, response) => check(await journey(request, response)))
    router.post(noun, async (request, response) => carryOut(await journey(request, response)))
    router.get(`${noun}/recorded/:act`, async (request, response) => show(await journey(request, response)))
  }
}

interface Journey {
  form: FormDefinition
  context: PageContext
  deps: WebDeps
  request: Request
  response: Response
}

const reply = ({ deps, request, response, form, context }: Journey, answer: ViewAnswer, refused = false) =>
  send(deps, request, response, { context, section: form.section, refused }, answer)

const addressOf = ({ form, context }: Journey) =>
  context.base + form.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(context.params[name] ?? ''))

const cancelOf = ({ form, context }: Journey) => `${context.base}${form.cancel ?? form.section ?? ''}`

/** The fields of every step, each step seeing what the steps before it answered. */
const questions = async (journey: Journey, body: Record<string, unknown>) => {
  const steps: FormField[][] = []
  let answers: Answers = {}
  for (const step of journey.form.steps) {
    const fields = await step.fields(journey.context, answers)
    steps.push(fields)
    answers = { ...answers, ...answersFrom(fields, body) }
  }
  return { steps, answers }
}

/** GET: a step of the questions, with answers that the address fills in. */
const ask = async (journey: Journey, query: Record<string, unknown>) => {
  const { steps, answers } = await questions(journey, query)
  const given = Object.fromEntries(Object.entries(answers).filter(([name]) => name in query || `${name}-day` in query))
  await showStep(journey, steps, given, stepNumber(query.step, steps.length), [])
}

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
  const counted = steps.length > 1 ? `${form.title}, step ${number} of ${steps.length + 1}` : undefined
  const model = {
    caption: form.caption ?? counted,
    intro: number === 1 ? await form.intro?.(context) : [],
    action: `${addressOf(journey)}/check`,
    fields: filledIn(steps[number - 1] ?? [], answers, errors),
    kept: others.map(({ name }) => ({ name, value: answers[name] ?? '' })),
    step: number,
    errors,
    cancel: cancelOf(journey),
  }
  const title = step?.title ?? form.title
  const back = { href: number === 1 ? cancelOf(journey) : changeLink(journey, answers, number - 1) }
  await reply(journey, { view: 'web/views/form.njk', title, model, status, back }, errors.length > 0)
}

const changeLink = (journey: Journey, answers: Answers, step: number, anchor = '') => {
  const query = new URLSearchParams(Object.entries(answers).filter(([, value]) => value !== ''))
  if (step > 1) query.set('step', String(step))
  return `${addressOf(journey)}/new?${query}${anchor}`
}

const commandOf = async ({ form, context }: Journey, answers: Answers): Promise<unknown> => {
  if (form.command) return form.command(context, answers)
  return commandFrom(form.act.body.json, { ...answers, ...context.params })
}

const performed = async (
  journey: Journey,
  command: unknown,
  how: { dryRun?: boolean; key?: string },
): Promise<Outcome> => {
  const { company, visitor, database, clock } = journey.context
  const request = { company, actor: visitor.actor, command, ...how }
  const { organisation } = visitor
  return perform(
    { database, clock },
    journey.form.act,
    organisation === undefined ? request : { ...request, organisation },
  )
}

/** POST …/check: the next step, or the dry run and what it shows. */
const check = async (journey: Journey) => {
  const body = journey.request.body as Record<string, unknown>
  const { steps, answers } = await questions(journey, body)
  const number = stepNumber(body.step, steps.length)
  const soFar = steps.slice(0, number).flat()
  const command = await commandOf(journey, answers)
  const dates = dateErrors(soFar, answers)
  const found = [...dates, ...journey.form.act.body.errors(command)].filter(
    ({ pointer }) => number === steps.length || soFar.some(({ name }) => pointer.split('/')[1] === name),
  )
  if (found.length > 0) {
    return showStep(journey, steps, answers, number, errorsByField(soFar, found, answers), 400)
  }
  if (number < steps.length) return showStep(journey, steps, answers, number + 1, [])
  await tryOut(journey, steps, answers, command)
}

const tryOut = async (journey: Journey, steps: FormField[][], answers: Answers, command: unknown, changed = false) => {
  try {
    const outcome = await performed(journey, command, { dryRun: true })
    await showCheck(journey, steps, answers, command, outcome, changed)
  } catch (error) {
    await refuse(journey, steps, answers, command, error)
  }
}

const summary = (journey: Journey, steps: FormField[][], answers: Answers) =>
  steps.flatMap((fields, i) =>
    fields
      .filter(({ kind }) => kind !== 'hidden')
      .map((field) => ({
        key: field.label,
        value: spoken(field, answers[field.name] ?? ''),
        change: changeLink(journey, answers, i + 1, `#${field.kind === 'date' ? `${field.name}-day` : field.name}`),
      })),
  )

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
    seen: digestOf(shown),
  }
  const status = changed ? 409 : 200
  const back = { href: changeLink(journey, answers, steps.length) }
  await reply(journey, { view: 'web/views/check.njk', title, model, status, back }, changed)
}

const digestOf = (shown: unknown) => sha256(canonical(shown))

/** A refusal of the act: beside its fields, as the red box with the rule, or as a sentence above the form. */
const refuse = async (journey: Journey, steps: FormField[][], answers: Answers, command: unknown, error: unknown) => {
  if (!(error instanceof Refusal)) throw error
  const { fault } = error
  if (fault.kind === 'invalid' || fault.kind === 'conflict') {
    const errors = fault.kind === 'invalid' ? fault.fields : [{ pointer: '', detail: fault.detail }]
    const step = stepWith(steps, errors)
    return showStep(
      journey,
      steps,
      answers,
      step,
      errorsByField(steps[step - 1] ?? [], errors, answers),
      fault.kind === 'invalid' ? 400 : 409,
    )
  }
  if (fault.kind !== 'rule-broken') throw error
  const { form, context } = journey
  const { heading = form.title, title, text, ...more } = (await form.refused?.(context, command as never)) ?? {}
  const broken = plural(new Set(fault.breaches.map(({ rule }) => rule)).size, 'rule')
  const box = {
    title: title ?? `This would break ${broken}`,
    text: text ?? `${fault.detail}.`,
    complete: text === undefined,
  }
  const model = {
    ...more,
    box,
    caption: form.caption ?? form.title,
    breaches: fault.breaches,
    waysOut: fault.waysOut ?? [],
    summary: summary(journey, steps, answers),
    change: changeLink(journey, answers, 1),
    cancel: cancelOf(journey),
  }
  const back = { href: changeLink(journey, answers, steps.length) }
  await reply(journey, { view: 'web/views/refused.njk', title: heading, model, status: 422, back }, true)
}

/** The first step that has one of the fields at fault; the last when none has. */
const stepWith = (steps: FormField[][], errors: { pointer: string }[]) => {
  const index = steps.findIndex((fields) =>
    errors.some(({ pointer }) => fields.some(({ name }) => pointer.split('/')[1] === name)),
  )
  return index < 0 ? steps.length : index + 1
}

/** The same button pressed twice at once: the second press waits for the first and sees its result. */
const underWay = new Map<string, Promise<Outcome | 'changed'>>()

/** POST: the act itself. The key makes a second press find the first one's result. */
const carryOut = async (journey: Journey) => {
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
    const now = digestOf(await form.check(context, { command, outcome, answers } as never))
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
const show = async (journey: Journey) => {
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
  const model = { recorded: { ...shown, act: outcome.act, at: outcome.recordedAt }, breaches: outcome.breaches }
  await reply(journey, { view: 'web/views/recorded.njk', title: shown.title, model })
}
