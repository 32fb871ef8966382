import { inWordsOf, isIncorporated } from '../../../company/index.ts'
import { nameOf } from '../../../directory/index.ts'
import { type IsoDate, inForce, longDate } from '../../../kernel/dates.ts'
import { by } from '../../../kernel/order.ts'
import { alphabetical, listed } from '../../../kernel/text.ts'
import { defineForm } from '../../../platform/http/index.ts'
import {
  type AgreeSubstitute,
  agreeSubstituteAct,
  type Withdrawn,
  type WithdrawSubstitute,
  withdrawSubstituteAct,
} from '../../acts/meetings/substitutes.ts'
import { mainBody } from '../../board/board.ts'
import { nameOfBody } from '../../board/called.ts'
import { peopleAt } from '../../meetings/attendance.ts'
import {
  type AgreedSubstitute,
  comesWithoutVote,
  loadSubstitutes,
  substituteName,
  substituteStanding,
} from '../../meetings/substitutes.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts, Mark, Meeting } from '../../types.ts'

/** Who came in place of somebody, and whether that was agreed beforehand. */
export const substituteCell = (
  facts: BoardFacts,
  all: readonly AgreedSubstitute[],
  meeting: Meeting,
  mark: Mark | undefined,
) => {
  const standing = mark && substituteStanding(facts.directory, all, meeting, mark)
  if (!mark || !standing) return ''
  const noVote = comesWithoutVote(facts, meeting)
  const agreed = standing.is === 'agreed' ? [`Agreed on ${longDate(standing.agreement.agreedOn)}`] : []
  const sub = [
    ...agreed,
    ...(noVote ? [inWordsOf(facts.company)('No vote: a director cannot send somebody else to direct')] : []),
  ].join('. ')
  return {
    text: mark.substitute === null ? 'Nobody is named' : substituteName(facts.directory, mark.substitute),
    ...(sub ? { sub } : {}),
    ...(standing.is === 'not agreed' && !noVote ? { tag: { kind: 'warn', text: 'Not agreed beforehand' } } : {}),
  }
}

/** Said to whoever records the marks. */
export const unagreedText = ({ directory }: BoardFacts, unagreed: readonly Mark[]): string[] =>
  unagreed.map(
    ({ person, substitute }) =>
      `**${substituteName(directory, substitute ?? '')}** was not agreed beforehand as the substitute of ${nameOf(directory, person)}. It is recorded as it was, and shown so.`,
  )

/** The substitutes of a body who may come on a day or later; `withdrawals`, where they can be withdrawn. */
export const substituteRows = (
  facts: BoardFacts,
  all: readonly AgreedSubstitute[],
  { body, on, withdrawals }: { body: string; on: IsoDate; withdrawals: string | undefined },
) =>
  comingFrom(all, on)
    .filter((one) => one.body === body)
    .map((one) => {
      const { person, substitute, agreedOn, agreedWith, from, to } = one
      const name = substituteName(facts.directory, substitute)
      const href = `${withdrawals}/new?${new URLSearchParams({ agreement: keyOf(one) })}`
      return {
        cells: [
          nameOf(facts.directory, person),
          name,
          longDate(from),
          to ? longDate(to) : 'Until further notice',
          { text: longDate(agreedOn), ...(agreedWith ? { sub: agreedWith } : {}) },
          ...(withdrawals ? [{ text: 'Withdraw', of: `${name}, from ${longDate(from)}`, href }] : []),
        ],
      }
    })

const comingFrom = (all: readonly AgreedSubstitute[], on: IsoDate): AgreedSubstitute[] =>
  all.filter(({ to }) => to === null || to >= on).sort(by('from'))

/** What an agreement is called in a form: four cells tell it from every other. */
const keyOf = ({ body, person, substitute, from }: AgreedSubstitute): string =>
  new URLSearchParams({ body, person, substitute, from }).toString()

