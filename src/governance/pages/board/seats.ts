import { articlesOn, sitterOf } from '../../../company/index.ts'
import { nameOf } from '../../../directory/index.ts'
import { addDays, type IsoDate, longDate } from '../../../kernel/dates.ts'
import { notFound } from '../../../kernel/errors.ts'
import { capitalised, listed, plural } from '../../../kernel/text.ts'
import { asFarAsKnown } from '../../../kernel/year-or-month.ts'
import { definePage, type PageContext } from '../../../platform/http/index.ts'
import { boardOn, mainBodyRef } from '../../board/board.ts'
import { nameOfBody } from '../../board/called.ts'
import { type Letter, loadLetters } from '../../decisions/letters.ts'
import { wantsPlaces } from '../../judging/gaps.ts'
import { type KeptPlace, keptPlace, keptVacancy, outsiderIn } from '../../seats/kept-places.ts'
import { keptForText, outsiderNotice, placeNotice, withItsClause } from '../../seats/kept-words.ts'
import { leaverBefore, type SeatStretch, seatHistory, seatingOn, seatOn, vacancyOf } from '../../seats/seating.ts'
import { SHARED_ADVICE, sharedSeats, sharedText } from '../../seats/shared-seats.ts'
import { type EarlyLeaver, leftEarly, yearsOf } from '../../seats/terms.ts'
import { bunchedTerms, isHeldOver } from '../../seats/terms-ahead.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts, Seat } from '../../types.ts'
import { draftsOf } from '../appointing/drafts.ts'
import { boardLinks } from '../frame.ts'
import { named } from '../names.ts'
import {
  appointHref,
  kindText,
  qualificationText,
  saysKind,
  seatMark,
  seatTitle,
  sharedTag,
  vacantText,
  vacatedText,
} from './seat-words.ts'
import { heldOverTag, sittingText, termEndText, vacantSince } from './term-words.ts'

const termText = (facts: BoardFacts, seat: Seat, on: IsoDate): string => {
  const years = yearsOf(facts, seat, on)
  return years === null ? 'None' : plural(years, 'year')
}

/** Terms that end close together leave a board of newcomers; a sentence, as no rule forbids it. */
export const staggerText = (facts: BoardFacts, body: string, on: IsoDate): string => {
  if (boardOn(facts, body, on).directors.length === 0) return 'Nobody is in office on this date, so no term ends.'
  const bunched = bunchedTerms(facts, body, on)
  if (!bunched) return 'The terms are **staggered**: in no twelve months does more than a third of them end.'
  const names = listed(bunched.ends.map(({ person }) => nameOf(facts.directory, person)))
  return `**${bunched.ends.length} terms end** between ${longDate(bunched.from)} and ${longDate(bunched.to)}, and a third of the board is ${bunched.most}: ${names}. Shorter or longer terms at the next appointments would spread them.`
}

/** A row for each who sits in a seat, or one that says that nobody does. */
const seatRows = (facts: BoardFacts, { seat, now }: { seat: Seat; now: SeatStretch[] }, context: PageContext) =>
  now.map((stretch) => seatRow(facts, seat, stretch, now.length, context))

const seatRow = (facts: BoardFacts, seat: Seat, now: SeatStretch, sitting: number, context: PageContext) => {
  const { on, link } = context
  const words = named(facts.directory, on)
  const mark = seatMark(seat)
  const { appointment } = now
  const tag = sitting > 1 ? sharedTag(sitting) : appointment && heldOverTag(appointment, on)
  return {
    cells: [
      {
        text: seatTitle(seat),
        href: link(`/board/seats/${encodeURIComponent(seat.ref)}`),
        ...(mark && saysKind(seat) ? {} : { sub: capitalised(kindText(seat)) }),
        ...(mark ? { tag: mark } : {}),
      },
      seat.nominatedBy ? words(seat.nominatedBy) : '',
      String(seat.votes),
      appointment
        ? {
            text: nameOf(facts.directory, appointment.person),
            href: link(`/board/directors/${encodeURIComponent(appointment.person)}`),
            ...(tag ? { tag } : {}),
          }
        : { text: '', tag: { kind: seat.category === 'observer' ? 'none' : 'bad', text: 'Vacant' } },
      fromText(facts, seat, now),
      appointment ? termEndText(appointment) : '',
    ],
  }
}

