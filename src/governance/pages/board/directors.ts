import { isIncorporated, sitterOf } from '../../../company/index.ts'
import {
  association,
  type Directory,
  formerMemberUntil,
  isMembersOffice,
  isOfficer,
  nameOf,
  type Office,
  organisationName,
} from '../../../directory/index.ts'
import { type IsoDate, inForce, longDate } from '../../../kernel/dates.ts'
import { notFound } from '../../../kernel/errors.ts'
import { capitalised, plural } from '../../../kernel/text.ts'
import { asFarAsKnown } from '../../../kernel/year-or-month.ts'
import { definePage, type PageContext } from '../../../platform/http/index.ts'
import { maySign } from '../../board/agreements.ts'
import { boardOn, lastDayOf, mainBodyRef } from '../../board/board.ts'
import { nameOfBody } from '../../board/called.ts'
import { appointmentsOf, type DirectorView, directorsOn, seatsOn } from '../../board/directors.ts'
import { agreementAsked } from '../../rules/body/agreement.ts'
import { loadBoardFacts, loadInterests } from '../../store.ts'
import type { Appointment, BoardFacts, Interest } from '../../types.ts'
import { boardLinks } from '../frame.ts'
import { natureText, whereText } from '../interests/register.ts'
import { named } from '../names.ts'
import { kindText, seatsText, seatTitle, seatTitleOf } from './seat-words.ts'
import { signatureCell, signatureRows } from './signature-words.ts'
import { lastDayText, termEndCell, untilText } from './term-words.ts'
import { countsText, officeWords, whyCounts, whyTitle } from './why.ts'

/** "Who sits on the board?": everybody in office on a day, the seats that nobody holds, and who was before. */
export const directorsPage = definePage({
  path: '/board/directors',
  section: '/board',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, link } = context
    const facts = await loadBoardFacts(reader)
    const body = mainBodyRef(facts, on)
    const inOffice = directorsOn(facts, body, on)
    const words = named(facts.directory, on)
    const incorporated = isIncorporated(facts.company)
    const signs = agreementAsked(facts, body).value
    const signed = signs ? (person: string) => signatureCell(facts, body, person, on) : undefined
    const sitter = sitterOf(facts.company)
    const seats = seatsOn(facts, body, on)
    const vacant = seats.filter(({ seat, holders }) => holders.length === 0 && seat.category !== 'observer')
    const former = facts.appointments.filter((one) => one.body === body && (lastDayOf(facts, one) ?? '9999') < on)
    return {
      view: 'governance/views/board/directors.njk',
      title: capitalised(`${sitter}s`),
      model: {
        links: await boardLinks(context, '/board/directors'),
        sitter,
        incorporated,
        signs,
        sentence: `**${plural(inOffice.length, sitter)}** in office, and ${seats.length === 0 ? 'no seat is recorded' : vacant.length > 0 ? `${plural(vacant.length, 'seat')} vacant` : 'no seat vacant'}.`,
        noVacancy: seats.length === 0 ? 'No seats are recorded on this date.' : 'Every seat is filled.',
        inOffice: inOffice.map((one) => sittingRow(one, context, { incorporated, signed })),
        vacant: vacant.map(({ seat }) => ({
          cells: [
            { text: seatTitle(seat), href: link(`/board/seats/${encodeURIComponent(seat.ref)}`) },
            capitalised(kindText(seat)),
            seat.nominatedBy ? words(seat.nominatedBy) : '',
          ],
        })),
        former: [...former].reverse().map((one) => formerRow(facts, one, context)),
        interests: link('/board/interests'),
        appoint:
          context.may('board:write') && !context.dates.isPast ? `${context.base}/board/appointments/new` : undefined,
      },
    }
  },
})

/** Somebody in office; `signed` says of a person whether the agreement is signed, where there is one to sign. */
const sittingRow = (
  one: DirectorView,
  { link, on }: PageContext,
  {
    incorporated,
    signed,
  }: { incorporated: boolean; signed: ((person: string) => ReturnType<typeof signatureCell>) | undefined },
) => ({
  cells: [
    {
      text: one.name,
      href: link(`/board/directors/${one.person}`),
      ...(one.isChair ? { tag: { kind: 'info', text: 'Chair' } } : {}),
    },
    seatsText(one),
    asFarAsKnown(one.appointedOn, one.appointedWithin),
    termEndCell(one, on),
    countsText(one),
    ...(incorporated ? [one.verifiedOn ? longDate(one.verifiedOn) : 'Not recorded'] : []),
    ...(signed ? [signed(one.person)] : []),
  ],
})

