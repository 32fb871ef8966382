import { nameOf } from '../../directory/index.ts'
import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { SUPPOSED_RESOLUTION } from '../board/newcomers.ts'
import type { Appointment, BoardFacts, Choice, Seat } from '../types.ts'
import type { Situation } from './rule.ts'

/**
 * How somebody came to an office that is the members’ to give: by a decision of theirs; by something that is none; or nothing is on
 * record, as in a spreadsheet that does not say.
 */
export type Basis =
  | { state: 'chosen'; words: string }
  | { state: 'unknown'; words: string }
  | { state: 'refused'; words: string }

/** One spelling of capitals, hyphens and spaces: "Ann Lee-Smith" has one hyphen, however it was typed. */
const spelt = (text: string): string => text.toLowerCase().replace(/[‐‑–]/g, '-').replace(/\s+/g, ' ').trim()

/** "Vice-chair", "vice chair" and "vice‐chair" are one office. */
const plain = (text: string): string => spelt(text).replaceAll('-', ' ')

const CHAIR = 'chair'

/** The office of the articles that a seat is, if it is one: the chair by its category, any other by how its title begins. */
export const officeGiven = (
  { articles }: Situation,
  { category, title }: Pick<Seat, 'category' | 'title'>,
): string | undefined =>
  articles.officersChosenByMembers.value.find((office) =>
    plain(office) === CHAIR ? category === 'chair' : title !== null && beginsWith(plain(title), plain(office)),
  )

const beginsWith = (title: string, office: string): boolean =>
  title === office || (title.startsWith(office) && !/[a-z]/.test(title.charAt(office.length)))

/**
 * On what an appointment to such an office rests: the resolution that it names; else the election to the seat; else a resolution of
 * the members whose words give this person this office. A decision serves one term: it is no older than the person’s last one.
 */
export const basisOf = (facts: BoardFacts, appointment: Appointment, office: string): Basis => {
  const { resolution } = appointment
  if (resolution === SUPPOSED_RESOLUTION) return { state: 'chosen', words: 'is supposed to be chosen by the members' }
  if (resolution !== null) return byResolution(facts, appointment, resolution)
  const before = lastTermBegan(facts, appointment)
  const found = facts.choices.findLast(
    (choice) =>
      choice.carried &&
      choice.ofMembers &&
      choice.on <= appointment.appointedOn &&
      (before === undefined || choice.on > before) &&
      (choice.kind === 'election'
        ? choice.seat === appointment.seat && choice.person === appointment.person
        : gives(choice.text, nameOf(facts.directory, appointment.person), office)),
  )
  return found
    ? chosen(found)
    : { state: 'unknown', words: `is ${office}, and no decision of the members to that effect is on record` }
}

const chosen = ({ kind, ref, on }: Choice): Basis => ({
  state: 'chosen',
  words:
    kind === 'election'
      ? `was elected by the members on ${longDate(on)}`
      : `was chosen by the members (resolution ${ref} of ${longDate(on)})`,
})

const byResolution = (facts: BoardFacts, { appointedOn }: Appointment, ref: string): Basis => {
  const named = facts.choices.find((choice) => choice.kind === 'resolution' && choice.ref === ref)
  if (!named) return { state: 'unknown', words: `rests on resolution ${ref}, which is not on record` }
  const refused = (words: string): Basis => ({ state: 'refused', words: `rests on resolution ${ref}, ${words}` })
  if (!named.ofMembers) return refused('which is one of the board and not of the members')
  if (!named.carried) return refused('which the members did not carry')
  if (named.on > appointedOn) return refused(`which the members passed only on ${longDate(named.on)}`)
  return chosen(named)
}

const lastTermBegan = ({ appointments }: BoardFacts, { person, seat, appointedOn }: Appointment): IsoDate | undefined =>
  appointments.findLast((one) => one.person === person && one.seat === seat && one.appointedOn < appointedOn)
    ?.appointedOn

/**
 * Do the words of a resolution give an office to somebody? Between the name and the office no other name can stand: “That Ann Lee
 * be chair and Bo Fry vice-chair” gives two people one office each. “Ann Leeming” and “Ann Lee-Smith” are not Ann Lee, and whoever
 * is not to be chair, or no longer, is given nothing.
 */
const gives = (text: string, name: string, office: string): boolean =>
  afterEach(spelt(text), spelt(name)).some((words) => {
    const [clause = ''] = plain(words).split(/[,;.:]| and /)
    const [before, after] = ` ${clause.trim()} `.split(` ${plain(office)} `)
    return after !== undefined && !COMPOUND.includes(before?.split(' ').at(-1) ?? '') && !TAKEN_AWAY.test(before ?? '')
  })

/** What follows a name, each time that it stands in a text as words of their own. */
const afterEach = (text: string, name: string): string[] => {
  const parts = text.split(name)
  return parts.flatMap((before, i) => {
    const after = parts.slice(i + 1).join(name)
    return i + 1 < parts.length && !/[\p{L}-]$/u.test(before) && !/^[\p{L}-]/u.test(after) ? [after] : []
  })
}

/** “Be removed as chair”, “ceases to be chair”, “be not chosen as chair”. */
const TAKEN_AWAY = /\b(not|no longer|removed?|remov(al|ing)|ceases?|dismissed|resignation|resigns?)\b/

/** “Vice chair”, “deputy chair” and “acting chair” are other offices than the chair. */
const COMPOUND = ['vice', 'deputy', 'acting']