/** "Which seats are there, and who sits in them?": seats apart from those who hold them for a time. */
export const seatsPage = definePage({
  path: '/board/seats',
  section: '/board',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, link } = context
    const facts = await loadBoardFacts(reader)
    const body = mainBodyRef(facts, on)
    const seating = seatingOn(facts, body, on)
    const vacant = seating.filter(({ seat, now: [first] }) => !first.appointment && seat.category !== 'observer')
    const over = seating.flatMap(({ now }) => now).filter((one) => one.appointment && isHeldOver(one.appointment, on))
    const shared = sharedSeats(boardOn(facts, body, on))
    return {
      view: 'governance/views/board/seats.njk',
      title: 'Terms and seats',
      model: {
        links: await boardLinks(context, '/board/seats'),
        sentence: [
          `**${plural(seating.length, 'seat')}**, ${vacant.length === 0 ? 'and none vacant' : `**${vacant.length} vacant**`}.`,
          ...shared.map((one) => `**${sharedText(facts, one)}** ${SHARED_ADVICE}`),
          ...(over.length > 0
            ? [
                `${plural(over.length, sitterOf(facts.company))} hold${over.length === 1 ? 's' : ''} over after the end of the term.`,
              ]
            : []),
        ].join(' '),
        stagger: staggerText(facts, body, on),
        terms: link('/board/terms'),
        missing: wantsPlaces(facts, body, on) ? link('/board/gaps') : undefined,
        rows: seating.flatMap((one) => seatRows(facts, one, context)),
      },
    }
  },
})

/** One seat: what it is, who sits in it, and everybody who did. */
export const seatPage = definePage({
  path: '/board/seats/:seat',
  section: '/board',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, params, link, base } = context
    const facts = await loadBoardFacts(reader)
    const letters = await loadLetters(reader)
    const seat = facts.seats.find(({ ref }) => ref === params.seat)
    if (!seat) throw notFound('There is no such seat in this company')
    const words = named(facts.directory, on)
    const now = seatOn(facts, seat, on)
    const kept = keptPlace(facts, seat, on) ?? keptVacancy(facts, seat, on)
    return {
      view: 'governance/views/board/seat.njk',
      title: seatTitle(seat),
      back: { href: link('/board/seats'), text: 'Terms and seats' },
      model: {
        mark: seatMark(seat),
        sentence: [
          ...now.map((one) => standingText(facts, seat, one, on)),
          ...(now.length > 1 ? [`Each of them is counted. ${SHARED_ADVICE}`] : []),
        ].join(' '),
        kept: kept ? keptSentence(facts, seat, now, kept) : undefined,
        facts: [
          { key: 'Body', value: nameOfBody(facts, seat.body) },
          { key: 'Kind of seat', value: capitalised(kindText(seat)) },
          { key: 'Nominated by', value: seat.nominatedBy ? words(seat.nominatedBy) : 'Nobody is named' },
          { key: 'Votes', value: String(seat.votes) },
          { key: 'Length of a term', value: termText(facts, seat, on) },
          ...(kept ? [{ key: 'Kept for', value: capitalised(keptForText(kept)) }] : []),
          ...(seat.qualification
            ? [{ key: 'Who may sit in it', value: words(qualificationText(seat.qualification)) }]
            : []),
          ...(seat.from ? [{ key: 'Since', value: longDate(seat.from) }] : []),
          ...(seat.to ? [{ key: 'Until', value: longDate(seat.to) }] : []),
        ],
        history: [...seatHistory(facts, seat)]
          .reverse()
          .map((stretch) => historyRow(facts, seat, stretch, context, letters)),
        drafts: vacancyOf(facts, seat, on) ? draftsOf(link, seat) : [],
        appoint:
          !now[0].appointment && context.may('board:write') && !context.dates.isPast
            ? appointHref(base, { seat: seat.ref })
            : undefined,
      },
    }
  },
})

