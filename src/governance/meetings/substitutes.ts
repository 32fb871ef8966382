import { isIncorporated } from '../../company/index.ts'
import { type Directory, nameOf } from '../../directory/index.ts'
import { type IsoDate, inForce } from '../../kernel/dates.ts'
import type { Reader } from '../../platform/reader.ts'
import {
  allOf,
  day,
  dayCell,
  inOrder,
  type Register,
  refTo,
  registerRows,
  required,
  text,
  textCell,
  type Values,
} from '../../platform/registers/index.ts'
import type { BoardFacts, Mark, Meeting } from '../types.ts'
import { isOfBoard } from './room.ts'

/** Somebody who may come to meetings of a body in place of another, for some days. */
export interface AgreedSubstitute {
  body: string
  person: string
  /** A name, or the ref of a person. */
  substitute: string
  /** At the latest the first of the days: it is agreed beforehand. */
  agreedOn: IsoDate
  agreedWith: string | null
  from: IsoDate
  /** Null: until further notice. */
  to: IsoDate | null
}

/** A file of our own. */
export const substitutes: Register = {
  file: 'substitutes.csv',
  table: 'substitute',
  key: ['body', 'person', 'substitute', 'from'],
  columns: {
    body: refTo('bodies.csv', required),
    person: refTo('people.csv', required),
    substitute: text(required),
    agreed_on: day(required),
    agreed_with: text(),
    from: day(required),
    to: day(),
  },
  check: allOf(inOrder('agreed_on', 'from'), inOrder('from', 'to')),
}

export const loadSubstitutes = async (reader: Reader): Promise<AgreedSubstitute[]> =>
  (await registerRows(reader, substitutes)).map((row) => ({
    body: String(row.body),
    person: String(row.person),
    substitute: String(row.substitute),
    agreedOn: row.agreed_on as IsoDate,
    agreedWith: textCell(row.agreed_with),
    from: row.from as IsoDate,
    to: dayCell(row.to),
  }))

export const substituteRow = ({ agreedOn, agreedWith, ...one }: AgreedSubstitute): Values => ({
  ...one,
  agreed_on: agreedOn,
  agreed_with: agreedWith,
})

/** Who may come in place of somebody to a meeting of a body on a day. */
export const agreedFor = (
  all: readonly AgreedSubstitute[],
  { body, heldOn }: Pick<Meeting, 'body' | 'heldOn'>,
  person: string,
): AgreedSubstitute[] => all.filter((one) => one.body === body && one.person === person && inForce(one, heldOn))

/** Which agreement covers a substitute who came, or why none does; undefined of who came in person, or not at all. */
export type SubstituteStanding =
  | { is: 'agreed'; agreement: AgreedSubstitute }
  | { is: 'not agreed' }
  /** Nobody says who came. */
  | { is: 'unnamed' }

export const substituteStanding = (
  directory: Directory,
  all: readonly AgreedSubstitute[],
  meeting: Meeting,
  { person, mark, substitute }: Mark,
): SubstituteStanding | undefined => {
  if (mark !== 'substituted') return undefined
  if (substitute === null) return { is: 'unnamed' }
  const came = wordsOf(directory, substitute)
  const agreement = agreedFor(all, meeting, person).find((one) => came.includes(nameAgreed(directory, one)))
  return agreement ? { is: 'agreed', agreement } : { is: 'not agreed' }
}

/**
 * "Mrs Leanne Portis, vice-principal" is the "Leanne Portis, deputy" of the agreement: all words of what stands before the comma, in
 * any case, in their order.
 */
const nameAgreed = (directory: Directory, { substitute }: AgreedSubstitute): string =>
  wordsOf(directory, substituteName(directory, substitute).split(',')[0] ?? '')

const wordsOf = (directory: Directory, text: string): string =>
  ` ${
    substituteName(directory, text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `

export const substituteName = (directory: Directory, text: string): string =>
  directory.people.has(text) ? nameOf(directory, text) : text

/**
 * Directors of a company decide in person: who comes in place of one may listen and speak, and has no vote. In a partnership the seat
 * is represented.
 */
export const comesWithoutVote = (facts: BoardFacts, meeting: Meeting): boolean =>
  isIncorporated(facts.company) && isOfBoard(facts, meeting)

/** Those at a meeting in place of whom somebody came who was not agreed beforehand. A company’s directors send nobody who votes. */
export const unagreedAt = (
  facts: BoardFacts,
  all: readonly AgreedSubstitute[],
  meeting: Meeting,
  marks: readonly Mark[],
): Mark[] =>
  comesWithoutVote(facts, meeting)
    ? []
    : marks.filter((mark) => substituteStanding(facts.directory, all, meeting, mark)?.is === 'not agreed')
