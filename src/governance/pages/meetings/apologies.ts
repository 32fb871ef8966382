import { nameOf } from '../../../directory/index.ts'
import { longDate } from '../../../kernel/dates.ts'
import { notFound } from '../../../kernel/errors.ts'
import { defineForm, type PageContext } from '../../../platform/http/index.ts'
import {
  type Expected,
  type RecordApologies,
  recordApologiesAct,
  type WithdrawApologies,
  withdrawApologiesAct,
} from '../../acts/meetings/apologies.ts'
import { peopleAt } from '../../meetings/attendance.ts'
import { apologiesFor } from '../../meetings/room.ts'
import { loadBoardFacts } from '../../store.ts'
import { meetingTitle } from './meeting-words.ts'

/** The meeting that the address names, who sits in its body on the day, and who of them cannot come. */
const meetingIn = async ({ reader, params }: PageContext) => {
  const facts = await loadBoardFacts(reader)
  const meeting = facts.meetings.find(({ ref }) => ref === params.meeting)
  if (!meeting) throw notFound(`There is no meeting “${params.meeting}”`)
  const away = new Set(apologiesFor(facts, meeting).map(({ person }) => person))
  const option = (value: string) => ({ value, text: nameOf(facts.directory, value) })
  const people = [...peopleAt(facts, meeting.body, meeting.heldOn)]
  return {
    facts,
    meeting,
    coming: people.filter((person) => !away.has(person)).map(option),
    away: people.filter((person) => away.has(person)).map(option),
  }
}

/** "4 directors with a vote are expected; the quorum is 4." */
const quorumEffect = ({ quorum }: Expected): string[] =>
  quorum
    ? [
        `${quorum.counted} with a vote are expected then, and the quorum is ${quorum.needed}${quorum.quorate ? '' : ': **not enough**'}.`,
      ]
    : []

const linksTo = (base: string, meeting: string) => [
  { text: 'The meeting', href: `${base}/meetings/${encodeURIComponent(meeting)}` },
  { text: 'The agenda', href: `${base}/meetings/${encodeURIComponent(meeting)}/agenda` },
]

/** Somebody cannot come. */
export const apologiesForm = defineForm<RecordApologies, Expected>({
  path: '/meetings/:meeting/apologies',
  section: '/meetings',
  cancel: '/meetings/:meeting',
  act: recordApologiesAct,
  title: 'Record apologies for a meeting',
  subject: async (context) => meetingTitle((await meetingIn(context)).meeting),
  intro: () => ['Apologies stand on the agenda, and in the record of the meeting when it has been held.'],
  steps: [
    {
      fields: async (context) => [
        {
          name: 'person',
          label: 'Who cannot come?',
          kind: 'select',
          options: (await meetingIn(context)).coming,
          missing: 'Choose who cannot come',
        },
        { name: 'toldOn', label: 'Sent on', kind: 'date', value: context.today },
      ],
    },
  ],
  command: ({ params }, { person, toldOn }) => ({
    meeting: params.meeting,
    person,
    ...(toldOn ? { toldOn } : {}),
  }),
  check: async (context, { command, outcome: { result } }) => {
    const { facts, meeting } = await meetingIn(context)
    return {
      heading: `Check before you record the apologies of ${nameOf(facts.directory, command.person)}`,
      button: 'Record the apologies',
      effects: [
        `**${nameOf(facts.directory, command.person)}** is not expected on ${longDate(meeting.heldOn)}.`,
        ...quorumEffect(result),
      ],
    }
  },
  recorded: async (context, { command }) => {
    const { facts, meeting } = await meetingIn(context)
    return {
      title: `${nameOf(facts.directory, command.person)} has sent apologies for ${longDate(meeting.heldOn)}`,
      links: linksTo(context.base, meeting.ref),
    }
  },
})

/** Somebody comes after all. */
export const withdrawApologiesForm = defineForm<WithdrawApologies, Expected>({
  path: '/meetings/:meeting/withdrawn-apologies',
  section: '/meetings',
  cancel: '/meetings/:meeting',
  act: withdrawApologiesAct,
  title: 'Take apologies back',
  subject: async (context) => meetingTitle((await meetingIn(context)).meeting),
  steps: [
    {
      fields: async (context) => [
        {
          name: 'person',
          label: 'Who comes after all?',
          kind: 'select',
          options: (await meetingIn(context)).away,
          missing: 'Choose who comes after all',
        },
      ],
    },
  ],
  command: ({ params }, { person }) => ({ meeting: params.meeting, person }),
  check: async (context, { command, outcome: { result } }) => {
    const { facts, meeting } = await meetingIn(context)
    return {
      heading: `Check before you take back the apologies of ${nameOf(facts.directory, command.person)}`,
      button: 'Take them back',
      effects: [
        `**${nameOf(facts.directory, command.person)}** is expected on ${longDate(meeting.heldOn)} again.`,
        ...quorumEffect(result),
      ],
    }
  },
  recorded: async (context, { command }) => {
    const { facts, meeting } = await meetingIn(context)
    return {
      title: `${nameOf(facts.directory, command.person)} is expected on ${longDate(meeting.heldOn)} again`,
      links: linksTo(context.base, meeting.ref),
    }
  },
})
