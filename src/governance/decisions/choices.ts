import { articlesEver, type Company } from '../../company/index.ts'
import type { Member } from '../../membership/index.ts'
import type { Reader } from '../../platform/reader.ts'
import type { Choice } from '../types.ts'
import { isChosen, loadNominations, type Nomination } from './nominations.ts'
import { type CountedResolution, resolutionsCounted } from './resolutions.ts'

/** Every such decision, where the articles of any time leave an office to the members; of other companies nobody asks. */
export const loadChoices = async (
  reader: Reader,
  company: Company,
  members: readonly Member[],
): Promise<readonly Choice[]> => {
  if (!leavesOffices(company)) return []
  const resolved = await resolutionsCounted(reader, company, members)
  const nominated = await loadNominations(reader)
  return [...resolved.map(ofResolution), ...nominated.flatMap(ofElection)]
}

const leavesOffices = (company: Company): boolean =>
  articlesEver(company).some(({ officersChosenByMembers }) => officersChosenByMembers.value.length > 0)

const ofResolution = ({ ref, kind, passedOn, text, outcome }: CountedResolution): Choice => ({
  ref,
  kind: 'resolution',
  on: passedOn,
  ofMembers: kind !== 'board',
  carried: outcome.carried,
  text,
  seat: null,
  person: null,
})

const ofElection = (one: Nomination): Choice[] =>
  isChosen(one) && one.outcome !== 'interviewed' && one.decidedOn !== null
    ? [
        {
          ref: one.ref,
          kind: 'election',
          on: one.decidedOn,
          ofMembers: true,
          carried: true,
          text: one.outcome ?? '',
          seat: one.seat,
          person: one.person,
        },
      ]
    : []