/** Somebody may send another to meetings, and has agreed that beforehand. */
export const substituteForm = defineForm<AgreeSubstitute, AgreedSubstitute>({
  path: '/meetings/substitutes',
  section: '/meetings',
  cancel: '/meetings',
  act: agreeSubstituteAct,
  title: 'Agree a substitute',
  intro: async ({ reader }) => {
    const facts = await loadBoardFacts(reader)
    return [
      'Somebody who cannot come may send another, if that is agreed before the meeting.',
      ...(isIncorporated(facts.company)
        ? [
            inWordsOf(facts.company)(
              'A director may send somebody to listen to a meeting of the board, who has no vote there.',
            ),
          ]
        : []),
    ]
  },
  steps: [
    {
      fields: async ({ reader, today }) => {
        const facts = await loadBoardFacts(reader)
        const bodies = facts.bodies.filter((body) => inForce(body, today))
        const people = new Map(
          bodies.flatMap(({ ref }) =>
            [...peopleAt(facts, ref, today)].map((one) => [one, nameOf(facts.directory, one)] as const),
          ),
        )
        return [
          {
            name: 'body',
            label: 'Meetings of',
            kind: 'select',
            options: bodies.map(({ ref, name }) => ({ value: ref, text: name })),
            value: mainBody(facts, today)?.ref ?? '',
            missing: 'Choose the body',
          },
          {
            name: 'person',
            label: 'In place of',
            kind: 'select',
            options: [...people].map(([value, text]) => ({ value, text })).sort((a, b) => alphabetical(a.text, b.text)),
            missing: 'Choose who cannot come',
          },
          {
            name: 'substitute',
            label: 'Substitute',
            hint: 'Name and office, as in the minutes',
            missing: 'Enter who comes',
          },
          { name: 'from', label: 'From', kind: 'date', hint: 'The day of the meeting, or the first of several' },
          {
            name: 'to',
            label: 'To (optional)',
            kind: 'date',
            hint: 'The same day for one meeting. Blank: until further notice',
          },
          { name: 'agreedOn', label: 'Agreed on', kind: 'date', value: today },
          { name: 'agreedWith', label: 'Agreed with (optional)', hint: 'The partnership manager, the chair' },
        ]
      },
    },
  ],
  check: async ({ reader }, { command, outcome: { result } }) => {
    const facts = await loadBoardFacts(reader)
    const days =
      result.to === null
        ? `from ${longDate(result.from)}`
        : result.to === result.from
          ? `on ${longDate(result.from)}`
          : `from ${longDate(result.from)} to ${longDate(result.to)}`
    const meetings = facts.meetings.filter(
      (one) => one.body === result.body && inForce(result, one.heldOn) && one.status === 'planned',
    )
    return {
      heading: `Check before you agree a substitute for ${nameOf(facts.directory, command.person)}`,
      button: 'Record the substitute',
      effects: [
        `**${substituteName(facts.directory, result.substitute)}** may come to ${nameOfBody(facts, result.body)} ${days}.`,
        ...(meetings.length > 0
          ? [`Meetings planned in that time: ${listed(meetings.map(({ heldOn }) => longDate(heldOn)))}.`]
          : []),
      ],
    }
  },
  recorded: async ({ reader, base }, { outcome: { result } }) => {
    const { directory } = await loadBoardFacts(reader)
    return {
      title: `${substituteName(directory, result.substitute)} may come in place of ${nameOf(directory, result.person)}`,
      next: [{ on: result.from, text: 'First day on which the substitute may come.' }],
      links: [{ text: 'All meetings', href: `${base}/meetings?body=${encodeURIComponent(result.body)}` }],
    }
  },
})

/** Somebody comes in person again, or sends somebody else. */
export const withdrawSubstituteForm = defineForm<WithdrawSubstitute, Withdrawn>({
  path: '/meetings/substitutes/withdrawals',
  section: '/meetings',
  cancel: '/meetings',
  act: withdrawSubstituteAct,
  title: 'Withdraw an agreed substitute',
  steps: [
    {
      fields: async ({ reader, today }) => {
        const facts = await loadBoardFacts(reader)
        return [
          {
            name: 'agreement',
            label: 'Substitute',
            kind: 'select',
            options: comingFrom(await loadSubstitutes(reader), today).map((one) => ({
              value: keyOf(one),
              text: `${substituteName(facts.directory, one.substitute)} for ${nameOf(facts.directory, one.person)}, ${nameOfBody(facts, one.body)}, from ${longDate(one.from)}`,
            })),
            missing: 'Choose whose agreement ends',
          },
          {
            name: 'withdrawnOn',
            label: 'Comes no more from',
            kind: 'date',
            hint: 'The day before is the last of the agreement',
            value: today,
          },
        ]
      },
    },
  ],
  command: (_, { agreement, withdrawnOn }) => ({
    ...Object.fromEntries(new URLSearchParams(agreement)),
    ...(withdrawnOn ? { withdrawnOn } : {}),
  }),
  aim: (error) => (error.pointer === '/withdrawnOn' ? error : { ...error, pointer: '/agreement' }),
  check: async ({ reader }, { command, outcome: { result } }) => {
    const facts = await loadBoardFacts(reader)
    const name = substituteName(facts.directory, command.substitute)
    const of = nameOf(facts.directory, command.person)
    return {
      heading: `Check before you withdraw the substitute of ${of}`,
      button: 'Withdraw the substitute',
      effects: [
        result.lastDay === null
          ? `**${name}** does not come in place of ${of}: the agreement ends before its first day.`
          : `**${name}** may come in place of ${of} until ${longDate(result.lastDay)}, and no longer.`,
        'What was agreed until now stays on record, and is shown to whoever asks what was known then.',
      ],
    }
  },
  recorded: async ({ reader, base }, { command, outcome: { result } }) => {
    const { directory } = await loadBoardFacts(reader)
    return {
      title: `${substituteName(directory, command.substitute)} comes no more in place of ${nameOf(directory, command.person)}`,
      next: result.lastDay === null ? [] : [{ on: result.lastDay, text: 'Last day on which the substitute may come.' }],
      links: [{ text: 'All meetings', href: `${base}/meetings?body=${encodeURIComponent(command.body)}` }],
    }
  },
})
