import type { Request, Response } from 'express'
import type { Finding } from '../../../kernel/finding.ts'
import { canonical, sha256 } from '../../../kernel/hashing.ts'
import { type Outcome, perform } from '../../acts/act.ts'
import type { WebDeps } from '../pages/frame.ts'
import { send } from '../pages/mount.ts'
import { type PageContext, type ViewAnswer, withParams } from '../pages/page.ts'
import { answersFrom, commandFrom, spoken } from './answers.ts'
import type { Answers, FormDefinition, FormField } from './form.ts'

/** One request on the way through a form. */
export interface Journey {
  form: FormDefinition
  context: PageContext
  deps: WebDeps
  request: Request
  response: Response
}

export const reply = ({ deps, request, response, form, context }: Journey, answer: ViewAnswer, refused = false) =>
  send(deps, request, response, { context, section: form.section, refused }, answer)

export const addressOf = ({ form, context }: Journey) => context.base + withParams(form.path, context.params)

export const cancelOf = ({ form, context }: Journey) =>
  context.base + withParams(form.cancel ?? form.section ?? '', context.params)

/** The fields of every step, each step seeing what the steps before it answered. */
export const questions = async (journey: Journey, body: Record<string, unknown>) => {
  const steps: FormField[][] = []
  let answers: Answers = {}
  for (const step of journey.form.steps) {
    const fields = await step.fields(journey.context, answers)
    steps.push(fields)
    answers = { ...answers, ...answersFrom(fields, body) }
  }
  return { steps, answers }
}

export const changeLink = (journey: Journey, answers: Answers, step: number, anchor = '') => {
  const query = new URLSearchParams(Object.entries(answers).filter(([, value]) => value !== ''))
  if (step > 1) query.set('step', String(step))
  return `${addressOf(journey)}/new?${query}${anchor}`
}

export const commandOf = async ({ form, context }: Journey, answers: Answers): Promise<unknown> => {
  if (form.command) return form.command(context, answers)
  return commandFrom(form.act.body.json, { ...answers, ...context.params })
}

/** Findings as people read them. */
export const inWords = (findings: readonly Finding[], words = (explanation: string) => explanation): Finding[] =>
  findings.map((finding) => ({ ...finding, explanation: words(finding.explanation) }))

/** What a check page said, in short: if it would say something else by now, it is shown again. */
export const shownDigest = (shown: unknown) => sha256(canonical(shown))

export const performed = async (
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

export const summary = (journey: Journey, steps: FormField[][], answers: Answers) =>
  steps.flatMap((fields, i) =>
    fields
      .filter(({ kind, shownElsewhere }) => kind !== 'hidden' && !shownElsewhere)
      .map((field) => ({
        key: field.label.replace(/ \(optional\)$/, ''),
        value: spoken(field, answers[field.name] ?? ''),
        change: changeLink(journey, answers, i + 1, `#${field.kind === 'date' ? `${field.name}-day` : field.name}`),
      })),
  )
