import { articlesOn, isIncorporated, sitterOf } from '../../../company/index.ts'
import { association, nameOf, type Office } from '../../../directory/index.ts'
import { addDays, type IsoDate, longDate } from '../../../kernel/dates.ts'
import type { Share } from '../../../kernel/share.ts'
import { percent } from '../../../kernel/text.ts'
import { defineForm } from '../../../platform/http/index.ts'
import { type AppointDirector, type Appointed, appointDirectorAct, newAppointment } from '../../acts/board/appoint.ts'
import { changesThrough } from '../../acts/guarding/guard.ts'
import { withAppointment, withOffice } from '../../board/after.ts'
import { mainBody } from '../../board/board.ts'
import { nameOfBody } from '../../board/called.ts'
import { type DirectorView, directorsOn } from '../../board/directors.ts'
import { subjectsOf } from '../../judging/judge.ts'
import { ruleQuotes, rulesInShort } from '../../judging/rule-words.ts'
import { SHARES } from '../../judging/words.ts'
import { type Worsening, worsenedBy } from '../../judging/worsened.ts'
import { loadBoardFacts } from '../../store.ts'
import type { Appointment, BoardFacts } from '../../types.ts'
import { changeRows, mindText, shareAfter, shareBars } from '../act-words.ts'
import { appointHref, seatTitle } from '../board/seat-words.ts'
import { countsText, whyCounts, whyLead } from '../board/why.ts'
import { named } from '../names.ts'
import { aimAppointment, appointCommand, appointSteps } from './appoint-questions.ts'
import { proposeForm } from './proposals.ts'
import { registrarBy } from './registrar.ts'

/** The facts with the person and the office that the command brings, and with nobody appointed yet. */
const withBeforehand = (facts: BoardFacts, { person, newPerson, office }: AppointDirector): BoardFacts => {
  const people = newPerson
    ? new Map([...facts.directory.people, [person, { ref: person, ...newPerson }] as const])
    : facts.directory.people
  const known = { ...facts, directory: { ...facts.directory, people } }
  return office ? withOffice(known, { person, ...office } as Office) : known
}

/** Who would sit where, and how he or she would count, on the day of appointment. */
const supposed = (facts: BoardFacts, command: AppointDirector) => {
  const before = withBeforehand(facts, command)
  const seat = before.seats.find(({ ref }) => ref === command.seat)
  if (!seat) throw new Error(`there is no seat ${command.seat}`)
  const appointment = newAppointment(before, seat, command)
  const after = withAppointment(before, appointment)
  const director = directorsOn(after, seat.body, command.appointedOn).find(({ person }) => person === command.person)
  return { before, after, seat, appointment, director, name: nameOf(before.directory, command.person) }
}

const isBoard = (facts: BoardFacts, { body, appointedOn }: Appointment): boolean =>
  mainBody(facts, appointedOn)?.ref === body

/** Only directors are told of to the registrar. */
const noticeBy = (facts: BoardFacts, appointment: Appointment): IsoDate | undefined =>
  isBoard(facts, appointment) ? registrarBy(facts, appointment.appointedOn) : undefined

/** Does the newcomer count as the council's? In one sentence, with the reason. */
const countsSentence = (facts: BoardFacts, director: DirectorView, name: string, on: IsoDate): string =>
  director.association || director.nominee || director.openQuestion
    ? `Counts as council: **${countsText(director)}**. ${whyCounts(facts.directory, director, on).join(' ')}`
    : `${name} **does not count** as the council’s: no office of a council is recorded that counts on ${longDate(on)}.`

const termText = ({ termEndsOn }: Appointment): string => (termEndsOn ? `to ${longDate(termEndsOn)}` : 'without an end')

