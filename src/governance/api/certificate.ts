import { Fields } from '../../kernel/fields.ts'
import {
  arrayOf,
  DateOut,
  FindingOut,
  LaterVerdictOut,
  OrNull,
  TextOut,
  WholeOut,
  YesOrNoOut,
} from '../../platform/http/index.ts'
import { seatCategory } from './asked.ts'
import { standing } from './verdicts.ts'

/** The certificate of a board's composition. */
export const certificateAnswer = {
  rows: arrayOf(
    Fields({
      person: TextOut,
      name: TextOut,
      seat: TextOut,
      category: seatCategory,
      nominatedBy: OrNull(TextOut),
      nominee: YesOrNoOut,
      associated: YesOrNoOut,
      limb: OrNull(TextOut),
      evidence: OrNull(TextOut),
      appointedOn: DateOut,
      appointedWithin: OrNull(TextOut),
      termEndsOn: OrNull(DateOut),
      leavesOn: OrNull(DateOut),
    }),
  ),
  totals: Fields({ inOffice: WholeOut, associated: WholeOut, nominees: WholeOut, represented: WholeOut }),
  cap: OrNull(arrayOf(WholeOut)),
  vacant: WholeOut,
  findings: arrayOf(FindingOut),
  timeline: arrayOf(LaterVerdictOut),
  ...standing,
}
