import { type Directory, officesOn, organisationOn, schoolsOf } from '../../directory/index.ts'
import { type IsoDate, inForce } from '../../kernel/dates.ts'
import type { Proposal } from '../decisions/proposals.ts'
import type { BoardFacts, Interest } from '../types.ts'
import type { AgendaItem, ItemInterest, YesOrNo } from './items.ts'

/** Somebody with an interest in an item. */
export interface Interested {
  person: string
  /** "Head teacher of a customer school", "head teacher there" */
  because: string
  /** Declared at the item, or in the register of interests by the day of the meeting. */
  declared: boolean
  leftRoom: YesOrNo | null
  voted: YesOrNo | null
  authorisedBy: string | null
  /** Out of the quorum and the vote: unless the others have authorised it. */
  out: boolean
}

/** What is known of interests: the register, what was declared at items, and whom proposals and terms are about. */
export interface InterestFacts {
  interests: readonly Interest[]
  declared: readonly ItemInterest[]
  proposals: readonly Proposal[]
}

/**
 * Who of some people has an interest in an item on a day: as declared at it; because the item is about his or her own appointment; by the
 * register of interests; or by an office at the organisation that it concerns, which is an interest also where nobody has declared it
 * (Companies Act 2006, ss.175 and 177). Somebody counts once, by the first of these.
 */
export const interestedIn = (
  facts: BoardFacts,
  { interests, declared, proposals }: InterestFacts,
  item: AgendaItem,
  people: readonly string[],
  day: IsoDate,
): Interested[] => {
  const concerned = item.organisation ? concernedWith(facts.directory, item.organisation, day) : new Set<string>()
  const own = personOf(facts, proposals, item)
  return people.flatMap((person): Interested[] => {
    const said = declared.find((one) => one.item === item.ref && one.person === person)
    if (said) {
      const { interest, leftRoom, voted, authorisedBy } = said
      return [{ person, because: interest, declared: true, leftRoom, voted, authorisedBy, out: authorisedBy === null }]
    }
    const found = unsaid({ facts, interests, concerned, own, person, day })
    return found ? [{ person, ...found, leftRoom: null, voted: null, authorisedBy: null, out: true }] : []
  })
}

const unsaid = (asked: {
  facts: BoardFacts
  interests: readonly Interest[]
  concerned: ReadonlySet<string>
  own: string | undefined
  person: string
  day: IsoDate
}): Pick<Interested, 'because' | 'declared'> | undefined => {
  const { facts, interests, concerned, own, person, day } = asked
  if (own === person) return { because: 'His or her own appointment', declared: true }
  const registered = interests.find(
    (one) => one.person === person && one.organisation !== null && concerned.has(one.organisation) && inForce(one, day),
  )
  if (registered) {
    return { because: registered.nature, declared: registered.declaredOn !== null && registered.declaredOn <= day }
  }
  const office = officesOn(facts.directory, person, day).find((one) => concerned.has(one.organisation))
  return office ? { because: `Holds office there: ${office.office.replaceAll('_', ' ')}`, declared: false } : undefined
}

/** An organisation with the trust or federation to which it belongs that day, and with the schools that belong to it. */
const concernedWith = (directory: Directory, organisation: string, day: IsoDate): Set<string> => {
  const itself = organisationOn(directory, organisation, day)
  const groups = [itself?.trust, itself?.federation].filter((one) => one !== undefined)
  return new Set([organisation, ...groups, ...schoolsOf(directory, organisation, day).map(({ ref }) => ref)])
}

/** Whom an item is about: who is proposed, or whose term ends. */
const personOf = (facts: BoardFacts, proposals: readonly Proposal[], { kind, subject }: AgendaItem) => {
  if (kind === 'proposal') return proposals.find(({ ref }) => ref === subject)?.person
  if (kind === 'term') return facts.appointments.find(({ ref }) => ref === subject)?.person
  return undefined
}
