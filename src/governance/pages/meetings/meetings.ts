import { articlesOn, inWordsOf } from '../../../company/index.ts'
import { nameOf } from '../../../directory/index.ts'
import { addMonths, addYears, type IsoDate, inForce, LAST_DAY, longDate } from '../../../kernel/dates.ts'
import { notFound } from '../../../kernel/errors.ts'
import { capitalised, plural } from '../../../kernel/text.ts'
import { definePage, type PageContext } from '../../../platform/http/index.ts'
import { itemsOf, loadAgendaItems } from '../../agenda/items.ts'
import { mainBody } from '../../board/board.ts'
import { nameOfBody } from '../../board/called.ts'
import { councilVotesAt } from '../../judging/council-votes.ts'
import { judgeOn } from '../../judging/judge.ts'
import { meetingsIn, peopleAt, schoolYear, schoolYearText } from '../../meetings/attendance.ts'
import { calendarsOf, calendarText, unpublishedMeetings } from '../../meetings/calendar.ts'
import { quorumAt, quorumText } from '../../meetings/quorum.ts'
import { apologiesFor, isOfBoard, roomAt } from '../../meetings/room.ts'
import { loadSubstitutes } from '../../meetings/substitutes.ts'
import { schoolTerms, termlyBodies } from '../../meetings/termly.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts, Body, Mark, Meeting } from '../../types.ts'
import { boardLinks } from '../frame.ts'
import { attendanceFigure, MARK_WORDS, meetingTitle, statusTag, termCell } from './meeting-words.ts'
import { substituteCell, substituteRows } from './substitutes.ts'

const title = (meeting: Meeting): string => meeting.title ?? 'Meeting'

/** The body that the address asks for, else the main one. */
const bodyAsked = (facts: BoardFacts, on: IsoDate, asked: unknown) => {
  const wanted = typeof asked === 'string' && asked !== '' ? asked : mainBody(facts, on)?.ref
  const found = facts.bodies.find(({ ref }) => ref === wanted)
  if (!found && asked) throw notFound(`There is no body “${wanted}”`)
  return found
}

/** "Are we all here?": the meetings of a body, who was at them, and whether next year's dates are published. */
export const meetingsPage = definePage({
  path: '/meetings',
  section: '/meetings',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, link, may, dates, base, query } = context
    const facts = await loadBoardFacts(reader)
    const body = bodyAsked(facts, on, query.body)
    const year = schoolYear(on)
    const writes = may('board:write') && !dates.isPast
    return {
      view: 'governance/views/meetings/meetings.njk',
      title: body ? `Meetings: ${body.name}` : 'Meetings',
      model: {
        links: await boardLinks(context, '/meetings'),
        sentence: body ? yearSentence(facts, body.ref, on) : 'No body is recorded yet, so there are no meetings.',
        calendar: body ? calendarsOf(facts, body, on).map((one) => calendarText(one, on)) : [],
        clause: articlesOn(facts.company, on).datesAhead.clause,
        terms: termsTables(facts, on, link, body),
        figure: body ? attendanceFigure(facts, body.ref, on) : undefined,
        attendance: body ? attendanceText(facts, body.ref, on) : '',
        report: may('reports:read') ? link(`/reports/attendance?from=${year.from}&to=${on}`) : undefined,
        rows: body
          ? meetingsIn(facts, body.ref, { from: year.from, to: LAST_DAY }).map((one) => meetingRow(one, context))
          : [],
        substitutes: body
          ? substituteRows(facts, await loadSubstitutes(reader), {
              body: body.ref,
              on,
              withdrawals: writes ? `${base}/meetings/substitutes/withdrawals` : undefined,
            })
          : [],
        agree: writes ? `${base}/meetings/substitutes/new?body=${body?.ref ?? ''}` : undefined,
        bodies: facts.bodies
          .filter((one) => inForce(one, on) && one.ref !== body?.ref)
          .map(({ ref, name }) => ({ text: name, href: link(`/meetings?body=${encodeURIComponent(ref)}`) })),
        plan: writes ? `${base}/meetings/new?body=${body?.ref ?? ''}` : undefined,
        publish:
          body && writes && unpublishedMeetings(facts, body.ref, on).length > 0
            ? `${base}/meetings/published/new?body=${encodeURIComponent(body.ref)}`
            : undefined,
      },
    }
  },
})

