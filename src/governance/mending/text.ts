import { articlesOn, isIncorporated, PRESETS } from '../../company/index.ts'
import { hasClosed, nameOf, organisationName, organisationOn } from '../../directory/index.ts'
import { addDays, type IsoDate, longDate } from '../../kernel/dates.ts'
import { anyOf, capitalised, plural, uncapitalised } from '../../kernel/text.ts'
import { isCouncilSeat } from '../board/board.ts'
import { kindText, nameOfBody, seatTitle } from '../board/called.ts'
import { termEndOf } from '../seats/terms.ts'
import type { BoardFacts, Seat } from '../types.ts'
import { type Filling, type MendingAct, withAct } from './acts.ts'

/** What is to be done, as a list says it. */
export const mendText = (facts: BoardFacts, act: MendingAct): string => {
  const { directory } = facts
  switch (act.kind) {
    case 'renew':
      return `Renew the term of ${nameOf(directory, act.appointment.person)} as ${seatTitle(act.seat)}`
    case 'anew':
      return `${nameOf(directory, act.appointment.person)} leaves as ${seatTitle(act.seat)} on ${longDate(act.lastDay)}, and is appointed again from ${longDate(act.from)}${termText(facts, act)}`
    case 'verify':
      return `Verify the identity of ${nameOf(directory, act.person)}`
    case 'sign':
      return `${nameOf(directory, act.person)} signs the current membership agreement`
    case 'meet':
      return `Hold ${plural(act.count, 'more meeting')} of ${nameOfBody(facts, act.body)} by ${longDate(act.by)}, to which those come who are below the share, as to all that are planned`
    case 'appoint':
      return appointingText(act, whoMay(facts, act.seat, act.from))
    case 'leave':
      return `${nameOf(directory, act.person)} leaves first`
    case 'fill':
      return fillingText(facts, act)
    case 'cease':
      return ceasingText(facts, act)
    case 'enterAgain':
      return `${memberName(facts, act)} leaves the register of members on ${longDate(act.lastDay)} and is entered again on ${longDate(act.from)}, with the consent of its authority ${act.consentOn === act.member.consentOn ? `of ${longDate(act.consentOn)}` : 'given by then'}`
    case 'join':
      return 'A school with one vote joins'
  }
}

/** Whoever is still there may buy as before. */
const ceasingText = (facts: BoardFacts, act: Extract<MendingAct, { kind: 'cease' }>): string => {
  const on = organisationOn(facts.directory, act.member.organisation, addDays(act.lastDay, 1))
  const leaves = `${memberName(facts, act)} leaves the register of members on ${longDate(act.lastDay)}`
  return on && hasClosed(on) ? leaves : `${leaves}; it may go on as an associate and customer`
}

const appointingText = ({ seat, isNew }: Extract<MendingAct, { kind: 'appoint' }>, who: string): string => {
  if (!isNew) return `Appoint somebody as ${seatTitle(seat)}${who}`
  const made = seat.category === 'co_opted' ? 'one more seat' : `a seat of the kind “${seatTitle(seat)}”`
  return `Make ${made}, and appoint somebody to it${who}`
}

/**
 * Whom a seat wants: the preset says who may be chair, and where a line is drawn to the council's share the others are not to count as
 * the council's. In a partnership without one anybody will do, and the council's chief executive may be chair.
 */
const whoMay = ({ company, directory }: BoardFacts, seat: Seat, day: IsoDate): string => {
  const { authorities, councilCap } = articlesOn(company, day)
  if (isCouncilSeat(directory, seat, authorities.value)) return ''
  const chair = seat.category === 'chair' ? PRESETS[company.preset].chair.value : undefined
  if (chair === 'independent') return ' who does not count as the council’s and holds no office in a school of the area'
  const isLimited = isIncorporated(company) || councilCap.value !== null
  return chair === 'not_council' || isLimited ? ' who does not count as the council’s' : ''
}

/** Several acts in one sentence: each after the first in the middle of it, unless it begins with a name. */
export const mendTexts = (facts: BoardFacts, acts: readonly MendingAct[]): string =>
  alike(acts)
    .map(({ act, count }, i) => {
      const text = count === 1 ? mendText(facts, act) : `${plural(count, 'school')} with one vote each join`
      const isNamed = act.kind === 'sign' || act.kind === 'leave' || act.kind === 'anew'
      return i === 0 || isNamed || act.kind === 'cease' || act.kind === 'enterAgain' ? text : uncapitalised(text)
    })
    .join('; and ')

/** Schools that join are one like the other. */
const alike = (acts: readonly MendingAct[]): { act: MendingAct; count: number }[] => {
  const joining = acts.filter(({ kind }) => kind === 'join')
  const others = acts.filter(({ kind }) => kind !== 'join').map((act) => ({ act, count: 1 }))
  return joining[0] ? [...others, { act: joining[0], count: joining.length }] : others
}

const termText = (facts: BoardFacts, act: Extract<MendingAct, { kind: 'anew' }>): string => {
  const end = termEndOf(withAct(facts, act), act.seat, act.from)
  return end === null ? '' : ` for a term to ${longDate(end)} at the latest`
}

const memberName = (
  { directory }: BoardFacts,
  { member, lastDay }: Extract<MendingAct, { kind: 'cease' | 'enterAgain' }>,
): string => organisationName(directory, member.organisation, lastDay)

/** "Fill chair of North, a serving head there: Ruth Calder or Owen Brand could" */
const fillingText = (facts: BoardFacts, filling: Filling): string => {
  const { words, body, isNewBody, seat, isNewSeat, leaver } = filling
  const steps = [
    ...(isNewBody ? [`set up the group “${body.name}”`] : []),
    ...(isNewSeat ? [`make a seat of the kind “${kindText(seat)}”`] : []),
    ...(leaver ? [`${nameOf(facts.directory, leaver)} leaves the seat`] : []),
  ]
  const who = whoText(facts, filling)
  const fill = `${steps.length > 0 ? 'and fill' : 'Fill'} ${words}${who ? `: ${who}` : ''}`
  return capitalised([...steps, fill].join(', '))
}

const whoText = ({ directory }: BoardFacts, { by, on }: Filling): string => {
  const [first] = by
  if (directory.people.has(first.person)) return `${anyOf(by.map(({ person }) => nameOf(directory, person)))} could`
  const named = (organisation: string) => organisationName(directory, organisation, on)
  const schools = by.flatMap(({ office }) => (office ? [named(office.organisation)] : []))
  if (schools.length > 0) return `from ${anyOf(schools)}`
  return first.nominatedBy === undefined ? '' : `${named(first.nominatedBy)} nominates`
}
