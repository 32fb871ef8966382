import { nameOf } from '../../directory/index.ts'
import type { Reader } from '../../platform/reader.ts'
import { loadNominations } from '../decisions/nominations.ts'
import { loadBoardFacts } from '../store.ts'
import { countOf, type ElectionFault, electionFaults } from './count.ts'
import { loadElections } from './election.ts'

/** What is wrong with the elections on record, each by its ref: history is kept as it was, and said. */
export const faultsOfElections = async (reader: Reader): Promise<(ElectionFault & { election: string })[]> => {
  const elections = await loadElections(reader)
  if (elections.length === 0) return []
  const facts = await loadBoardFacts(reader)
  const nominations = await loadNominations(reader)
  return elections.flatMap((election) => {
    const count = countOf(facts, nominations, election)
    const faults = count ? electionFaults(count, (person) => nameOf(facts.directory, person)) : []
    return faults.map((fault) => ({ ...fault, election: election.ref }))
  })
}
