import { OFFICES } from '../../directory/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import type { BoardFacts, Seat } from '../types.ts'
import { boardOn } from './board.ts'
import { seatsOn } from './directors.ts'

/** A seat whose qualification asks for something, and who holds it. */
export interface Asking {
  seat: Seat
  holders: string[]
}

/** A skill that somebody on the board brings, or that a seat asks for. */
export interface Skill {
  skill: string
  /** Who on the board brings it, in order of appointment. */
  people: string[]
  seats: Asking[]
  /** Who is known, brings it, and is not on the board. */
  elsewhere: string[]
}

export interface SkillsView {
  /** What nobody on the board brings comes first; then by name. */
  skills: Skill[]
  /** What a seat asks for in more words than a skill has: "holds no office at the council", or an office. */
  conditions: (Asking & { condition: string })[]
  /** Who sits on the board and names no skill. */
  silent: string[]
}

const keyOf = (skill: string): string => skill.toLowerCase()

/** "chairing; strategy" names two skills, and "Law; law" one. */
const namesIn = (text: string | null | undefined): string[] => {
  const parts = (text ?? '').split(';').map((part) => part.trim())
  const first = (part: string) => parts.findIndex((other) => keyOf(other) === keyOf(part))
  return parts.filter((part, i) => part !== '' && first(part) === i)
}

/** A qualification says what somebody is, not what he or she can do, where it is an office, a sentence or a long phrase. */
const MOST_WORDS = 3
const isSkill = (part: string): boolean =>
  !(OFFICES as readonly string[]).includes(part) &&
  !/^(follows|holds|has|is)\b/i.test(part) &&
  part.split(/\s+/).length <= MOST_WORDS

/** Which skills a board has on a day, who brings each, and which of those that its seats ask for nobody brings. */
export const skillsOn = (facts: BoardFacts, body: string, day: IsoDate): SkillsView => {
  const onBoard = boardOn(facts, body, day).directors.map(({ person }) => person)
  const skillsOf = (person: string) => namesIn(facts.directory.people.get(person)?.skills)
  const asking = seatsOn(facts, body, day).flatMap(({ seat, holders }) =>
    namesIn(seat.qualification).map((part) => ({ part, seat, holders })),
  )
  const skills = new Map<string, Skill>()
  const entry = (skill: string): Skill => {
    const found = skills.get(keyOf(skill)) ?? { skill, people: [], seats: [], elsewhere: [] }
    skills.set(keyOf(skill), found)
    return found
  }
  for (const person of onBoard) for (const skill of skillsOf(person)) entry(skill).people.push(person)
  for (const { part, seat, holders } of asking) if (isSkill(part)) entry(part).seats.push({ seat, holders })
  for (const person of facts.directory.people.keys()) {
    if (onBoard.includes(person)) continue
    for (const skill of skillsOf(person)) skills.get(keyOf(skill))?.elsewhere.push(person)
  }
  return {
    skills: [...skills.values()].sort(
      (a, b) => Number(a.people.length > 0) - Number(b.people.length > 0) || (keyOf(a.skill) < keyOf(b.skill) ? -1 : 1),
    ),
    conditions: asking
      .filter(({ part }) => !isSkill(part))
      .map(({ part, seat, holders }) => ({ condition: part, seat, holders })),
    silent: onBoard.filter((person) => skillsOf(person).length === 0),
  }
}
