import { nameOf, organisationsOn } from '../directory/index.ts'
import {
  type AddAgendaItem,
  type AgendaItem,
  addAgendaItemAct,
  agendaOf,
  type DeclareInterest,
  declareInterestAct,
  type ItemInterest,
  itemsOf,
  loadAgendaFacts,
  meetingCalled,
  meetingTitle,
  type OrderAgenda,
  orderAgendaAct,
  peopleAt,
  withdrawAgendaItemAct,
} from '../governance/index.ts'
import { notFound } from '../kernel/errors.ts'
import { alphabetical } from '../kernel/text.ts'
import { defineForm, type FormDefinition, type FormField, filled, type PageContext } from '../platform/http/index.ts'

const PATH = '/meetings/:meeting/agenda'

const agendaIn = async ({ reader, params }: PageContext) => {
  const known = await loadAgendaFacts(reader)
  return { known, agenda: agendaOf(known, meetingCalled(known.facts, params.meeting)) }
}

const itemIn = async (context: PageContext) => {
  const found = await agendaIn(context)
  const item = found.agenda.items.find(({ ref }) => ref === context.params.item)
  if (!item) throw notFound('There is no such item on this agenda')
  return { ...found, item }
}

const backToAgenda = ({ base, params }: PageContext) => [
  { text: 'The agenda', href: `${base}/meetings/${encodeURIComponent(params.meeting ?? '')}/agenda` },
]

const titleField: FormField = {
  name: 'title',
  label: 'Title',
  hint: 'Of a resolution its text, as it will be put: “That …”',
}

const concernsField = async (context: PageContext): Promise<FormField> => {
  const { known, agenda } = await agendaIn(context)
  return {
    name: 'organisation',
    label: 'Whom it concerns beside the company (optional)',
    hint: 'Whoever has an interest in it counts neither in the quorum of this item nor in the vote',
    kind: 'select',
    options: organisationsOn(known.facts.directory, agenda.meeting.heldOn)
      .map(({ ref, name }) => ({ value: ref, text: name }))
      .sort((a, b) => alphabetical(a.text, b.text)),
  }
}

const adding: Pick<
  Parameters<typeof defineForm<AddAgendaItem, AgendaItem>>[0],
  'section' | 'cancel' | 'act' | 'title' | 'subject' | 'command' | 'check' | 'recorded'
> = {
  section: '/meetings',
  cancel: PATH,
  act: addAgendaItemAct,
  title: 'Put something on the agenda',
  subject: async (context) => meetingTitle((await agendaIn(context)).agenda.meeting),
  command: ({ params }, answers) => filled({ ...answers, meeting: params.meeting }),
  check: async (context, { outcome: { result } }) => {
    const { known, agenda } = await agendaIn(context)
    const after = agendaOf({ ...known, items: [...known.items, result] }, agenda.meeting).items.at(-1)
    const names = (after?.interested ?? []).map(({ person }) => nameOf(known.facts.directory, person))
    return {
      heading: 'Check before you put it on the agenda',
      button: 'Put it on the agenda',
      effects: [
        `**${result.title}** is item ${after?.number} of ${meetingTitle(agenda.meeting)}.`,
        names.length === 0 ? 'Nobody is known to have an interest in it.' : `An interest in it: ${names.join(', ')}.`,
        ...(after?.quorum && !after.quorum.quorate
          ? [
              `Without them ${after.quorum.counted} are left, and the quorum is ${after.quorum.needed}: it could not be decided.`,
            ]
          : []),
      ],
    }
  },
  recorded: (context, { outcome: { result } }) => ({
    title: `“${result.title}” is on the agenda`,
    links: backToAgenda(context),
  }),
}

/** What the secretary thinks of. */
const addForm = defineForm<AddAgendaItem, AgendaItem>({
  ...adding,
  path: PATH,
  steps: [
    {
      fields: async (context) => [
        {
          name: 'kind',
          label: 'What is it?',
          kind: 'radios',
          options: [
            { value: 'resolution', text: 'A resolution to pass' },
            { value: 'other', text: 'Something to discuss or to note' },
          ],
          missing: 'Choose what it is',
        },
        titleField,
        await concernsField(context),
      ],
    },
  ],
})

/** What the product knows to be due: its kind and what it is about come with the link. */
const dueForm = defineForm<AddAgendaItem, AgendaItem>({
  ...adding,
  path: `${PATH}/due`,
  steps: [
    {
      fields: async (context) => [
        { name: 'kind', label: 'Kind', kind: 'hidden', shownElsewhere: true },
        { name: 'subject', label: 'About', kind: 'hidden', shownElsewhere: true },
        titleField,
        await concernsField(context),
      ],
    },
  ],
})

