import { isIncorporated } from '../../../company/index.ts'
import { addDays, type IsoDate } from '../../../kernel/dates.ts'
import { lawOn } from '../../../kernel/law.ts'
import type { BoardFacts } from '../../types.ts'

/** The last day to tell Companies House of a director who came or went on a day; undefined where there is no company to tell of. */
export const registrarBy = (facts: BoardFacts, changedOn: IsoDate): IsoDate | undefined =>
  isIncorporated(facts.company) ? addDays(changedOn, lawOn('directorNoticeDays', changedOn).value) : undefined
