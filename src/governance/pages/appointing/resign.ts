import { nameOf } from '../../../directory/index.ts'
import { addDays, type IsoDate, later, longDate } from '../../../kernel/dates.ts'
import { notFound } from '../../../kernel/errors.ts'
import { by } from '../../../kernel/order.ts'
import { listed } from '../../../kernel/text.ts'
import { defineForm, type PageContext } from '../../../platform/http/index.ts'
import { type RecordResignation, type Resigned, recordResignationAct } from '../../acts/board/resign.ts'
import { withAppointment } from '../../board/after.ts'
import { mainBody, sittingsOn } from '../../board/board.ts'
import { type Breach, breachesOf } from '../../judging/breaches/breaches.ts'
import { ruleTitles } from '../../judging/words.ts'
import { withItsClause } from '../../seats/kept-words.ts'
import { vacancyOf } from '../../seats/seating.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts } from '../../types.ts'
import { changeRows, shareBars, willBreak } from '../act-words.ts'
import { appointHref } from '../board/seat-words.ts'
import { named } from '../names.ts'
import { mendOn } from '../rules/mend-words.ts'
import { draftsOf } from './drafts.ts'
import { registrarBy } from './registrar.ts'

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

/** Only directors are told of to the registrar. */
const tellBy = (facts: BoardFacts, body: string | undefined, on: IsoDate): IsoDate | undefined =>
  mainBody(facts, on)?.ref === body ? registrarBy(facts, on) : undefined

/** Somebody leaves office. What has happened is recorded, whatever rule it breaks. */
export const resignForm = defineForm<RecordResignation, Resigned>({
  path: '/board/directors/:person/resignation',
  section: '/board',
  cancel: '/board/directors/:person',
  act: recordResignationAct,
  title: 'Record a resignation',
  subject: async (context) => (await factsAbout(context)).name,
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
          {
            name: 'receivedOn',
            label: 'Received on (optional)',
            kind: 'date',
            hint: 'The day on which the letter came',
          },
          {
            name: 'ceasedOn',
            label: 'Last day in office',
            kind: 'date',
            hint: 'It takes effect at the end of this day',
          },
          { name: 'reason', label: 'Reason (optional)', hint: 'Resigned, removed, disqualified, died' },
          { name: 'letter', label: 'Letter (optional)', hint: 'What the document is and where it is kept' },
        ]
      },
    },
  ],
  command: ({ params }, answers) =>
    Object.fromEntries(Object.entries({ ...answers, person: params.person }).filter(([, value]) => value)),
  check: async (context, { command, outcome }) => {
    const { facts, name } = await factsAbout(context)
    const { appointments, changes, notices } = outcome.result
    const from = addDays(command.ceasedOn, 1)
    const after = appointments.reduce(withAppointment, facts)
    const drawing = shareBars(facts, changes, from)
    const tell = tellBy(facts, appointments[0]?.body, command.ceasedOn)
    const [opened] = openedThrough(facts, after, context.today)
    const mend = opened ? mendOn(context, after, later(opened.from, from)) : undefined
    return {
      heading: `Check before you record that ${name} leaves`,
      button: 'Record the resignation',
      ...willBreak(after, outcome.breaches, { what: 'This resignation', takesEffect: 'A resignation', from }),
      ...(drawing ? { drawing } : {}),
      beforeAfter: { on: from, rows: changeRows(changes) },
      effects: [
        `${seatsLeft(facts, outcome.result)} is vacant from **${longDate(from)}**.`,
        ...notices.map(withItsClause),
        ...(tell ? [`Companies House must be told by **${longDate(tell)}**.`] : []),
        ...(opened?.state === 'coming' ? [`Until ${longDate(opened.from)} the breach is listed as coming.`] : []),
        ...(mend
          ? [`The smallest change that would mend it: ${mend.acts.map(({ text }) => text).join('; ')}. ${mend.result}`]
          : []),
      ],
    }
  },
  recorded: async ({ reader, base, today }, { outcome }) => {
    const facts = await loadBoardFacts(reader)
    const { appointments } = outcome.result
    const person = appointments[0]?.person ?? ''
    const name = nameOf(facts.directory, person)
    const lastDay = appointments[0]?.ceasedOn ?? today
    const vacantFrom = addDays(lastDay, 1)
    const tell = tellBy(facts, appointments[0]?.body, lastDay)
    const stayed = appointments.map((one) => ({ ...one, ceasedOn: null })).reduce(withAppointment, facts)
    const opened = openedThrough(stayed, facts, today)
    const left = facts.seats.filter(({ ref }) => appointments.some(({ seat }) => seat === ref))
    return {
      title: lastDay < today ? `${name} has left` : `${name} leaves on ${longDate(lastDay)}`,
      next: [
        { on: lastDay, text: 'Last day in office.' },
        { on: vacantFrom, text: `${seatsLeft(facts, outcome.result)} is vacant.` },
        // The address of a breach is made of its rule and day, and says nothing to whoever reads this.
        ...opened.map(({ ref, rule, state, from }) => ({
          on: from,
          text: `A breach ${state === 'coming' ? 'is coming' : 'is open'}: **${ruleTitles[rule] ?? rule}**.`,
          href: `${base}/board/breaches/${ref}`,
          link: 'What must be done',
        })),
        ...(tell ? [{ on: tell, text: 'Last day to tell Companies House.' }] : []),
      ],
      links: [
        ...left
          .filter((seat) => vacancyOf(facts, seat, today))
          .flatMap((seat) => draftsOf((path) => base + path, seat)),
        ...(opened.length > 0 ? [{ text: 'Breaches, and what would mend them', href: `${base}/board/breaches` }] : []),
        { text: 'Appoint somebody', href: appointHref(base, { seat: left[0]?.ref ?? '' }) },
        { text: name, href: `${base}/board/directors/${encodeURIComponent(person)}` },
      ],
      words: named(facts.directory, lastDay),
    }
  },
})

/** The breaches that the departure opens or makes deeper, the first to begin first. */
const openedThrough = (before: BoardFacts, after: BoardFacts, today: IsoDate): Breach[] => {
  const depth = ({ ref, worst }: Breach) => `${ref} ${worst.numerator} ${worst.denominator}`
  const without = new Set(breachesOf(before, today).map(depth))
  return breachesOf(after, today)
    .filter((breach) => !without.has(depth(breach)))
    .sort(by('from'))
}