/** In which order: a number for each item; the same number twice stands in the order of before. */
const orderForm = defineForm<OrderAgenda, AgendaItem[]>({
  path: `${PATH}/order`,
  section: '/meetings',
  cancel: PATH,
  act: orderAgendaAct,
  title: 'Put the items in another order',
  subject: async (context) => meetingTitle((await agendaIn(context)).agenda.meeting),
  steps: [
    {
      fields: async (context) =>
        (await agendaIn(context)).agenda.items.map(({ ref, number, title }) => ({
          name: `place-${ref}`,
          label: title,
          kind: 'whole' as const,
          width: 3 as const,
          value: String(number),
        })),
    },
  ],
  command: async (context, answers) => {
    const { known, agenda } = await agendaIn(context)
    const place = (ref: string) => Number(answers[`place-${ref}`] || Number.MAX_SAFE_INTEGER)
    const items = itemsOf(known.items, agenda.meeting.ref).map(({ ref }) => ref)
    return { meeting: agenda.meeting.ref, items: items.sort((a, b) => place(a) - place(b)) }
  },
  check: (_context, { outcome: { result } }) => ({
    heading: 'Check before you order the agenda',
    button: 'Order the agenda',
    effects: result.map(({ title }, i) => `${i + 1}. ${title}`),
  }),
  recorded: (context) => ({ title: 'The agenda is in its new order', links: backToAgenda(context) }),
})

/** An item that is not taken. */
const offForm = defineForm<{ item: string }, AgendaItem>({
  path: `${PATH}/:item/withdrawal`,
  section: '/meetings',
  cancel: PATH,
  act: withdrawAgendaItemAct,
  title: 'Take something off the agenda',
  subject: async (context) => meetingTitle((await itemIn(context)).agenda.meeting),
  intro: async (context) => [(await itemIn(context)).item.title],
  steps: [{ fields: () => [] }],
  command: ({ params }) => ({ item: params.item }),
  check: (_context, { outcome: { result } }) => ({
    heading: 'Check before you take it off the agenda',
    button: 'Take it off the agenda',
    effects: [`**${result.title}** is no longer on the agenda. It stays on record.`],
  }),
  recorded: (context, { outcome: { result } }) => ({
    title: `“${result.title}” is off the agenda`,
    links: backToAgenda(context),
  }),
})

const YES_NO = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]

/** Somebody's interest in one item: what was declared, and what then happened. */
const interestForm = defineForm<DeclareInterest, ItemInterest>({
  path: `${PATH}/:item/interests`,
  section: '/meetings',
  cancel: PATH,
  act: declareInterestAct,
  title: 'Record an interest in an item',
  subject: async (context) => meetingTitle((await itemIn(context)).agenda.meeting),
  intro: async (context) => {
    const { item } = await itemIn(context)
    return [`${item.number}. ${item.title}`]
  },
  steps: [
    {
      fields: async (context) => {
        const { known, agenda } = await itemIn(context)
        const { body, heldOn } = agenda.meeting
        return [
          {
            name: 'person',
            label: 'Who',
            kind: 'select' as const,
            options: [...peopleAt(known.facts, body, heldOn)].map((ref) => ({
              value: ref,
              text: nameOf(known.facts.directory, ref),
            })),
            missing: 'Choose who has the interest',
          },
          { name: 'interest', label: 'Interest', hint: 'As it was declared: “Governor of the school”' },
          { name: 'leftRoom', label: 'Left the room? (optional)', kind: 'select' as const, options: YES_NO },
          { name: 'voted', label: 'Voted? (optional)', kind: 'select' as const, options: YES_NO },
          {
            name: 'authorisedBy',
            label: 'Minute by which the others authorised it (optional)',
            hint: 'Who is authorised counts in the quorum and may vote',
          },
        ]
      },
    },
  ],
  command: ({ params }, answers) => filled({ ...answers, item: params.item }),
  check: async (context, { outcome: { result } }) => {
    const { known, agenda } = await itemIn(context)
    const others = known.declared.filter((one) => one.item !== result.item || one.person !== result.person)
    const after = agendaOf({ ...known, declared: [...others, result] }, agenda.meeting)
    const item = after.items.find(({ ref }) => ref === result.item)
    const name = nameOf(known.facts.directory, result.person)
    return {
      heading: `Check before you record the interest of ${name}`,
      button: 'Record the interest',
      effects: [
        result.authorisedBy
          ? `${name} counts in the quorum and may vote, as the others have authorised.`
          : `${name} counts neither in the quorum of this item nor in the vote.`,
        ...(item?.quorum
          ? [
              `${item.quorum.counted} may then decide it; the quorum is ${item.quorum.needed}: ${item.quorum.quorate ? 'quorate' : '**inquorate**'}.`,
            ]
          : []),
      ],
    }
  },
  recorded: (context) => ({ title: 'The interest is recorded', links: backToAgenda(context) }),
})

export const forms: FormDefinition[] = [addForm, dueForm, orderForm, offForm, interestForm]
