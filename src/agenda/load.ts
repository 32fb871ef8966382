import { loadAgendaFacts } from '../governance/index.ts'
import { loadPriorities } from '../partnerships/index.ts'
import type { Reader } from '../platform/reader.ts'
import { loadMilestones } from '../setting-up/index.ts'
import type { DueFacts } from './due.ts'

/** Everything that an agenda is made from. */
export const loadDueFacts = async (reader: Reader): Promise<DueFacts> => ({
  ...(await loadAgendaFacts(reader)),
  priorities: await loadPriorities(reader),
  milestones: await loadMilestones(reader),
})
