import { OFFICES, type OfficeName, recordPerson } from '../../../directory/index.ts'
import type { IsoDate } from '../../../kernel/dates.ts'
import { invalid, Refusal } from '../../../kernel/errors.ts'
import { Choice, DateText, Fields, Optional, Ref, Text } from '../../../kernel/fields.ts'
import type { Tx } from '../../../platform/acts/index.ts'
import { loadBoardFacts } from '../../store.ts'
import { recordOffice } from './offices.ts'

/** What has to be known of somebody before the rules can judge an appointment; recorded in the same act, or not at all. */
export interface Beforehand {
  /** Somebody who is not known yet, and is to be known by the command's `person`. */
  newPerson?: { givenNames: string; familyName: string; email?: string }
  /** An office that was not recorded, which may make the person count as the council's. */
  office?: { organisation: string; office: OfficeName; from: IsoDate; to?: IsoDate; evidence?: string }
}

export const BeforehandFields = {
  newPerson: Optional(
    Fields({
      givenNames: Text('given names', 200),
      familyName: Text('family name', 200),
      email: Optional(Text('e-mail address', 254)),
    }),
  ),
  office: Optional(
    Fields({
      organisation: Ref('organisation of the office', 'organisations'),
      office: Choice('office', OFFICES),
      from: DateText('first day in the office'),
      to: Optional(DateText('last day in the office')),
      evidence: Optional(Text('evidence', 500)),
    }),
  ),
}

/** Records the person, then the office, in that order. */
export const recordBeforehand = async (
  tx: Tx,
  { person, newPerson, office }: Beforehand & { person: string },
): Promise<void> => {
  if (newPerson) {
    const { directory } = await loadBoardFacts(tx)
    if (directory.people.has(person)) throw invalid(`There is a person “${person}” already`, '/person')
    await under('/newPerson', () => recordPerson(tx, { ref: person, ...newPerson }))
  }
  if (office) await under('/office', () => recordOffice(tx, { person, ...office }))
}

/** What is wrong with a part of the command is said at that part. */
const under = async (pointer: string, run: () => Promise<unknown>): Promise<void> => {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof Refusal) || error.fault.kind !== 'invalid') throw error
    const inside = error.fault.fields.filter((field) => field.pointer !== '/person')
    const elsewhere = error.fault.fields.filter((field) => field.pointer === '/person')
    throw invalid([...elsewhere, ...inside.map((field) => ({ ...field, pointer: `${pointer}${field.pointer}` }))])
  }
}
