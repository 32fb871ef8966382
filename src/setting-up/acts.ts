import { organisations } from '../directory/index.ts'
import { type IsoDate, longDate } from '../kernel/dates.ts'
import { conflict, invalid } from '../kernel/errors.ts'
import { DateText, ListOf, Optional, Ref, Text } from '../kernel/fields.ts'
import { freshRef } from '../kernel/refs.ts'
import { commandSchema } from '../kernel/schema.ts'
import { type AnyAct, defineAct, refuseAhead, type Tx } from '../platform/acts/index.ts'
import { fieldOf, recordRow, rowOfCommand, withKnownRefs } from '../platform/registers/index.ts'
import { optionMeant } from './options.ts'
import { consultations, milestones, responses } from './registers.ts'
import {
  type Consultation,
  consultationOf,
  loadConsultations,
  loadMilestones,
  loadResponses,
  type Milestone,
  milestoneOf,
  type Response,
  responseFaults,
  responseOf,
} from './store.ts'

export interface RecordMilestone {
  ref: string
  title?: string
  dueOn?: IsoDate
  owner?: string
  doneOn?: IsoDate
  evidence?: string
}

const RecordMilestoneBody = commandSchema<RecordMilestone>({
  ref: Ref('milestone'),
  title: Optional(Text('title', 200)),
  dueOn: Optional(DateText('day by which it is due')),
  owner: Optional(Text('owner', 200)),
  doneOn: Optional(DateText('day on which it was done')),
  evidence: Optional(Text('evidence')),
})

/** Enters a step of the plan, or what is now known of one: what the command leaves out stays as it was. */
const recordMilestone = async (tx: Tx, command: RecordMilestone): Promise<Milestone> => {
  refuseAhead(tx, '/doneOn', command.doneOn)
  const known = (await loadMilestones(tx)).find(({ ref }) => ref === command.ref)
  if (!known && command.title === undefined) {
    throw invalid(`There is no milestone “${command.ref}”. Give its title to add it to the plan`, '/title')
  }
  const kept = Object.fromEntries(Object.entries(known ?? {}).filter(([, value]) => value !== null))
  const row = rowOfCommand(milestones, { ...kept, ...command })
  await recordRow(tx, milestones, row)
  return milestoneOf(row)
}

export interface OpenConsultation {
  ref?: string
  title: string
  options: string[]
  openedOn: IsoDate
  closedOn?: IsoDate
}

const OpenConsultationBody = commandSchema<OpenConsultation>({
  ref: Optional(Ref('reference')),
  title: Text('title', 200),
  options: ListOf('options', Text('option', 200), 2),
  openedOn: DateText('first day'),
  closedOn: Optional(DateText('last day')),
})

/** Asks schools to choose one of several options. */
const openConsultation = async (tx: Tx, command: OpenConsultation): Promise<Consultation> => {
  const barred = command.options.findIndex((option) => option.includes('|'))
  if (barred >= 0) throw invalid('An option must not hold the sign |', `/options/${barred}`)
  const before = await loadConsultations(tx)
  const ref = command.ref ?? freshRef('consultation', before)
  if (before.some((one) => one.ref === ref)) {
    throw conflict('already-there', `There is a consultation “${ref}” already. Choose another reference`)
  }
  const row = rowOfCommand(consultations, { ...command, ref, options: command.options.join(' | ') })
  await recordRow(tx, consultations, row)
  return consultationOf(row)
}

export interface CloseConsultation {
  consultation: string
  closedOn: IsoDate
}

const CloseConsultationBody = commandSchema<CloseConsultation>({
  consultation: Ref('consultation', 'consultations'),
  closedOn: DateText('last day'),
})

