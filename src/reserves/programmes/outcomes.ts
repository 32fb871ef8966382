import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { type FieldError, invalid, notFound } from '../../kernel/errors.ts'
import { by } from '../../kernel/order.ts'
import { loadProgrammes } from '../../ledger/index.ts'
import type { Tx } from '../../platform/acts/index.ts'
import type { Reader } from '../../platform/reader.ts'
import { recordRow, registerRows } from '../../platform/registers/index.ts'
import { outcomeRegister } from '../registers.ts'
import type { ReportOutcome } from '../schema.ts'

/** What a programme has been seen to change, as it was reported on a day. */
export interface Outcome {
  programme: string
  reportedOn: IsoDate
  text: string
  /** Where it can be read up: a minute, a data file, an evaluation. */
  evidence: string | null
}

/** By date. */
export const loadOutcomes = async (reader: Reader): Promise<Outcome[]> =>
  (await registerRows(reader, outcomeRegister))
    .map(({ programme, reported_on, text, evidence }) => ({
      programme: String(programme),
      reportedOn: reported_on as IsoDate,
      text: String(text),
      evidence: evidence === null || evidence === undefined ? null : String(evidence),
    }))
    .sort(by('reportedOn'))

/** What was last reported of a programme, by a day or at all. */
export const outcomeBy = (outcomes: readonly Outcome[], programme: string, day?: IsoDate): Outcome | undefined =>
  outcomes.findLast((each) => each.programme === programme && (!day || each.reportedOn <= day))

/** Records what a programme has been seen to change. A second report of the same day takes the place of the first. */
export const reportOutcome = async (tx: Tx, command: ReportOutcome): Promise<{ programme: string }> => {
  const programme = (await loadProgrammes(tx)).get(command.programme)
  if (!programme) throw notFound(`There is no programme “${command.programme}”`)
  const faults: FieldError[] = []
  const on = command.reportedOn as IsoDate
  if (on > tx.today) {
    const detail = `What has changed is reported today, ${longDate(tx.today)}, or on an earlier day`
    faults.push({ pointer: '/reportedOn', detail })
  }
  if (programme.from && on < programme.from) {
    const detail = `${programme.name} began on ${longDate(programme.from)}. Use that date or a later one`
    faults.push({ pointer: '/reportedOn', detail })
  }
  if (faults.length > 0) throw invalid(faults)
  const { text, evidence } = command
  const values = { programme: programme.ref, reported_on: on, text, evidence: evidence ?? null }
  await recordRow(tx, outcomeRegister, values)
  return { programme: programme.ref }
}
