import { nameOf } from '../../../directory/index.ts'
import { longDate } from '../../../kernel/dates.ts'
import { notFound } from '../../../kernel/errors.ts'
import { by } from '../../../kernel/order.ts'
import { plural } from '../../../kernel/text.ts'
import { defineForm, type FormField, type PageContext } from '../../../platform/http/index.ts'
import { type Decided, type DecideNomination, decideNominationAct } from '../../acts/decisions/decide.ts'
import {
  type Advertised,
  type AdvertiseVacancy,
  advertiseVacancyAct,
  type Nominated,
  type RecordNomination,
  recordNominationAct,
} from '../../acts/decisions/nominate.ts'
import { loadNominations, NOMINATION_OUTCOMES, type Nomination } from '../../decisions/nominations.ts'
import { keptVacancy } from '../../seats/kept-places.ts'
import { placeNotice, withItsClause } from '../../seats/kept-words.ts'
import { vacancyOf } from '../../seats/seating.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts } from '../../types.ts'
import { seatTitleOf } from '../board/seat-words.ts'
import { KIND_WORDS, OUTCOME_WORDS } from './nominations.ts'

const seatOptions = ({ seats, bodies }: BoardFacts) =>
  seats.map(({ ref, title, body }) => ({
    value: ref,
    text: `${title ?? ref}, ${bodies.find((one) => one.ref === body)?.name ?? body} (${ref})`,
  }))

const personOptions = ({ directory }: BoardFacts) =>
  [...directory.people.keys()].map((ref) => ({ value: ref, text: nameOf(directory, ref) })).sort(by('text'))

const backLinks = (base: string) => [{ text: 'Nominations', href: `${base}/nominations` }]

const advertiseForm = defineForm<AdvertiseVacancy, Advertised>({
  path: '/nominations/advertisements',
  section: '/meetings',
  cancel: '/nominations',
  act: advertiseVacancyAct,
  title: 'Advertise a vacancy',
  intro: () => ['A vacancy, or a place that falls vacant, is advertised to the head of every school of the area.'],
  steps: [
    {
      fields: async ({ reader }) => [
        {
          name: 'seat',
          label: 'Seat',
          kind: 'select',
          options: seatOptions(await loadBoardFacts(reader)),
          missing: 'Choose the seat',
        },
        { name: 'advertisedOn', label: 'Advertised on', kind: 'date', missing: 'Enter the day of the advertisement' },
        { name: 'closesOn', label: 'Last day for nominations', kind: 'date' },
      ],
    },
  ],
  check: async ({ reader, today }, { outcome: { result } }) => {
    const facts = await loadBoardFacts(reader)
    const seat = facts.seats.find(({ ref }) => ref === result.vacancy.seat)
    const kept = seat && keptVacancy(facts, seat, result.vacancy.advertisedOn ?? today)
    const unknown = result.sentTo.filter(({ people }) => people.length === 0).length
    return {
      heading: `Check before you advertise ${seatTitleOf(facts, result.vacancy.seat ?? '')}`,
      button: 'Record the advertisement',
      effects: [
        ...(kept ? [`${withItsClause(placeNotice(facts, result.vacancy, kept))} Say so in the advertisement.`] : []),
        `It goes to the heads of **${plural(result.sentTo.length, 'school')}**${unknown > 0 ? `; of ${unknown} of them nobody is recorded as head` : ''}.`,
      ],
      tables: [
        {
          heading: 'Whom it goes to',
          caption: 'Schools and their heads',
          columns: [{ label: 'School' }, { label: 'Head' }],
          rows: result.sentTo.map(({ name, people }) => ({
            cells: [name, people.map((person) => nameOf(facts.directory, person)).join(', ') || 'Not recorded'],
          })),
        },
      ],
    }
  },
  recorded: async ({ reader, base, today }, { outcome: { result } }) => {
    const facts = await loadBoardFacts(reader)
    const seat = facts.seats.find(({ ref }) => ref === result.vacancy.seat)
    const draft =
      seat && vacancyOf(facts, seat, today) ? `${base}/board/seats/${encodeURIComponent(seat.ref)}/advert` : ''
    return {
      title: `${seatTitleOf(facts, seat?.ref ?? '')} is advertised`,
      next: result.vacancy.closesOn
        ? [{ on: result.vacancy.closesOn, text: 'Last day on which a nomination counts.' }]
        : [],
      links: [...(draft ? [{ text: 'Draft advert of the vacancy', href: draft }] : []), ...backLinks(base)],
    }
  },
})