/** Sets the last day on which an answer counts, earlier or later than was said; no answer that came may fall out. */
const closeConsultation = async (tx: Tx, command: CloseConsultation): Promise<Consultation> => {
  const consultation = await consultationIn(tx, command.consultation)
  const lastAnswer = (await loadResponses(tx)).findLast((one) => one.consultation === consultation.ref)
  if (lastAnswer && lastAnswer.receivedOn > command.closedOn) {
    const day = longDate(lastAnswer.receivedOn)
    throw invalid(`An answer was received on ${day}. Close the consultation on that day or later`, '/closedOn')
  }
  const row = rowOfCommand(consultations, {
    ...consultation,
    options: consultation.options.join(' | '),
    closedOn: command.closedOn,
  })
  await recordRow(tx, consultations, row)
  return consultationOf(row)
}

const consultationIn = async (tx: Tx, ref: string): Promise<Consultation> => {
  const found = (await loadConsultations(tx)).find((one) => one.ref === ref)
  if (!found) throw invalid(`There is no consultation “${ref}”. Open it first`, '/consultation')
  return found
}

const RecordResponseBody = commandSchema<Response>({
  consultation: Ref('consultation', 'consultations'),
  organisation: Ref('school', 'organisations'),
  option: Text('option', 200),
  receivedOn: DateText('day on which it was received'),
})

/** Records what a school answered; a later answer of the same school takes the place of its first. */
const recordResponse = async (tx: Tx, command: Response): Promise<Response & { inPlaceOf: string | null }> => {
  refuseAhead(tx, '/receivedOn', command.receivedOn)
  const consultation = await consultationIn(tx, command.consultation)
  const row = await withKnownRefs(tx, responses, rowOfCommand(responses, command), [consultations, organisations])
  const response = responseOf(row)
  const faults = responseFaults(response, consultation)
  if (faults.length > 0) {
    throw invalid(faults.map(({ column, message }) => ({ pointer: `/${fieldOf(column)}`, detail: message })))
  }
  const option = optionMeant(consultation.options, response.option) ?? response.option
  const before = (await loadResponses(tx)).find(
    (one) => one.consultation === response.consultation && one.organisation === response.organisation,
  )
  await recordRow(tx, responses, { ...row, option })
  return { ...response, option, inPlaceOf: before?.option ?? null }
}

export const recordMilestoneAct = defineAct<RecordMilestone, Milestone>({
  name: 'recordMilestone',
  title: 'Record a milestone',
  permission: 'board:write',
  path: '/milestones',
  body: RecordMilestoneBody,
  example: {
    ref: 'first-review',
    title: 'Review of the first year',
    dueOn: '2027-07-31' as IsoDate,
    owner: 'Director of Education',
  },
  run: recordMilestone,
})

export const openConsultationAct = defineAct<OpenConsultation, Consultation>({
  name: 'openConsultation',
  title: 'Open a consultation',
  permission: 'board:write',
  path: '/consultations',
  body: OpenConsultationBody,
  example: {
    ref: 'next-three-years',
    title: 'The next three years',
    options: ['Carry on', 'One offer for all', 'Two offers'],
    openedOn: '2026-11-02' as IsoDate,
    closedOn: '2026-12-11' as IsoDate,
  },
  run: openConsultation,
})

export const recordResponseAct = defineAct<Response, Response & { inPlaceOf: string | null }>({
  name: 'recordResponse',
  title: 'Record what a school answered',
  permission: 'board:write',
  path: '/responses',
  body: RecordResponseBody,
  example: {
    consultation: 'next-three-years',
    organisation: '199401',
    option: 'One offer for all',
    receivedOn: '2026-11-10' as IsoDate,
  },
  run: recordResponse,
})

export const acts: AnyAct[] = [
  recordMilestoneAct,
  openConsultationAct,
  recordResponseAct,
  defineAct<CloseConsultation, Consultation>({
    name: 'closeConsultation',
    title: 'Set the last day of a consultation',
    permission: 'board:write',
    path: '/consultations/closings',
    body: CloseConsultationBody,
    example: { consultation: 'next-three-years', closedOn: '2026-12-18' as IsoDate },
    run: closeConsultation,
  }),
]