/** Appointment in four steps: person, seat, dates, check. A person or an office that is new is recorded by the same act. */
export const appointForm = defineForm<AppointDirector, Appointed>({
  path: '/board/appointments',
  section: '/board',
  cancel: '/board/directors',
  act: appointDirectorAct,
  title: 'Appoint somebody',
  steps: appointSteps,
  command: async ({ reader }, answers) => appointCommand(await loadBoardFacts(reader), answers),
  aim: aimAppointment,
  instead: proposeForm,
  check: async ({ reader }, { command, outcome }) => {
    const facts = await loadBoardFacts(reader)
    const { after, seat, director, name } = supposed(facts, command)
    const { appointment, changes, notices } = outcome.result
    const drawing = shareBars(facts, changes, command.appointedOn)
    const notice = noticeBy(facts, appointment)
    return {
      heading: `Check before you appoint ${name}`,
      button: `Appoint ${name}`,
      ...(drawing ? { drawing } : {}),
      beforeAfter: { on: command.appointedOn, rows: changeRows(changes) },
      effects: [
        `${name} takes the seat **${seatTitle(seat)}** (${nameOfBody(facts, seat.body)}), from ${longDate(appointment.appointedOn)} ${termText(appointment)}.`,
        ...(director ? [countsSentence(after, director, name, command.appointedOn)] : []),
        ...(command.newPerson ? [`${name} is new, and is recorded as “${command.person}”.`] : []),
        ...(command.office ? ['The office of the council is recorded with its dates and evidence.'] : []),
        ...notices.map(mindText),
        ...(notice ? [`Companies House must be told by **${longDate(notice)}**.`] : []),
      ],
    }
  },
  refused: async ({ reader, base }, command) => {
    const facts = await loadBoardFacts(reader)
    const { before, after, seat, appointment, director, name } = supposed(facts, command)
    const day = command.appointedOn
    const subjects = subjectsOf(before, seat.body, day)
    const changes = changesThrough({ before, after, subjects, from: day })
    const worsened = worsenedBy(before, after, subjects, day)
    const first = worsened.map(({ on }) => on).sort()[0] ?? day
    const drawing = shareBars(before, changes, day)
    const [why, ...furtherWhy] = director ? whyCounts(after.directory, director, day) : []
    return {
      heading: `Check before you appoint ${name}`,
      title: `This appointment would break ${rulesInShort(
        before,
        worsened.map(({ finding }) => finding),
        day,
      )}`,
      text: [
        ...(first > day ? [`It would hold on ${longDate(day)}, and break on ${longDate(first)}.`] : []),
        ...factOf(before, worsened, shareAfter(before, changes, day), name),
      ].join(' '),
      ...(drawing ? { drawing } : {}),
      beforeAfter: { on: day, rows: changeRows(changes) },
      why: director && why ? [`${whyLead(director, name)} ${why}`, ...furtherWhy] : [],
      links: [...laterLink(after, appointment, command, base), whatIfLink(command, base)].filter(
        (link) => link !== undefined,
      ),
      words: named(after.directory, day),
      quotes: ruleQuotes(before, day),
    }
  },
  recorded: async ({ reader, base }, { outcome }) => {
    const facts = await loadBoardFacts(reader)
    const { appointment } = outcome.result
    const name = nameOf(facts.directory, appointment.person)
    const notice = noticeBy(facts, appointment)
    const director = isBoard(facts, appointment) && isIncorporated(facts.company)
    return {
      title: director
        ? `${name} is a ${sitterOf(facts.company)}`
        : `${name} sits in ${nameOfBody(facts, appointment.body)}`,
      next: [
        { on: appointment.appointedOn, text: 'First day in office.' },
        ...(notice ? [{ on: notice, text: 'Last day to tell Companies House.' }] : []),
        ...(appointment.termEndsOn ? [{ on: appointment.termEndsOn, text: 'Last day of the term.' }] : []),
      ],
      links: [
        { text: name, href: `${base}/board/directors/${encodeURIComponent(appointment.person)}` },
        { text: 'Board composition', href: `${base}/board` },
      ],
      words: named(facts.directory, appointment.appointedOn),
    }
  },
})

/** "With Stephen Harcombe the council would have **3 of 12** directors, **25.00%**."; of a rule that limits no share, what it finds. */
const factOf = (facts: BoardFacts, worsened: readonly Worsening[], share: Share | undefined, name: string): string[] =>
  share && worsened.some(({ finding }) => SHARES.includes(finding.rule))
    ? [
        `With ${name} the council would have **${share[0]} of ${share[1]}** ${sitterOf(facts.company)}s, **${percent(...share)}%**.`,
      ]
    : worsened.slice(0, 1).map(({ finding }) => finding.explanation)

/** The form again, with the first day on which a former councillor no longer counts. */
const laterLink = (facts: BoardFacts, appointment: Appointment, command: AppointDirector, base: string) => {
  const { value: authorities } = articlesOn(facts.company, appointment.appointedOn).authorities
  const until = association(facts.directory, command.person, appointment.appointedOn, { authorities })?.until
  if (!until || command.newPerson || command.office) return []
  const { person, seat, verifiedOn } = command
  const appointedOn = addDays(until, 1)
  return [
    {
      text: `Start again with ${longDate(appointedOn)} as the date of appointment`,
      href: appointHref(base, { person, seat, appointedOn, verifiedOn: verifiedOn ?? null }),
    },
  ]
}

/** Whoever is on record can be moved about in What if. */
const whatIfLink = ({ person, seat, appointedOn, newPerson, office }: AppointDirector, base: string) => {
  if (newPerson || office) return undefined
  const query = new URLSearchParams({ kind1: 'appoint', who1: person, seat1: seat, date1: appointedOn })
  return { text: 'Try other changes in What if', href: `${base}/board/what-if?${query}` }
}