const meetingRow = (meeting: Meeting, { link }: PageContext) => ({
  cells: [
    { text: longDate(meeting.heldOn), href: link(`/meetings/${encodeURIComponent(meeting.ref)}`) },
    title(meeting),
    { text: '', tag: statusTag(meeting) },
    meeting.publishedOn ? longDate(meeting.publishedOn) : 'Not recorded',
  ],
})

const yearSentence = (facts: BoardFacts, body: string, on: IsoDate): string => {
  const all = meetingsIn(facts, body, schoolYear(on))
  const held = all.filter(({ status, heldOn }) => status === 'held' && heldOn <= on).length
  const next = all.find(({ status, heldOn }) => status === 'planned' && heldOn >= on)
  return `**${plural(held, 'meeting')}** held in the school year ${schoolYearText(on)}. ${next ? `The next is on **${longDate(next.heldOn)}**.` : 'No other is planned in it.'}`
}

/** So many months before a school year ends, it is asked which groups have no date yet in a term of the next one. */
const MONTHS_AHEAD = 3

/**
 * Who is to meet in every term of this school year, and how each stands: of the main body all of them, of another itself. And the same
 * of the next year, once dates of it are planned, or are to be.
 */
const termsTables = (facts: BoardFacts, on: IsoDate, link: PageContext['link'], asked: Body | undefined) => {
  const ofAll = asked?.ref === mainBody(facts, on)?.ref
  const years = [on, addYears(on, 1)].map((day) => ({
    day,
    groups: termlyBodies(facts, on, day).filter(({ body }) => ofAll || body.ref === asked?.ref),
  }))
  return years
    .filter(
      ({ day, groups }) =>
        groups.length > 0 &&
        (schoolYear(day).from <= addMonths(on, MONTHS_AHEAD) ||
          groups.some(({ terms }) => terms.some(({ state }) => state !== 'open'))),
    )
    .map(({ day, groups }) => ({
      caption: `Meetings in every term of ${schoolYearText(day)}`,
      clause: articlesOn(facts.company, on).termlyMeetings.clause,
      columns: [{ label: 'Group' }, ...schoolTerms(day).map(({ name }) => ({ label: capitalised(name) }))],
      rows: groups.map(({ body, terms }) => ({
        cells: [
          { text: body.name, href: link(`/meetings?body=${encodeURIComponent(body.ref)}`) },
          ...schoolTerms(day).map(({ name }) => {
            const found = terms.find(({ term }) => term.name === name)
            return found ? termCell(found, on) : ''
          }),
        ],
      })),
    }))
}

const attendanceText = (facts: BoardFacts, body: string, on: IsoDate): string => {
  const asked = articlesOn(facts.company, on).attendance.value
  if (asked === null) return inWordsOf(facts.company)('The articles ask for no attendance, so none is judged.')
  const found = judgeOn(facts, body, on, 'group').find(({ finding }) => finding.rule === 'body.attendance')
  return found?.finding.explanation ?? ''
}

