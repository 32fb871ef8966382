import {
  isOpen,
  nameOf,
  type Office,
  type OfficeName,
  officesOn,
  organisationName,
  organisationOn,
  SCHOOL_OFFICES,
  schoolsOf,
} from '../../../directory/index.ts'
import { listed } from '../../../kernel/text.ts'
import type { Director } from '../../board/board.ts'
import { type Basis, basisOf, officeGiven } from '../chosen.ts'
import {
  ASSUMPTIONS,
  associationText,
  configuredReading,
  isAssociated,
  openReadings,
  type ReadingName,
} from '../council.ts'
import { judged, presetOf, type Rule, type Situation } from '../rule.ts'

const OF_A_SCHOOL: ReadonlySet<OfficeName> = new Set(SCHOOL_OFFICES)

/** What is said against a chair: who he or she is, and how he or she came to the chair, where that is the members’ to give. */
interface Objections {
  chair: Director
  why: string[]
  bases: Basis[]
}

/**
 * A board has a chair in office, the chair is of the kind that the preset asks for, and whom the members chose, where the articles
 * leave the chair to them. Where nothing says how a chair was chosen it is a warning, and in the way of no other appointment.
 */
export const boardChair: Rule = (situation) => {
  const chairs = situation.board.directors.filter((director) => director.isChair)
  const { value: kind, clause } = presetOf(situation).chair
  const reading = configuredReading(situation)
  const objections = chairs.map((chair): Objections => {
    const bases = basesOf(situation, chair)
    return { chair, bases, why: [...objectionsTo(situation, chair, kind, reading), ...wordsOf(bases, 'refused')] }
  })
  const refused = objections.filter(({ why }) => why.length > 0)
  const unknown = objections.filter(({ why, bases }) => why.length === 0 && wordsOf(bases, 'unknown').length > 0)
  const given = situation.articles.officersChosenByMembers.clause
  const isGiven = officeGiven(situation, CHAIR_SEAT) !== undefined
  const onChoice = objections.some(({ bases }) => bases.some(({ state }) => state !== 'chosen'))
  const onKind = objections.every(({ why, bases }) => why.length === wordsOf(bases, 'refused').length)
  return judged({
    rule: 'board.chair',
    body: situation.body,
    status: chairs.length === 0 || refused.length > 0 ? 'fail' : unknown.length > 0 ? 'warn' : 'pass',
    numerator: chairs.length - refused.length - unknown.length,
    denominator: Math.max(1, chairs.length),
    limit: `${LIMITS[kind]}${isGiven ? ', whom the members chose' : ''}`,
    people: (refused.length + unknown.length > 0 ? [...refused, ...unknown] : objections).map(
      ({ chair }) => chair.person,
    ),
    explanation: explain(situation, objections, [...refused, ...unknown]),
    source: onChoice ? (onKind ? given : `${clause}; ${given}`) : clause,
    ...readings(situation, chairs, kind),
    distance: distanceOf(chairs.length, refused.length + unknown.length),
  })
}

const CHAIR_SEAT = { category: 'chair', title: null } as const

const basesOf = (situation: Situation, { sittings }: Director): Basis[] =>
  sittings.flatMap(({ appointment, seat }) => {
    const office = seat.category === 'chair' ? officeGiven(situation, seat) : undefined
    return office === undefined ? [] : [basisOf(situation.facts, appointment, office)]
  })

const wordsOf = (bases: readonly Basis[], state: Basis['state']): string[] =>
  bases.flatMap((basis) => (basis.state === state ? [basis.words] : []))

/** A vacant chair is put right by one appointment; one who may not be chair has to leave first, and another to come where nobody else is. */
const distanceOf = (chairs: number, refused: number): number => refused + (chairs === refused ? 1 : 0)

const LIMITS = {
  independent: 'a chair who is independent of the council and of schools in the area',
  not_council: 'a chair who is independent of the council',
  anyone: 'a chair in office',
}

/** What each reading of the open question would say of the chairs, where it arises and the preset asks about the council. */
const readings = (situation: Situation, chairs: readonly Director[], kind: keyof typeof LIMITS) => {
  if (kind === 'anyone') return {}
  const open = openReadings(chairs).map((reading) => {
    const good = chairs.filter((chair) => objectionsTo(situation, chair, kind, reading).length === 0).length
    return {
      assumption: ASSUMPTIONS[reading],
      status: good === chairs.length ? ('pass' as const) : ('fail' as const),
      numerator: good,
      denominator: chairs.length,
    }
  })
  return open.length > 0 ? { readings: open } : {}
}

const objectionsTo = (
  situation: Situation,
  chair: Director,
  kind: keyof typeof LIMITS,
  reading: ReadingName,
): string[] => {
  if (kind === 'anyone') return []
  const { association } = chair
  return [
    ...(association ? [`is associated with the council (${associationText(situation, association)})`] : []),
    ...(!association && isAssociated(chair, reading) ? ['is employed by the council'] : []),
    ...(chair.nominee ? ['was nominated by the council'] : []),
    ...(kind === 'independent' ? schoolOffices(situation, chair.person) : []),
  ]
}

/** "Externally recruited": holds no office in a school of the area, nor in a trust or federation with a school there. */
const schoolOffices = (situation: Situation, person: string): string[] => {
  const { directory } = situation.facts
  return officesOn(directory, person, situation.day)
    .filter((office) => OF_A_SCHOOL.has(office.office))
    .filter((office) => isInArea(situation, office))
    .map((office) => {
      const name = organisationName(directory, office.organisation, situation.day)
      return `holds office as ${office.office.replaceAll('_', ' ')} at ${name}`
    })
}

const isInArea = ({ facts, day }: Situation, office: Office): boolean => {
  const { directory } = facts
  const area = facts.company.councilLaCode
  const on = organisationOn(directory, office.organisation, day)
  if (!on) return false
  if (on.kind === 'trust' || on.kind === 'federation') {
    return schoolsOf(directory, on.ref, day).some((school) => school.laCode === area && isOpen(school, day))
  }
  return (on.kind === 'school' || on.kind === 'college') && on.laCode === area
}

const explain = ({ facts }: Situation, chairs: readonly Objections[], wrong: readonly Objections[]): string => {
  if (chairs.length === 0) return 'Nobody is in office in a seat of the chair.'
  const named = ({ chair }: Objections) => nameOf(facts.directory, chair.person)
  if (wrong.length > 0) {
    return wrong
      .map((one) =>
        one.why.length > 0
          ? `${named(one)} is chair and ${listed(one.why)}.`
          : `${named(one)} ${listed(wordsOf(one.bases, 'unknown'))}.`,
      )
      .join(' ')
  }
  const how = chairs.flatMap((one) => wordsOf(one.bases, 'chosen').map((words) => ` ${named(one)} ${words}.`))
  return `${listed(chairs.map(named))} ${chairs.length === 1 ? 'is' : 'are'} chair, and nothing stands against it.${how.join('')}`
}
