import {
  type Directory,
  isOpen,
  isSpecial,
  isStateFunded,
  type OrganisationOn,
  organisationOn,
  organisationsOn,
  type Sector,
  sectorOf,
} from '../directory/index.ts'
import { earlier, type IsoDate } from '../kernel/dates.ts'
import type { Consultation, Response } from './store.ts'

/** What one group of schools answered. */
export interface Part {
  /** A sector or a phase. */
  name: string
  /** Schools that were asked. */
  asked: number
  /** Those of them that answered. */
  turnout: number
  /** Answers, also of organisations that are no school of the area, such as a trust. */
  answers: number
  options: { option: string; answers: number }[]
}

export interface Answered extends Response {
  name: string
  sector: Sector
  phase: string
}

/** A consultation counted, as a whole, by sector and by phase. */
export interface ConsultationResult {
  whole: Part
  sectors: Part[]
  phases: Part[]
  answered: Answered[]
  notAnswered: OrganisationOn[]
}

const SECTORS = ['maintained', 'academy', 'other'] as const

/** A trust answers for academies, a federation for maintained schools. */
const sectorOfAny = (one: OrganisationOn): Sector => {
  if (one.kind === 'trust') return 'academy'
  return one.kind === 'federation' ? 'maintained' : sectorOf(one)
}

/** As the register says it; special schools, which have none there, by their type. */
export const phaseOf = (one: OrganisationOn): string => {
  if (one.phase && one.phase !== 'Not applicable') return one.phase
  return isSpecial(one) ? 'Special' : 'Other'
}

/** Every state-funded school of the council's area that is open on a day is asked. */
const askedOn = (directory: Directory, day: IsoDate): OrganisationOn[] =>
  organisationsOn(directory, day).filter(
    (one) => one.kind === 'school' && one.laCode === directory.councilLaCode && isOpen(one, day) && isStateFunded(one),
  )

/** What schools had answered by a day: who was asked is decided on that day, or on the last day of the consultation. */
export const resultOn = (
  { ref, options, closedOn }: Consultation,
  responses: readonly Response[],
  directory: Directory,
  on: IsoDate,
): ConsultationResult => {
  const asked = askedOn(directory, closedOn === null ? on : earlier(on, closedOn))
  const answered = responses
    .filter(({ consultation, receivedOn }) => consultation === ref && receivedOn <= on)
    .flatMap((response): Answered[] => {
      const one = organisationOn(directory, response.organisation, response.receivedOn)
      return one ? [{ ...response, name: one.name, sector: sectorOfAny(one), phase: phaseOf(one) }] : []
    })
  const answerOf = new Set(answered.map(({ organisation }) => organisation))
  const part = (name: string, schools: readonly OrganisationOn[], answers: readonly Answered[]): Part => ({
    name,
    asked: schools.length,
    turnout: schools.filter((one) => answerOf.has(one.ref)).length,
    answers: answers.length,
    options: options.map((option) => ({ option, answers: answers.filter((one) => one.option === option).length })),
  })
  const phases = [...new Set([...asked.map(phaseOf), ...answered.map(({ phase }) => phase)])].sort(byPhase)
  return {
    whole: part('all', asked, answered),
    sectors: SECTORS.map((sector) =>
      part(
        sector,
        asked.filter((one) => sectorOfAny(one) === sector),
        answered.filter((one) => one.sector === sector),
      ),
    ).filter(isThere),
    phases: phases.map((phase) =>
      part(
        phase,
        asked.filter((one) => phaseOf(one) === phase),
        answered.filter((one) => one.phase === phase),
      ),
    ),
    answered,
    notAnswered: asked.filter((one) => !answerOf.has(one.ref)),
  }
}

const isThere = ({ asked, answers }: Part): boolean => asked > 0 || answers > 0

const PHASE_ORDER = [
  'Nursery',
  'Primary',
  'Middle deemed primary',
  'Middle deemed secondary',
  'Secondary',
  '16 plus',
  'Special',
]
const place = (phase: string) => (PHASE_ORDER.includes(phase) ? PHASE_ORDER.indexOf(phase) : PHASE_ORDER.length)
const byPhase = (a: string, b: string): number => place(a) - place(b) || (a < b ? -1 : 1)

/** The options with the most answers: several where they are equal, none where nobody has answered. */
export const leading = ({ options }: Pick<Part, 'options'>): string[] => {
  const most = Math.max(0, ...options.map(({ answers }) => answers))
  return most === 0 ? [] : options.filter(({ answers }) => answers === most).map(({ option }) => option)
}
