import { nameOf } from '../../directory/index.ts'
import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { conflict, type FieldError, invalid } from '../../kernel/errors.ts'
import { DateText, Fields, Optional, Ref, Text } from '../../kernel/fields.ts'
import { type Schema, schema } from '../../kernel/schema.ts'
import { defineAct, type Tx } from '../../platform/act.ts'
import { refuseAhead } from '../../platform/happened.ts'
import { recordRow } from '../../platform/register.ts'
import { nameOfBody } from '../board/called.ts'
import { peopleAt } from '../meetings/attendance.ts'
import { type AgreedSubstitute, loadSubstitutes, substituteName, substitutes } from '../meetings/substitutes.ts'
import { loadBoardFacts } from '../store.ts'
import type { BoardFacts } from '../types.ts'

export interface AgreeSubstitute {
  person: string
  substitute: string
  body: string
  from: IsoDate
  to?: IsoDate
  /** Today, unless it says otherwise. */
  agreedOn?: IsoDate
  agreedWith?: string
}

const AgreeSubstituteBody = schema(
  Fields({
    person: Ref('person', 'people'),
    substitute: Text('substitute', 200),
    body: Ref('body', 'bodies'),
    from: DateText('first day on which the substitute may come'),
    to: Optional(DateText('last day on which the substitute may come')),
    agreedOn: Optional(DateText('day on which it was agreed')),
    agreedWith: Optional(Text('with whom it was agreed', 200)),
  }),
) as unknown as Schema<AgreeSubstitute>

/**
 * Records that somebody may send another to meetings of a body, agreed before the first of them. The same substitute from the same
 * day once more puts the last day right.
 */
export const agreeSubstitute = async (tx: Tx, command: AgreeSubstitute): Promise<AgreedSubstitute> => {
  refuseAhead(tx, '/agreedOn', command.agreedOn)
  const facts = await loadBoardFacts(tx)
  const agreedOn = command.agreedOn ?? tx.today
  const errors = [...whoErrors(facts, command), ...dayErrors(command, agreedOn)]
  if (errors.length > 0) throw invalid(errors)
  const { person, substitute, body, from } = command
  const agreed = {
    body,
    person,
    substitute,
    agreedOn,
    agreedWith: command.agreedWith ?? null,
    from,
    to: command.to ?? null,
  }
  const same = (await loadSubstitutes(tx)).find(
    (one) => one.body === body && one.person === person && one.substitute === substitute && one.from === from,
  )
  const kept = same
    ? { ...agreed, agreedOn: command.agreedOn ?? same.agreedOn, agreedWith: command.agreedWith ?? same.agreedWith }
    : agreed
  if (same && same.to === kept.to && same.agreedOn === kept.agreedOn && same.agreedWith === kept.agreedWith) {
    throw conflict(
      'already-there',
      `${substituteName(facts.directory, substitute)} is agreed already, from ${longDate(from)}`,
    )
  }
  await recordRow(tx, substitutes, {
    body,
    person,
    substitute,
    agreed_on: kept.agreedOn,
    agreed_with: kept.agreedWith,
    from,
    to: kept.to,
  })
  return kept
}

const whoErrors = (facts: BoardFacts, { person, substitute, body, from }: AgreeSubstitute): FieldError[] => {
  if (!facts.bodies.some(({ ref }) => ref === body)) {
    const bodies = facts.bodies.map(({ ref }) => ref).join(', ')
    return [{ pointer: '/body', detail: `There is no body “${body}”. The bodies are ${bodies}` }]
  }
  const sitting = peopleAt(facts, body, from)
  const where = `${nameOfBody(facts, body)} on ${longDate(from)}`
  const name = substituteName(facts.directory, substitute)
  return [
    ...(sitting.has(person)
      ? []
      : [{ pointer: '/person', detail: `${nameOf(facts.directory, person)} does not sit in ${where}` }]),
    ...([...sitting].some((one) => nameOf(facts.directory, one) === name)
      ? [{ pointer: '/substitute', detail: `${name} sits in ${where}. Choose somebody who does not` }]
      : []),
  ]
}

const dayErrors = ({ from, to }: AgreeSubstitute, agreedOn: IsoDate): FieldError[] => [
  ...(to !== undefined && to < from ? [{ pointer: '/to', detail: 'The last day must not be before the first' }] : []),
  ...(agreedOn > from
    ? [
        {
          pointer: '/agreedOn',
          detail: `A substitute is agreed beforehand. Give the day on which that was done, on or before ${longDate(from)}`,
        },
      ]
    : []),
]

export const agreeSubstituteAct = defineAct<AgreeSubstitute, AgreedSubstitute>({
  name: 'agreeSubstitute',
  title: 'Agree a substitute',
  permission: 'board:write',
  path: '/meetings/substitutes',
  body: AgreeSubstituteBody,
  example: {
    person: 'p-07',
    substitute: 'Leanne Portis, deputy head',
    body: 'board',
    from: '2026-12-10' as IsoDate,
    to: '2026-12-10' as IsoDate,
    agreedWith: 'Partnership manager',
  },
  run: agreeSubstitute,
})
