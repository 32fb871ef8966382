import { articlesOn } from '../company/index.ts'
import { type Association, nameOf } from '../directory/index.ts'
import { type BoardFacts, boardOn, type Director, type Interest, mainBodyRef, type Seat } from '../governance/index.ts'
import { type IsoDate, inForce, longDate } from '../kernel/dates.ts'
import type { Share } from '../kernel/share.ts'
import { capitalised } from '../kernel/text.ts'

/** A line of the board composition certificate. */
export interface CertifiedDirector {
  person: string
  name: string
  seat: string
  category: string
  nominatedBy: string
  nominee: boolean
  associated: boolean
  /** The limb of the Local Government and Housing Act 1989, s.69(5), by which the person counts. */
  limb: string | null
  evidence: string | null
  appointedOn: IsoDate
  /** "2015" or "2015-09", where no more is known of it. */
  appointedWithin: string | null
  termEndsOn: IsoDate | null
  /** The last day of somebody who is known to leave otherwise than by the end of a term. */
  leavesOn: IsoDate | null
}

const spaced = (word: string): string => capitalised(word.replaceAll('_', ' '))

const seatName = (seat: Seat): string => seat.title ?? spaced(seat.category)

/** The office by which a person counts with what proves it; of others the last declaration of interests. */
const evidenceOf = (association: Association | undefined, declared: IsoDate | undefined): string | null => {
  if (association) {
    const office = spaced(association.office)
    const tail =
      association.limb === 'd' && association.until
        ? `${office} until ${longDate(association.to ?? association.until)}, counts to ${longDate(association.until)}`
        : office
    return association.evidence ? `${tail}; ${association.evidence}` : tail
  }
  return declared ? `Declared ${longDate(declared)}` : null
}

const lastDeclared = (interests: readonly Interest[], person: string, on: IsoDate): IsoDate | undefined =>
  interests
    .flatMap((interest) =>
      interest.person === person && interest.declaredOn && interest.declaredOn <= on ? [interest.declaredOn] : [],
    )
    .sort()
    .at(-1)

const certified = (
  facts: BoardFacts,
  interests: readonly Interest[],
  director: Director,
  on: IsoDate,
): CertifiedDirector => {
  const { directory } = facts
  const [first] = director.sittings
  const nominator = director.sittings
    .map(({ appointment, seat }) => appointment.nominatedBy ?? seat.nominatedBy)
    .find(Boolean)
  const organisation = nominator ? directory.organisations.get(nominator)?.name : undefined
  return {
    person: director.person,
    name: nameOf(directory, director.person),
    seat: director.sittings.map(({ seat }) => seatName(seat)).join(', '),
    category: first?.seat.category ?? '',
    nominatedBy: organisation ?? (nominator ? spaced(nominator) : ''),
    nominee: director.nominee,
    associated: director.association !== undefined,
    limb: director.association?.limb ?? null,
    evidence: evidenceOf(director.association, lastDeclared(interests, director.person, on)),
    appointedOn: first?.appointment.appointedOn ?? on,
    appointedWithin: first?.appointment.appointedWithin ?? null,
    termEndsOn: first?.appointment.termEndsOn ?? null,
    leavesOn: first?.appointment.ceasedOn ?? null,
  }
}

export interface CertifiedBoard {
  rows: CertifiedDirector[]
  totals: { inOffice: number; associated: number; nominees: number; represented: number }
  cap: Share | null
  /** Seats in being that nobody holds; they are in no share. */
  vacant: number
}

/** Who sits on the board on a day, who of them is nominated by the council and who is associated with it. Pure. */
export const certifiedBoard = (facts: BoardFacts, interests: readonly Interest[], on: IsoDate): CertifiedBoard => {
  const body = mainBodyRef(facts, on)
  const { directors } = boardOn(facts, body, on)
  const count = (test: (director: Director) => boolean) => directors.filter(test).length
  const held = new Set(directors.flatMap(({ sittings }) => sittings.map(({ seat }) => seat.ref)))
  const seats = facts.seats.filter((seat) => seat.body === body && seat.category !== 'observer' && inForce(seat, on))
  return {
    rows: directors.map((director) => certified(facts, interests, director, on)),
    totals: {
      inOffice: directors.length,
      associated: count(({ association }) => association !== undefined),
      nominees: count(({ nominee }) => nominee),
      represented: count(({ nominee, association }) => nominee || association !== undefined),
    },
    cap: articlesOn(facts.company, on).councilCap.value,
    vacant: seats.filter(({ ref }) => !held.has(ref)).length,
  }
}
