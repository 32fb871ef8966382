import { loadCompany } from '../../../company/index.ts'
import { organisationByRefOrUrn } from '../../../directory/index.ts'
import { financialYear, type IsoDate, longDate } from '../../../kernel/dates.ts'
import { type FieldError, invalid } from '../../../kernel/errors.ts'
import { Choice, DateText, Optional, Ref, Text } from '../../../kernel/fields.ts'
import { commandSchema } from '../../../kernel/schema.ts'
import { type AnyAct, defineAct, refuseAhead, type Tx } from '../../../platform/acts/index.ts'
import { loadBoardFacts, recordSupervision } from '../../store.ts'
import type { SupervisionRow } from '../../supervision.ts'

export interface DesignateSupervisingAuthority {
  authority: string
  designatedOn: IsoDate
  reference?: string
}

const DesignateBody = commandSchema<DesignateSupervisingAuthority>({
  authority: Ref('supervising authority', 'organisations'),
  designatedOn: DateText('date of designation'),
  reference: Optional(Text('reference', 200)),
})

/** Records which council supervises the company; another one later takes its place. */
const designateSupervisingAuthority = async (
  tx: Tx,
  { authority, designatedOn, reference }: DesignateSupervisingAuthority,
): Promise<SupervisionRow> => {
  refuseAhead(tx, '/designatedOn', designatedOn)
  const { directory, company } = await loadBoardFacts(tx)
  const found = organisationByRefOrUrn(directory, authority)
  const errors: FieldError[] = []
  if (authority !== directory.council && found?.kind !== 'council') {
    errors.push({ pointer: '/authority', detail: `“${authority}” is no council among the organisations. Add it first` })
  }
  if (company.incorporatedOn && designatedOn < company.incorporatedOn) {
    const began = longDate(company.incorporatedOn)
    errors.push({ pointer: '/designatedOn', detail: `The company was incorporated on ${began}. Enter a later day` })
  }
  if (errors.length > 0) throw invalid(errors)
  const row: SupervisionRow = {
    kind: 'designation',
    covers: null,
    authority: found?.ref ?? authority,
    on: designatedOn,
    reference: reference ?? null,
  }
  await recordSupervision(tx, row)
  return row
}

export interface RecordReturn {
  kind: 'accounts' | 'articles'
  covers: IsoDate
  sentOn: IsoDate
  reference?: string
}

const RecordReturnBody = commandSchema<RecordReturn>({
  kind: Choice('what was sent', ['accounts', 'articles']),
  covers: DateText('last day of the accounts’ year, or first day of the articles'),
  sentOn: DateText('date on which it was sent'),
  reference: Optional(Text('reference', 200)),
})

/** Records what was sent to the supervising authority: audited accounts of a year, or articles that were changed. */
const recordReturn = async (tx: Tx, { kind, covers, sentOn, reference }: RecordReturn): Promise<SupervisionRow> => {
  refuseAhead(tx, '/sentOn', sentOn)
  const { yearEnd } = await loadCompany(tx)
  const errors: FieldError[] = []
  if (sentOn < covers) {
    const detail = `It was sent on ${longDate(sentOn)}, before ${longDate(covers)}, which it is about. Check the dates`
    errors.push({ pointer: '/sentOn', detail })
  }
  const { to } = financialYear(covers, yearEnd)
  if (kind === 'accounts' && to !== covers) {
    const detail = `No year of the company ends on ${longDate(covers)}. The year around it ends on ${longDate(to)}`
    errors.push({ pointer: '/covers', detail })
  }
  if (errors.length > 0) throw invalid(errors)
  const row: SupervisionRow = { kind, covers, authority: null, on: sentOn, reference: reference ?? null }
  await recordSupervision(tx, row)
  return row
}

export const designateAct = defineAct<DesignateSupervisingAuthority, SupervisionRow>({
  name: 'designateSupervisingAuthority',
  title: 'Designate the supervising authority',
  permission: 'board:write',
  path: '/board/supervision',
  body: DesignateBody,
  example: { authority: 'wexmere-council', designatedOn: '2018-03-20' as IsoDate, reference: 'Cabinet, minute 84' },
  run: designateSupervisingAuthority,
})

export const recordReturnAct = defineAct<RecordReturn, SupervisionRow>({
  name: 'recordReturn',
  title: 'Record what was sent to the supervising authority',
  permission: 'board:write',
  path: '/board/supervision/returns',
  body: RecordReturnBody,
  example: { kind: 'accounts', covers: '2026-03-31' as IsoDate, sentOn: '2026-11-20' as IsoDate },
  run: recordReturn,
})

export const supervisionActs: AnyAct[] = [designateAct, recordReturnAct]
