import { nameOf } from '../../../directory/index.ts'
import { addDays, type IsoDate, longDate } from '../../../kernel/dates.ts'
import { conflict, type FieldError, invalid } from '../../../kernel/errors.ts'
import { DateText, Optional, Ref, Text } from '../../../kernel/fields.ts'
import { commandSchema } from '../../../kernel/schema.ts'
import { type AnyAct, defineAct, refuseAhead, type Tx } from '../../../platform/acts/index.ts'
import { recordRow, withdrawRow } from '../../../platform/registers/index.ts'
import { nameOfBody, noSuchBody } from '../../board/called.ts'
import { peopleAt } from '../../meetings/attendance.ts'
import {
  type AgreedSubstitute,
  loadSubstitutes,
  substituteName,
  substituteRow,
  substitutes,
} from '../../meetings/substitutes.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts } from '../../types.ts'

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

const AgreeSubstituteBody = commandSchema<AgreeSubstitute>({
  person: Ref('person', 'people'),
  substitute: Text('substitute', 200),
  body: Ref('body', 'bodies'),
  from: DateText('first day on which the substitute may come'),
  to: Optional(DateText('last day on which the substitute may come')),
  agreedOn: Optional(DateText('day on which it was agreed')),
  agreedWith: Optional(Text('with whom it was agreed', 200)),
})

/**
 * Records that somebody may send another to meetings of a body, agreed before the first of them. The same substitute from the same
 * day once more puts the last day right.
 */
const agreeSubstitute = async (tx: Tx, command: AgreeSubstitute): Promise<AgreedSubstitute> => {
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
  await recordRow(tx, substitutes, substituteRow(kept))
  return kept
}

const whoErrors = (facts: BoardFacts, { person, substitute, body, from }: AgreeSubstitute): FieldError[] => {
  const unknown = noSuchBody(facts, body)
  if (unknown) return [{ pointer: '/body', detail: unknown }]
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

export interface WithdrawSubstitute {
  person: string
  substitute: string
  body: string
  /** As agreed. */
  from: IsoDate
  /** The first day on which the substitute comes no more. Today, unless it says otherwise. */
  withdrawnOn?: IsoDate
}

export interface Withdrawn {
  agreement: AgreedSubstitute
  /** Null: the agreement ends before its first day, and nothing is left of it. */
  lastDay: IsoDate | null
}

const WithdrawSubstituteBody = commandSchema<WithdrawSubstitute>({
  person: Ref('person', 'people'),
  substitute: Text('substitute', 200),
  body: Ref('body', 'bodies'),
  from: DateText('first day on which the substitute may come'),
  withdrawnOn: Optional(DateText('day from which the substitute comes no more')),
})

/** Ends an agreed substitution from a day on; one that has not begun by then is taken away as a whole. */
const withdrawSubstitute = async (tx: Tx, command: WithdrawSubstitute): Promise<Withdrawn> => {
  const { person, substitute, body, from, withdrawnOn = tx.today } = command
  const facts = await loadBoardFacts(tx)
  const name = substituteName(facts.directory, substitute)
  const agreement = (await loadSubstitutes(tx)).find(
    (one) => one.body === body && one.person === person && one.substitute === substitute && one.from === from,
  )
  if (!agreement) {
    throw invalid(
      `Nobody agreed from ${longDate(from)} that ${name} may come in place of ${nameOf(facts.directory, person)} to ${nameOfBody(facts, body)}. GET /meetings/substitutes lists who may come`,
      '/substitute',
    )
  }
  if (agreement.to !== null && agreement.to < withdrawnOn) {
    throw conflict('already-ended', `${name} comes no more since ${longDate(addDays(agreement.to, 1))}`)
  }
  if (withdrawnOn <= from) {
    await withdrawRow(tx, substitutes, substituteRow(agreement))
    return { agreement, lastDay: null }
  }
  const lastDay = addDays(withdrawnOn, -1)
  await recordRow(tx, substitutes, substituteRow({ ...agreement, to: lastDay }))
  return { agreement: { ...agreement, to: lastDay }, lastDay }
}

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

export const withdrawSubstituteAct = defineAct<WithdrawSubstitute, Withdrawn>({
  name: 'withdrawSubstitute',
  title: 'Withdraw an agreed substitute',
  permission: 'board:write',
  path: '/meetings/substitutes/withdrawals',
  body: WithdrawSubstituteBody,
  example: {
    person: 'p-07',
    substitute: 'Leanne Portis, deputy head',
    body: 'board',
    from: '2026-12-10' as IsoDate,
  },
  run: withdrawSubstitute,
})

export const substituteActs: AnyAct[] = [agreeSubstituteAct, withdrawSubstituteAct]