const formerRow = (facts: BoardFacts, one: Appointment, { link, on }: PageContext) => ({
  cells: [
    { text: nameOf(facts.directory, one.person), href: link(`/board/directors/${one.person}`) },
    seatTitleOf(facts, one.seat),
    asFarAsKnown(one.appointedOn, one.appointedWithin),
    lastDayText(facts, one, on),
  ],
})

/** One director: the seats held over time, the offices and what they make of the person, and the identity check. */
export const directorPage = definePage({
  path: '/board/directors/:person',
  section: '/board',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, params } = context
    const facts = await loadBoardFacts(reader)
    const person = params.person ?? ''
    const { directory } = facts
    if (!directory.people.has(person)) throw notFound('There is no such person in this company')
    const appointments = appointmentsOf(facts, person)
    const body = mainBodyRef(facts, on)
    const now = directorsOn(facts, body, on).find((one) => one.person === person)
    const name = nameOf(directory, person)
    const inOffice = boardOn(facts, body, on).directors.some((one) => one.person === person)
    const sitter = sitterOf(facts.company)
    const interests = (await loadInterests(reader)).filter((one) => one.person === person)
    const writes = context.may('board:write') && !context.dates.isPast
    const here = `${context.base}/board/directors/${encodeURIComponent(person)}`
    const signs = facts.bodies.some(({ ref }) => agreementAsked(facts, ref).value && maySign(facts, ref, person, on))
    const signed = signatureRows(facts, person, context)
    return {
      view: 'governance/views/board/director.njk',
      title: name,
      back: { href: context.link('/board/directors'), text: capitalised(`${sitter}s`) },
      model: {
        name,
        sitter,
        incorporated: isIncorporated(facts.company),
        sentence: standingText(now, appointments, on),
        why: now ? whyCounts(directory, now, on) : [],
        whyTitle: now && whyTitle(now),
        seats: appointments.map((one) => heldRow(facts, one, on)),
        offices: (directory.officesOf.get(person) ?? []).map((office) => officeRow(directory, office, on)),
        counted: association(directory, person, on)?.until,
        signed: signs || signed.length > 0 ? { rows: signed, writes } : undefined,
        interests: interests.map((one) => interestRow(facts, one, on)),
        register: context.link('/board/interests'),
        declare: writes ? `${here}/interests/new` : undefined,
        end: writes && interests.some((one) => inForce(one, on)) ? `${here}/ended-interests/new` : undefined,
        sign: signs && writes ? `${here}/agreement/new` : undefined,
        resign: inOffice && writes ? `${here}/resignation/new` : undefined,
      },
    }
  },
})

const standingText = (now: DirectorView | undefined, appointments: readonly Appointment[], on: IsoDate): string => {
  if (now)
    return `In office as ${seatsText(now, ' and ')}${untilText(now, on)}. Counts as the council’s? **${countsText(now)}.**`
  return appointments.length > 0
    ? 'Not in office on this date.'
    : 'Known to the company, and not appointed to any body.'
}

const heldRow = (facts: BoardFacts, one: Appointment, on: IsoDate) => ({
  cells: [
    seatTitleOf(facts, one.seat),
    nameOfBody(facts, one.body),
    asFarAsKnown(one.appointedOn, one.appointedWithin),
    lastDayText(facts, one, on),
    ...(isIncorporated(facts.company) ? [one.verifiedOn ? longDate(one.verifiedOn) : ''] : []),
  ],
})

const interestRow = (facts: BoardFacts, one: Interest, on: IsoDate) => ({
  cells: [
    natureText(one),
    whereText(facts, one, on),
    one.from ? longDate(one.from) : '',
    one.to ? longDate(one.to) : 'Still so',
    one.declaredOn ? longDate(one.declaredOn) : 'Not declared',
  ],
})

const officeRow = (directory: Directory, office: Office, on: IsoDate) => ({
  cells: [
    capitalised(officeWords(office.office)),
    organisationName(directory, office.organisation, on),
    longDate(office.from),
    office.to ? longDate(office.to) : 'Still held',
    office.evidence ?? '',
    officeCounts(directory, office, on),
  ],
})

/** How long an office makes its holder count as the council's; nothing where it does not. */
const officeCounts = (directory: Directory, office: Office, on: IsoDate): string => {
  if (isMembersOffice(office) && office.to) return `Counts until ${longDate(formerMemberUntil(office.to))}`
  const counts = inForce(office, on) && (isMembersOffice(office) || isOfficer(directory, office))
  return counts ? 'Counts while held' : ''
}
