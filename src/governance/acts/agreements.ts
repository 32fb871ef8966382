import { nameOf } from '../../directory/index.ts'
import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { invalid } from '../../kernel/errors.ts'
import { DateText, Fields, Ref, Text } from '../../kernel/fields.ts'
import { type Schema, schema } from '../../kernel/schema.ts'
import { defineAct, type Tx } from '../../platform/act.ts'
import { withAppointment } from '../board/after.ts'
import { sittingsOn } from '../board/board.ts'
import { nameOfBody } from '../board/called.ts'
import { loadBoardFacts, recordAppointment } from '../store.ts'
import type { Appointment } from '../types.ts'
import { report } from './guard.ts'

export interface SignAgreement {
  person: string
  body: string
  version: string
  signedOn: IsoDate
}

const SignAgreementBody = schema(
  Fields({
    person: Ref('person', 'people'),
    body: Ref('body', 'bodies'),
    version: Text('version of the agreement', 50),
    signedOn: DateText('date of signature'),
  }),
) as unknown as Schema<SignAgreement>

/** Records that somebody has signed a version of the membership agreement of a body in which he or she sits. */
export const signAgreement = async (tx: Tx, command: SignAgreement): Promise<{ appointments: Appointment[] }> => {
  const facts = await loadBoardFacts(tx)
  const held = sittingsOn(facts, command.body, command.signedOn)
    .map(({ appointment }) => appointment)
    .filter(({ person }) => person === command.person)
  if (held.length === 0) {
    const name = nameOf(facts.directory, command.person)
    throw invalid(
      `${name} does not sit in “${nameOfBody(facts, command.body)}” on ${longDate(command.signedOn)}. Check the body and the date`,
      '/person',
    )
  }
  const signed = held.map((one) => ({ ...one, agreedOn: command.signedOn, agreementVersion: command.version }))
  for (const appointment of signed) await recordAppointment(tx, appointment)
  const after = signed.reduce(withAppointment, facts)
  report(tx, { before: facts, after, subjects: [{ body: command.body, scope: 'group' }], from: command.signedOn })
  return { appointments: signed }
}

export const signAgreementAct = defineAct<SignAgreement, { appointments: Appointment[] }>({
  name: 'signAgreement',
  title: 'Record a signed membership agreement',
  permission: 'board:write',
  path: '/board/agreements',
  body: SignAgreementBody,
  example: { person: 'p-12', body: 'board', version: '2026', signedOn: '2026-12-10' as IsoDate },
  run: signAgreement,
})
