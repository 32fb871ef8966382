import { nameOf } from '../../../directory/index.ts'
import { addDays, type IsoDate, longDate } from '../../../kernel/dates.ts'
import { conflict, invalid } from '../../../kernel/errors.ts'
import { DateText, Optional, Ref, Text } from '../../../kernel/fields.ts'
import { commandSchema } from '../../../kernel/schema.ts'
import { listed } from '../../../kernel/text.ts'
import { defineAct, refuseAhead, type Tx } from '../../../platform/acts/index.ts'
import { withAppointment } from '../../board/after.ts'
import { mainBody, sittingsOn } from '../../board/board.ts'
import { nameOfBody, noSuchBody } from '../../board/called.ts'
import { recordLetter } from '../../decisions/letters.ts'
import { subjectsOf } from '../../judging/judge.ts'
import { leavingNotices } from '../../seats/kept-words.ts'
import { loadBoardFacts, recordAppointment } from '../../store.ts'
import type { Appointment, BoardFacts, Notice } from '../../types.ts'
import { changesThrough, type Effect, type RuleChange, report } from '../guarding/guard.ts'

export interface RecordResignation {
  person: string
  body?: string
  ceasedOn: IsoDate
  reason?: string
  /** When the letter came, and what it is. */
  receivedOn?: IsoDate
  letter?: string
}

const RecordResignationBody = commandSchema<RecordResignation>({
  person: Ref('person', 'people'),
  body: Optional(Ref('body', 'bodies')),
  ceasedOn: DateText('last day in office'),
  reason: Optional(Text('reason', 500)),
  receivedOn: Optional(DateText('date on which the letter was received')),
  letter: Optional(Text('letter', 200)),
})

export interface Resigned {
  appointments: Appointment[]
  changes: RuleChange[]
  /** With which sector a place stays that was left early. */
  notices: Notice[]
}

/**
 * Records that somebody leaves office: a resignation, a death, a removal. It takes effect whatever rule it breaks. Who had already
 * told of a later day leaves on this one.
 */
export const recordResignation = async (tx: Tx, command: RecordResignation): Promise<Resigned> => {
  refuseAhead(tx, '/receivedOn', command.receivedOn)
  const facts = await loadBoardFacts(tx)
  if (!facts.directory.people.has(command.person)) {
    throw invalid(`There is no person “${command.person}” here. Name somebody who is in office by the ref`, '/person')
  }
  const body = bodyLeft(facts, command)
  const held = sittingsOn(facts, body, command.ceasedOn)
    .map(({ appointment }) => appointment)
    .filter(({ person }) => person === command.person)
  const name = nameOf(facts.directory, command.person)
  if (held.length === 0) {
    throw invalid(
      `${name} is not in office in “${nameOfBody(facts, body)}” on ${longDate(command.ceasedOn)}. Check the date`,
      '/ceasedOn',
    )
  }
  const leaving = held.filter(({ ceasedOn }) => ceasedOn !== command.ceasedOn)
  if (leaving.length === 0) {
    throw conflict(
      'already-leaving',
      `${name} is already recorded as leaving “${nameOfBody(facts, body)}” after ${longDate(command.ceasedOn)}`,
    )
  }
  const ended = leaving.map((one) => ({ ...one, ceasedOn: command.ceasedOn, reason: command.reason ?? null }))
  const effect: Effect = {
    before: facts,
    after: ended.reduce(withAppointment, facts),
    subjects: subjectsOf(facts, body, command.ceasedOn),
    from: addDays(command.ceasedOn, 1),
  }
  report(tx, effect)
  for (const appointment of ended) {
    await recordAppointment(tx, appointment)
    await keepLetter(tx, appointment, command)
  }
  const notices = ended.flatMap((one) => leavingNotices(effect.after, one))
  return { appointments: ended, changes: changesThrough(effect), notices }
}

const keepLetter = async (tx: Tx, { ref }: Appointment, { receivedOn, letter }: RecordResignation): Promise<void> => {
  if (receivedOn === undefined && letter === undefined) return
  await recordLetter(tx, { appointment: ref, receivedOn: receivedOn ?? null, letter: letter ?? null })
}

/** The body named; without one the board of directors, or the only body in which the person sits. */
const bodyLeft = (facts: BoardFacts, { person, body, ceasedOn }: RecordResignation): string => {
  if (body !== undefined) {
    const unknown = noSuchBody(facts, body)
    if (unknown) throw invalid(unknown, '/body')
    return body
  }
  const sitsIn = facts.bodies
    .map(({ ref }) => ref)
    .filter((ref) => sittingsOn(facts, ref, ceasedOn).some(({ appointment }) => appointment.person === person))
  const main = mainBody(facts, ceasedOn)?.ref
  if (main && (sitsIn.includes(main) || sitsIn.length === 0)) return main
  if (sitsIn.length === 1) return sitsIn[0] as string
  throw invalid(
    `${nameOf(facts.directory, person)} sits in ${listed(sitsIn.map((ref) => `“${nameOfBody(facts, ref)}” (${ref})`))}. Name the body`,
    '/body',
  )
}

export const recordResignationAct = defineAct<RecordResignation, Resigned>({
  name: 'recordResignation',
  title: 'Record a resignation',
  permission: 'board:write',
  path: '/board/resignations',
  replaces: '/board/directors/:person',
  body: RecordResignationBody,
  example: { person: 'p-07', ceasedOn: '2027-01-31' as IsoDate, reason: 'Resigned' },
  run: recordResignation,
})
