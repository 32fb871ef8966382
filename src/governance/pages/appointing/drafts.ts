import { articlesOn, inWordsOf, isIncorporated, sitterOf } from '../../../company/index.ts'
import { nameOf } from '../../../directory/index.ts'
import { addDays, type IsoDate, later, longDate } from '../../../kernel/dates.ts'
import { notFound } from '../../../kernel/errors.ts'
import { plural } from '../../../kernel/text.ts'
import { asFarAsKnown } from '../../../kernel/year-or-month.ts'
import { definePage, type PageContext } from '../../../platform/http/index.ts'
import { mainBody } from '../../board/board.ts'
import { nameOfBody } from '../../board/called.ts'
import { judgeOn } from '../../judging/judge.ts'
import { fractionText, titleOf } from '../../judging/words.ts'
import { keptVacancy } from '../../seats/kept-places.ts'
import { placeNotice, withItsClause } from '../../seats/kept-words.ts'
import { type Vacancy, vacancyOf } from '../../seats/seating.ts'
import { termEndOf } from '../../seats/terms.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts, Seat } from '../../types.ts'
import { qualificationText, seatTitle } from '../board/seat-words.ts'
import { shareRule } from '../board/share.ts'
import { vacantSince } from '../board/term-words.ts'
import { named } from '../names.ts'
import { mendOn } from '../rules/mend-words.ts'
import { registrarBy } from './registrar.ts'

/** A text to be copied, changed and sent by people: nothing here is sent by itself. */
interface Draft {
  heading: string
  paragraphs: string[]
  items?: string[]
  after?: string[]
  /** What whoever sends it should know: no part of it. */
  advice?: string
}

/** The drafts that go with a vacancy. */
export const draftsOf = (link: (path: string) => string, { ref }: Pick<Seat, 'ref'>) => [
  { text: 'Draft advert of the vacancy', href: link(`/board/seats/${encodeURIComponent(ref)}/advert`) },
  { text: 'Draft notice to the board', href: link(`/board/seats/${encodeURIComponent(ref)}/notice`) },
]

/** Three weeks with a little to spare, so that a governing body or an association can meet before nominations close. */
const DAYS_TO_ANSWER = 24

const sinceText = ({ from, leaver }: Vacancy, on: IsoDate): string =>
  from === null
    ? 'is vacant'
    : from > on
      ? `will be vacant from ${longDate(from)}`
      : `has been vacant since ${vacantSince(from, leaver)}`

const advert = (facts: BoardFacts, vacancy: Vacancy, on: IsoDate): Draft => {
  const { seat } = vacancy
  const articles = articlesOn(facts.company, on)
  const words = named(facts.directory, on)
  const begins = vacancy.from === null ? on : later(vacancy.from, on)
  const ends = termEndOf(facts, seat, begins)
  const kept = keptVacancy(facts, seat, on)
  const share = articles.attendance.value?.share
  return {
    heading: `Vacancy: ${seatTitle(seat)}`,
    paragraphs: [
      `A seat in the ${nameOfBody(facts, seat.body).toLowerCase()} of ${facts.company.name} ${sinceText(vacancy, on)}: **${seatTitle(seat)}**.`,
      ...(seat.qualification ? [`Who may sit in it: ${words(qualificationText(seat.qualification))}.`] : []),
      ...(kept ? [withItsClause(placeNotice(facts, seat, kept))] : []),
      ...(seat.nominatedBy ? [`Nominations are made by: ${words(seat.nominatedBy)}.`] : []),
    ],
    items: [
      ends ? `The term ends on ${longDate(ends)}, if it begins on ${longDate(begins)}.` : 'The seat has no fixed term.',
      seat.votes === 0 ? 'The seat has no vote.' : `The seat has ${plural(seat.votes, 'vote')}.`,
      ...(share ? [`Members attend at least ${share[0]} of ${share[1]} meetings of a school year.`] : []),
      ...(isIncorporated(facts.company)
        ? [
            inWordsOf(facts.company)(
              'Nobody may act as a director before verifying his or her identity at Companies House.',
            ),
          ]
        : []),
      'Say whether you are, or were in the last four years, a councillor or an officer of any council: it decides whether you count as the council’s.',
    ],
    after: [
      `Send your name, your office and what you would bring, to reach the secretary by **${longDate(addDays(on, DAYS_TO_ANSWER))}**.`,
    ],
    advice:
      'The advert goes to everybody who may nominate or stand, all on the same day; keep the list of who received it and when.',
  }
}

