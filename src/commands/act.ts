import { features } from '../features.ts'
import { invalid } from '../kernel/errors.ts'
import type { Finding } from '../kernel/finding.ts'
import { type AnyAct, type Outcome, perform } from '../platform/acts/index.ts'
import { opened } from './opened.ts'
import { type Call, optional } from './terminal/call.ts'
import { DOES_NOT_HOLD, HOLDS } from './terminal/exit-codes.ts'
import { jsonFrom } from './terminal/json.ts'
import { answer, columns } from './terminal/output.ts'

/** `act COMPANY NAME JSON|@FILE`: any change, by the same schema and path as the API's write of that name. */
export const actCommand = async ([company, name, json]: string[], call: Call): Promise<number> => {
  const acts = features.flatMap((feature) => feature.acts ?? [])
  if (call.options.list) return list(acts, call.json)
  const missing = [!company && 'the company', !name && 'the act', !json && 'its body as JSON or @FILE'].filter(Boolean)
  if (!company || !name || !json)
    throw invalid(`Name ${missing.join(', ')}; \`schoolco act --list\` shows every act with an example`)
  const definition = acts.find((act) => act.name === name)
  if (!definition) throw invalid(`There is no act “${name}”. \`schoolco act --list\` names them all`)
  const request = {
    company,
    actor: actorName(call),
    command: jsonFrom(json, 'The body'),
    key: optional(call, 'key'),
    dryRun: call.options.dryRun === true,
    asFact: optional(call, 'asFact'),
  }
  return opened(call, async (open) => {
    const outcome = await perform(open, definition, request)
    answer(call.json, outcome, () => words(definition, outcome))
    return outcome.breaches.length > 0 ? DOES_NOT_HOLD : HOLDS
  })
}

/** Who did it, as the record keeps it: the command line, and the name that was given. */
export const actorName = (call: Call): string => {
  const by = optional(call, 'by')
  return by ? `command line (${by})` : 'command line'
}

const list = (acts: readonly AnyAct[], asJson: boolean): number => {
  const rows = acts.map(({ name, title, example }) => ({ name, title, example }))
  answer(asJson, rows, () => columns(rows.map((row) => [row.name, row.title, JSON.stringify(row.example)])))
  return HOLDS
}

const words = (definition: AnyAct, outcome: Outcome): string =>
  [
    outcome.dryRun
      ? `${definition.title}: this would be recorded. Nothing has been`
      : `${definition.title}: recorded as act ${outcome.act}`,
    JSON.stringify(outcome.result, null, 2),
    ...outcome.breaches.map(brokenThrough),
  ].join('\n')

/** What is broken through something that was recorded all the same. */
export const brokenThrough = ({ rule, explanation, source }: Finding): string =>
  `A rule is broken through it: ${rule}. ${explanation} (${source})`