/** Why the place is kept; of somebody who sits in it and stands for the other sector, that too. */
const keptSentence = (facts: BoardFacts, seat: Seat, now: readonly SeatStretch[], kept: KeptPlace): string => {
  const outsiders = now.flatMap(({ appointment }) =>
    appointment ? (outsiderIn(facts, seat, appointment.person, appointment.appointedOn) ?? []) : [],
  )
  const notices = outsiders.map((one) => outsiderNotice(facts, seat, one))
  return (notices.length > 0 ? notices : [placeNotice(facts, seat, kept)]).map(withItsClause).join(' ')
}

const standingText = (facts: BoardFacts, seat: Seat, now: SeatStretch, on: IsoDate): string =>
  now.appointment ? sittingText(facts, now.appointment, on) : `${vacantText(facts, seat, now)}.`

/** Since when somebody sits in a seat, or nobody does. */
const fromText = (facts: BoardFacts, seat: Seat, { from, appointment }: SeatStretch): string => {
  if (from === null) return ''
  return appointment
    ? asFarAsKnown(from, appointment.appointedWithin)
    : vacantSince(from, leaverBefore(facts, seat, from))
}

const historyRow = (
  facts: BoardFacts,
  seat: Seat,
  stretch: SeatStretch,
  { on, link }: PageContext,
  letters: ReadonlyMap<string, Letter>,
) => {
  const letter = letters.get(stretch.appointment?.ref ?? '')
  const { appointment } = stretch
  const words = named(facts.directory, on)
  return {
    cells: [
      appointment
        ? {
            text: nameOf(facts.directory, appointment.person),
            href: link(`/board/directors/${encodeURIComponent(appointment.person)}`),
          }
        : { text: '', tag: { kind: 'none', text: 'Vacant' } },
      fromText(facts, seat, stretch),
      toText(stretch),
      appointment?.nominatedBy ? words(appointment.nominatedBy) : '',
      appointment ? vacatedCell(facts, stretch, on, letter) : '',
    ],
  }
}

/** The last day; of who is held over without an end, that of the term. */
const toText = ({ appointment, to }: SeatStretch): string => {
  const last = to ?? appointment?.termEndsOn ?? null
  return last ? asFarAsKnown(last, appointment?.ceasedOn === last ? appointment.ceasedWithin : null) : ''
}

/** How a seat was left; where the place of an early leaver stays with its sector, also that, and that a reason is wanting. */
const vacatedCell = (facts: BoardFacts, stretch: SeatStretch, on: IsoDate, letter: Letter | undefined) => {
  const { appointment } = stretch
  const early = appointment && leftEarly(appointment) && keepsPlaces(facts, appointment) ? appointment : null
  const more = [
    ...(early ? [`In mid-term, which ran to ${longDate(early.termEndsOn)}`] : []),
    ...(letter ? [letterText(letter)] : []),
  ]
  return {
    text: vacatedText(facts, stretch, on),
    ...(more.length > 0 ? { sub: more.join('. ') } : {}),
    ...(early?.reason === null ? { tag: { kind: 'warn', text: 'No reason recorded' } } : {}),
  }
}

/** Do the articles of the day after say anything of who leaves early? */
const keepsPlaces = ({ company }: BoardFacts, { ceasedOn }: EarlyLeaver): boolean =>
  articlesOn(company, addDays(ceasedOn, 1)).earlyLeaverPlaceStays.value

/** "Letter of 3 November, received on 4 November 2026" */
const letterText = ({ letter, receivedOn }: Letter): string =>
  [letter ?? 'Letter', ...(receivedOn ? [`received on ${longDate(receivedOn)}`] : [])].join(', ')