const notice = (context: PageContext, facts: BoardFacts, vacancy: Vacancy): Draft => {
  const { on } = context
  const { seat, leaver } = vacancy
  const body = nameOfBody(facts, seat.body)
  const day = vacancy.from === null ? on : later(vacancy.from, on)
  const words = named(facts.directory, day)
  const kept = keptVacancy(facts, seat, on)
  const isMain = mainBody(facts, day)?.ref === seat.body
  const findings = isMain ? judgeOn(facts, seat.body, day, 'board').map(({ finding }) => finding) : []
  const broken = findings.filter(({ status }) => status === 'fail')
  const share = fractionText(findings.find(({ rule }) => rule === shareRule(facts, day)))
  const mend = isMain ? mendOn(context, facts, day) : undefined
  const tell = leaver?.ceasedOn && isMain ? registrarBy(facts, leaver.ceasedOn) : undefined
  return {
    heading: `Notice to the ${body.toLowerCase()}: ${seatTitle(seat)}`,
    paragraphs: [
      ...(leaver ? [leavingText(facts, vacancy, on)] : []),
      `The seat **${seatTitle(seat)}** ${sinceText(vacancy, on)}.`,
      ...(kept ? [withItsClause(placeNotice(facts, seat, kept))] : []),
      ...(share
        ? [`On ${longDate(day)} the council counts as **${share.replace(',', ` ${sitterOf(facts.company)}s,`)}**.`]
        : []),
      broken.length === 0
        ? 'No rule about the board is broken on that day.'
        : `On that day **${plural(broken.length, 'rule')}** of the board ${broken.length === 1 ? 'is' : 'are'} broken:`,
    ],
    items: broken.map(({ rule, source, explanation }) => `${titleOf(facts, rule)} (${source}): ${words(explanation)}`),
    after: [
      ...(mend
        ? [`The smallest change that would mend it: ${mend.acts.map(({ text }) => text).join('; ')}. ${mend.result}`]
        : []),
      ...(tell ? [`Companies House must be told by ${longDate(tell)}.`] : []),
      'Nobody leaves by the working of a rule alone: the board decides what is done.',
    ],
  }
}

const leavingText = (facts: BoardFacts, { leaver, from }: Vacancy, on: IsoDate): string => {
  if (!leaver) return ''
  const name = nameOf(facts.directory, leaver.person)
  const last = from === null ? on : addDays(from, -1)
  const verb = last < on ? 'left' : 'leaves'
  return leaver.ceasedOn === last
    ? `${name} ${verb} ${leaver.ceasedWithin === null ? 'on' : 'in'} ${asFarAsKnown(last, leaver.ceasedWithin)}${leaver.reason ? `: ${leaver.reason}` : ''}.`
    : `The term of ${name} ${last < on ? 'ended' : 'ends'} on ${longDate(last)}.`
}

const draftPage = (
  kind: 'advert' | 'notice',
  title: string,
  write: (context: PageContext, facts: BoardFacts, vacancy: Vacancy) => Draft,
) =>
  definePage({
    path: `/board/seats/:seat/${kind}`,
    section: '/board',
    permission: 'board:read',
    run: async (context: PageContext) => {
      const { reader, on, params, link } = context
      const facts = await loadBoardFacts(reader)
      const seat = facts.seats.find(({ ref }) => ref === params.seat)
      if (!seat) throw notFound('There is no such seat in this company')
      const vacancy = vacancyOf(facts, seat, on)
      if (!vacancy) throw notFound('This seat is not vacant, and is not known to become so within six months')
      return {
        view: 'governance/views/appointing/draft.njk',
        title,
        subject: seatTitle(seat),
        back: { href: link(`/board/seats/${encodeURIComponent(seat.ref)}`), text: seatTitle(seat) },
        model: { draft: write(context, facts, vacancy) },
      }
    },
  })

export const advertPage = draftPage('advert', 'Draft advert', ({ on }, facts, vacancy) => advert(facts, vacancy, on))
export const noticePage = draftPage('notice', 'Draft notice', notice)
