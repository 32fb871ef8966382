import { articlesOn } from '../../company/index.ts'
import { nameOf, officesOn, organisationOn } from '../../directory/index.ts'
import {
  type BoardFacts,
  type Body,
  breachRowsOf,
  directorsOn,
  findingRow,
  judgeOn,
  loadBoardFacts,
  named,
  ruleTitles,
  seatsOn,
  sharedTag,
  signatureCell,
  termCell,
  termEndCell,
  termMeetings,
  waysWithTitles,
} from '../../governance/index.ts'
import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { capitalised, listed, plural } from '../../kernel/text.ts'
import { definePage, type PageContext } from '../../platform/http/index.ts'
import { groupsBelow, lapsedChairs, meetingsAround, prioritiesOn, schoolsIn } from '../groups.ts'
import { loadPriorities, type Priority } from '../priorities/register.ts'
import { partnershipModel } from './partnership.ts'
import { kindWord } from './words.ts'

/** One group: what it is for, who sits in it and for whom, what it works on, and how the partnerships below it stand. */
export const groupPage = definePage({
  path: '/groups/:body',
  section: '/meetings',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, params, link } = context
    const facts = await loadBoardFacts(reader)
    const body = facts.bodies.find(({ ref }) => ref === params.body)
    if (!body) throw notFound('There is no such group in this company')
    const priorities = await loadPriorities(reader)
    const { last, next } = meetingsAround(facts.meetings, body.ref, on)
    const words = named(facts.directory, on)
    const findings = judgeOn(facts, body.ref, on, 'group')
      .map(({ finding }) => finding)
      .filter(({ status }) => status !== 'not-applicable')
    return {
      view: 'partnerships/views/group.njk',
      title: body.name,
      back: { href: link('/groups'), text: 'Groups' },
      model: {
        remit: body.remit,
        sentence: answerOf(facts, body, on),
        meets: [
          last ? `Last met on ${longDate(last.heldOn)}.` : 'No meeting is recorded.',
          next ? `Meets next on ${longDate(next.heldOn)}.` : '',
        ].join(' '),
        terms: termMeetings(facts, body, on).map((one) => ({ cells: [capitalised(one.term.name), termCell(one, on)] })),
        ...seatTable(context, facts, body),
        findings: findings.map((finding) => findingRow(finding, words)),
        titles: ruleTitles,
        ways: waysWithTitles(facts, findings, on),
        breaches: breachRowsOf(context, facts, body.ref),
        priorities: priorityRows(context, priorities, body),
        start: startOf(context, body),
        former: formerRows(priorities, body, on),
        schools: schoolsIn(facts, body, on).map((school) => ({
          cells: [school.name, school.urn ?? '', school.typeName ?? school.type ?? '', school.phase ?? ''],
        })),
        below: groupsBelow(facts, body.ref, on).map((group) => ({
          cells: [{ text: group.name, href: link(`/groups/${group.ref}`) }, leadOf(facts, group, on)],
        })),
        partnership: await partnershipModel(context, facts, body),
      },
    }
  },
})

const leadOf = (facts: BoardFacts, body: Body, on: IsoDate): string => {
  const chair = directorsOn(facts, body.ref, on).find(({ isChair }) => isChair)
  return chair ? `${chair.name}${standsFor(facts, chair.person, on)}` : 'Nobody'
}

/** A person stands for the school where he or she holds the office: ", Westlow Primary School" */
const standsFor = (facts: BoardFacts, person: string, on: IsoDate): string => {
  const schools = officesOn(facts.directory, person, on)
    .map((office) => organisationOn(facts.directory, office.organisation, on))
    .flatMap((one) => (one && ['school', 'trust', 'federation', 'college'].includes(one.kind) ? [one.name] : []))
  return schools.length === 0 ? '' : `, ${listed(schools)}`
}

