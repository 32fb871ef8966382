import { nameOf } from '../../directory/index.ts'
import { addDays, longDate } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { listed } from '../../kernel/text.ts'
import { defineForm } from '../../platform/http/form.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { type RecordResignation, type Resigned, recordResignationAct } from '../acts/resign.ts'
import { withAppointment } from '../after.ts'
import { mainBody, sittingsOn } from '../board.ts'
import { loadBoardFacts } from '../store.ts'
import type { BoardFacts } from '../types.ts'
import { changeRows, shareBars, willBreak } from './act-words.ts'
import { named } from './names.ts'

const factsAbout = async ({ reader, params }: PageContext) => {
  const facts = await loadBoardFacts(reader)
  const person = params.person ?? ''
  if (!facts.directory.people.has(person)) throw notFound('There is no such person in this company')
  return { facts, person, name: nameOf(facts.directory, person) }
}

/** The bodies in which somebody sits today or will sit. */
const bodiesOf = (facts: BoardFacts, person: string, today: string) =>
  facts.bodies.filter(({ ref }) =>
    facts.appointments.some(
      (one) => one.body === ref && one.person === person && (one.ceasedOn === null || one.ceasedOn >= today),
    ),
  )

const seatsLeft = (facts: BoardFacts, { appointments }: Resigned): string =>
  listed(
    appointments.map(({ seat }) => {
      const found = facts.seats.find(({ ref }) => ref === seat)
      return found?.title ?? seat
    }),
  )

/** Companies Act 2006, Part 10, chapter 8: the registrar is told within fourteen days of the change. */
const NOTICE_DAYS = 14

const tellsRegistrar = (facts: BoardFacts, body: string | undefined, on: RecordResignation['ceasedOn']): boolean =>
  facts.company.legalForm !== 'unincorporated' && mainBody(facts, on)?.ref === body

/** Somebody leaves office. What has happened is recorded, whatever rule it breaks. */
export const resignForm = defineForm<RecordResignation, Resigned>({
  path: '/board/directors/:person/resignation',
  section: '/board',
  cancel: '/board/directors/:person',
  act: recordResignationAct,
  title: 'Record a resignation',
  intro: async (context) => {
    const { facts, person, name } = await factsAbout(context)
    const held = facts.bodies.flatMap(({ ref, name: body }) =>
      sittingsOn(facts, ref, context.today)
        .filter(({ appointment }) => appointment.person === person)
        .map(({ seat }) => `${seat.title ?? seat.ref}, ${body}`),
    )
    return [
      held.length > 0 ? `**${name}** holds: ${listed(held)}.` : `**${name}** holds no seat today.`,
      'A resignation, a removal or a death is recorded here. It takes effect whether or not it breaks a rule.',
    ]
  },
  steps: [
    {
      fields: async (context) => {
        const { facts, person } = await factsAbout(context)
        const bodies = bodiesOf(facts, person, context.today)
        return [
          ...(bodies.length > 1
            ? [
                {
                  name: 'body',
                  label: 'Leaves which body',
                  kind: 'radios' as const,
                  options: bodies.map(({ ref, name }) => ({ value: ref, text: name })),
                  value: mainBody(facts, context.today)?.ref ?? '',
                },
              ]
            : []),
          { name: 'ceasedOn', label: 'Last day in office', kind: 'date' },
          { name: 'reason', label: 'Reason (optional)', hint: 'Resigned, removed, disqualified, died' },
        ]
      },
    },
  ],
  command: ({ params }, answers) =>
    Object.fromEntries(Object.entries({ ...answers, person: params.person }).filter(([, value]) => value)),
  check: async (context, { command, outcome }) => {
    const { facts, name } = await factsAbout(context)
    const { appointments, changes } = outcome.result
    const from = addDays(command.ceasedOn, 1)
    const after = appointments.reduce(withAppointment, facts)
    const drawing = shareBars(facts, changes, from)
    return {
      heading: `Check before you record that ${name} leaves`,
      button: 'Record the resignation',
      ...willBreak(after, outcome.breaches, { what: 'This resignation', takesEffect: 'A resignation', from }),
      ...(drawing ? { drawing } : {}),
      beforeAfter: { on: from, rows: changeRows(changes) },
      effects: [
        `${seatsLeft(facts, outcome.result)} is vacant from **${longDate(from)}**.`,
        ...(tellsRegistrar(facts, appointments[0]?.body, command.ceasedOn)
          ? [`Companies House must be told by **${longDate(addDays(command.ceasedOn, NOTICE_DAYS))}**.`]
          : []),
      ],
    }
  },
  recorded: async ({ reader, base, today }, { outcome }) => {
    const facts = await loadBoardFacts(reader)
    const [left] = outcome.result.appointments
    const name = nameOf(facts.directory, left?.person ?? '')
    const lastDay = left?.ceasedOn
    const broken = outcome.breaches.length > 0
    return {
      title: lastDay && lastDay < today ? `${name} has left` : `${name} leaves on ${longDate(lastDay ?? today)}`,
      next: lastDay
        ? [
            { on: lastDay, text: 'Last day in office.' },
            { on: addDays(lastDay, 1), text: `${seatsLeft(facts, outcome.result)} is vacant.` },
            ...(tellsRegistrar(facts, left?.body, lastDay)
              ? [{ on: addDays(lastDay, NOTICE_DAYS), text: 'Last day to tell Companies House.' }]
              : []),
          ]
        : [],
      links: [
        ...(broken ? [{ text: 'Breaches, and what would mend them', href: `${base}/board/breaches` }] : []),
        { text: 'Appoint somebody', href: `${base}/board/appointments/new` },
        { text: name, href: `${base}/board/directors/${encodeURIComponent(left?.person ?? '')}` },
      ],
      words: named(facts.directory, lastDay ?? today),
    }
  },
})
