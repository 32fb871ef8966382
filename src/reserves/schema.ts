import { DateText, Fields, MoneyText, Optional, Ref, Text } from '../kernel/fields.ts'
import { schema } from '../kernel/schema.ts'
import type { Static } from '../kernel/type.ts'

const programme = Ref('programme', 'programmes')
const date = DateText('date')
const amount = MoneyText('amount')

const DesignateSurplus = Fields({ programme, resolution: Ref('resolution', 'resolutions'), date, amount })
export type DesignateSurplus = Static<typeof DesignateSurplus>
export const designateSurplusBody = schema(DesignateSurplus)

const DrawDown = Fields({
  programme,
  date,
  amount,
  memo: Text('memo', 500),
  account: Optional(Ref('account of the cost', 'account')),
  against: Optional(Ref('account it is paid from', 'account')),
})
export type DrawDownCommand = Static<typeof DrawDown>
export const drawDownBody = schema(DrawDown)

const ReturnReserve = Fields({ programme, date, amount, reason: Text('reason', 500) })
export type ReturnReserve = Static<typeof ReturnReserve>
export const returnReserveBody = schema(ReturnReserve)

const MoveReserve = Fields({
  programme,
  to: Ref('programme it goes to', 'programmes'),
  resolution: Ref('resolution', 'resolutions'),
  date,
  amount,
})
export type MoveReserve = Static<typeof MoveReserve>
export const moveReserveBody = schema(MoveReserve)

const AddProgramme = Fields({
  ref: Ref('ref'),
  name: Text('name', 200),
  purpose: Optional(Text('purpose')),
  outcomeMeasure: Optional(Text('outcome measure')),
  from: Optional(DateText('first day')),
  to: Optional(DateText('last day')),
})
export type AddProgramme = Static<typeof AddProgramme>
export const addProgrammeBody = schema(AddProgramme)

const ReportOutcome = Fields({
  programme,
  reportedOn: DateText('date of the report'),
  text: Text('what it has changed', 1000),
  evidence: Optional(Text('evidence', 500)),
})
export type ReportOutcome = Static<typeof ReportOutcome>
export const reportOutcomeBody = schema(ReportOutcome)
