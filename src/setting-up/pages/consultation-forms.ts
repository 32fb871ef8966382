import { loadDirectory, organisationName, organisationsOn } from '../../directory/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { listed } from '../../kernel/text.ts'
import { defineForm, type PageContext } from '../../platform/http/index.ts'
import { type OpenConsultation, openConsultationAct, recordResponseAct } from '../acts.ts'
import { resultOn } from '../result.ts'
import { type Consultation, consultationNamed, type Response } from '../store.ts'

const addressOf = (base: string, ref: string) => `${base}/consultations/${encodeURIComponent(ref)}`

export const openConsultationForm = defineForm<OpenConsultation, Consultation>({
  path: '/consultations',
  section: '/meetings',
  cancel: '/consultations',
  act: openConsultationAct,
  title: 'Open a consultation',
  intro: () => ['Every open state-funded school of the area is asked, and each may give one answer.'],
  steps: [
    {
      fields: () => [
        { name: 'title', label: 'Question', hint: 'Such as “Which model do you prefer?”' },
        {
          name: 'options',
          label: 'Options',
          kind: 'long',
          hint: 'One to a line, at least two',
          missing: 'Enter the options',
        },
        { name: 'openedOn', label: 'First day', kind: 'date' },
        { name: 'closedOn', label: 'Last day (optional)', kind: 'date' },
      ],
    },
  ],
  command: (_context, { title, options = '', openedOn, closedOn }) => {
    const lines = options
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    return {
      ...(title ? { title } : {}),
      ...(lines.length > 0 ? { options: lines } : {}),
      ...(openedOn ? { openedOn } : {}),
      ...(closedOn ? { closedOn } : {}),
    }
  },
  aim: (error) => (error.pointer.startsWith('/options') ? { ...error, pointer: '/options' } : error),
  check: async ({ reader, today }, { outcome: { result } }) => {
    const { whole } = resultOn(result, [], await loadDirectory(reader), today)
    return {
      heading: 'Check before you open the consultation',
      button: 'Open the consultation',
      effects: [
        `**${whole.asked} schools** are asked, as the area stands today. The options are ${listed(result.options)}.`,
        result.closedOn
          ? `An answer counts until **${longDate(result.closedOn)}**.`
          : 'It stays open until a last day is recorded.',
      ],
    }
  },
  recorded: ({ base }, { outcome: { result } }) => ({
    title: `The consultation “${result.title}” is recorded`,
    next: [
      { on: result.openedOn, text: 'First day.' },
      ...(result.closedOn ? [{ on: result.closedOn, text: 'Last day on which an answer counts.' }] : []),
    ],
    links: [{ text: result.title, href: addressOf(base, result.ref) }],
  }),
})

const schoolName = async ({ reader, today }: PageContext, ref: string): Promise<string> =>
  organisationName(await loadDirectory(reader), ref, today)

export const recordResponseForm = defineForm<Response, Response & { inPlaceOf: string | null }>({
  path: '/consultations/:consultation/responses',
  section: '/meetings',
  cancel: '/consultations/:consultation',
  act: recordResponseAct,
  title: 'Record what a school answered',
  intro: async (context) => [`**${(await consultationNamed(context.reader, context.params.consultation)).title}**`],
  steps: [
    {
      fields: async (context) => {
        const consultation = await consultationNamed(context.reader, context.params.consultation)
        const directory = await loadDirectory(context.reader)
        const asked = organisationsOn(directory, context.today).filter(({ kind }) =>
          ['school', 'trust', 'federation', 'college'].includes(kind),
        )
        return [
          {
            name: 'organisation',
            label: 'School',
            kind: 'select',
            options: asked.map(({ ref, name, urn }) => ({ value: ref, text: urn ? `${name} (${urn})` : name })),
            missing: 'Choose the school',
          },
          {
            name: 'option',
            label: 'Answer',
            kind: 'radios',
            options: consultation.options.map((option) => ({ value: option, text: option })),
            missing: 'Choose the answer',
          },
          { name: 'receivedOn', label: 'Received on', kind: 'date', missing: 'Enter the day on which it was received' },
        ]
      },
    },
  ],
  check: async (context, { outcome: { result } }) => ({
    heading: `Check before you record the answer of ${await schoolName(context, result.organisation)}`,
    button: 'Record the answer',
    effects: [
      result.inPlaceOf === null
        ? 'It is the first answer of this school.'
        : `It takes the place of the answer before, **${result.inPlaceOf}**, which stays on record.`,
    ],
  }),
  recorded: async (context, { outcome: { result } }) => ({
    title: `${await schoolName(context, result.organisation)} has answered`,
    next: [{ on: result.receivedOn, text: result.option }],
    links: [
      { text: 'The result so far', href: addressOf(context.base, result.consultation) },
      { text: 'Record another answer', href: `${addressOf(context.base, result.consultation)}/responses/new` },
    ],
  }),
})