const answerOf = (facts: BoardFacts, body: Body, on: IsoDate): string => {
  const seats = seatsOn(facts, body.ref, on)
  const sitting = new Set(seats.flatMap(({ holders }) => holders)).size
  const chair = directorsOn(facts, body.ref, on).find(({ isChair }) => isChair)
  const empty = seats.some(({ seat }) => seat.category === 'chair') ? ', with **nobody in the chair**' : ''
  const led = chair ? `, led by **${chair.name}**${standsFor(facts, chair.person, on)}` : empty
  const who = lapsedChairs(facts, on).get(body.ref)
  const lapsed = who
    ? ` The chair counts as empty, as ${nameOf(facts.directory, who)} is **no serving head** of a school there (${articlesOn(facts.company, on).areas.clause}).`
    : ''
  return `${capitalised(kindWord(body))} of **${plural(sitting, 'person', 'people')}** in ${plural(seats.length, 'seat')}${led}.${lapsed}`
}

const SEAT_COLUMNS = ['Seat', 'Holder', 'Of', 'Term ends', 'Agreement signed']

const seatRows = ({ on, link }: PageContext, facts: BoardFacts, body: Body) =>
  seatsOn(facts, body.ref, on).flatMap(({ seat, holders }) =>
    (holders.length > 0 ? holders : [undefined]).map((holder) => {
      const appointment = facts.appointments.findLast(
        (one) => one.seat === seat.ref && one.person === holder && one.appointedOn <= on,
      )
      return {
        cells: [
          seat.title ?? seat.category.replaceAll('_', ' '),
          holder
            ? {
                text: nameOf(facts.directory, holder),
                href: link(`/board/directors/${holder}`),
                ...(holders.length > 1 ? { tag: sharedTag(holders.length) } : {}),
              }
            : { tag: { kind: 'none', text: 'Vacant' } },
          holder ? standsFor(facts, holder, on).replace(/^, /, '') : '',
          appointment ? termEndCell(appointment, on) : '',
          holder ? signatureCell(facts, body.ref, holder, on) : '',
        ],
      }
    }),
  )

/** Who sits in the group; when they signed its agreement where it asks for one, or anybody has. */
const seatTable = (context: PageContext, facts: BoardFacts, body: Body) => {
  const rows = seatRows(context, facts, body)
  const width = rows.some(({ cells }) => cells.at(-1) !== '') ? SEAT_COLUMNS.length : SEAT_COLUMNS.length - 1
  return {
    seatColumns: SEAT_COLUMNS.slice(0, width).map((label) => ({ label })),
    seats: rows.map(({ cells }) => ({ cells: cells.slice(0, width) })),
  }
}

/** What may be recorded of a group, by those who may and not under a past date. */
const startOf = ({ base, may, dates }: PageContext, body: Body) => {
  if (!may('board:write') || dates.isPast) return []
  const at = `${base}/groups/${encodeURIComponent(body.ref)}`
  return [
    { text: 'Record what it works on', href: `${at}/priorities/new` },
    ...(body.kind === 'partnership' || body.kind === 'area_group'
      ? [
          { text: 'Record a peer review', href: `${at}/reviews/new` },
          { text: 'Record a level of maturity', href: `${at}/evaluations/new` },
        ]
      : []),
  ]
}

const priorityRows = ({ on, base, may, dates }: PageContext, priorities: readonly Priority[], body: Body) =>
  prioritiesOn(priorities, body.ref, on).map((one) => ({
    cells: [
      may('board:write') && !dates.isPast
        ? {
            text: one.title,
            href: `${base}/groups/${encodeURIComponent(body.ref)}/priorities/${encodeURIComponent(one.ref)}/review/new`,
          }
        : one.title,
      one.from ? longDate(one.from) : '',
      one.progress ?? '',
      one.reviewedOn && one.reviewedOn <= on
        ? longDate(one.reviewedOn)
        : { tag: { kind: 'warn', text: 'Not reviewed yet' } },
    ],
  }))

const formerRows = (priorities: readonly Priority[], body: Body, on: IsoDate) =>
  priorities
    .filter((one) => one.body === body.ref && one.to !== null && one.to < on)
    .map((one) => ({ cells: [one.title, one.to ? longDate(one.to) : '', one.progress ?? ''] }))