const nominationForm = defineForm<RecordNomination, Nominated>({
  path: '/nominations',
  section: '/meetings',
  cancel: '/nominations',
  act: recordNominationAct,
  title: 'Record a nomination',
  steps: [
    {
      fields: async ({ reader }) => {
        const facts = await loadBoardFacts(reader)
        return [
          {
            name: 'person',
            label: 'Who is nominated',
            kind: 'select',
            options: personOptions(facts),
            missing: 'Choose who is nominated',
          },
          {
            name: 'kind',
            label: 'How',
            kind: 'radios',
            options: Object.entries(KIND_WORDS).map(([value, text]) => ({ value, text })),
            missing: 'Choose how the nomination came',
          },
          {
            name: 'seat',
            label: 'Seat',
            kind: 'select',
            options: seatOptions(facts),
            hint: 'None for a standing interest in a body',
          },
          {
            name: 'body',
            label: 'Body (standing interest only)',
            kind: 'select',
            options: facts.bodies.map(({ ref, name }) => ({ value: ref, text: name })),
            missing: 'Choose the seat, or the body of a standing interest',
          },
          { name: 'receivedOn', label: 'Received on', kind: 'date', missing: 'Enter the day on which it was received' },
        ] satisfies FormField[]
      },
    },
  ],
  command: async ({ reader }, answers) => {
    const { seats } = await loadBoardFacts(reader)
    const body = seats.find(({ ref }) => ref === answers.seat)?.body
    return Object.fromEntries(Object.entries({ ...answers, ...(body ? { body } : {}) }).filter(([, value]) => value))
  },
  check: async ({ reader }, { outcome: { result } }) => {
    const { directory } = await loadBoardFacts(reader)
    const { person, closesOn } = result.nomination
    return {
      heading: `Check before you record the nomination of ${nameOf(directory, person ?? '')}`,
      button: 'Record the nomination',
      effects: [
        result.late && closesOn
          ? `It came **after the last day**, ${longDate(closesOn)}: it is kept on record, and does not count.`
          : closesOn
            ? `It belongs to the advertisement that runs until ${longDate(closesOn)}.`
            : 'It belongs to no advertisement.',
        ...result.notices.map(withItsClause),
      ],
    }
  },
  recorded: async ({ reader, base }, { outcome: { result } }) => {
    const { directory } = await loadBoardFacts(reader)
    const { person, closesOn } = result.nomination
    return {
      title: `${nameOf(directory, person ?? '')} is nominated`,
      next: closesOn && !result.late ? [{ on: closesOn, text: 'Last day for nominations; then it is decided.' }] : [],
      links: backLinks(base),
    }
  },
})

const nominationIn = async ({ reader, params }: PageContext): Promise<Nomination & { person: string }> => {
  const found = (await loadNominations(reader)).find(({ ref }) => ref === params.nomination)
  if (!found || found.person === null) throw notFound(`There is no nomination “${params.nomination}”`)
  return { ...found, person: found.person }
}

const decisionForm = defineForm<DecideNomination, Decided>({
  path: '/nominations/:nomination/decision',
  section: '/meetings',
  cancel: '/nominations',
  act: decideNominationAct,
  title: 'Decide a nomination',
  intro: async (context) => {
    const facts = await loadBoardFacts(context.reader)
    const { person, seat } = await nominationIn(context)
    return [`**${nameOf(facts.directory, person)}**, for ${seat ? seatTitleOf(facts, seat) : 'a body as a whole'}.`]
  },
  steps: [
    {
      fields: async ({ reader }) => {
        const people = personOptions(await loadBoardFacts(reader))
        const panel = (name: string, label: string, hint: string): FormField => ({
          name,
          label,
          kind: 'select',
          hint,
          options: people,
        })
        return [
          {
            name: 'outcome',
            label: 'Outcome',
            kind: 'radios',
            options: NOMINATION_OUTCOMES.map((value) => ({ value, text: OUTCOME_WORDS[value] })),
            missing: 'Choose the outcome',
          },
          { name: 'decidedOn', label: 'Decided on', kind: 'date', missing: 'Enter the day of the decision' },
          panel(
            'panelChair',
            'Chair on the panel (optional)',
            'After an interview: a chair of the body, or of the board',
          ),
          panel('panelOfficer', 'Officer on the panel (optional)', 'After an interview: an officer of the authority'),
        ]
      },
    },
  ],
  command: ({ params }, { outcome, decidedOn, panelChair, panelOfficer }) => {
    const panel = [panelChair, panelOfficer].filter(Boolean)
    return {
      nomination: params.nomination,
      ...(outcome ? { outcome } : {}),
      ...(decidedOn ? { decidedOn } : {}),
      ...(panel.length > 0 ? { panel } : {}),
    }
  },
  aim: (error, answers) => {
    if (!error.pointer.startsWith('/panel')) return error
    const first = answers.panelChair ? 'panelChair' : 'panelOfficer'
    return {
      ...error,
      pointer: error.pointer === '/panel/1' ? '/panelOfficer' : `/${error.pointer === '/panel' ? 'panelChair' : first}`,
    }
  },
  check: async (context, { command, outcome: { result } }) => {
    const { directory } = await loadBoardFacts(context.reader)
    const left = result.round?.left ?? 0
    return {
      heading: `Check before you decide the nomination of ${nameOf(directory, result.nomination.person ?? '')}`,
      button: `Record it: ${OUTCOME_WORDS[command.outcome].toLowerCase()}`,
      effects: [
        left > 0
          ? `${plural(left, 'place')} of the round ${left === 1 ? 'is' : 'are'} left.`
          : 'No place of the round is left.',
        ...result.conflicts.map((text) => `**A conflict on the panel.** ${text}.`),
        'Somebody who is chosen takes the seat when the appointment is recorded.',
        ...result.notices.map(withItsClause),
      ],
    }
  },
  recorded: async ({ reader, base }, { command, outcome: { result } }) => {
    const { directory } = await loadBoardFacts(reader)
    const { person, seat } = result.nomination
    const appoint = new URLSearchParams({ person: person ?? '', seat: seat ?? '' })
    const chosen = command.outcome !== 'not_chosen' && command.outcome !== 'withdrawn'
    return {
      title: `${nameOf(directory, person ?? '')}: ${OUTCOME_WORDS[command.outcome].toLowerCase()}`,
      links: [
        ...(chosen ? [{ text: 'Record the appointment', href: `${base}/board/appointments/new?${appoint}` }] : []),
        ...backLinks(base),
      ],
    }
  },
})

export const nominationForms = [advertiseForm, nominationForm, decisionForm]