/** "Who was there?": one meeting with everybody in office on its day. */
export const meetingPage = definePage({
  path: '/meetings/:meeting',
  section: '/meetings',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, params, link, may, dates, base, on } = context
    const facts = await loadBoardFacts(reader)
    const meeting = facts.meetings.find(({ ref }) => ref === params.meeting)
    if (!meeting) throw notFound(`There is no meeting “${params.meeting}”`)
    const substitutes = await loadSubstitutes(reader)
    const took = meeting.status === 'held' || meeting.status === 'inquorate'
    const toCome = !took && meeting.status !== 'cancelled'
    const people = [...peopleAt(facts, meeting.body, meeting.heldOn)]
    const markOf = (person: string) => facts.marks.find((one) => one.meeting === meeting.ref && one.person === person)
    const there = people.filter((person) => markOf(person)?.mark === 'attended').length
    const writes = may('board:write') && !dates.isPast
    const here = `${base}/meetings/${encodeURIComponent(meeting.ref)}`
    return {
      view: 'governance/views/meetings/meeting.njk',
      title: meetingTitle(meeting),
      back: { href: link(`/meetings?body=${encodeURIComponent(meeting.body)}`), text: 'Meetings' },
      model: {
        caption: nameOfBody(facts, meeting.body),
        status: statusTag(meeting),
        sentence: meetingSentence(meeting, took, there, plural(people.length, 'person', 'people')),
        published: meeting.publishedOn
          ? `Published on ${longDate(meeting.publishedOn)}.`
          : 'When it was published is not recorded.',
        took,
        rows: people.map((person) => ({
          cells: [
            { text: nameOf(facts.directory, person), href: link(`/board/directors/${encodeURIComponent(person)}`) },
            took ? MARK_WORDS[markOf(person)?.mark ?? 'absent'] : expectedCell(markOf(person)),
            substituteCell(facts, substitutes, meeting, markOf(person)),
          ],
        })),
        agenda: meeting.status === 'cancelled' ? undefined : await agendaLink(context, meeting),
        ...roomModel(facts, meeting),
        apologies: writes && toCome ? `${here}/apologies/new` : undefined,
        withdraw:
          writes && toCome && apologiesFor(facts, meeting).length > 0 ? `${here}/withdrawn-apologies/new` : undefined,
        outcome: writes ? `${here}/outcome/new` : undefined,
        agree:
          writes && toCome
            ? `${base}/meetings/substitutes/new?${new URLSearchParams({ body: meeting.body, from: meeting.heldOn, to: meeting.heldOn })}`
            : undefined,
        marks: writes && took && meeting.heldOn <= on ? `${here}/attendance/new` : undefined,
      },
    }
  },
})

const meetingSentence = ({ status }: Meeting, took: boolean, there: number, people: string): string => {
  if (took) return `**${there} of ${people}** in office attended. Whoever has no mark was absent.`
  return status === 'cancelled'
    ? 'It was called off, and counts for nobody.'
    : `${people} will be in office on its day, as far as is known.`
}

/** What is known beforehand of how somebody will be at a meeting. */
const expectedCell = (mark: Mark | undefined) =>
  mark?.mark === 'apologies'
    ? { text: MARK_WORDS.apologies, ...(mark.toldOn ? { sub: `Sent on ${longDate(mark.toldOn)}` } : {}) }
    : ''

/** Whether enough are there to decide, and how much of the votes is the council's. */
const roomModel = (facts: BoardFacts, meeting: Meeting) => {
  if (meeting.status === 'cancelled' || !isOfBoard(facts, meeting)) return {}
  const room = roomAt(facts, meeting)
  const quorum = quorumAt(facts, meeting, room)
  const council = councilVotesAt(facts, meeting, room)
  return {
    quorum: quorum && {
      text: inWordsOf(facts.company)(quorumText(quorum, room)),
      source: quorum.source,
      tag: quorum.quorate ? { kind: 'ok', text: 'Quorate' } : { kind: 'bad', text: 'Inquorate' },
    },
    council: council && {
      ...council,
      tag: council.status === 'warn' ? { kind: 'warn', text: 'Look at this' } : { kind: 'ok', text: 'In order' },
    },
  }
}

const agendaLink = async ({ reader, link }: PageContext, { ref }: Meeting) => {
  const items = itemsOf(await loadAgendaItems(reader), ref).length
  return {
    text: items === 0 ? 'The agenda: nothing is on it yet' : `The agenda: ${plural(items, 'item')}`,
    href: link(`/meetings/${encodeURIComponent(ref)}/agenda`),
  }
}
