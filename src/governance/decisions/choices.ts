import { articlesEver, type Company } from '../../company/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import type { Member } from '../../membership/index.ts'
import type { Reader } from '../../platform/reader.ts'
import { isChosen, loadNominations, type Nomination } from './nominations.ts'
import { type CountedResolution, resolutionsCounted } from './resolutions.ts'

/** A decision through which somebody may have an office: a resolution, or the election to one seat. */
export interface Choice {
  ref: string
  kind: 'resolution' | 'election'
  on: IsoDate
  /** A resolution of the board is none of the members. */
  ofMembers: boolean
  carried: boolean
  /** The words of a resolution, or how an election came out. */
  text: string
  /** Of an election: who was chosen for which seat. */
  seat: string | null
  person: string | null
}

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
