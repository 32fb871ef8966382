import { isIncorporated } from '../../../company/index.ts'
import { addDays, type IsoDate } from '../../../kernel/dates.ts'
import type { BoardFacts } from '../../types.ts'

/** Companies Act 2006, Part 10, chapter 8: the registrar is told of a change among directors within fourteen days. */
const NOTICE_DAYS = 14

/** The last day to tell Companies House of a director who came or went on a day; undefined where there is no company to tell of. */
export const registrarBy = (facts: BoardFacts, changedOn: IsoDate): IsoDate | undefined =>
  isIncorporated(facts.company) ? addDays(changedOn, NOTICE_DAYS) : undefined
