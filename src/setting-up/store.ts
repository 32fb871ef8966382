import { type IsoDate, longDate } from '../kernel/dates.ts'
import { notFound } from '../kernel/errors.ts'
import type { Reader } from '../platform/reader.ts'
import { dayCell, type RowFault, registerRows, textCell, type Values } from '../platform/registers/index.ts'
import { optionMeant, optionsIn } from './options.ts'
import { consultations, milestones, responses } from './registers.ts'

/** A step of the setting-up plan. */
export interface Milestone {
  ref: string
  title: string
  /** The last day on which it is in time. */
  dueOn: IsoDate | null
  /** A person's ref, or an office in words. */
  owner: string | null
  doneOn: IsoDate | null
  evidence: string | null
}

/** What schools are asked: one of several options, from a day to a day. */
export interface Consultation {
  ref: string
  title: string
  options: string[]
  openedOn: IsoDate
  /** The last day on which an answer counts. */
  closedOn: IsoDate | null
}

/** What one school answered. */
export interface Response {
  consultation: string
  organisation: string
  option: string
  receivedOn: IsoDate
}

/** The plan as known, in the order of its days; a step without a day comes last. */
export const loadMilestones = async (reader: Reader): Promise<Milestone[]> =>
  (await registerRows(reader, milestones)).map(milestoneOf).sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))

const dayOf = ({ dueOn, doneOn, ref }: Milestone) => `${dueOn ?? doneOn ?? '9999'} ${ref}`

export const milestoneOf = (row: Values): Milestone => ({
  ref: String(row.ref),
  title: String(row.title),
  dueOn: dayCell(row.due_on),
  owner: textCell(row.owner),
  doneOn: dayCell(row.done_on),
  evidence: textCell(row.evidence),
})

/** The consultations as known, the latest first. */
export const loadConsultations = async (reader: Reader): Promise<Consultation[]> =>
  (await registerRows(reader, consultations))
    .map(consultationOf)
    .sort((a, b) => (`${a.openedOn} ${a.ref}` > `${b.openedOn} ${b.ref}` ? -1 : 1))

/** The one that an address names. */
export const consultationNamed = async (reader: Reader, ref: string | undefined): Promise<Consultation> => {
  const found = (await loadConsultations(reader)).find((one) => one.ref === ref)
  if (!found) throw notFound(`There is no consultation “${ref}”`)
  return found
}

export const consultationOf = (row: Values): Consultation => ({
  ref: String(row.ref),
  title: String(row.title),
  options: optionsIn(String(row.options)),
  openedOn: row.opened_on as IsoDate,
  closedOn: dayCell(row.closed_on),
})

/** The answers as known, in the order in which they came, each with its option as the consultation spells it. */
export const loadResponses = async (reader: Reader): Promise<Response[]> => {
  const asked = await loadConsultations(reader)
  return (await registerRows(reader, responses))
    .map((row) => {
      const response = responseOf(row)
      const options = asked.find(({ ref }) => ref === response.consultation)?.options ?? []
      return { ...response, option: optionMeant(options, response.option) ?? response.option }
    })
    .sort((a, b) => (`${a.receivedOn} ${a.organisation}` < `${b.receivedOn} ${b.organisation}` ? -1 : 1))
}

export const responseOf = (row: Values): Response => ({
  consultation: String(row.consultation),
  organisation: String(row.organisation),
  option: String(row.option),
  receivedOn: row.received_on as IsoDate,
})

/** What is wrong with an answer, by the consultation that it answers: no such option, too early, too late. */
export const responseFaults = (
  { option, receivedOn }: Pick<Response, 'option' | 'receivedOn'>,
  { options, openedOn, closedOn }: Pick<Consultation, 'options' | 'openedOn' | 'closedOn'>,
): RowFault[] => {
  const faults: RowFault[] = []
  if (optionMeant(options, option) === undefined) {
    faults.push({ column: 'option', message: `“${option}” was no option. The options are ${options.join(' | ')}` })
  }
  if (receivedOn < openedOn) {
    faults.push({ column: 'received_on', message: `The consultation opened later, on ${longDate(openedOn)}` })
  }
  if (closedOn !== null && receivedOn > closedOn) {
    faults.push({ column: 'received_on', message: `The consultation closed on ${longDate(closedOn)}` })
  }
  return faults
}
